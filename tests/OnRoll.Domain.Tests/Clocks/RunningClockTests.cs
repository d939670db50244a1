using OnRoll.Domain.Clocks;

namespace OnRoll.Domain.Tests.Clocks;

public sealed class RunningClockTests
{
    private const string Born = "born,2015-03-01,,,,F,,,";
    private const string OnRoll = "registered,2020-09-01,,,100,,,,";

    [Theory]
    [InlineData("2025-11-14", ClockState.Upcoming)]
    [InlineData("2025-11-17", ClockState.DueToday)]
    [InlineData("2025-11-18", ClockState.Overdue)]
    public void Education_for_an_excluded_child_is_due_on_the_sixth_day_and_overdue_after_it(string on, ClockState state)
    {
        var child = Lines.Of(Born, OnRoll, "exclusion,2025-11-10,,,100,permanent,,,");

        var clock = Assert.Single(RunningClock.For(child, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(("D23", state), (clock.Deadline.Rule.Id, clock.State));
    }

    [Fact]
    public void It_stops_when_suitable_education_is_there()
    {
        var child = Lines.Of(Born, OnRoll, "exclusion,2025-11-10,,,100,permanent,,,", "provision,2025-11-17,,,,tuition,25,,");

        Assert.Empty(RunningClock.For(child, new(2025, 11, 18)));
    }

    [Fact]
    public void Suspensions_that_follow_each_other_run_as_one()
    {
        var child = Lines.Of(Born, OnRoll, "exclusion,2025-11-10,2025-11-12,,100,suspension,,,", "exclusion,2025-11-13,2025-11-20,,100,suspension,,,");

        Assert.Equal(new(2025, 11, 17), Assert.Single(RunningClock.For(child, new(2025, 11, 18))).Deadline.Due);
    }

    [Fact]
    public void Absence_and_applications_run_their_own_clocks()
    {
        var child = Lines.Of(Born, OnRoll, "absent,2025-11-03,,,,unauthorised,,,", "application,2025-10-01,,,,submitted,,,");

        Assert.Equal(["D06 Upcoming", "D20 Overdue"], RunningClock.For(child, new(2025, 11, 10)).Select(clock => $"{clock.Deadline.Rule.Id} {clock.State}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_runs_for_a_child_beyond_school_age() =>
        Assert.Empty(RunningClock.For(Lines.Of("born,2005-03-01,,,,F,,,", OnRoll, "exclusion,2025-11-10,,,100,permanent,,,"), new(2025, 11, 18)));
}
