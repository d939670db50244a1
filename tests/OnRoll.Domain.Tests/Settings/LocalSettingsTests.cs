using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Settings;

/// <summary>What an authority sets for itself: from when it counts, for what, and what is not to be set.</summary>
public sealed class LocalSettingsTests
{
    private static readonly DateOnly Today = new(2026, 11, 25); // a Wednesday
    private static readonly LocalSetting Acknowledge = LocalSetting.Find("acknowledge")!;

    [Fact]
    public void Where_nothing_is_set_the_usual_figure_counts_and_says_whose_it_is()
    {
        var (due, because) = LocalSettings.Usual.Count("acknowledge", Today, CountedDays.Working);

        Assert.Equal(new DateOnly(2026, 11, 27), due);
        Assert.Equal("2 working days after the day, which is day 0 [usual, none set; practice: local, typical]", because);
        Assert.Equal([7, 14, 28], new[] { Rank.Red, Rank.Amber, Rank.Green }.Select(rank => LocalSetting.Find(LocalSetting.ReviewAt(rank))!.Usual.Days));
    }

    [Theory]
    [InlineData(0, "2026-11-27")] // begun the day before the setting
    [InlineData(1, "2026-12-01")] // the day on which it begins: Thursday, then three working days
    [InlineData(20, "2026-12-18")]
    public void A_setting_counts_for_what_begins_on_its_day_or_later_and_for_nothing_before(int after, string due)
    {
        var settings = Set(new SettingChosen(Acknowledge, LocalSetting.After(3, DayUnit.WorkingDay), Today.AddDays(1), At(0), "lead", "Agreed"));

        Assert.Equal(due, settings.Count("acknowledge", Today.AddDays(after), CountedDays.Working).Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Of_several_the_latest_to_begin_counts_and_of_one_day_the_last_that_was_set()
    {
        var settings = Set(
            new SettingChosen(Acknowledge, LocalSetting.After(5, DayUnit.WorkingDay), Today.AddDays(10), At(0), "lead", "First"),
            new SettingChosen(Acknowledge, LocalSetting.After(3, DayUnit.WorkingDay), Today.AddDays(1), At(1), "lead", "Sooner"),
            new SettingChosen(Acknowledge, LocalSetting.After(4, DayUnit.WorkingDay), Today.AddDays(1), At(2), "lead", "Mended"),
            new SettingChosen(Acknowledge, null, Today.AddDays(20), At(3), "lead", "As others do"));

        Assert.Equal([2, 4, 5, 2], new[] { 0, 1, 10, 20 }.Select(day => settings.On(Acknowledge, Today.AddDays(day)).Limit.Days));
        Assert.Equal(["Mended", "First", "As others do"], settings.After(Today).Select(each => each.Why));
        Assert.Equal([2, 3, 5, 5], new[] { 0, 1, 10, 20 }.Select(day => settings.AsKnown(At(1)).On(Acknowledge, Today.AddDays(day)).Limit.Days));
    }

    [Fact]
    public void School_days_are_counted_by_the_calendar_that_is_given()
    {
        var settings = Set(new SettingChosen(Acknowledge, LocalSetting.After(2, DayUnit.SchoolDay), Today, At(0), "lead", "Agreed"));
        var days = CountedDays.OfSchool(new(Today, Today.AddDays(30)), [Today, Today.AddDays(6), Today.AddDays(9)]);

        Assert.Equal(Today.AddDays(9), settings.Count("acknowledge", Today, days).Due);
        Assert.Null(settings.Count("acknowledge", Today.AddDays(9), days).Due);
    }

    [Theory]
    [InlineData("acknowledge", "3", "working-day", 1, null)]
    [InlineData("acknowledge", "10", "school-day", 1, null)]
    [InlineData("acknowledge", "usual", "", 1, null)]
    [InlineData("acknowledge", "3", "working-day", 0, "from.past")]
    [InlineData("acknowledge", "3", "working-day", -1, "from.past")]
    [InlineData("acknowledge", "0", "working-day", 1, "days.number")]
    [InlineData("acknowledge", "11", "working-day", 1, "days.number")]
    [InlineData("acknowledge", "-3", "working-day", 1, "days.number")]
    [InlineData("acknowledge", "three", "working-day", 1, "days.number")]
    [InlineData("acknowledge", "", "working-day", 1, "days.required")]
    [InlineData("acknowledge", "3", "", 1, "unit.required")]
    [InlineData("acknowledge", "3", "week", 1, "unit.choice")]
    [InlineData("D18", "20", "calendar-day", 1, "setting.choice")] // fixed by law: nobody's to set
    public void What_can_be_set_is_checked(string setting, string days, string unit, int from, string? problem)
    {
        var (problems, chosen) = Choose(setting, days, unit, from, "Agreed at the service meeting");

        Assert.Equal(problem, problems.Count == 0 ? null : Assert.Single(problems).Code);
        Assert.Equal(problem is null, chosen is not null);
    }

    [Fact]
    public void Who_set_it_when_and_why_stand_with_it()
    {
        var (_, chosen) = Choose("review-amber", "10", "working-day", 7, "Agreed at the service meeting");

        Assert.Equal(("lead", "Agreed at the service meeting", Today.AddDays(7), "10 working days after the day, which is day 0"), (chosen!.By, chosen.Why, chosen.From, chosen.Limit!.ToString()));
        Assert.Equal("why.required", Assert.Single(Choose("review-amber", "10", "working-day", 7, " ").Problems).Code);
    }

    [Fact]
    public void No_clock_of_law_or_guidance_is_among_them()
    {
        Assert.All(LocalSetting.All.Where(setting => setting.Clock.Length > 0), setting =>
            Assert.All(ClockRules.Find(setting.Clock)!.Limit.Versions, version => Assert.Equal(Domain.Law.Force.Practice, version.Source.Force)));
        Assert.Equal(LocalSetting.All.Count, LocalSetting.All.Select(setting => setting.Name).Distinct().Count());
        Assert.All(LocalSetting.All, setting => Assert.InRange(setting.Usual.Days, 1, setting.Most));
    }

    [Fact]
    public void What_is_due_in_a_case_follows_the_setting_of_the_day_on_which_it_began()
    {
        var ledger = new ChildLedger("202-1");
        var moment = 0L;
        foreach (var what in new Assertion[]
        {
            new Born(new DateOnly(2015, 3, 27), Sex.Female), new Resident(new(new(2015, 3, 27)), LaCode.FromNumber(202), true, ""),
            new Referred(Today, "r", "officer", Referrer.School, null, false, false, "Gone"), new ReferralDecided(Today, "d", "officer", "r", ReferralOutcome.Accepted, default, "Ours"),
        })
        {
            ledger.Add(new(what, Moment.FromMicroseconds(++moment), moment));
        }

        var history = ledger.AsKnown();
        var (file, timeline) = (CaseFile.Of(history), new Timeline(history, SchoolCalendars.None));
        DueItem Review(LocalSettings settings) => DueItems.Of(file, timeline, Ranks.Of(timeline, file, Today), Today, settings).Single(item => item.Id == "D25");
        var rank = Ranks.Of(timeline, file, Today).Rank;
        SettingChosen From(DateOnly day) => new(LocalSetting.Find(LocalSetting.ReviewAt(rank))!, LocalSetting.After(3, DayUnit.CalendarDay), day, At(0), "lead", "Agreed");

        Assert.Equal(Today.AddDays(3), Review(Set(From(Today))).Due);
        Assert.Contains("the authority's own setting since 25 November 2026", Review(Set(From(Today))).Because, StringComparison.Ordinal);
        Assert.Equal(Review(LocalSettings.Usual), Review(Set(From(Today.AddDays(1)))));
    }

    private static (IReadOnlyList<Problem> Problems, SettingChosen? Chosen) Choose(string setting, string days, string unit, int from, string why, Role role = Role.Lead) => ChooseSetting.Decide(
        new Dictionary<string, string>
        {
            ["setting"] = setting,
            ["days"] = days,
            ["unit"] = unit,
            ["why"] = why,
            ["from"] = Today.AddDays(from).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        }, new(new("lead", role, LaCode.FromNumber(202)), At(0)));

    private static LocalSettings Set(params SettingChosen[] chosen) => new(chosen);

    private static Moment At(int minutes) => new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
}
