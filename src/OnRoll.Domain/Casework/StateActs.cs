using OnRoll.Domain.Access;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>The first look.</summary>
public sealed class Triage : Act
{
    public override string Name => "triage";

    public override string Title => "Triage the case";

    public override ActGroup Group => ActGroup.NextStep;

    public override bool IsOffered(CaseView view) => view.File.State is CaseState.Notified;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("searched", "Have you looked for the same child in the register?", AnswerForm.YesOrNo, "Select yes once you have looked for the same child")
        {
            Hint = "By UPN, and by name with date of birth",
        },
        new("harm", "Is there any suspicion that the child is being harmed or may be?", AnswerForm.YesOrNo, "Select yes if there is any suspicion of harm")
        {
            Hint = "Forced marriage, exploitation, radicalisation, abuse at home, siblings gone together, sudden flight. If yes, refer to social care now",
        },
        new("contact", "May the family be contacted?", AnswerForm.YesOrNo, "Select whether the family may be contacted") { Hint = "Answer no where contact could put the child at risk; social care or police decide" },
        Note(),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        if (!answers.Yes("searched"))
        {
            return Refuse("searched.first", "searched", "Look for the same child first, then come back");
        }

        var harm = answers.Yes("harm");
        var triaged = new Triaged(actor.Today, actor.NewKey(), actor.Account, Searched: true, harm, answers.Text("note"));
        var needsHold = view.File.Hold is null && (harm || !answers.Yes("contact"));
        return needsHold ? Decision.Record(triaged, new HoldPlaced(actor.Today, actor.NewKey(), actor.Account, !answers.Yes("contact"))) : Decision.Record(triaged);
    }
}

/// <summary>Takes the work on to the next state, with what it rests on.</summary>
public sealed class MoveOn : Act
{
    private static readonly CaseState[] OwnActs = [CaseState.Triaged, CaseState.NotTraced, CaseState.Offered, CaseState.Started];

    public override string Name => "move-on";

    public override string Title => "Move the case on";

    public override ActGroup Group => ActGroup.NextStep;

    public override bool IsOffered(CaseView view) => Next(view.File).Count > 0;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("to", "What comes next?", AnswerForm.Choice, "Select what comes next") { Choices = [.. Next(view.File).Select(state => new Choice(CaseStates.WordOf(state), CaseStates.NameOf(state), HintOf(state)))] },
        new("on", "Since when?", AnswerForm.Day, "Enter the date") { Hint = "For a child who was found: the day the child was seen", Given = $"{actor.Today:yyyy-MM-dd}" },
        new("why", "What does it rest on?", AnswerForm.Words, "Enter what it rests on"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var to = CaseStates.Parse(answers.Text("to"));
        var on = answers.Day("on")!.Value;
        if (on < view.File.Since)
        {
            return Refuse("on.before", "on", $"Enter a date on or after {view.File.Since:d MMMM yyyy}, when the case came to where it is");
        }

        var moved = new Moved(on, actor.NewKey(), actor.Account, to, answers.Text("why"));
        var whereabouts = view.Timeline.Child.On(on).Whereabouts.Latest?.Kind;
        return to switch
        {
            CaseState.Locating when whereabouts is null or Whereabouts.Known => Decision.Record(new WhereaboutsReported(new(on), Whereabouts.Unknown), moved).InsteadOf(RecordWhereabouts.Others(view, on, Whereabouts.Unknown)),
            CaseState.Located when whereabouts is not Whereabouts.Known => Decision.Record(new WhereaboutsReported(new(on), Whereabouts.Known), moved).InsteadOf(RecordWhereabouts.Others(view, on, Whereabouts.Known)),
            _ => Decision.Record(moved),
        };
    }

    private static List<CaseState> Next(CaseFile file) => [.. CaseStates.After(file.State).Except(OwnActs).Order()];

    private static string HintOf(CaseState state) => state switch
    {
        CaseState.Located => "Say who saw the child, when, and where",
        CaseState.Locating => "The enquiries begin; the whereabouts are recorded as unknown",
        CaseState.OrderTrack => "It appears that the child is not receiving suitable education: Education Act 1996, s 437",
        _ => "",
    };
}

