using System.Globalization;
using System.Text;

namespace OnRoll.Tests.CommandLine;

/// <summary>Whatever a file holds, it is answered by line and column, and the rest is answered from.</summary>
public sealed class BadInputTests
{
    private const string Good = "C1,born,2015-03-01,,,,F,,,";
    private const string Home = "C1,resident,2020-01-01,,202,,,,,";

    [Theory]
    [InlineData("C1,registred,2020-01-01,,,,,,,", "fact: is not a fact we know")]
    [InlineData(",born,2015-03-01,,,,F,,,", "child: is blank")]
    [InlineData("C1,registered,,,,,,,,", "from: is blank")]
    [InlineData("C1,registered,2020-02-30,,,,,,,", "from: is a day that does not exist")]
    [InlineData("C1,registered,2021-02-29,,,,,,,", "from: is a day that does not exist")]
    [InlineData("C1,registered,01/09/2020,,,,,,,", "from: is not a date")]
    [InlineData("C1,registered,2020-09-01,2020-08-31,,,,,,", "to: is before from")]
    [InlineData("C1,registered,0001-01-01,,,,,,,", "from: is before 1900")]
    [InlineData("C1,registered,9999-01-01,,,,,,,", "from: is after 2199")]
    [InlineData("C1,born,2025-11-11,,,,F,,,", "from: is in the future")]
    [InlineData("C1,died,2025-11-11,,,,,,,", "from: is in the future")]
    [InlineData("C1,born,2015-03-01,,,,X,,,", "kind: is not a kind we know")]
    [InlineData("C1,resident,2020-01-01,,,,,,,", "authority: is blank")]
    [InlineData("C1,resident,2020-01-01,,ZZZ,,,,,", "authority: is not the code of an authority")]
    [InlineData("C1,resident,2020-01-01,,999,,,,,", "authority: is not the code of an authority in England")]
    [InlineData("C1,resident,2020-01-01,,202,,perhaps,,,", "kind: is not a kind of residence we know")]
    [InlineData("C1,provision,2020-01-01,,,,ap,1e999,,", "hours: is not a number of hours in a week")]
    [InlineData("C1,provision,2020-01-01,,,,ap,-1,,", "hours: is not a number of hours in a week")]
    [InlineData("C1,provision,2020-01-01,,,,ap,169,,", "hours: is not a number of hours in a week")]
    [InlineData("C1,provision,2020-01-01,,,,ap,NaN,,", "hours: is not a number of hours in a week")]
    [InlineData("C1,provision,2020-01-01,,,,school,5,,", "kind: is not a kind we know")]
    [InlineData("C1,provision,2020-01-01,,,,ap,5,excellent,", "detail: is not a judgement we know")]
    [InlineData("C1,absent,2020-01-01,,,,,,,", "kind: is blank")]
    [InlineData("C1,reason,2020-01-01,,,,21,,,", "kind: is not a reason we know")]
    [InlineData("C1,whereabouts,2020-01-01,,,,unknown,,,yesterday", "known: is not a moment")]
    [InlineData("C1,registered,2020-01-01", "has 3 fields where the header has 10")]
    [InlineData("C1,registered,2020-01-01,,,\"St Mary,,,,", "has a quote that is never closed")]
    [InlineData("C1,registered,2020-01-01,,,St \"Mary\",,,,", "has a quote inside a field that is not in quotes")]
    [InlineData("C1,registered,2020-01-01,,,\"St\" Mary,,,,", "has text after a closing quote")]
    [InlineData("C1,registered,2020-01-01,,,St\0Mary,,,,", "has a NUL character in it")]
    public void A_bad_line_is_rejected_by_line_and_column_and_the_rest_is_answered_from(string line, string said)
    {
        using var file = Scratch.Facts(Good, line, Home);

        var answer = Typed.In("status", "--facts", file.Path, "--child", "C1", "--quiet");

        Assert.Equal(3, answer.Exit);
        Assert.StartsWith($"onroll: {file.Path}:3: {said}", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("true", answer.Rows[0]["result"]);
    }

    [Theory]
    [InlineData("C1,registered,2020-09-01,9999-12-31,,,,,,", "to: is after 2199 and is read as still so")]
    [InlineData("C1,attribute,2020-01-01,,,,left-handed,,,", "kind: is not in the code sets and is kept as it came")]
    [InlineData("C1,timetable,2020-01-01,,,,,,,", "hours: is blank")]
    [InlineData("C1,whereabouts,2020-01-01,,,,known,,,2031-01-01", "known: is in the future")]
    [InlineData("C1,resident,2024-01-01,,909,,,,,", "authority: did not exist on the first day: 909 ended on 2023-03-31; on that day it was 942 or 943; say which")]
    [InlineData("C1,resident,2021-05-01,,837,,,,,", "authority: did not exist on the first day: 837 ended on 2019-03-31; on that day it was 839, where the child counts")]
    [InlineData("C1,resident,2010-01-01,2025-01-01,839,,,,,", "authority: did not exist on the first day: 839 began on 2019-04-01; on that day it was 835 or 836 or 837; say which")]
    [InlineData("C1,registered,2020-01-01,,,100,,,withdrawm,", "detail: is not used for this fact")]
    public void What_can_be_kept_is_kept_with_a_notice(string line, string said)
    {
        using var file = Scratch.Facts(Good, line);

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal(0, answer.Exit);
        Assert.Contains(answer.Errors, error => error.StartsWith($"onroll: notice: {file.Path}:3: {said}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("C1,whereabouts,2024-01-01,,,,known,,,", "C1,whereabouts,2024-01-01,,,,unknown,,,", "kind: whereabouts are reported in two ways from the same day (line 3)")]
    [InlineData("C1,home-education,2024-01-01,,,,suitable,,,", "C1,home-education,2024-01-01,,,,unsuitable,,,", "kind: home education is reported in two ways from the same day (line 3)")]
    [InlineData("C1,resident,2020-01-01,,202,,,,,", "C1,resident,2021-01-01,,203,,,,,", "authority: two confirmed residences in different areas hold at once")]
    [InlineData("C1,registered,2020-01-01,,,101,,,,", "C1,registered,2021-01-01,,,101,,,,", "from: two entries in the register of one school hold at once (line 3)")]
    public void Contradictions_are_kept_and_shown(string one, string other, string said)
    {
        using var file = Scratch.Facts(Good, one, other);

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal(0, answer.Exit);
        Assert.Contains(answer.Errors, error => error.StartsWith($"onroll: notice: {file.Path}:4: {said}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_column_refuses_the_file_and_is_named()
    {
        using var file = Scratch.Of("child,from,to\nC1,2015-03-01,\n");

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal(3, answer.Exit);
        Assert.StartsWith($"onroll: {file.Path}:1: fact: is missing from the header", answer.Errors[0], StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }

    [Fact]
    public void A_doubled_column_refuses_the_file_and_is_named()
    {
        using var file = Scratch.Of("child,fact,from,to,kind,kind\nC1,born,2015-03-01,,F,M\n");

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal(3, answer.Exit);
        Assert.StartsWith($"onroll: {file.Path}:1: kind: stands twice in the header", answer.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_unknown_ones_are_passed_over_with_a_notice()
    {
        using var file = Scratch.Of("shoe size,kind,to,from,fact,child\n31,F,,2015-03-01,born,C1\n");

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal(0, answer.Exit);
        Assert.Single(answer.Rows);
        Assert.Contains(answer.Errors, error => error.Contains("one column is not used", StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        using var file = Scratch.OfBytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Scratch.FactsHeader}\n{Good}\n")]);

        Assert.Equal(0, Typed.In("status", "--facts", file.Path, "--quiet").Exit);
    }

    [Fact]
    public void Other_encodings_are_refused_by_name()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var preamble in new[] { encoding.GetPreamble(), [] })
            {
                using var file = Scratch.OfBytes([.. preamble, .. encoding.GetBytes($"{Scratch.FactsHeader}\n{Good}\n")]);

                var answer = Typed.In("status", "--facts", file.Path);

                Assert.Equal(3, answer.Exit);
                Assert.Contains("UTF-16", answer.Errors[0], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_is_rejected_by_itself()
    {
        using var file = Scratch.OfBytes([.. Encoding.Latin1.GetBytes($"{Scratch.FactsHeader}\n{Good}\nC1,registered,2020-01-01,,,École,,,,\n{Home}\n")]);

        var answer = Typed.In("status", "--facts", file.Path, "--quiet");

        Assert.Equal(3, answer.Exit);
        Assert.StartsWith($"onroll: {file.Path}:3: is not UTF-8", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("true", answer.Rows[0]["result"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void An_empty_file_is_refused(string text)
    {
        using var file = Scratch.Of(text);

        Assert.Equal(3, Typed.In("status", "--facts", file.Path).Exit);
    }

    [Fact]
    public void A_file_of_nothing_but_a_header_answers_nothing()
    {
        using var file = Scratch.Facts();

        Assert.Equal("0,0", Typed.In("snapshot", "--facts", file.Path).Lines[1]);
    }

    [Fact]
    public void A_field_of_a_million_characters_is_rejected_without_being_repeated()
    {
        using var file = Scratch.Facts(Good, $"C1,registered,2020-01-01,,,{new string('x', 1_000_000)},,,,", Home);

        var answer = Typed.In("status", "--facts", file.Path, "--quiet");

        Assert.StartsWith($"onroll: {file.Path}:3: place: is longer than 200 characters", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.True(answer.Error.Length < 1000);
    }

    [Fact]
    public void A_quote_never_closed_costs_one_line_and_not_the_file()
    {
        using var file = Scratch.Facts([.. Enumerable.Range(0, 50).Select(i => $"C{i},born,2015-03-01,,,\"open,F,,,"), Good.Replace("C1", "C99", StringComparison.Ordinal)]);

        var answer = Typed.In("status", "--facts", file.Path);

        Assert.Equal("C99", Assert.Single(answer.Rows)["child"]);
        Assert.Equal(20, answer.Errors.Count(error => error.Contains("has a quote that is never closed", StringComparison.Ordinal)));
        Assert.Contains(answer.Errors, error => error.Contains("50 faults in all", StringComparison.Ordinal));
    }

    [Fact]
    public void Rejected_lines_can_be_kept_mended_and_sent_again()
    {
        using var file = Scratch.Facts(Good, "C1,registered,2020-02-30,,,,,,,", "C2,born,\"2015-03-01,,,,F,,,", Home);
        var rejected = Path.Combine(file.Folder, "facts.rejected.csv");

        Typed.In("status", "--facts", file.Path, "--rejected", rejected);

        var lines = File.ReadAllLines(rejected);
        Assert.Equal($"line,problem,{Scratch.FactsHeader}", lines[0]);
        Assert.StartsWith("3,\"from is a day that does not exist; ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",C1,registered,2020-02-30,,,,,,,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("4,\"has a quote that is never closed", lines[2], StringComparison.Ordinal);
        File.WriteAllText(rejected, string.Join('\n', lines[0], lines[1].Replace("2020-02-30", "2020-03-01", StringComparison.Ordinal)));
        Assert.Equal(0, Typed.In("status", "--facts", rejected).Exit);
    }

    [Fact]
    public void All_or_nothing_answers_nothing_when_a_line_is_rejected()
    {
        using var file = Scratch.Facts(Good, "C1,nonsense,2020-01-01,,,,,,,");

        var answer = Typed.In("status", "--facts", file.Path, "--all-or-nothing");

        Assert.Equal((3, ""), (answer.Exit, answer.Out));
    }

    [Fact]
    public void An_error_never_repeats_what_a_child_s_line_says()
    {
        using var file = Scratch.Facts("Jane-Secret,nonsense,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret",
            "C1,resident,2020-01-01,,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret,Jane-Secret");

        Assert.DoesNotContain("Jane-Secret", Typed.In("status", "--facts", file.Path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_taken_grows_with_the_file_however_hostile()
    {
        Func<int, string>[] hostile =
        [
            i => $"C{i % 97},whereabouts,{2010 + (i % 15)}-01-01,,,,unknown,,,2020-01-01T00:00:{i % 60:00}Z", // a few ids, superseding without end
            i => $"ONE,attribute,{1990 + (i % 30)}-0{1 + (i % 9)}-01,,,p{i},a{i},,,",                       // one child with everything
            i => $"C{i},provision,2020-01-01,,,\"{i},ap,5,,",                                                // no quote closed
            i => $"C{i},born,20{i % 90:00}-02-3{i % 2},,,,F,,,",                                             // no date that exists
        ];
        foreach (var line in hostile)
        {
            Seconds(line, 20_000); // the first time the code is compiled
            var small = Math.Max(Seconds(line, 20_000), 0.01);
            var large = Seconds(line, 80_000);

            Assert.True(large < small * 16, $"four times the lines took {large / small:0.0} times as much work: {line(1)}");
        }
    }

    /// <summary>What the processor worked for this thread, at best of three: what else the machine does at the time is not counted.</summary>
    private static double Seconds(Func<int, string> line, int lines)
    {
        using var file = Scratch.Facts([.. Enumerable.Range(0, lines).Select(line)]);
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var before = ThreadSeconds();
            Typed.In("snapshot", "--facts", file.Path, "--by", "attribute");
            return ThreadSeconds() - before;
        });
    }

    private static double ThreadSeconds() =>
        long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
}
