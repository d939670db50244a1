using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Placement;

/// <summary>Puts the case on the agenda of a panel.</summary>
public sealed class PutCaseToPanel : Act
{
    /// <summary>How many days ahead a meeting may be.</summary>
    public const int LongestAhead = 183;

    public override string Name => "put-to-panel";

    public override string Title => "Put to a panel";

    public override ActGroup Group => ActGroup.Education;

    public override string Lead => "The agenda of the day holds one page for each child, without the name. Put to another day before the panel has decided, the case stands on that day's agenda alone.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("panel", "Which panel?", AnswerForm.Choice, "Select the panel")
        {
            Choices = [new("fair-access", "Fair access panel", "Places children by the fair access protocol"), new("missing-education", "Children missing education panel")],
        },
        new("meets", "When does it meet?", AnswerForm.Day, "Enter the day on which it meets") { Days = DayRule.TodayOrFuture },
        new("ask", "What is the panel asked?", AnswerForm.Words, "Enter what the panel is asked") { Hint = "Do not name anybody: the page goes to everybody who sits on the panel" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var (panel, meets) = (answers.Value<PanelKind>("panel"), answers.Day("meets")!.Value);
        return meets > actor.Today.AddDays(LongestAhead) ? Refuse("meets.far", "meets", "Enter a day within the next six months")
            : Decision.Record(new PutToPanel(actor.Today, Panels.KeyOf(panel, meets), actor.Account, panel, meets, answers.Text("ask")));
    }
}

/// <summary>What a panel came to that is not a step of fair access.</summary>
public sealed class RecordPanelDecision : Act
{
    public override string Name => "panel-decision";

    public override string Title => "Record a panel's decision";

    public override ActGroup Group => ActGroup.Education;

    public override string Lead => "A school that the fair access panel names is recorded under Fair access, and counts as its decision.";

    public override bool IsOffered(CaseView view) => Panels.Waiting(view.File).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("meeting", "Which panel?", AnswerForm.Choice, "Select the panel")
        {
            Choices = [.. Panels.Waiting(view.File).Select(item => new Choice(Panels.KeyOf(item.Panel, item.Meets), FormattableString.Invariant($"The {Panels.NameOf(item.Panel)} of {item.Meets:d MMMM yyyy}")))],
        },
        new("outcome", "What did it decide?", AnswerForm.Choice, "Select what it decided") { Choices = [new("agreed", "Agreed to what it was asked"), new("not-agreed", "Did not agree"), new("deferred", "Put off to another day"), new("withdrawn", "Withdrawn: it no longer needs the panel")] },
        new("next", "If put off, to which day? (optional)", AnswerForm.Day, "Enter the day") { IsOptional = true, Days = DayRule.TodayOrFuture },
        new("why", "What was said?", AnswerForm.Words, "Enter what was said"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var item = Panels.Waiting(view.File).Single(each => Panels.KeyOf(each.Panel, each.Meets) == answers.Text("meeting"));
        var outcome = answers.Value<PanelOutcome>("outcome");
        if (item.Meets > actor.Today && outcome is not (PanelOutcome.Withdrawn or PanelOutcome.Deferred))
        {
            return Refuse("meeting.future", "meeting", FormattableString.Invariant($"The panel meets on {item.Meets:d MMMM yyyy}: record what it decides from that day on"));
        }

        var decided = new PanelDecided(actor.Today, Panels.KeyOf(item.Panel, item.Meets), actor.Account, item.Panel, item.Meets, outcome, answers.Text("why"));
        return outcome is not PanelOutcome.Deferred ? Decision.Record(decided)
            : answers.Day("next") is { } next && next > item.Meets && next <= actor.Today.AddDays(PutCaseToPanel.LongestAhead)
                ? Decision.Record(decided, new PutToPanel(actor.Today, Panels.KeyOf(item.Panel, next), actor.Account, item.Panel, next, item.Ask))
                : Refuse("next.required", "next", "Enter the day to which it is put off: after the day on which the panel met, and within the next six months");
    }
}
