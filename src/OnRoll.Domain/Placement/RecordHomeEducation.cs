using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Placement;

/// <summary>What a parent says of home education, and how far the authority has come in judging it.</summary>
public sealed class RecordHomeEducation : Act
{
    public override string Name => "home-education";

    public override string Title => "Record home education";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.JudgeHomeEducation];

    public override string Lead => "A parent may educate at home, and need not ask. It is never taken to be unsuitable; where it is not yet judged the answer is: not known (Education Act 1996, ss 7 and 437; guidance of April 2019).";

    public override bool IsOffered(CaseView view) => view.File.State is not CaseState.None;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "How does it stand?", AnswerForm.Choice, "Select how it stands")
        {
            Choices =
            [
                new("not-yet", "Notified, not yet assessed"), new("suitable", "Suitable"), new("unsuitable", "Not suitable"),
                new("no-response", "The parent has not answered"), new("ended", "No longer home educated"),
            ],
        },
        new("on", "Since when?", AnswerForm.Day, "Enter the date"),
        new("why", "What does it rest on?", AnswerForm.Words, "Enter what it rests on") { Hint = "For a judgement: what was seen, and why it is suitable or not for this child" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var on = answers.Day("on")!.Value;
        var note = new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why"));
        if (answers.Text("kind") != "ended")
        {
            var kind = Slugs.HomeEducation.Parse(answers.Text("kind"));
            return Decision.Record(new HomeEducated(new(on), kind), note).InsteadOf(view.History.All<HomeEducated>().Where(each => each.Held.First == on && each.Kind != kind));
        }

        var standing = view.History.All<HomeEducated>().Where(home => home.Held.Contains(on) && home.Held.First < on).ToList();
        return standing.Count == 0 ? Refuse("kind.none", "kind", "No home education is recorded that could have ended by that day")
            : Decision.Record([.. standing.Select(home => home with { Held = new(home.Held.First, on.AddDays(-1)) }), note]);
    }
}
