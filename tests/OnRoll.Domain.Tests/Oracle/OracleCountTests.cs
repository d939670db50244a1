namespace OnRoll.Domain.Tests.Oracle;

/// <summary>Snapshots and flows worked by hand.</summary>
public sealed class OracleCountTests
{
    // A: missing from 11 to 20 October, again from 1 November on. B: missing from 1 September to 4 October.
    // C: missing all the time; moves from 301 to 202 on 15 October. D: educated at home, not yet judged. E: in school.
    private static readonly SlowEvaluator Five = Oracle(
        ("A", "born,2013-03-15,,,,F; resident,2018-01-01,,301; registered,2018-01-01,2025-10-10,,S; "
            + "registered,2025-10-21,2025-10-31,,S; reason,2025-10-11,2025-10-20,,,1; reason,2025-11-01,,,,mental-health"),
        ("B", "born,2012-10-03,,,,M; resident,2018-01-01,,202; registered,2018-01-01,2025-08-31,,S; registered,2025-10-05,,,S"),
        ("C", "born,2011-05-01,,,,F; resident,2018-01-01,2025-10-14,301; resident,2025-10-15,,202"),
        ("D", "born,2014-01-01,,,,; resident,2018-01-01,,301; home-education,2018-01-01,,,,not-yet"),
        ("E", "born,2014-01-01,,,,M; resident,2018-01-01,,301; registered,2018-01-01,,,S"));

    [Theory]
    [InlineData("", "=2/1")]
    [InlineData("authority", "202=1/0 301=1/1")]
    [InlineData("sex", "F=2/0 U=0/1")]
    [InlineData("age", "11=0/1 12=1/0 14=1/0")]
    [InlineData("reason", "=1/1 mental-health=1/0")]
    [InlineData("sex,authority", "F,202=1/0 F,301=1/0 U,301=0/1")]
    public void A_snapshot_counts_children_true_and_unknown(string by, string rows)
    {
        var counted = Five.Snapshot("DEF-1", OracleAsk.Day("2025-11-10"), Columns(by));

        Assert.Equal(rows, string.Join(' ', counted.Select(row => $"{row.Group}={row.True}/{row.Unknown}")));
    }

    [Fact]
    public void Without_columns_there_is_a_row_even_of_nothing()
    {
        Assert.Equal([new SnapshotRow("", 0, 0)], Five.Snapshot("DEF-1", OracleAsk.Day("2009-01-01")));
        Assert.Empty(Five.Snapshot("DEF-1", OracleAsk.Day("2009-01-01"), "sex"));
        Assert.Equal([new FlowRow("", 0, 0, 0, 0, 0, 0)], Five.Flow("DEF-1", OracleAsk.Day("2009-01-01"), OracleAsk.Day("2009-01-02")));
    }

    [Theory]
    // Opening, new, ended, closing, ever, unknown.
    [InlineData("2025-10-01", "2025-10-31", "", "=2 1 2 1 3 1")]
    [InlineData("2025-10-01", "2025-11-30", "", "=2 2 2 2 3 1")]
    [InlineData("2025-10-01", "2025-10-31", "authority", "202=1 1 1 1 2 0 301=1 1 2 0 2 1")]
    [InlineData("2025-10-01", "2025-10-31", "sex", "F=1 1 1 1 2 0 M=1 0 1 0 1 0 U=0 0 0 0 0 1")]
    [InlineData("2025-10-01", "2025-11-01", "reason", "=2 0 1 1 2 1 mental-health=0 1 0 1 1 0 moved-in-la=0 1 1 0 1 0")]
    [InlineData("2025-10-01", "2025-10-20", "age", "11=0 0 0 0 0 1 12=1 1 1 1 2 0 13=0 1 1 0 1 0 14=1 0 0 1 1 0")]
    // A run whose last true day is `to` has not ended; asked to the day after, it has.
    [InlineData("2025-10-02", "2025-10-04", "", "=2 0 0 2 2 1")]
    [InlineData("2025-10-02", "2025-10-05", "", "=2 0 1 1 2 1")]
    public void A_flow_opens_with_what_was_and_closes_with_what_is(string from, string to, string by, string rows)
    {
        var counted = Five.Flow("DEF-1", OracleAsk.Day(from), OracleAsk.Day(to), Columns(by));

        Assert.Equal(rows, string.Join(' ', counted.Select(row =>
            $"{row.Group}={row.Opening} {row.New} {row.Ended} {row.Closing} {row.Ever} {row.Unknown}")));
        Assert.All(counted, row => Assert.Equal(row.Closing, row.Opening + row.New - row.Ended));
    }

    [Fact]
    public void A_run_whose_last_day_is_the_day_before_the_period_opens_it_and_has_ended()
    {
        var row = Assert.Single(Five.Flow("DEF-1", OracleAsk.Day("2025-10-05"), OracleAsk.Day("2025-10-08")));

        Assert.Equal(new FlowRow("", Opening: 2, New: 0, Ended: 1, Closing: 1, Ever: 1, Unknown: 1), row);
    }

    private static string[] Columns(string by) => by.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static SlowEvaluator Oracle(params (string Child, string Facts)[] children) =>
        new(children.SelectMany(child => OracleAsk.Lines(child.Child, child.Facts)), asKnown: null, OracleAsk.Run);
}
