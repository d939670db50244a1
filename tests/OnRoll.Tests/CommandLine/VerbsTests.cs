using System.Text.Json;

namespace OnRoll.Tests.CommandLine;

/// <summary>Verbs, options and exit statuses as a user meets them.</summary>
public sealed class VerbsTests
{
    private const string Facts = """
        C1,born,2015-03-01,,,,F,,,2020-01-01
        C1,resident,2020-01-01,,202,,,,,2020-01-01
        C1,registered,2020-09-01,2025-09-30,,100,,,,2025-10-20
        C1,reason,2025-10-01,,,,waiting-start,,,2025-10-20
        C2,born,2016-05-05,,,,M,,,2020-01-01
        C2,resident,2020-01-01,,203,,,,,2020-01-01
        C2,registered,2020-09-01,,,100,,,,2020-09-02
        """;

    [Fact]
    public void A_snapshot_without_breakdown_is_one_row_even_of_nothing()
    {
        using var file = Scratch.Facts(Facts);

        Assert.Equal(["true,unknown", "1,0"], Typed.In("snapshot", "--facts", file.Path, "--on", "2025-10-15").Lines);
        Assert.Equal(["true,unknown", "0,0"], Typed.In("snapshot", "--facts", file.Path, "--on", "2025-09-15").Lines);
        Assert.Equal(["sex,true,unknown"], Typed.In("snapshot", "--facts", file.Path, "--on", "2025-09-15", "--by", "sex").Lines);
    }

    [Fact]
    public void As_known_before_it_was_learnt_the_child_was_still_on_no_roll_at_all()
    {
        using var file = Scratch.Facts(Facts);

        // Nobody had said by then that the child was ever registered: it counted from compulsory school age on.
        Assert.Equal("2020-03-31", Typed.In("status", "--facts", file.Path, "--child", "C1", "--on", "2025-10-15", "--as-known", "2025-10-19").Rows[0]["since"]);
        Assert.Equal("2025-10-01", Typed.In("status", "--facts", file.Path, "--child", "C1", "--on", "2025-10-15", "--as-known", "2025-10-20").Rows[0]["since"]);
    }

