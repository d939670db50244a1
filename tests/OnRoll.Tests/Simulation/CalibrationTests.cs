using OnRoll.Data.Facts;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Simulation;

/// <summary>The synthetic England at a fiftieth counts about a fiftieth of what the collection published for England.</summary>
public sealed class CalibrationTests(CalibrationTests.AFiftieth england) : IClassFixture<CalibrationTests.AFiftieth>
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    [Fact]
    public void Thirty_five_to_forty_thousand_are_missing_on_a_day()
    {
        // A fiftieth of 35 to 40 thousand is 700 to 800; twice the square root of that is the play of chance.
        var counted = england.Count(Day)[""];

        Assert.InRange(counted, 645, 860);
    }

    [Fact]
    public void About_143_thousand_are_missing_at_some_time_in_a_year()
    {
        var ever = new Counts(england.Spans, []).Flow(new(2025, 9, 1), new(2026, 8, 31))[0].Ever;

        Assert.InRange(ever, 2600, 3100);
    }

    [Fact]
    public void Half_have_been_missing_for_twelve_weeks_or_less()
    {
        var weeks = england.Count(Day, Dimension.Weeks);

        var upToTwelve = new[] { "Less than 2 weeks", "2 to 4 weeks", "4 to 8 weeks", "8 to 12 weeks" }.Sum(band => weeks.GetValueOrDefault(band));
        Assert.InRange((double)upToTwelve / weeks.Values.Sum(), 0.47, 0.65);
    }

    [Theory]
    [InlineData("application-awaiting", 0.13)]
    [InlineData("unknown", 0.16)]
    [InlineData("other", 0.13)]
    [InlineData("believed-moved-country", 0.10)]
    [InlineData("ehe-unsuitable", 0.09)]
    [InlineData("moved-in-la", 0.08)]
    public void The_commonest_reasons_are_as_common_as_published(string reason, double share)
    {
        var reasons = england.Count(Day, Dimension.Reason);

        Assert.InRange((double)reasons.GetValueOrDefault(reason) / reasons.Values.Sum(), share - 0.045, share + 0.045);
    }

    [Fact]
    public void Somewhat_more_boys_than_girls_and_more_in_secondary_years()
    {
        var sexes = england.Count(Day, Dimension.Sex);
        var years = england.Count(Day, Dimension.Year);

        Assert.InRange((double)sexes["M"] / (sexes["M"] + sexes["F"]), 0.49, 0.59);
        Assert.InRange((double)Enumerable.Range(7, 5).Sum(year => years.GetValueOrDefault($"{year}")) / years.Values.Sum(), 0.49, 0.69);
    }

    [Fact]
    public void A_hundredth_and_more_of_a_million_come_into_view_in_ten_years()
    {
        Assert.InRange(england.Children, 20_500, 23_500);
        Assert.InRange((double)england.Facts / england.Children, 15, 21);
    }

    /// <summary>Made and read once for all of these tests.</summary>
    public sealed class AFiftieth
    {
        public AFiftieth()
        {
            using var england = England.Of(0.02m, factsOnly: true);
            using var facts = england.Open("facts.csv");
            using var calendar = england.Open("calendar.csv");
            var calendars = CalendarFile.Read(calendar, _ => { });
            var read = FactsFile.Read(facts, Moment.StartOf(new(2026, 11, 1)), _ => { });
            Spans = StatusSpans.Derive(Definitions.Find("DEF-4")!, read.Children, calendars, null);
            (Children, Facts) = (read.Children.Count, read.Accepted);
        }

        internal StatusSpans Spans { get; }

        internal int Children { get; }

        internal long Facts { get; }

        internal Dictionary<string, int> Count(DateOnly day, params Dimension[] by) =>
            new Counts(Spans, by).Snapshot(day).ToDictionary(row => by.Length == 0 ? "" : row.Group[0], row => row.True);
    }
}
