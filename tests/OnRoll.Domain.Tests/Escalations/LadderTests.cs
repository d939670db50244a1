using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Escalations;

/// <summary>What climbs from the worker to the lead and to the senior officer, when, why, and what an acknowledgement does and does not do.</summary>
public sealed class LadderTests
{
    private static readonly LaCode Camden = LaCode.FromNumber(202);
    private static readonly DateOnly Referred = new(2026, 11, 2); // a Monday: to be answered by Wednesday the 4th

    private readonly ChildLedger ledger = new("202-1");
    private long moment = 1;

    public LadderTests()
    {
        Add(new Born(new DateOnly(2015, 3, 27), Sex.Female));
        Add(new Resident(new(new(2015, 3, 27)), Camden, IsConfirmed: true, ""));
        Add(new Referred(Referred, "r", "officer", Referrer.School, null, false, false, "Gone"));
    }

    [Theory]
    [InlineData("2026-11-04", null)] // the last day in time
    [InlineData("2026-11-05", null)] // late, and still the worker's
    [InlineData("2026-11-06", Rung.Lead)] // two working days after the last day in time
    [InlineData("2026-11-17", Rung.Lead)]
    [InlineData("2026-11-18", Rung.SeniorOfficer)] // ten
    public void What_ran_out_by_itself_climbs_after_the_days_of_the_ladder(string day, Rung? rung)
    {
        var reached = On(Day(day)).Escalations;

        Assert.Equal(rung, reached.Count == 0 ? null : Assert.Single(reached).Rung);
        Assert.All(reached, each => Assert.Equal(("D14 2026-11-04", "Accept, return or redirect the referral"), (each.Key, each.What)));
    }

    [Fact]
    public void It_says_because_of_what_and_by_whose_figure()
    {
        var reached = Assert.Single(On(Day("2026-11-06")).Escalations);

        Assert.Equal("the last day in time was 4 November 2026; 2 working days later it is with the lead [usual, none set; ours: guidance asks for escalation and names no days]", reached.Because);
        Assert.Equal(Day("2026-11-06"), reached.Since);
    }

    [Fact]
    public void The_ladder_of_the_day_on_which_it_ran_out_counts()
    {
        SettingChosen From(string day) => new(LocalSetting.Find(LocalSetting.ToLead)!, LocalSetting.After(1, DayUnit.WorkingDay), Day(day), Moment.FromMicroseconds(1), "lead", "Agreed");

        Assert.Equal(Day("2026-11-05"), Assert.Single(On(Day("2026-11-05"), new([From("2026-11-04")])).Escalations).Since);
        Assert.Empty(On(Day("2026-11-05"), new([From("2026-11-05")])).Escalations);
    }

    [Fact]
    public void Doing_what_is_owed_ends_it_and_an_acknowledgement_does_not()
    {
        var lead = Do("acknowledge-escalation", Role.Lead, "2026-11-09", ("which", "D14 2026-11-04"), ("will", "I decide on it tomorrow"), ("until", "2026-11-10"));
        Assert.Equal(("lead", Rung.Lead, "I decide on it tomorrow", Day("2026-11-10")), lead is EscalationAcknowledged said ? (said.By, said.Rung, said.Will, said.Until) : default);

        Assert.Equal("lead", Assert.Single(On(Day("2026-11-09")).Escalations).Acknowledged?.By);
        var higher = Assert.Single(On(Day("2026-11-18")).Escalations);
        Assert.Equal((Rung.SeniorOfficer, null), (higher.Rung, higher.Acknowledged)); // the clock ran on, and the lead's word is not the senior officer's
        Do("acknowledge-escalation", Role.SeniorOfficer, "2026-11-18", ("which", "D14 2026-11-04"), ("will", "The lead decides today"), ("until", "2026-11-18"));
        Assert.Equal("senior-officer", Assert.Single(On(Day("2026-11-18")).Escalations).Acknowledged?.By);
        Assert.Contains(On(Day("2026-11-18")).Due, item => item.Id == "D14");

        Add(new ReferralDecided(Day("2026-11-18"), "d", "lead", "r", ReferralOutcome.Returned, default, "On a roll"));
        Assert.Empty(On(Day("2026-11-19")).Escalations);
    }

