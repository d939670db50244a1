using OnRoll.Domain.Access;

namespace OnRoll.Domain.Casework;

/// <summary>Gives a case to one named worker.</summary>
public sealed class Assign : Act
{
    public override string Name => "assign";

    public override string Title => "Assign the case";

    public override ActGroup Group => ActGroup.Team;

    public override string Lead => "One named person answers for the case, and is shown to partners and to the family.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen || view.File.WaitingReferrals.Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("to", "To whom?", AnswerForm.Colleague, "Select a colleague") { Choices = [.. view.Colleagues.Select(name => new Choice(name, name))], Given = view.File.Worker ?? "" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Assigned(actor.Today, actor.NewKey(), actor.Account, answers.Text("to")));
}

public sealed class AddNote : Act
{
    public override string Name => "note";

    public override string Title => "Add a note";

    public override ActGroup Group => ActGroup.Details;

    public override bool IsOffered(CaseView view) => view.File.State is not CaseState.None || view.File.Referrals.Count > 0;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("on", "When was it?", AnswerForm.Day, "Enter the date") { Given = $"{actor.Today:yyyy-MM-dd}" },
        new("note", "What happened?", AnswerForm.Words, "Enter what happened") { Hint = "Facts first, then your view, marked as such. The family may ask to read it" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Noted(answers.Day("on")!.Value, actor.NewKey(), actor.Account, answers.Text("note")));
}

public sealed class SetTask : Act
{
    public override string Name => "set-task";

    public override string Title => "Set a task";

    public override ActGroup Group => ActGroup.Team;

    public override bool IsOffered(CaseView view) => view.File.IsOpen || view.File.WaitingReferrals.Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("what", "What is to be done?", AnswerForm.Line, "Enter what is to be done"),
        new("due", "By when?", AnswerForm.Day, "Enter the date") { Days = DayRule.TodayOrFuture },
        new("for", "By whom? (optional)", AnswerForm.Colleague, "Select a colleague")
        {
            IsOptional = true, Choices = [.. view.Colleagues.Select(name => new Choice(name, name))], Hint = "Left blank, it is whoever the case is assigned to, now and later",
        },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new TaskSet(actor.Today, actor.NewKey(), actor.Account, answers.Text("what"), answers.Day("due")!.Value, answers.Text("for")));
}

public sealed class FinishTask : Act
{
    public override string Name => "finish-task";

    public override string Title => "Finish a task";

    public override ActGroup Group => ActGroup.Team;

    public override bool IsOffered(CaseView view) => view.File.Tasks.Any(task => task.Done is null);

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("task", "Which task?", AnswerForm.Choice, "Select the task")
        {
            Choices = [.. view.File.Tasks.Where(task => task.Done is null).Select(task => new Choice(task.Task.Key, task.Task.What, $"due {task.Task.Due:d MMMM yyyy}"))],
        },
        Note("What came of it? (optional)"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new TaskDone(actor.Today, actor.NewKey(), actor.Account, answers.Text("task"), answers.Text("note")));
}

/// <summary>Sets the rank by hand: anybody who works the case may raise it, the lead alone may lower it.</summary>
public sealed class SetRank : Act
{
    public override string Name => "set-rank";

    public override string Title => "Change the rank";

    public override ActGroup Group => ActGroup.Safeguarding;

    public override IReadOnlyList<GateAction> Needs => [GateAction.DecideCase, GateAction.WorkCase];

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("rank", "Which rank?", AnswerForm.Choice, "Select the rank") { Choices = Spelling.Choices<Rank>(Ranks.NameOf) },
        new("why", "Why?", AnswerForm.Words, "Enter why"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var rank = answers.Value<Rank>("rank");
        var now = Ranks.Of(view.Timeline, view.File, actor.Today, view.SiblingsMissing).Rank;
        return rank < now && NeedOf(actor.Principal.Role, isTied: true) != GateAction.DecideCase
            ? Refuse("rank.lower", "rank", "You can raise a rank; only a lead can lower it")
            : Decision.Record(new Ranked(actor.Today, actor.NewKey(), actor.Account, rank, answers.Text("why")));
    }
}

public sealed class Review : Act
{
    public override string Name => "review";

    public override string Title => "Record a review";

    public override ActGroup Group => ActGroup.Team;