/// <summary>All enquiries done, and the child was not found.</summary>
public sealed class DeclareNotTraced : Act
{
    public override string Name => "not-traced";

    public override string Title => "Record as not traced";

    public override ActGroup Group => ActGroup.NextStep;

    public override IReadOnlyList<GateAction> Needs => [GateAction.DecideCase];

    public override string Lead => "Not traced is not closed. The child stays in the count, and is looked up again every six weeks until found or beyond school age.";

    public override bool IsOffered(CaseView view) => view.File.State is CaseState.Locating;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => [new("why", "What was done, and what is left to hope for?", AnswerForm.Words, "Enter what was done")];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        view.File.SignOff is not { Result: EnquiryResult.NotLocated }
            ? Refuse("enquiries.unsigned", "", "Sign the enquiries off first: every usual one made or found not to apply, by the school and by the authority")
            : Decision.Record(new Moved(actor.Today, actor.NewKey(), actor.Account, CaseState.NotTraced, answers.Text("why")));
}

/// <summary>Says that a case can be closed, on what evidence; somebody else decides.</summary>
public sealed class ProposeClosure : Act
{
    public override string Name => "propose-closing";

    public override string Title => "Propose to close";

    public override ActGroup Group => ActGroup.NextStep;

    public override string Lead => "A case closes on evidence, never for lapse of time, and a second person looks before it does.";

    public override bool IsOffered(CaseView view) => view.File is { IsOpen: true, Proposal: null };

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("code", "Why can it be closed?", AnswerForm.Choice, "Select why it can be closed")
        {
            Choices = [.. ClosureCodes.Codes.Select(code => new Choice(ClosureCodes.WordOf(code), ClosureCodes.NameOf(code), ClosureCodes.EvidenceFor(code)))],
        },
        new("evidence", "What is the evidence?", AnswerForm.Words, "Enter the evidence, and where it is kept"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var code = ClosureCodes.Parse(answers.Text("code"));
        if (view.File.Hold is not null)
        {
            return Refuse("closing.hold", "", "There is a safeguarding hold on this case; it can be closed once social care has lifted it");
        }

        return Missing(code, view, actor.Today) is { } missing ? Refuse("closing.facts", "code", missing)
            : Decision.Record(new ClosureProposed(actor.Today, actor.NewKey(), actor.Account, code, answers.Text("evidence")));
    }

    /// <summary>What the facts lack for a reason; <c>null</c>: nothing.</summary>
    private static string? Missing(ClosureCode code, CaseView view, DateOnly today)
    {
        var now = view.Timeline.Child.On(today);
        return code switch
        {
            ClosureCode.Enrolled when !now.IsRegistered => "The record has no school register with the child's name on it today; record the start at the school first",
            ClosureCode.HomeEducationSuitable when now.HomeEducationIs(HomeEducation.Suitable) is not Tri.True => "Home education has not been judged suitable; record that first",
            ClosureCode.FullTimeProvision when Parts.SuitableOtherwise.On(now) is not Tri.True => "The provision recorded does not come to full-time education for the child's age; record it first",
            ClosureCode.LeftAreaConfirmed when now.Area.Code is not { } area || area == view.Owner => "The record still has the child living here; record the confirmed move, or hand the case over, first",
            ClosureCode.LeftCountryConfirmed when now.WhereaboutsAre(Whereabouts.ConfirmedAbroad) is not Tri.True => "The move abroad is not recorded as confirmed; believed abroad stays open",
            ClosureCode.SchoolAgeEnded when Parts.SchoolAge.On(now) is not Tri.False => "By the date of birth on record the child is still of compulsory school age",
            ClosureCode.Deceased when view.History.Death is null => "No death is recorded; record it first",
            ClosureCode.NotMissing when !now.IsRegistered => "The record has no school register with the child's name on it today; record it first",
            _ => null,
        };
    }
}

/// <summary>The second pair of eyes on a closing.</summary>
public sealed class DecideClosure : Act
{
    public override string Name => "decide-closing";

    public override string Title => "Decide on closing";

    public override ActGroup Group => ActGroup.NextStep;

    public override IReadOnlyList<GateAction> Needs => [GateAction.DecideCase];

