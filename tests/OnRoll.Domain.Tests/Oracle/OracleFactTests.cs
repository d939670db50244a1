namespace OnRoll.Domain.Tests.Oracle;

/// <summary>Which lines stand, since when it has been so, where a child is counted.</summary>
public sealed class OracleFactTests
{
    private const string Five = "provision,2025-10-13,,,,tuition,5,,";
    private const string Enough = "provision,2025-10-13,,,,tuition,24,,";
    private const string TakenBack = "provision,2025-10-13,,,,tuition,,withdrawn,";

    [Theory]
    [InlineData("The later known supersedes", $"{Five}2025-11-01; {Enough}2025-11-05", null, "false")]
    [InlineData("Before it was known it did not", $"{Five}2025-11-01; {Enough}2025-11-05", "2025-11-04", "true")]
    [InlineData("From its own known on", $"{Five}2025-11-01; {Enough}2025-11-05", "2025-11-05", "false")]
    [InlineData("Order in the file is nothing if known differs", $"{Enough}2025-11-05; {Five}2025-11-01", null, "false")]
    [InlineData("With equal known, the later in the file", $"{Enough}2025-11-05; {Five}2025-11-05", null, "true")]
    [InlineData("A date and the start of that day are equal", $"{Enough}2025-11-05T00:00:00Z; {Five}2025-11-05", null, "true")]
    [InlineData("A blank known is that of the run", $"{Enough}; {Five}2025-11-05", null, "false")]
    [InlineData("A past as-known leaves blanks out", $"{Enough}; {Five}2025-11-05", "2026-08-31", "true")]
    [InlineData("Withdrawn takes it back", $"{Enough}2025-11-01; {TakenBack}2025-11-05", null, "true")]
    [InlineData("Until then it stood", $"{Enough}2025-11-01; {TakenBack}2025-11-05", "2025-11-04", "false")]
    [InlineData("What was withdrawn may be said again", $"{Enough}2025-11-01; {TakenBack}2025-11-05; {Enough}2025-11-06", null, "false")]
    public void Corrections_take_effect_when_they_are_known(string because, string facts, string? asKnown, string missing)
    {
        var oracle = OracleAsk.Of($"born,2013-03-15,,,,F,,,2018-01-01; resident,2018-01-01,,301,,,,,2018-01-01; {facts}", asKnown);

        var answer = oracle.Answer("C", "DEF-1", OracleAsk.Day("2025-11-10"));

        Assert.True(OracleAsk.Word(answer) == missing, because);
    }

    [Fact]
    public void The_latest_known_birth_replaces_all_others_whatever_its_day()
    {
        var oracle = OracleAsk.Of("born,2013-03-15,,,,F,,,2020-01-01; born,2021-02-01,,,,M,,,2020-01-02; resident,2018-01-01,,301");

        Assert.Equal(Tri.False, oracle.Answer("C", "DEF-1", OracleAsk.Day("2025-11-10")));
        Assert.Equal("M", oracle.Sex("C"));
        Assert.Equal("4", oracle.Age("C", OracleAsk.Day("2025-11-10")));
    }

    [Fact]
    public void A_line_elsewhere_or_of_another_kind_supersedes_nothing()
    {
        var facts = "provision,2025-10-13,,,Unit A,tuition,12,,2025-10-13; provision,2025-10-13,,,Unit B,tuition,12,,2025-10-14";

        Assert.Equal("false", OracleAsk.Answer("DEF-1", "2025-11-10", facts));
    }

    [Theory]
    // False from birth on: too young, and then in school.
    [InlineData("2025-10-10", "false", "2013-03-15", 4593)]
    [InlineData("2025-10-11", "true", "2025-10-11", 1)]
    [InlineData("2025-11-10", "true", "2025-10-11", 31)]
    public void An_answer_has_been_so_since_the_first_day_of_its_run(string on, string answer, string since, int days)
    {
        var oracle = OracleAsk.Of("born,2013-03-15,,,,F; resident,2018-01-01,,301; registered,2018-01-01,2025-10-10,,A");

        Assert.Equal(answer, OracleAsk.Word(oracle.Answer("C", "DEF-1", OracleAsk.Day(on))));
        Assert.Equal(since, OracleDays.Text(oracle.Since("C", "DEF-1", OracleAsk.Day(on))!.Value));
        Assert.Equal(days, oracle.Days("C", "DEF-1", OracleAsk.Day(on)));
    }

    [Fact]
    public void With_no_birth_known_a_run_begins_at_the_first_from_at_the_earliest()
    {
        var oracle = OracleAsk.Of("born,; resident,2018-01-01,,301; attribute,2017-06-01,,,,ehcp");

        Assert.Equal(OracleAsk.Day("2017-06-01"), oracle.Since("C", "DEF-1", OracleAsk.Day("2025-11-10")));
        Assert.Null(oracle.Since("C", "DEF-1", OracleAsk.Day("2017-05-31")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("resident,2025-11-11,,301", "")]
    [InlineData("resident,2025-11-10,,301", "301")]
    [InlineData("resident,2018-01-01,,301; resident,2020-01-01,,202", "202")]
    [InlineData("resident,2018-01-01,,301; resident,2020-01-01,2024-01-01,202", "301")]
    [InlineData("resident,2018-01-01,2025-11-09,301; resident,2020-01-01,2024-01-01,202", "301")]
    [InlineData("resident,2018-01-01,,301; resident,2020-01-01,,202,,believed", "301")]
    [InlineData("resident,2018-01-01,,XSC", "XSC")]
    [InlineData("resident,2018-01-01,,836", "839")]
    [InlineData("resident,2018-01-01,,837", "839")]
    [InlineData("resident,2018-01-01,,835", "")]
    [InlineData("resident,2018-01-01,,928", "")]
    [InlineData("resident,2018-01-01,,909", "")]
    public void The_authority_is_that_of_the_confirmed_residence_that_counts(string facts, string authority) =>
        Assert.Equal(authority, OracleAsk.Of("born,2013-03-15; " + facts).AreaAuthority("C", OracleAsk.Day("2025-11-10")));

    [Theory]
    [InlineData("836", "2019-03-31", "836")]
    [InlineData("836", "2019-04-01", "839")]
    [InlineData("835", "2019-03-31", "835")]
    [InlineData("835", "2019-04-01", "")]
    [InlineData("928", "2021-03-31", "928")]
    [InlineData("928", "2021-04-01", "")]
    [InlineData("909", "2023-03-31", "909")]
    [InlineData("909", "2023-04-01", "")]
    public void An_authority_is_succeeded_on_the_day_it_is_abolished(string code, string day, string authority) =>
        Assert.Equal(authority, OracleAsk.Of($"resident,2018-01-01,,{code}").AreaAuthority("C", OracleAsk.Day(day)));

    [Theory]
    [InlineData("", "")]
    [InlineData("reason,2025-01-01,,,,mental-health", "mental-health")]
    [InlineData("reason,2025-01-01,,,,11", "mental-health")]
    [InlineData("reason,2025-01-01,,,,20", "other")]
    [InlineData("reason,2025-01-01,2025-11-09,,,mental-health", "")]
    [InlineData("reason,2025-01-01,,,,mental-health; reason,2025-06-01,,,,1", "moved-in-la")]
    public void The_reason_is_the_one_that_holds_by_its_slug(string facts, string reason) =>
        Assert.Equal(reason, OracleAsk.Of("born,2013-03-15; " + facts).Reason("C", OracleAsk.Day("2025-11-10")));
}
