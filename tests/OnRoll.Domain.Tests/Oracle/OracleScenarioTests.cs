namespace OnRoll.Domain.Tests.Oracle;

/// <summary>The 28 scenarios, each definition, as people decided them.</summary>
public sealed class OracleScenarioTests
{
    public static TheoryData<string, string, string, string> Decided()
    {
        TheoryData<string, string, string, string> rows = [];
        foreach (var line in Read("expected.csv"))
        {
            var fields = line.Split(',');
            rows.Add(fields[0], fields[1], fields[2], fields[3]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public void A_scenario_is_answered_as_people_decided_it(string child, string on, string definition, string result)
    {
        SlowEvaluator oracle = new(Read("facts.csv").Select(OracleLine.Parse), asKnown: null, OracleAsk.Run);

        var answer = oracle.Answer(child, definition, OracleAsk.Day(on));

        Assert.Equal(result, OracleAsk.Word(answer));
    }

    [Fact]
    public void All_twenty_eight_scenarios_are_there()
    {
        var children = Decided().Select(row => row.Data.Item1).Distinct();

        Assert.Equal(28, children.Count());
        Assert.Equal(OracleLine.Header, File.ReadLines(PathOf("facts.csv")).First());
    }

    private static IEnumerable<string> Read(string name) =>
        File.ReadLines(PathOf(name)).Skip(1).Where(line => line.Length > 0);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Examples", "status", name);
}