    public override bool IsOffered(CaseView view) => view.File.Proposal is not null;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("agreed", "Do you agree that the case is closed?", AnswerForm.YesOrNo, "Select yes if you agree") { Hint = Evidence(view) },
        new("why", "What did you check?", AnswerForm.Words, "Enter what you checked"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var proposal = view.File.Proposal!;
        return proposal.By == actor.Account
            ? Refuse("closing.own", "", "Somebody other than the person who proposed it must decide")
            : Decision.Record(new ClosureDecided(actor.Today, actor.NewKey(), actor.Account, proposal.Key, answers.Yes("agreed"), answers.Text("why")));
    }

    private static string Evidence(CaseView view) =>
        view.File.Proposal is { } proposal ? $"{ClosureCodes.NameOf(proposal.Code)}. Needed: {ClosureCodes.EvidenceFor(proposal.Code)}. Given by {proposal.By}: {proposal.Evidence}" : "";
}

/// <summary>Takes a closed case up again.</summary>
public sealed class Reopen : Act
{
    public override string Name => "reopen";

    public override string Title => "Reopen the case";

    public override ActGroup Group => ActGroup.NextStep;

    public override string Lead => "The same child, a new episode. How long the child has been missing is counted from the facts, whatever the case's state was.";

    public override bool IsOffered(CaseView view) => view.File.State is CaseState.Closed;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => [new("why", "Why?", AnswerForm.Words, "Enter why it is reopened")];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor) =>
        Decision.Record(new Reopened(actor.Today, actor.NewKey(), actor.Account, answers.Text("why")), new Assigned(actor.Today, actor.NewKey(), actor.Account, view.File.Worker ?? actor.Account));
}

/// <summary>Offers a case to the authority where the child is.</summary>
public sealed class OfferHandOver : Act
{
    public override string Name => "hand-over";

    public override string Title => "Hand over to another authority";

    public override ActGroup Group => ActGroup.Team;

    public override string Lead => "Until the other authority accepts, the case stays yours. It sees who the child is, and your reason; the rest once it has accepted.";

    public override bool IsOffered(CaseView view) => view.File is { IsOpen: true, HandOver: null };

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("to", "Which authority?", AnswerForm.Authority, "Select the authority"),
        new("why", "What makes you think the child is there?", AnswerForm.Words, "Enter what makes you think so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var to = answers.Authority("to");
        return to == view.Owner ? Refuse("to.own", "to", "Select an authority other than your own")
            : Authorities.Find(to)?.InForce.Contains(actor.Today) is false ? Refuse("to.ended", "to", "That authority no longer exists; select its successor")
            : Decision.Record(new HandOverOffered(actor.Today, actor.NewKey(), actor.Account, to, answers.Text("why")));
    }
}

/// <summary>Answers a hand-over that another authority offers.</summary>
public sealed class AnswerHandOver : Act
{
    public override string Name => "answer-hand-over";

    public override string Title => "Answer the hand-over";

    public override ActGroup Group => ActGroup.Team;

    public override IReadOnlyList<GateAction> Needs => [GateAction.AnswerHandOver];

    public override string Lead => "Look for the child on your rolls and in your records first. If you accept, the case is yours from that moment.";

    public override bool IsOffered(CaseView view) => view.File.HandOver is not null;

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) => Asked;

    /// <summary>What is asked, whatever the case: whoever answers has not seen it yet.</summary>
    public static IReadOnlyList<Question> Asked { get; } =
    [
        new("accepted", "Is the child in your area, and do you take the case?", AnswerForm.YesOrNo, "Select yes if you take the case"),
        new("why", "What did you find?", AnswerForm.Words, "Enter what you found"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var offer = view.File.HandOver!;
        if (offer.To != actor.Principal.Authority)
        {
            return Refuse("hand-over.theirs", "", "The hand-over was offered to another authority, and only it can answer");
        }

        var answered = new HandOverAnswered(actor.Today, actor.NewKey(), actor.Account, offer.Key, answers.Yes("accepted"), answers.Text("why"));
        return answers.Yes("accepted")
            ? Decision.Record(answered, new Resident(new(actor.Today), offer.To, IsConfirmed: true, ""), new Assigned(actor.Today, actor.NewKey(), actor.Account, actor.Account))
            : Decision.Record(answered);
    }
}
