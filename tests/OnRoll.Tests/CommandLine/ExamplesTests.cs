namespace OnRoll.Tests.CommandLine;

/// <summary>The worked cases, through the command a user would type.</summary>
public sealed class ExamplesTests
{
    [Fact]
    public void Every_scenario_gets_the_answer_expected_under_every_definition()
    {
        var expected = Rows("status/expected.csv");
        var answers = expected.Select(row => row[1]).Distinct(StringComparer.Ordinal)
            .SelectMany(day => Typed.In("status", "--facts", At("status/facts.csv"), "--on", day, "--definition", "all").Rows)
            .ToDictionary(row => (row["child"], row["on"], row["definition"]), row => row["result"]);

        Assert.Equal(190, expected.Count);
        Assert.All(expected, row => Assert.Equal((row[0], row[1], row[2], row[3]), (row[0], row[1], row[2], answers[(row[0], row[1], row[2])])));
    }

    [Fact]
    public void Every_deadline_is_due_when_expected()
    {
        var answer = Typed.In("deadline", "--file", At("deadlines/expected.csv"), "--calendar", At("deadlines/calendar.csv"), "--quiet");

        Assert.Equal(0, answer.Exit);
        Assert.Equal(Rows("deadlines/expected.csv").Select(row => $"{row[0]} {row[1]} {row[3]}"), answer.Rows.Select(row => $"{row["rule"]} {row["from"]} {row["due"]}"));
    }

    [Fact]
    public void Answers_stand_by_child_then_definition_under_the_columns_others_depend_on()
    {
        var answer = Typed.In("status", "--facts", At("status/facts.csv"), "--definition", "DEF-18,DEF-3,DEF-1");

        Assert.Equal("child,on,definition,result,since,days,authority,reason,because", answer.Lines[0]);
        Assert.Equal(["S01 DEF-1", "S01 DEF-3", "S01 DEF-18", "S02 DEF-1"], answer.Rows.Take(4).Select(row => $"{row["child"]} {row["definition"]}"));
        Assert.All(answer.Rows, row => Assert.Equal("2025-11-10", row["on"]));
    }

    [Fact]
    public void A_run_says_since_when_and_for_how_many_days()
    {
        var row = Typed.In("status", "--facts", At("status/facts.csv"), "--child", "S08").Rows[0];

        Assert.Equal(("true", "2025-10-11", "31", "301", ""), (row["result"], row["since"], row["days"], row["authority"], row["reason"]));
        Assert.Contains("Education Act 1996 s 436A", row["because"], StringComparison.Ordinal);
    }

    private static string At(string file) => Path.Combine(AppContext.BaseDirectory, "Examples", file);

    private static List<string[]> Rows(string file) => [.. File.ReadLines(At(file)).Skip(1).Select(line => line.Split(','))];
}
