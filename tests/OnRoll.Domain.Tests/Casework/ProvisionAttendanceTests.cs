using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Casework;

/// <summary>How a provision is attended, and when that is too little.</summary>
public sealed class ProvisionAttendanceTests : CaseTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    public ProvisionAttendanceTests()
        : base("officer")
    {
        Add(new Born(new DateOnly(2015, 3, 27), Sex.Female));
        Add(new Referred(Today, "k1", "officer", Referrer.School, null, false, false, "Gone"));
        Add(new ReferralDecided(Today, "k2", "officer", "k1", ReferralOutcome.Accepted, default, "Ours"));
        Add(new Provided(new(new(2026, 11, 2)), ProvisionKind.Tuition, "A tutor", 10, Judgement.NotJudged));
    }

    [Theory]
    [InlineData("20", "18", true)] // a tenth missed
    [InlineData("20", "19", false)]
    [InlineData("1", "0", true)]
    [InlineData("10", "10", false)]
    public void A_tenth_of_the_sessions_missed_is_too_little_and_stands_in_the_list_of_work(string possible, string attended, bool tooLittle)
    {
        Do("2026-11-02", "2026-11-20", possible, attended);

        Assert.Equal(tooLittle, Assert.Single(ProvisionAttendance.On(View.File, Today)).IsTooLittle);
        var due = Due();
        Assert.Equal(tooLittle, due is not null);
        Assert.True(due is null || due.Due == new DateOnly(2026, 12, 2)); // five working days after it was recorded
    }

    [Fact]
    public void Hours_truly_had_follow_from_the_share_of_sessions()
    {
        Do("2026-11-02", "2026-11-20", "20", "12");

        Assert.Equal(6m, Assert.Single(ProvisionAttendance.On(View.File, Today)).HoursHad);
    }

    [Fact]
    public void The_period_that_ended_last_counts_and_a_note_the_end_or_more_attendance_take_it_off_the_list()
    {
        Do("2026-11-02", "2026-11-13", "10", "5");
        Assert.NotNull(Due());
        Do("2026-11-16", "2026-11-20", "5", "5");
        Assert.Null(Due());

        Do("2026-11-16", "2026-11-20", "5", "2"); // corrected
        Assert.NotNull(Due());
        Add(new Noted(Today, "n1", "officer", "The times were changed with the parent"));
        Assert.Null(Due());

        Do("2026-11-16", "2026-11-20", "5", "3");
        Assert.NotNull(Due());
        Add(new Provided(new(new(2026, 11, 2), new(2026, 11, 20)), ProvisionKind.Tuition, "A tutor", 10, Judgement.NotJudged));
        Assert.Null(Due());
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-02", "5", "5", "to.before")]
    [InlineData("2026-10-01", "2026-10-30", "5", "5", "from.outside")]
    [InlineData("2026-11-02", "2026-11-03", "5", "5", "possible.number")]
    [InlineData("2026-11-02", "2026-11-03", "none", "5", "possible.number")]
    [InlineData("2026-11-02", "2026-11-03", "4", "5", "attended.number")]
    [InlineData("2026-11-02", "2026-11-03", "4", "-1", "attended.number")]
    public void What_cannot_be_is_refused(string from, string to, string possible, string attended, string code) =>
        Assert.Equal(code, Assert.Single(Decide(from, to, possible, attended).Problems).Code);

    [Theory]
    [InlineData("Red and overdue", null)]
    [InlineData("Mónica's Monday list", null)]
    [InlineData("", "filter.required")]
    [InlineData("A202000119001", "filter.digits")]
    [InlineData("Born 27 March", "filter.digits")]
    [InlineData("Born ²⁷ March", "filter.digits")]
    [InlineData("a@b", "filter.letters")]
    [InlineData("A name of a filter that is longer than it may be", "filter.long")]
    public void A_kept_filters_name_holds_no_digit_and_is_short(string name, string? code) => Assert.Equal(code, FilterNames.Check(name)?.Code);

    [Fact]
    public void A_return_is_owed_until_its_day_and_where_that_is_not_known_for_a_month()
    {
        Assert.Equal("autumn 2022", CollectionRounds.OwedOn(new(2022, 11, 4))[0].Term);
        Assert.Equal("spring 2023", CollectionRounds.OwedOn(new(2022, 11, 5))[0].Term);
        Assert.Equal("summer 2026", Assert.Single(CollectionRounds.OwedOn(new(2026, 6, 20))).Term);
        Assert.Empty(CollectionRounds.OwedOn(new(2026, 6, 21)));
    }

    private DueItem? Due() => DueItems.Of(View.File, View.Timeline, Ranks.Of(View.Timeline, View.File, Today), Today).SingleOrDefault(item => item.Id == "provision");

    private Decision Decide(string from, string to, string possible, string attended) => Acts.Find("provision-attendance")!.Decide(View,
        new Dictionary<string, string> { ["provision"] = "tuition A tutor", ["from"] = from, ["to"] = to, ["possible"] = possible, ["attended"] = attended, ["source"] = "The tutor" },
        new(new("officer", Role.Officer, Camden), new Moment(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero))));

    private void Do(string from, string to, string possible, string attended)
    {
        var decision = Decide(from, to, possible, attended);
        Assert.Empty(decision.Problems);
        Add(decision);
    }
}
