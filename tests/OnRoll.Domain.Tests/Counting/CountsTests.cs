using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

public sealed class CountsTests
{
    private static readonly Dimension[] Everything = Enum.GetValues<Dimension>();

    [Fact]
    public void A_series_is_the_snapshots_of_its_days() => ForSomeFiles((spans, day) =>
    {
        foreach (var dimension in Everything)
        {
            var counts = new Counts(spans, [dimension]);
            var days = SampleDays.Between(new(day, day.AddDays(40)), "week");

            Assert.Equal(days.SelectMany(counts.Snapshot).Select(Text), counts.Series(days).Select(Text));
        }
    });

    [Fact]
    public void The_children_behind_a_snapshot_add_up_to_it() => ForSomeFiles((spans, day) =>
    {
        foreach (var dimension in Everything)
        {
            var counts = new Counts(spans, [dimension]);
            var members = counts.Members(day);

            Assert.Equal(counts.Snapshot(day).Select(row => $"{row.Group[0]}:{row.True}:{row.Unknown}"),
                members.GroupBy(member => member.Group[0]).Select(group => $"{group.Key}:{group.Count(member => member.Result is Tri.True)}:{group.Count(member => member.Result is Tri.Unknown)}"));
        }
    });

    [Fact]
    public void A_flow_reconciles_in_every_breakdown_down_to_the_children() => ForSomeFiles((spans, day) =>
    {
        foreach (var dimensions in Everything.Select(dimension => new[] { dimension }).Append([]).Append([Dimension.Authority, Dimension.Weeks, Dimension.Attribute]))
        {
            var counts = new Counts(spans, dimensions);
            var (from, to) = (day, day.AddDays(75));
            var flow = counts.Flow(from, to);

            Assert.All(flow, row => Assert.True(row.Reconciles, $"{row}"));
            Assert.All(counts.FlowMembers(from, to), member => Assert.True(member.Part.Reconciles));
            Assert.Equal(flow.Sum(row => row.New), counts.FlowMembers(from, to).Sum(member => member.Part.New));
            Assert.Equal(counts.Snapshot(from.AddDays(-1)).Sum(row => row.True), flow.Sum(row => row.Opening));
            Assert.Equal(counts.Snapshot(to).Sum(row => row.True), flow.Sum(row => row.Closing));
            Assert.Equal(counts.Snapshot(to).Sum(row => row.Unknown), flow.Sum(row => row.Unknown));
        }
    });

    [Fact]
    public void A_move_ends_one_run_and_begins_another_by_authority_and_not_by_region()
    {
        var spans = Spans("C,born,2015-03-01,,,,F,,,", "C,resident,2018-01-01,2025-10-09,202,,,,,", "C,resident,2025-10-10,,203,,,,,");

        Assert.Equal(["202: 1 0 1 0 1", "203: 0 1 0 1 1"], Flow(spans, Dimension.Authority));
        Assert.Equal(["London: 1 0 0 1 1"], Flow(spans, Dimension.Region));
        Assert.Equal([": 1 0 0 1 1"], Flow(spans));
    }

    [Theory]
    [InlineData(13, "Less than 2 weeks")]
    [InlineData(14, "2 to 4 weeks")]
    [InlineData(28, "2 to 4 weeks")]
    [InlineData(29, "4 to 8 weeks")]
    [InlineData(56, "4 to 8 weeks")]
    [InlineData(57, "8 to 12 weeks")]
    [InlineData(84, "8 to 12 weeks")]
    [InlineData(85, "12 to 26 weeks")]
    [InlineData(182, "12 to 26 weeks")]
    [InlineData(183, "26 to 52 weeks")]
    [InlineData(364, "26 to 52 weeks")]
    [InlineData(365, "Over 52 weeks")]
    public void Lengths_fall_in_bands_by_days(int days, string label)
    {
        var spans = Spans("C,born,2015-03-01,,,,F,,,", "C,resident,2020-05-01,,202,,,,,");
        var row = Assert.Single(new Counts(spans, [Dimension.Weeks]).Snapshot(new DateOnly(2020, 5, 1).AddDays(days - 1)));

        Assert.Equal(label, row.Group[0]);
    }

    [Theory]
    [InlineData("2021-08-31", "2025-10-02", "R")]
    [InlineData("2021-09-01", "2025-10-02", "N2")]
    [InlineData("2015-03-01", "2025-08-31", "5")]
    [InlineData("2015-03-01", "2025-09-01", "6")]
    public void Year_groups_follow_the_academic_year(string born, string on, string year) =>
        Assert.Equal(year, YearGroup.Code(YearGroup.Of(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Months_keep_the_day_of_the_first_clipped_to_the_month() =>
        Assert.Equal(["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"],
            SampleDays.Between(new(new(2025, 1, 31), new(2025, 4, 30)), "month").Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_reason_has_a_category_of_the_briefing_and_can_be_read_by_slug_label_or_number()
    {
        foreach (var reason in Reasons.Collection)
        {
            Assert.Contains(Reasons.ToTable2(reason, whereaboutsUnknown: false), Reasons.Table2);
            Assert.All([reason.Slug, reason.Label, $"{reason.Number}"], text => Assert.True(Reasons.TryParse(text, out var read) && read == reason));
            Assert.Equal(reason, Reasons.At(reason.Index));
        }

        Assert.All(Reasons.Table2, reason => Assert.Equal(reason, Reasons.At(reason.Index)));
        Assert.Equal("whereabouts-unknown", Reasons.ToTable2(null, whereaboutsUnknown: true).Slug);
        Assert.Equal("no-reason", Reasons.ToTable2(null, whereaboutsUnknown: false).Slug);
        Assert.Equal("left-authority", Reasons.ToTable2(Reasons.Collection[15], whereaboutsUnknown: true).Slug);
    }

    [Fact]
    public void Rows_stand_in_the_order_of_their_values() => ForSomeFiles((spans, day) =>
    {
        foreach (var dimension in new[] { Dimension.Authority, Dimension.Region, Dimension.Sex, Dimension.Attribute })
        {
            var values = new Counts(spans, [dimension]).Snapshot(day).Select(row => row.Group[0]).ToList();

            Assert.Equal(values.Order(StringComparer.Ordinal), values);
        }
    });

    private static void ForSomeFiles(Action<StatusSpans, DateOnly> check)
    {
        for (var seed = 100; seed < 112; seed++)
        {
            var lines = RandomHistories.File(seed, children: 15);
            var spans = StatusSpans.Derive(Definitions.All.Where(definition => definition.Test is not null).ElementAt(seed % 19), Lines.Ledgers(lines), SchoolCalendars.None);
            check(spans, RandomHistories.DaysToAsk(lines).ElementAt(seed % 10));
        }
    }

    private static StatusSpans Spans(params string[] lines) =>
        StatusSpans.Derive(Definitions.Cme, Lines.Ledgers(lines.Select(OracleLine.Parse)), SchoolCalendars.None);

    private static IEnumerable<string> Flow(StatusSpans spans, params Dimension[] by) => new Counts(spans, by).Flow(new(2025, 10, 1), new(2025, 10, 31))
        .Select(row => $"{string.Join(',', row.Group)}: {row.Opening} {row.New} {row.Ended} {row.Closing} {row.Ever}");

    private static string Text(StockRow row) => $"{row.On:yyyy-MM-dd} {string.Join(',', row.Group)} {row.True} {row.Unknown}";
}
