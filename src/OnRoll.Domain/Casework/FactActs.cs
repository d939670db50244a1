using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>What is known of where the child is.</summary>
public sealed class RecordWhereabouts : Act
{
    public override string Name => "whereabouts";

    public override string Title => "Record whereabouts";

    public override ActGroup Group => ActGroup.Enquiries;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordFacts];

    // Who says so goes into the case log: whoever may not write there would leave a fact that nobody can go back on.
    public override IReadOnlyList<GateAction> AlsoNeeds => [GateAction.Refer];

    public override string Lead => "A neighbour's word that a family went abroad is a belief: the child stays in the count until it is confirmed.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "Where is the child?", AnswerForm.Choice, "Select what is known")
        {
            Choices = [new("known", "At a known address"), new("unknown", "Not known"), new("believed-abroad", "Believed to be abroad"), new("confirmed-abroad", "Confirmed to be abroad", "By a school or authority there, or a travel record")],
        },
        new("on", "Since when?", AnswerForm.Day, "Enter the date"),
        new("why", "Who says so?", AnswerForm.Words, "Enter who says so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var kind = Slugs.Whereabouts.Parse(answers.Text("kind"));
        var on = answers.Day("on")!.Value;
        return Decision.Record(new WhereaboutsReported(new(on), kind), new Noted(actor.Today, actor.NewKey(), actor.Account, answers.Text("why"))).InsteadOf(Others(view, on, kind));
    }

    /// <summary>What else was reported of the same day: a child looked for in the morning may be found by evening, and the later word is the one that stands.</summary>
    internal static IEnumerable<Assertion> Others(CaseView view, DateOnly on, Whereabouts kind) => view.History.All<WhereaboutsReported>().Where(each => each.Held.First == on && each.Kind != kind);
}

/// <summary>In whose area the child lives.</summary>
public sealed class RecordResidence : Act
{
    public override string Name => "residence";

    public override string Title => "Record a move";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordFacts];

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("authority", "In which authority's area?", AnswerForm.Authority, "Select the authority"),
        new("confirmed", "Has somebody confirmed it?", AnswerForm.YesOrNo, "Select yes if it is confirmed"),
        new("on", "Since when?", AnswerForm.Day, "Enter the date"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Resident(new(answers.Day("on")!.Value), answers.Authority("authority"), answers.Yes("confirmed"), ""));
}

/// <summary>Why the child is missing education, from the list by which the country counts.</summary>
public sealed class RecordReason : Act
{
    public override string Name => "reason";

    public override string Title => "Record the reason";

    public override ActGroup Group => ActGroup.Education;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordFacts];

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("reason", "What is the main reason?", AnswerForm.Choice, "Select the main reason") { Choices = [.. Reasons.Collection.Select(reason => new Choice(reason.Slug, reason.Label))] },
        new("on", "Since when?", AnswerForm.Day, "Enter the date"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => Reasons.TryParse(answers.Text("reason"), out var reason)
        ? Decision.Record(new ReasonRecorded(new(answers.Day("on")!.Value), reason))
        : Refuse("reason.choice", "reason", "Select the main reason");
}

/// <summary>A dated characteristic: it begins and ends, and labels nobody for ever.</summary>
public sealed class RecordCharacteristic : Act
{
    private static readonly Choice[] Known =
    [
        new("sen-support", "SEN support"), new("ehcp", "Education, health and care plan"), new("cin", "Child in need"), new("cp", "Child protection plan"), new("lac", "Looked after"),
        new("early-help", "Early help"), new("uasc", "Unaccompanied and seeking asylum"), new("missing-report", "Reported missing to the police"), new("young-parent", "Young parent or pregnant"),
        new("grt", "Gypsy, Roma or Traveller"), new("service-child", "Child of a service family"), new("young-carer", "Young carer"),
    ];

    public override string Name => "characteristic";

