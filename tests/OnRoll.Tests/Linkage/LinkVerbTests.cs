using System.Globalization;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Linkage;

/// <summary>The verb as it is typed, and everything that lists are in fact like.</summary>
public sealed class LinkVerbTests
{
    private const string Header = "id,given_name,surname,date_of_birth,sex,address_1,postcode,upn,nhs_number";

    private static readonly string[] Roll =
    [
        "r1,Amira,Hussain,2014-03-09,F,12 Elm Road,CM1 2AB,,",
        "r2,Yusuf,Hussain,2016-07-21,M,12 Elm Road,CM1 2AB,,",
        "r3,Tomasz,Nowak,2013-11-02,M,3 Mill Lane,NR3 1QD,,",
    ];

    [Fact]
    public void A_child_of_one_list_is_found_on_the_other_and_its_brother_is_not_taken_for_it()
    {
        using var left = Scratch.Of(List("b1,AMIRA,Husain,09/03/2014,F,12 Elm Rd,CM12AB,,", "b2,Lena,Nowak,2015-11-02,F,3 Mill Lane,NR3 1QD,,"));
        using var right = Scratch.Of(List(Roll));
        var answer = Typed.In("link", left.Path, right.Path, "--review", "0.2", "--threshold", "0.9");

        Assert.Equal(0, answer.Exit);
        var row = Assert.Single(answer.Rows);
        Assert.Equal(("b1", "r1", "match"), (row["left_id"], row["right_id"], row["outcome"]));
        Assert.Contains("same birth date", row["because"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Amira", answer.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("the shipped model is used", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_name_every_record_also_those_that_are_alone()
    {
        using var one = Scratch.Of(List([.. Roll, "r4,Amira,Hussain,2014-03-09,F,12 Elm Road,CM1 2AB,,"]));
        var clusters = Path.Combine(one.Folder, "clusters.csv");
        var answer = Typed.In("link", one.Path, "--clusters", clusters, "--threshold", "0.9");

        Assert.Equal(0, answer.Exit);
        Assert.Equal(["file,id,cluster", "1,r1,1", "1,r2,2", "1,r3,3", "1,r4,1"], File.ReadAllLines(clusters));
    }

    [Fact]
    public void Two_sound_numbers_that_differ_are_two_people_until_a_person_decides()
    {
        using var one = Scratch.Of(List("r1,Amira,Hussain,2014-03-09,F,12 Elm Road,CM1 2AB,,9434765919", "r2,Amira,Hussain,2014-03-09,F,12 Elm Road,CM1 2AB,,9434765870"));
        var clusters = Path.Combine(one.Folder, "clusters.csv");
        var answer = Typed.In("link", one.Path, "--clusters", clusters, "--threshold", "0.01", "--review", "0.001");

        Assert.DoesNotContain(answer.Rows, row => row["outcome"] == "match");
        Assert.Equal(["1,r1,1", "1,r2,2"], File.ReadAllLines(clusters).Skip(1));
    }

    [Fact]
    public void Other_names_for_columns_are_known_and_can_be_given()
    {
        using var one = Scratch.Of("record,forename,family,dob,mail\n1,Amira,Hussain,2014-03-09,a@example.org\n2,Amira,Hussain,2014-03-09,a@example.org\n3,Tomasz,Nowak,2013-11-02,t@example.org\n");
        var answer = Typed.In("link", one.Path, "--columns", "id=record,surname=family,other1=mail", "--threshold", "0.5");

        var row = Assert.Single(answer.Rows);
        Assert.Equal(("1", "2"), (row["left_id"], row["right_id"]));
        Assert.Contains("same other details", row["because"], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--columns", "surname", "--columns is our name")]
    [InlineData("--columns", "colour=red", "colour is none of")]
    [InlineData("--threshold", "1.5", "--threshold is a probability")]
    [InlineData("--review", "often", "--review is a probability")]
    [InlineData("--model", "nowhere.csv", "there is no such file")]
    public void A_word_that_will_not_do_is_refused_by_name(string option, string value, string said)
    {
        using var one = Scratch.Of(List(Roll));
        var answer = Typed.In("link", one.Path, option, value);

        Assert.NotEqual(0, answer.Exit);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubled_id_and_a_blank_one_cost_their_line_and_no_other()
    {
        using var one = Scratch.Of(List([.. Roll, "r1,Somebody,Else,2012-01-05,M,,,,", ",No,Id,2012-01-05,M,,,,"]));
        var answer = Typed.In("link", one.Path);

        Assert.Equal(3, answer.Exit);
        Assert.Contains(":5: id: stands on an earlier line too", answer.Error, StringComparison.Ordinal);
        Assert.Contains(":6: id: is blank", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_without_ids_is_refused()
    {
        using var one = Scratch.Of("given_name,surname\nAmira,Hussain\n");
        var answer = Typed.In("link", one.Path);

        Assert.Equal(3, answer.Exit);
        Assert.Contains("id: is missing from the header", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_stands_where_names_and_dates_should_is_taken_and_nobody_is_alike_by_nothing()
    {
        var strange = new[] { "", "Baby", "Unknown", "X", new string('Ж', 200), "محمد", "\u202eEvil", "👩‍👩‍👧", "O'", "-", "李", "<script>" };
        var dates = new[] { "", "1900-01-01", "2015-01-01", "2099-12-31", "00000000", "31/31/2011", "yesterday" };
        using var one = Scratch.Of(List([.. strange.SelectMany((name, i) => dates.Select((day, j) => $"{i}-{j},{name},{strange[(i + 1) % strange.Length]},{day},?,,,,"))]));
        var answer = Typed.In("link", one.Path, "--review", "0.9");

        Assert.Equal(0, answer.Exit);
        Assert.DoesNotContain(answer.Rows, row => row["left_id"].StartsWith("0-", StringComparison.Ordinal) && row["right_id"].StartsWith("1-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_with_itself_is_each_record_with_itself()
    {
        using var one = Scratch.Of(List(Roll));
        var answer = Typed.In("link", one.Path, one.Path, "--threshold", "0.9", "--review", "0.9");

        Assert.Equal(["r1", "r2", "r3"], answer.Rows.Select(row => row["left_id"]));
        Assert.All(answer.Rows, row => Assert.Equal(row["left_id"], row["right_id"]));
    }

    [Fact]
    public void Thirty_thousand_records_of_one_name_take_no_time_that_grows_with_the_square_and_what_was_cut_is_said()
    {
        using var one = Scratch.Of(List([.. Enumerable.Range(0, 30_000).Select(static i => $"{i},Muhammad,Khan,2015-01-01,M,,,,")]));
        var answer = Typed.In("link", one.Path, "--review", "0.999");

        Assert.Equal(0, answer.Exit);
        Assert.Contains("not all of them were compared", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_lists_in_any_order_are_judged_alike()
    {
        var lines = Enumerable.Range(0, 1500).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i},{Syllables(i % 700, 3)},{Syllables(i % 700 * 7, 4)},{2010 + (i % 700 % 9)}-0{1 + (i % 700 % 9)}-1{i % 700 % 10},,,,,")).ToList();
        using var one = Scratch.Of(List([.. lines]));
        using var other = Scratch.Of(List([.. lines.OrderBy(static line => line[^20..], StringComparer.Ordinal).Reverse()]));

        Assert.Equal(Pairs(one), Pairs(other));

        static IEnumerable<string> Pairs(Scratch list) => Typed.In("link", list.Path, "--threshold", "0.9", "--quiet").Rows
            .Select(static row => string.CompareOrdinal(row["left_id"], row["right_id"]) < 0 ? $"{row["left_id"]} {row["right_id"]}" : $"{row["right_id"]} {row["left_id"]}").Order(StringComparer.Ordinal).ToList();
    }

    private static string Syllables(int seed, int count) => string.Concat(Enumerable.Range(0, count).Select(i => "bedoka lumiro sanute vixepy".Replace(" ", "", StringComparison.Ordinal).Substring((seed * (i + 3) * 7 % 11) * 2, 2)));

    private static string List(params string[] lines) => string.Join('\n', [Header, .. lines, ""]);
}
