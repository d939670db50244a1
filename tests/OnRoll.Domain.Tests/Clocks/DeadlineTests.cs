using System.Globalization;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Clocks;

public sealed class DeadlineTests
{
    private static readonly CountedDays Autumn = new SchoolCalendars(
    [
        new("", CalendarEntryKind.Term, new(new(2025, 9, 1), new(2025, 12, 19)), ""),
        new("", CalendarEntryKind.Holiday, new(new(2025, 10, 27), new(2025, 10, 31)), ""),
        new("", CalendarEntryKind.Inset, new(new(2025, 9, 1), new(2025, 9, 1)), ""),
    ]).Find("")!;

    [Theory]
    // Served on Sunday 1 June: fifteen days beginning with it end on the 15th.
    [InlineData("D18", "2025-06-01", "2025-06-15", "2025-06-16")]
    // Entered on Monday 7 September: the fifth day after it is Saturday the 12th.
    [InlineData("D08", "2026-09-07", "2026-09-12", "2026-09-13")]
    [InlineData("D09", "2025-11-08", "2025-11-08", "2025-11-09")]
    [InlineData("D13", "2025-11-08", "2025-11-08", "2025-11-09")]
    // Working days step over Christmas: 24, 29 December.
    [InlineData("D14", "2025-12-23", "2025-12-29", "2025-12-30")]
    // School days: 2 September is the first after the inset day.
    [InlineData("D06", "2025-09-01", "2025-09-15", "2025-09-16")]
    [InlineData("D04", "2025-09-01", "2025-09-08", "2025-09-09")]
    [InlineData("D04", "2025-09-02", "2025-09-09", "2025-09-10")]
    // Over half-term: 22, 23, 24 October, then 3, 4, 5 November.
    [InlineData("D22", "2025-10-22", "2025-11-05", "2025-11-06")]
    [InlineData("D23", "2025-10-25", "2025-11-10", "2025-11-11")]
    [InlineData("D27", "2022-10-06", "2022-11-04", "2022-11-05")]
    public void It_is_due_on_the_day_counted_by_hand(string rule, string from, string due, string next)
    {
        var deadline = Deadline.Of(ClockRules.Find(rule)!, Day(from), Autumn);

        Assert.Equal((Day(due), Day(next)), (deadline.Due, deadline.Next));
    }

    [Fact]
    public void Before_a_rule_existed_there_is_no_due_day_and_the_reason_is_said()
    {
        foreach (var rule in ClockRules.All.Where(rule => rule.Limit.Versions.Count > 0))
        {
            var first = rule.Limit.Versions[0].From;

            var before = Deadline.Of(rule, first.AddDays(-1), Autumn);

            Assert.Null(before.Due);
            Assert.Null(before.Version);
            Assert.Contains("there was no such rule", before.Because, StringComparison.Ordinal);
            Assert.Equal(first, Deadline.Of(rule, first, Autumn).Version!.From);
        }
    }

    [Fact]
    public void The_version_is_picked_by_the_day_on_which_the_clock_starts()
    {
        foreach (var rule in ClockRules.All)
        {
            foreach (var version in rule.Limit.Versions)
            {
                Assert.Equal(version.From, Deadline.Of(rule, version.From, Autumn).Version!.From);
                Assert.Equal(version.From, Deadline.Of(rule, version.To ?? new(2026, 1, 1), Autumn).Version!.From);
            }
        }
    }

    [Fact]
    public void A_calendar_that_ends_too_soon_gives_a_reason_instead_of_a_day()
    {
        var deadline = Deadline.Of(ClockRules.Find("D11")!, new(2025, 12, 1), Autumn);

        Assert.Null(deadline.Due);
        Assert.Contains("known only to 2025-12-19", deadline.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_of_a_calendar_may_be_due_though_the_next_is_not_known()
    {
        var deadline = Deadline.Of(ClockRules.Find("D04")!, new(2025, 12, 12), Autumn);

        Assert.Equal(new(2025, 12, 19), deadline.Due);
        Assert.Null(deadline.Next);
    }

    [Fact]
    public void A_rule_in_school_days_refuses_without_a_calendar_and_the_others_answer()
    {
        foreach (var rule in ClockRules.All)
        {
            var deadline = Deadline.Of(rule, new(2025, 9, 2), schoolDays: null);

            Assert.Equal(rule.Limit.On(new(2025, 9, 2))?.Value is { NeedsCalendar: false, How: not (HowCounted.NoFixedLimit or HowCounted.Published) }, deadline.Due is not null);
        }
    }

    [Theory]
    [InlineData("D24", "no number of days is fixed")]
    [InlineData("D28", "has not been commenced")]
    [InlineData("D27", "not a census day")]
    public void What_has_no_day_says_why(string rule, string why) =>
        Assert.Contains(why, Deadline.Of(ClockRules.Find(rule)!, new(2025, 9, 2), Autumn).Because, StringComparison.Ordinal);

    [Fact]
    public void There_are_twenty_eight_clocks()
    {
        Assert.Equal(Enumerable.Range(1, 28).Select(n => $"D{n:00}"), ClockRules.All.Select(rule => rule.Id));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
