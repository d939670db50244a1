using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Casework;

/// <summary>How a case stands on the agendas of panels, and what ends that.</summary>
public sealed class PanelTests : CaseTests
{
    private DateOnly today = new(2026, 11, 25);

    public PanelTests()
        : base("officer")
    {
        Add(new Born(new DateOnly(2015, 3, 27), Sex.Female));
        Add(new Referred(today, "k1", "officer", Referrer.School, null, false, false, "Gone"));
        Add(new ReferralDecided(today, "k2", "officer", "k1", ReferralOutcome.Accepted, default, "Ours"));
    }

    [Fact]
    public void A_case_put_to_a_panel_waits_for_it_and_is_due_on_its_day()
    {
        Do("put-to-panel", ("panel", "fair-access"), ("meets", "2026-12-01"), ("ask", "Name a school"));

        var item = Assert.Single(Panels.Waiting(View.File));

        Assert.Equal((PanelKind.FairAccess, new DateOnly(2026, 12, 1), "Name a school"), (item.Panel, item.Meets, item.Ask));
        var due = Assert.Single(DueItems.Of(View.File, View.Timeline, Ranks.Of(View.Timeline, View.File, today), today), each => each.Id == "panel");
        Assert.Equal((new DateOnly(2026, 12, 1), true), (due.Due, due.WaitsForOthers));
    }

    [Fact]
    public void Put_to_another_day_it_stands_on_that_day_alone_and_on_each_panels_own()
    {
        Do("put-to-panel", ("panel", "fair-access"), ("meets", "2026-12-01"), ("ask", "A"));
        Do("put-to-panel", ("panel", "missing-education"), ("meets", "2026-12-02"), ("ask", "B"));
        Do("put-to-panel", ("panel", "fair-access"), ("meets", "2026-12-08"), ("ask", "C"));

        Assert.Equal(["B", "C"], Panels.Waiting(View.File).Select(item => item.Ask));
    }

    [Fact]
    public void A_panel_decides_on_its_day_not_before_and_defers_to_a_later_one()
    {
        Do("put-to-panel", ("panel", "missing-education"), ("meets", "2026-12-01"), ("ask", "Who else looks?"));
        var meeting = ("meeting", "missing-education 2026-12-01");
        Assert.Equal("meeting.future", Refused("panel-decision", meeting, ("outcome", "agreed"), ("why", "Said so")));
        today = new(2026, 12, 1);
        Assert.Equal("next.required", Refused("panel-decision", meeting, ("outcome", "deferred"), ("why", "No time")));

        Do("panel-decision", meeting, ("outcome", "deferred"), ("next", "2026-12-15"), ("why", "No time"));

        Assert.Equal(new DateOnly(2026, 12, 15), Assert.Single(Panels.Waiting(View.File)).Meets);
        Assert.Equal("deferred", Panels.NameOf(((PanelDecided)Panels.Of(View.File)[0].Decision!).Outcome));
    }

    [Fact]
    public void A_step_of_fair_access_before_the_panel_meets_is_not_its_decision_and_one_on_its_day_is()
    {
        Do("put-to-panel", ("panel", "fair-access"), ("meets", "2026-12-01"), ("ask", "Name a school"));
        Do("fair-access", ("step", "accepted"), ("ground", "carer"), ("why", "Cares for a parent"));
        Assert.Single(Panels.Waiting(View.File));
        today = new(2026, 12, 1);

        Do("fair-access", ("step", "school-named"), ("school", "100053"), ("why", "The nearest with a place"));

        Assert.Empty(Panels.Waiting(View.File));
        Assert.Equal(FairAccessStep.SchoolNamed, Assert.IsType<FairAccessTaken>(Assert.Single(Panels.Of(View.File)).Decision).Step);
    }

    [Fact]
    public void A_meeting_is_within_six_months()
    {
        Assert.Equal("meets.far", Refused("put-to-panel", ("panel", "fair-access"), ("meets", $"{today.AddDays(184):yyyy-MM-dd}"), ("ask", "A")));
        Do("put-to-panel", ("panel", "fair-access"), ("meets", $"{today.AddDays(183):yyyy-MM-dd}"), ("ask", "A"));
    }

    private Decision Decide(string act, (string Name, string Value)[] answers) => Acts.Find(act)!.Decide(View, answers.ToDictionary(each => each.Name, each => each.Value),
        new(new("officer", Role.Officer, Camden), new Moment(new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero))));

    private void Do(string act, params (string, string)[] answers)
    {
        var decision = Decide(act, answers);
        Assert.Empty(decision.Problems);
        Add(decision);
    }

    private string Refused(string act, params (string, string)[] answers) => Assert.Single(Decide(act, answers).Problems).Code;
}