    public override IReadOnlyList<GateAction> Needs => [GateAction.DecideCase];

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => [new("note", "What was agreed?", AnswerForm.Words, "Enter what was agreed")];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Reviewed(actor.Today, actor.NewKey(), actor.Account, answers.Text("note")));
}

/// <summary>Takes a case to somebody higher up: the next rung of the ladder, or further.</summary>
public sealed class Escalate : Act
{
    private static readonly Choice[] Ladder =
    [
        new("lead", "The lead for children missing education"), new("head-of-service", "The head of service"),
        new("senior-officer", "The accountable senior officer"), new("safeguarding-partners", "The safeguarding partners"),
    ];

    public override string Name => "escalate";

    public override string Title => "Escalate";

    public override ActGroup Group => ActGroup.Team;

    public override bool IsOffered(CaseView view) => view.File.IsOpen;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("to", "To whom?", AnswerForm.Choice, "Select to whom") { Choices = Ladder },
        new("why", "Why, and what do you ask of them?", AnswerForm.Words, "Enter why, and what you ask of them"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Escalated(actor.Today, actor.NewKey(), actor.Account, answers.Text("to"), answers.Text("why")));
}

/// <summary>Harm is suspected: refer at once, and let social care and police lead.</summary>
public sealed class PlaceHold : Act
{
    public override string Name => "place-hold";

    public override string Title => "Place a safeguarding hold";

    public override ActGroup Group => ActGroup.Safeguarding;

    public override IReadOnlyList<GateAction> Needs => [GateAction.Safeguard, GateAction.WorkCase];

    public override string Lead => "Ring children's social care now, and the police if a child may be in danger. This comes before every other step and clock.";

    public override bool IsOffered(CaseView view) => view.File.Hold is null && (view.File.IsOpen || view.File.WaitingReferrals.Any());

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("referred", "Have you referred to children's social care or the police?", AnswerForm.YesOrNo, "Select yes once you have referred"),
        new("contact", "May the family be contacted?", AnswerForm.YesOrNo, "Select whether the family may be contacted")
        {
            Hint = "No, where forced marriage, honour-based harm, exploitation or radicalisation is feared, until social care or police say otherwise",
        },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => !answers.Yes("referred")
        ? Refuse("referred.first", "referred", "Refer now, then come back: the hold records that it was done")
        : Decision.Record(new HoldPlaced(actor.Today, actor.NewKey(), actor.Account, !answers.Yes("contact")));
}

public sealed class LiftHold : Act
{
    public override string Name => "lift-hold";

    public override string Title => "Lift the safeguarding hold";

    public override ActGroup Group => ActGroup.Safeguarding;

    public override IReadOnlyList<GateAction> Needs => [GateAction.Safeguard];

    public override bool IsOffered(CaseView view) => view.File.Hold is not null;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => [new("why", "Why can it be lifted?", AnswerForm.Words, "Enter why it can be lifted")];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new HoldLifted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why")));
}

/// <summary>Sends a letter made from a template, as changed by the person who sends it.</summary>
public sealed class SendLetter : Act
{
    public override string Name => "letter";

    public override string Title => "Write a letter";

    public override ActGroup Group => ActGroup.Enquiries;

    public override string Lead => "Choose a template; on the next page you read it and change it before it goes.";

    public override bool IsOffered(CaseView view) => view.File is { IsOpen: true };

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("template", "Which letter?", AnswerForm.Choice, "Select the letter") { Choices = [.. Letters.All.Select(letter => new Choice(letter.Word, letter.Name))] },
        new("to", "To whom?", AnswerForm.Choice, "Select to whom")
        {
            Choices = [new(LetterSent.ToFamily, "The parent or carer"), new("the head teacher", "The head teacher"), new("another professional", "Another professional")],
        },
        new("reply", "By when do you ask for an answer? (optional)", AnswerForm.Day, "Enter the date") { IsOptional = true, Days = DayRule.TodayOrFuture },
        new("body", "The letter", AnswerForm.Words, "Enter the letter"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => view.File.DoNotContact && answers.Text("to") == LetterSent.ToFamily
        ? Refuse("letter.hold", "to", "The family must not be contacted: a safeguarding hold says so")
        : Decision.Record(new LetterSent(actor.Today, actor.NewKey(), actor.Account, answers.Text("template"), answers.Text("to"), answers.Day("reply"), answers.Text("body")));
}