    public override string Title => "Record a characteristic";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordFacts, GateAction.RecordConcern];

    public override string Lead => "Each is recorded by those to whose work it belongs: a safeguarding concern by social care or a designated safeguarding lead.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("name", "Which?", AnswerForm.Choice, "Select which") { Choices = [.. Known.Where(choice => MayRecord(actor.Principal.Role, choice.Word))] },
        new("from", "Since when?", AnswerForm.Day, "Enter the date"),
        new("to", "Until when, if it has ended (optional)", AnswerForm.Day, "Enter the date") { IsOptional = true },
    ];

    // A concern is part of the record by itself: who may write there, the table of roles says.
    private static bool MayRecord(Role role, string name) =>
        RoleTable.Of(role, RecordParts.Of(new Attributed(new DateSpan(DateOnly.MinValue), name, "")), isTied: true) is var powers && (powers & (Powers.Create | Powers.Update)) != Powers.None;

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) => answers.Day("to") < answers.Day("from")
        ? Refuse("to.before", "to", "The last day must be on or after the first day")
        : Decision.Record(new Attributed(new(answers.Day("from")!.Value, answers.Day("to")), answers.Text("name"), ""));
}

/// <summary>An address, kept with its days.</summary>
public sealed class RecordAddress : Act
{
    public override string Name => "address";

    public override string Title => "Record an address";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "What kind of address?", AnswerForm.Choice, "Select the kind of address")
        {
            Choices = [new("home", "Home"), new("new", "Where the family is said to be moving"), new("former", "Former home"), new("correspondence", "For post")],
        },
        new("line1", "Address line 1", AnswerForm.Line, "Enter address line 1"),
        new("line2", "Address line 2 (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("town", "Town or city", AnswerForm.Line, "Enter the town or city"),
        new("postcode", "Postcode (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("from", "Since when?", AnswerForm.Day, "Enter the date"),
        new("protected", "Must the address be kept from everybody but those named?", AnswerForm.Choice, "Select whether the address is protected")
        {
            Choices = [new("no", "No"), new("refuge", "Yes: a refuge"), new("adoption", "Yes: adoption"), new("witness", "Yes: a protected witness"), new("other", "Yes: another reason")],
        },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var postcode = answers.Text("postcode");
        if (postcode.Length > 0 && !Postcode.TryParse(postcode, out _, out _))
        {
            return Refuse("postcode.form", "postcode", "Enter a full postcode, such as SW1A 2AA, or leave it blank");
        }

        var kind = Slugs.Address.Parse(answers.Text("kind"));
        var address = new Addressed(new(answers.Day("from")!.Value), kind, new(answers.Text("line1"), answers.Text("line2"), answers.Text("town"), postcode));
        return Slugs.Protection.TryParse(answers.Text("protected"), out var protection)
            ? Decision.Record(new Protected(new DateSpan(actor.Today), protection), address) : Decision.Record(address);
    }
}

/// <summary>A name: correcting one, or another by which the child is met.</summary>
public sealed class RecordName : Act
{
    public override string Name => "name";

    public override string Title => "Correct or add a name";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override string Lead => "What was recorded before stays in the history, with when it was corrected: the right to rectification, UK GDPR Art 16.";

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("kind", "Which name?", AnswerForm.Choice, "Select which name")
        {
            Choices = [new("legal", "Legal name"), new("preferred", "Name the child goes by"), new("former", "Former name"), new("alias", "Another name or spelling")],
        },
        new("given", "Given name", AnswerForm.Line, "Enter the given name"),
        new("middle", "Middle names (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("surname", "Surname", AnswerForm.Line, "Enter the surname"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var kind = Slugs.Name.Parse(answers.Text("kind"));
        var stands = view.History.All<Named>().LastOrDefault(name => name.Kind == kind && name.Held.Contains(actor.Today));
        return Decision.Record(new Named(stands?.Held ?? new DateSpan(actor.Today), kind, new(answers.Text("given"), answers.Text("middle"), answers.Text("surname"))));
    }
}

/// <summary>The date of birth or sex, corrected.</summary>
public sealed class CorrectBirth : Act
{
    public override string Name => "birth";

    public override string Title => "Correct the date of birth or sex";

    public override ActGroup Group => ActGroup.Details;

    public override IReadOnlyList<GateAction> Needs => [GateAction.RecordIdentity];

    public override bool IsOffered(CaseView view) => true;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("born", "Date of birth", AnswerForm.Day, "Enter the date of birth") { Given = view.History.BirthDay is { } day ? $"{day:yyyy-MM-dd}" : "" },
        new("sex", "Sex, as the school census records it", AnswerForm.Choice, "Select the sex") { Choices = [new("F", "Female"), new("M", "Male"), new("U", "Not known")], Given = view.History.Birth is { } birth ? Slugs.Sex.Of(birth.Sex) : "" },
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var sex = Slugs.Sex.Parse(answers.Text("sex"));
        return Decision.Record(new Born(answers.Day("born"), sex));
    }
}