    [Fact]
    public void What_had_run_out_before_the_case_was_opened_climbs_from_the_opening_on()
    {
        Add(new Applied(new DateSpan(new(2026, 9, 1)), ApplicationKind.Submitted, "100001"));
        Add(new ReferralDecided(Day("2026-11-04"), "d", "lead", "r", ReferralOutcome.Accepted, default, "Ours"));

        Assert.DoesNotContain(On(Day("2026-11-05")).Escalations, each => each.Key.StartsWith("D20", StringComparison.Ordinal));
        var reached = Assert.Single(On(Day("2026-11-06")).Escalations, each => each.Key == "D20 2026-09-22");
        Assert.Equal((Rung.Lead, Day("2026-11-06")), (reached.Rung, reached.Since));
        Assert.StartsWith("the last day in time was 22 September 2026, before the case was opened on 4 November 2026; 2 working days later", reached.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_noted_for_themselves_climbs_no_ladder()
    {
        Add(new ReferralDecided(Referred, "d", "lead", "r", ReferralOutcome.Accepted, default, "Ours"));
        Add(new TaskSet(Referred, "t", "officer", "Ring", Referred, ""));

        Assert.DoesNotContain(On(Day("2026-12-24")).Escalations, each => each.Key.StartsWith("task", StringComparison.Ordinal));
        Assert.Contains(On(Day("2026-12-24")).Escalations, each => each.Key.StartsWith("D25", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lead", Rung.Lead)]
    [InlineData("head-of-service", Rung.Lead)]
    [InlineData("senior-officer", Rung.SeniorOfficer)]
    [InlineData("safeguarding-partners", Rung.SeniorOfficer)]
    public void What_somebody_took_there_stands_there_at_once_and_until_the_case_is_closed(string to, Rung rung)
    {
        Add(new ReferralDecided(Day("2026-11-03"), "d", "lead", "r", ReferralOutcome.Accepted, default, "Ours"));
        Add(new Escalated(Day("2026-11-03"), "x", "officer", to, "The school does not answer"));

        var reached = Assert.Single(On(Day("2026-11-03")).Escalations);
        Assert.Equal(("x", rung, "taken up by officer", null), (reached.Key, reached.Rung, reached.Because, reached.Acknowledged));
        Do("acknowledge-escalation", Role.SeniorOfficer, "2026-11-03", ("which", "x"), ("will", "I ring the head"), ("until", "2026-11-04"));
        Assert.NotNull(Assert.Single(On(Day("2026-11-03")).Escalations).Acknowledged);
    }

    [Theory]
    [InlineData("which", "D14 2026-11-03", "which.choice")]
    [InlineData("will", " ", "will.required")]
    [InlineData("until", "2026-11-08", "until.past")]
    public void An_acknowledgement_says_what_will_be_done_by_when(string field, string value, string problem)
    {
        var given = new Dictionary<string, string> { ["which"] = "D14 2026-11-04", ["will"] = "I decide", ["until"] = "2026-11-09", [field] = value };

        Assert.Equal(problem, Assert.Single(new AcknowledgeEscalation().Decide(On(Day("2026-11-09")).View, given, ActorOf(Role.Lead, "2026-11-09")).Problems).Code);
    }

    [Fact]
    public void Only_those_on_the_ladder_may_and_the_step_to_the_senior_officer_is_not_the_leads_to_set()
    {
        Assert.Equal([Role.Lead, Role.SeniorOfficer, Role.Operator], Enum.GetValues<Role>().Where(role => new AcknowledgeEscalation().NeedOf(role, isTied: true) is not null));
        Assert.Equal([Role.SeniorOfficer, Role.Operator], Enum.GetValues<Role>().Where(role => ChooseSetting.May(role, LocalSetting.Find(LocalSetting.ToSeniorOfficer)!)));
        Assert.True(ChooseSetting.May(Role.Lead, LocalSetting.Find(LocalSetting.ToLead)!));
    }

    private sealed record Standing(IReadOnlyList<DueItem> Due, CaseView View)
    {
        public IReadOnlyList<Escalation> Escalations => View.Escalations;
    }

    private Standing On(DateOnly day, LocalSettings? settings = null)
    {
        var history = ledger.AsKnown();
        var (file, timeline, own) = (CaseFile.Of(history), new Timeline(history, SchoolCalendars.None), settings ?? LocalSettings.Usual);
        var due = DueItems.Of(file, timeline, Ranks.Of(timeline, file, day), day, own);
        return new(due, new(file, timeline, Camden, []) { Escalations = Ladder.Reached(Ladder.Of(file, due, own, timeline), day) });
    }

    private CaseEntry Do(string act, Role role, string day, params (string Name, string Value)[] answers)
    {
        var decision = Acts.Find(act)!.Decide(On(Day(day)).View, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal), ActorOf(role, day));
        Assert.True(!decision.IsRefused, string.Join(' ', decision.Problems.Select(problem => problem.Code)));
        var entry = Assert.IsAssignableFrom<CaseEntry>(Assert.Single(decision.Assertions));
        Add(entry);
        return entry;
    }

    private Actor ActorOf(Role role, string day) => new(new(RoleTable.WordOf(role), role, Camden), new(new DateTimeOffset(Day(day), new TimeOnly(12, 0), TimeSpan.Zero).AddMicroseconds(++moment)));

    private void Add(Assertion what) => ledger.Add(new(what, Moment.FromMicroseconds(++moment), moment));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