    [Fact]
    public void Lines_without_known_are_left_out_of_a_past_and_counted()
    {
        using var file = Scratch.Facts(Facts, "C1,attribute,2020-01-01,,,,ehcp,,,");

        Assert.Contains("1 line does not say when learnt, and is left out", Typed.In("status", "--facts", file.Path, "--as-known", "2025-10-20").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_has_a_row_for_each_day_of_its_step()
    {
        using var file = Scratch.Facts(Facts);

        var answer = Typed.In("series", "--facts", file.Path, "--from", "2025-07-31", "--to", "2025-12-31", "--step", "month");

        Assert.Equal(["on,true,unknown", "2025-07-31,0,0", "2025-08-31,0,0", "2025-09-30,0,0", "2025-10-31,1,0", "2025-11-30,1,0", "2025-12-31,1,0"], answer.Lines);
    }

    [Fact]
    public void A_series_by_term_counts_on_the_first_days_of_terms()
    {
        using var file = Scratch.Facts(Facts);
        using var calendar = Scratch.Of("code,kind,from,to,name\n,term,2025-09-01,2025-12-19,Autumn\n,term,2026-01-05,2026-03-27,Spring\n", "calendar.csv");

        Assert.Equal(["on,true,unknown", "2025-09-01,0,0", "2026-01-05,1,0"],
            Typed.In("series", "--facts", file.Path, "--calendar", calendar.Path, "--from", "2025-08-01", "--to", "2026-07-31", "--step", "term").Lines);
        Assert.Equal(2, Typed.In("series", "--facts", file.Path, "--from", "2025-08-01", "--to", "2026-07-31", "--step", "term").Exit);
    }

    [Fact]
    public void A_flow_reconciles_and_names_its_children()
    {
        using var file = Scratch.Facts(Facts);

        Assert.Equal(["authority,opening,new,ended,closing,ever,unknown", "202,0,1,0,1,1,0"], Typed.In("flow", "--facts", file.Path, "--from", "2025-09-01", "--to", "2025-10-31", "--by", "authority").Lines);
        Assert.Equal(["child,opening,new,ended,closing,ever,unknown", "C1,0,1,0,1,1,0"], Typed.In("flow", "--facts", file.Path, "--from", "2025-09-01", "--to", "2025-10-31", "--children").Lines);
    }

    [Fact]
    public void Breakdowns_stand_in_the_order_asked_for()
    {
        using var file = Scratch.Facts(Facts);

        Assert.Equal(["year,region,reason,table2,sex,age,weeks,attribute,authority,true,unknown", "6,London,waiting-start,awaiting-place,F,10,2 to 4 weeks,,202,1,0"],
            Typed.In("snapshot", "--facts", file.Path, "--on", "2025-10-15", "--by", "year,region,reason,table2,sex,age,weeks,attribute,authority").Lines);
    }

    [Fact]
    public void Json_holds_numbers_as_numbers_and_blanks_as_null()
    {
        using var file = Scratch.Facts(Facts);

        using var json = JsonDocument.Parse(Typed.In("status", "--facts", file.Path, "--format", "json").Out);

        Assert.Equal(2, json.RootElement.GetArrayLength());
        Assert.Equal(41, json.RootElement[0].GetProperty("days").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.RootElement[1].GetProperty("reason").ValueKind);
    }

    [Fact]
    public void An_answer_can_be_written_to_a_file_whole()
    {
        using var file = Scratch.Facts(Facts);
        var path = Path.Combine(file.Folder, "answer.csv");

        Assert.Equal((0, ""), (Typed.In("snapshot", "--facts", file.Path, "--out", path).Exit, Typed.In("snapshot", "--facts", file.Path, "--out", path).Out));
        Assert.Equal("true,unknown\n1,0\n", File.ReadAllText(path));
        Assert.Equal(["answer.csv", "facts.csv"], Directory.EnumerateFiles(file.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(2, "nonsense")]
    [InlineData(2, "status")]
    [InlineData(2, "status", "--nonsense")]
    [InlineData(2, "status", "--facts", "x", "--on", "2025-02-30")]
    [InlineData(2, "status", "--facts", "x", "--definition", "DEF-22")]
    [InlineData(2, "status", "--facts", "x", "--format", "yaml")]
    [InlineData(2, "snapshot", "--facts", "x", "--by", "shoe-size")]
    [InlineData(2, "snapshot", "--facts", "x", "--definition", "DEF-19")]
    [InlineData(2, "series", "--facts", "x", "--from", "2025-01-02", "--to", "2025-01-01")]
    [InlineData(2, "flow", "--facts", "x", "--from", "2025-01-02")]
    [InlineData(2, "deadline", "D29", "--from", "2025-01-01")]
    [InlineData(2, "deadline", "D08")]
    [InlineData(2, "deadline", "D06", "--from", "2025-01-01")]
    [InlineData(2, "check", "shoe")]
    [InlineData(4, "law", "NOPE")]
    [InlineData(6, "status", "--facts", "no-such-file.csv")]
    [InlineData(6, "status", "--facts", "/")]
    [InlineData(6, "status", "--db", "y")]
    [InlineData(2, "status", "--facts", "")]
    [InlineData(2, "status", "--facts", "x", "--only", "maybe")]
    [InlineData(2, "status", "--facts", "x", "--on", "0001-01-01")]
    [InlineData(2, "check", "nhs", "--fromat", "json")]
    [InlineData(2, "explain", "--foo")]
    [InlineData(2, "deadline", "D08", "--from", "2025-01-01", "--file", "x")]
    [InlineData(2, "demo", "--no-serve", "--on", "2005-01-01")]
    public void What_cannot_be_done_says_so_in_a_line_and_an_exit_status(int exit, params string[] words)
    {
        var answer = Typed.In(words);

        Assert.Equal((exit, ""), (answer.Exit, answer.Out));
        Assert.StartsWith("onroll: ", answer.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_is_never_written_over()
    {
        using var file = Scratch.Facts(Facts, "C1,nonsense,2020-01-01,,,,,,,");
        var before = File.ReadAllText(file.Path);
        var link = Path.Combine(file.Folder, "link.csv");
        File.CreateSymbolicLink(link, file.Path);

        Assert.Equal(2, Typed.In("snapshot", "--facts", file.Path, "--out", file.Path).Exit);
        Assert.Equal(2, Typed.In("snapshot", "--facts", file.Path, "--out", link).Exit);
        Assert.Equal(2, Typed.In("snapshot", "--facts", file.Path, "--rejected", file.Path).Exit);
        Assert.Equal(2, Typed.In("snapshot", "--facts", file.Path, "--rejected", link + "2", "--out", link + "2").Exit);
        Assert.Equal(before, File.ReadAllText(file.Path));
    }

    [Fact]
    public void An_answer_that_cannot_be_written_says_which_file()
    {
        using var file = Scratch.Facts(Facts);

        var missing = Typed.In("snapshot", "--facts", file.Path, "--out", Path.Combine(file.Folder, "nowhere", "x.csv"));
        var full = Typed.In("snapshot", "--facts", file.Path, "--out", "/dev/full");

        Assert.Equal((6, 6), (missing.Exit, full.Exit));
        Assert.Contains("nowhere/x.csv: cannot be written", missing.Error, StringComparison.Ordinal);
        Assert.Contains("/dev/full: cannot be written", full.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_file_of_rejected_lines_is_not_left_to_be_sent_again()
    {
        using var file = Scratch.Facts(Facts);
        var rejected = Path.Combine(file.Folder, "r.csv");
        File.WriteAllText(rejected, "stale");

        Typed.In("snapshot", "--facts", file.Path, "--rejected", rejected);

        Assert.Equal("", File.ReadAllText(rejected));
    }

    [Fact]
    public void A_calendar_with_rejected_lines_is_said_to_be_unreliable_or_refused()
    {
        using var calendar = Scratch.Of("code,kind,from,to\n202,term,2025-09-03,2025-12-19\n202,holiday,27/10/2025,31/10/2025\n", "calendar.csv");

        var answer = Typed.In("deadline", "D11", "--from", "2025-10-06", "--calendar", calendar.Path);

        Assert.Equal(3, answer.Exit);
        Assert.Contains("not to be relied on: 2 lines of the calendar were rejected", answer.Rows[0]["because"], StringComparison.Ordinal);
        Assert.Equal((3, ""), (Typed.In("deadline", "D11", "--from", "2025-10-06", "--calendar", calendar.Path, "--all-or-nothing").Exit, Typed.In("deadline", "D11", "--from", "2025-10-06", "--calendar", calendar.Path, "--all-or-nothing").Out));
    }

    [Fact]
    public void Calendar_rows_without_a_code_hold_for_children_whose_school_has_none()
    {
        using var calendar = Scratch.Of("code,kind,from,to\n202,term,2025-09-03,2025-12-19\n301,term,2025-09-03,2025-12-19\n,closure,2025-11-05,2025-11-05\n", "calendar.csv");
        using var file = Scratch.Facts("C1,born,2015-03-01,,,,F,,,", "C1,resident,2020-01-01,,330,,,,,", "C1,registered,2020-09-01,,,Z,,,,", "C1,exclusion,2025-11-03,,,Z,permanent,,,");

        Assert.Equal("2025-11-11", Typed.In("due", "--facts", file.Path, "--calendar", calendar.Path, "--on", "2025-11-12").Rows[0]["due"]);
    }

    [Fact]
    public void One_code_alone_need_not_be_named_and_one_without_terms_is_said_to_have_none()
    {
        using var one = Scratch.Of("code,kind,from,to\n,term,2025-09-03,2025-12-19\n202,inset,2025-10-08,2025-10-08\n", "one.csv");
        using var two = Scratch.Of("code,kind,from,to\n202,term,2025-09-03,2025-12-19\n301,inset,2025-10-08,2025-10-08\n", "two.csv");

        Assert.Equal("2025-10-14", Typed.In("deadline", "D23", "--from", "2025-10-06", "--calendar", one.Path).Rows[0]["due"]);
        Assert.Equal(2, Typed.In("deadline", "D23", "--from", "2025-10-06", "--calendar", two.Path).Exit);
        Assert.Contains("has no terms for that code", Typed.In("deadline", "D23", "--from", "2025-10-06", "--calendar", two.Path, "--code", "301").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_begins_with_an_at_sign_is_a_word_and_what_was_typed_is_not_repeated()
    {
        using var file = Scratch.Facts(Facts.Replace("C1", "@smith", StringComparison.Ordinal));

        Assert.Equal(0, Typed.In("explain", "@smith", "--facts", file.Path).Exit);
        Assert.DoesNotContain("John Smith", Typed.In("foo", "John Smith").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_verb_takes_the_common_options()
    {
        using var file = Scratch.Facts(Facts);

        Assert.Equal((0, true), (Typed.In("status", "--version").Exit, Typed.In("status", "--version").Out.Trim().Length > 0));
        using var json = JsonDocument.Parse(Typed.In("explain", "C1", "--facts", file.Path, "--format", "json").Out);
        Assert.NotEqual(0, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Contradictions_are_shown_both_and_only_those_of_the_child_asked()
    {
        using var file = Scratch.Facts(Facts, "C1,whereabouts,2025-10-01,,,,known,,,", "C1,whereabouts,2025-10-01,,,,unknown,,,", "C2,whereabouts,2025-10-01,,,,known,,,", "C2,whereabouts,2025-10-01,,,,unknown,,,");

        var answer = Typed.In("status", "--facts", file.Path, "--child", "C1");

        Assert.Contains("whereabouts known (since 2025-10-01), and: whereabouts unknown (since 2025-10-01)", answer.Rows[0]["because"], StringComparison.Ordinal);
        Assert.Single(answer.Errors, error => error.Contains("reported in two ways", StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_that_is_not_in_the_file_is_not_found()
    {
        using var file = Scratch.Facts(Facts);

        Assert.Equal(4, Typed.In("explain", "C9", "--facts", file.Path).Exit);
        Assert.Equal(4, Typed.In("status", "--child", "C9", "--facts", file.Path).Exit);
        Assert.Equal(4, Typed.In("explain", "C1", "--facts", file.Path, "--as-known", "2019-01-01").Exit);
    }

    [Fact]
    public void Definitions_that_facts_cannot_decide_say_so_once_and_the_others_answer()
    {
        using var file = Scratch.Facts(Facts);

        var answer = Typed.In("status", "--facts", file.Path, "--definition", "all");

        Assert.Equal(0, answer.Exit);
        Assert.Equal(2 * 19, answer.Rows.Count);
        Assert.Single(answer.Errors, error => error.Contains("DEF-19", StringComparison.Ordinal));
        Assert.Single(answer.Errors, error => error.Contains("DEF-21", StringComparison.Ordinal));
    }

    [Fact]
    public void A_divided_authority_is_a_finding_and_the_child_still_counts()
    {
        using var file = Scratch.Facts("C1,born,2015-03-01,,,,F,,,", "C1,resident,2018-01-01,,909,,,,,");

        var answer = Typed.In("snapshot", "--facts", file.Path, "--by", "authority");

        Assert.Equal([",1,0"], answer.Lines.Skip(1));
        Assert.Contains(answer.Errors, error => error.StartsWith($"onroll: notice: {file.Path}:3: authority: has since been divided between 942 and 943", StringComparison.Ordinal));
        Assert.Equal(["909,1,0"], Typed.In("snapshot", "--facts", file.Path, "--by", "authority", "--on", "2023-03-31").Lines.Skip(1));
    }

    [Fact]
    public void Several_codes_and_none_chosen_is_an_error_in_the_words()
    {
        using var calendar = Scratch.Of("code,kind,from,to\nnorth,term,2025-09-01,2025-12-19\nsouth,term,2025-09-03,2025-12-19\n", "calendar.csv");
        using var cases = Scratch.Of("rule,from,code\nD04,2025-09-01,north\nD04,2025-09-01,south\nD08,2025-09-01,\nD04,2025-09-01,\nD99,2025-09-01,north\n", "cases.csv");

        Assert.Equal(2, Typed.In("deadline", "D04", "--from", "2025-09-01", "--calendar", calendar.Path).Exit);
        Assert.Equal(2, Typed.In("deadline", "D04", "--from", "2025-09-01", "--calendar", calendar.Path, "--code", "east").Exit);
        Assert.Equal("2025-09-08", Typed.In("deadline", "D04", "--from", "2025-09-01", "--calendar", calendar.Path, "--code", "north").Rows[0]["due"]);
        Assert.Equal(0, Typed.In("deadline", "D08", "--from", "2025-09-01", "--calendar", calendar.Path).Exit);
        var many = Typed.In("deadline", "--file", cases.Path, "--calendar", calendar.Path);
        Assert.Equal(2, many.Exit); // a row in school days named no code, and neither did the command
        Assert.Equal(["2025-09-08", "2025-09-09", "2025-09-06", ""], many.Rows.Select(row => row["due"]));
    }

    [Theory]
    [InlineData("upn", "B801200005001", "true,permanent,")]
    [InlineData("upn", "M80120000500A", "true,temporary,")]
    [InlineData("upn", "C801200005001", "false,,")]
    [InlineData("nhs", "9434765919", "true,nhs,")]
    [InlineData("nhs", "0000000000", "false,,")]
    [InlineData("uln", "1000000000", "true,uln,")]
    [InlineData("urn", "100008", "true,urn,")]
    [InlineData("laestab", "201/3614", "true,laestab,")]
    [InlineData("postcode", "ol6 7hw", "true,postcode,")]
    public void Identifiers_are_checked(string kind, string value, string answer) =>
        Assert.StartsWith($"{value},{answer}", Typed.In("check", kind, value).Lines[1], StringComparison.Ordinal);

    [Fact]
    public void Help_teaches_with_examples_and_names_the_command_as_typed()
    {
        foreach (var verb in new[] { "status", "explain", "snapshot", "series", "flow", "hours", "due", "deadline", "law", "authorities", "schools", "check", "demo",
            "simulate", "init", "user", "import", "join", "part", "decisions", "settings", "report", "verify", "erase", "rebuild", "backup", "restore" })
        {
            var help = Typed.In(verb, "--help");

            Assert.Equal(0, help.Exit);
            Assert.Contains("Examples:", help.Out, StringComparison.Ordinal);
            Assert.Contains($"onroll {verb}", help.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("onroll-cli", help.Out, StringComparison.Ordinal);
        }

        Assert.Contains("onroll demo", Typed.In().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_fits_its_terminal()
    {
        using var file = Scratch.Facts(Facts);

        foreach (var width in new[] { 80, 100, 140 })
        {
            foreach (var words in new[] { "status", "snapshot --by authority,reason,weeks,attribute", "hours", "due", "explain C1" })
            {
                var answer = Typed.OnTerminal(width, [.. words.Split(' '), "--facts", file.Path, "--quiet"]);

                Assert.All(answer.Lines, line => Assert.True(line.Length <= width, $"{words} at {width}: {line}"));
            }
        }
    }
}
