using System.Globalization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Escalations;

/// <summary>Says what will be done about something that reached one, and by when. What is owed stays owed.</summary>
public sealed class AcknowledgeEscalation : Act
{
    public override string Name => "acknowledge-escalation";

    public override string Title => "Acknowledge an escalation";

    public override ActGroup Group => ActGroup.Team;

    public override IReadOnlyList<GateAction> Needs => [GateAction.AnswerEscalation];

    public override string Lead => "You say what will be done and by when. The clock runs on: only doing what is owed stops it.";

    public override bool IsOffered(CaseView view) => Waiting(view).Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("which", "What do you acknowledge?", AnswerForm.Choice, "Select what you acknowledge")
        {
            Choices = [.. Waiting(view).Select(each => new Choice(each.Key, each.What, string.Create(CultureInfo.InvariantCulture, $"with {Ladder.NameOf(each.Rung)} since {each.Since:d MMMM yyyy}")))],
        },
        new("will", "What will be done, and by whom?", AnswerForm.Words, "Enter what will be done, and by whom"),
        new("until", "By when?", AnswerForm.Day, "Enter the date") { Days = DayRule.TodayOrFuture },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => Decision.Record(new EscalationAcknowledged(
        actor.Today, actor.NewKey(), actor.Account, answers.Text("which"), actor.Principal.Role is Role.Lead ? Rung.Lead : Rung.SeniorOfficer, answers.Text("will"), answers.Day("until")!.Value));

    private static IEnumerable<Escalation> Waiting(CaseView view) => view.Escalations.Where(each => each.Acknowledged is null);
}
