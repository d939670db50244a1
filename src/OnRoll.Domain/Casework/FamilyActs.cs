using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Casework;

/// <summary>Somebody to ask, and what must be known before they are asked.</summary>
public sealed class RecordContact : Act
{
    private static readonly string[] Described = ["responsibility", "avoid", "language", "interpreter", "source"];

    public override string Name => "contact";

    public override string Title => "Record a parent or another contact";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override string Lead => "To correct what is recorded of somebody, record them again under the same name: the last word counts, and what was said before stays in the history.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "Who is it?", AnswerForm.Choice, "Select who it is") { Choices = [new("parent", "Parent"), new("carer", "Carer"), new("other", "Somebody else who may know")] },
        new("given", "Given name", AnswerForm.Line, "Enter the given name"),
        new("surname", "Surname", AnswerForm.Line, "Enter the surname"),
        new("phone", "Telephone (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("email", "E-mail (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("responsibility", "Parental responsibility (optional)", AnswerForm.Choice, "Select whether they have it, or not known")
        {
            Hint = "Children Act 1989 s 3. Letters about the child's education go to those who have it, and to those who have care of the child.",
            IsOptional = true,
            Choices = [new("has", "Has it"), new("has-not", "Does not have it"), new("not-known", "Not known")],
        },
        new("avoid", "Must this person not be contacted? (optional)", AnswerForm.YesOrNo, "Select yes if they must not be contacted") { IsOptional = true },
        new("language", "Language, where not English (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("interpreter", "Is an interpreter needed? (optional)", AnswerForm.YesOrNo, "Select yes if an interpreter is needed") { IsOptional = true },
        new("since", "Since when? (optional)", AnswerForm.Day, "Enter the date") { IsOptional = true },
        new("source", "Who says so? (optional)", AnswerForm.Line, "") { IsOptional = true },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var kind = Slugs.Contact.Parse(answers.Text("kind"));
        var name = new PersonName(answers.Text("given"), "", answers.Text("surname"));
        var known = People.On(view.History, actor.Today).FirstOrDefault(person => person.Contact.Kind == kind && person.Contact.Slot.Place.Equals($"{name.Given} {name.Surname}".Trim(), StringComparison.OrdinalIgnoreCase));
        var since = answers.Day("since") ?? known?.Contact.Held.First ?? actor.Today;
        var contact = new Contacted(new(since), kind, name, Or("phone", known?.Contact.Phone), Or("email", known?.Contact.Email));
        if (Described.All(question => answers.Text(question).Length == 0))
        {
            return Decision.Record(contact);
        }

        var responsibility = answers.Text("responsibility").Length > 0 ? answers.Value<Responsibility>("responsibility") : known?.Described?.Responsibility ?? Responsibility.NotKnown;
        return Decision.Record(contact, new PersonDescribed(actor.Today, actor.NewKey(), actor.Account, kind, contact.Slot.Place, responsibility,
            answers.Text("avoid").Length > 0 ? answers.Yes("avoid") : known?.DoNotContact ?? false, Or("language", known?.Described?.Language),
            answers.Text("interpreter").Length > 0 ? answers.Yes("interpreter") : known?.Described?.NeedsInterpreter ?? false, answers.Text("source")));

        string Or(string question, string? before) => answers.Text(question) is { Length: > 0 } text ? text : before ?? "";
    }
}

/// <summary>Somebody is no longer one to ask.</summary>
public sealed class EndContact : Act
{
    public override string Name => "end-contact";

    public override string Title => "End a contact";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override bool IsOffered(CaseView view) => view.History.All<Contacted>().Any(contact => contact.Held.Last is null);

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("who", "Who?", AnswerForm.Choice, "Select who") { Choices = [.. People.On(view.History, actor.Today).Select(person => new Choice(person.Key, $"{person.Contact.Name} ({Slugs.Contact.Of(person.Contact.Kind)})"))] },
        new("until", "Which was the last day?", AnswerForm.Day, "Enter the last day"),
        new("source", "Who says so?", AnswerForm.Line, "Enter who says so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var ended = People.On(view.History, actor.Today).Where(person => person.Key == answers.Text("who")).Select(person => person.Contact).Single();
        var until = answers.Day("until")!.Value;
        var all = view.History.All<Contacted>().Where(contact => contact.Kind == ended.Kind && contact.Held.Contains(actor.Today) && contact.Slot.Place.Equals(ended.Slot.Place, StringComparison.OrdinalIgnoreCase)).ToList();
        return all.Exists(contact => until < contact.Held.First)
            ? Refuse("until.before", "until", "The last day must be on or after the first day")
            : Decision.Record([.. all.Select(contact => contact with { Held = new(contact.Held.First, until) }), new PersonEnded(actor.Today, actor.NewKey(), actor.Account, until, answers.Text("source"))]);
    }
}

/// <summary>Another child of the family or household.</summary>
public sealed class TieHousehold : Act
{
    public override string Name => "household";

    public override string Title => "Record a sibling or the household";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override string Lead => "Recorded once, it stands on both children's pages. Each child's own record stays closed to those who may not open it.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<RecordId> Others(IReadOnlyDictionary<string, string> given) =>
        RecordId.TryParse(given.GetValueOrDefault("other", "").Trim(), out var other) ? [other] : [];

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("other", "The other child's reference", AnswerForm.Line, "Enter the other child's reference, such as 202-17") { Hint = "Such as 202-17. If you do not know it, search for the child first." },
        new("tie", "How do the two belong together?", AnswerForm.Choice, "Select how the two belong together")
        {
            Choices = [new("sibling", "Brother or sister", "Half and step brothers and sisters too"), new("same-household", "In the same household", "Cousins, foster children and others who live together")],
        },
        new("since", "Since when? (optional)", AnswerForm.Day, "Enter the date") { IsOptional = true },
        new("source", "Who says so?", AnswerForm.Line, "Enter who says so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        !RecordId.TryParse(answers.Text("other"), out var other) || !view.Others.TryGetValue(other, out var child)
            ? Refuse("other.none", "other", "Enter the reference of a child that you may see")
            : child == default
                ? Refuse("other.same", "other", "Enter the reference of another child than this one")
                : Decision.Record(new HouseholdTied(actor.Today, child.ToString(), actor.Account, answers.Value<HouseholdTie>("tie"), answers.Day("since"), answers.Text("source")));
}

/// <summary>Another child is no longer of the family or household, or never was.</summary>
public sealed class UntieHousehold : Act
{
    public override string Name => "end-household";

    public override string Title => "End a sibling or household";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override bool IsOffered(CaseView view) => view.Ties.Count > 0;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("other", "Which child?", AnswerForm.Choice, "Select which child") { Choices = [.. view.Ties.Select(tie => new Choice(tie.Other.ToString(), $"{tie.Other}"))] },
        new("until", "Which was the last day?", AnswerForm.Day, "Enter the last day") { Hint = "For what was recorded in error, the day before it was recorded." },
        new("source", "Who says so?", AnswerForm.Line, "Enter who says so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new HouseholdUntied(actor.Today, answers.Text("other"), actor.Account, answers.Day("until")!.Value, answers.Text("source")));
}
