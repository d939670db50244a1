using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>Who acts, and when.</summary>
public sealed class Actor(Principal principal, Moment now)
{
    private int keys;

    public Principal Principal { get; } = principal;

    public Moment Now { get; } = now;

    public DateOnly Today => Now.Day;

    public string Account => Principal.Account;

    /// <summary>A key for an entry, not given out before: the moment, and a number where several are made at once.</summary>
    public string NewKey() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Now.Microseconds:x}.{++keys}");
}

/// <summary>What an act is decided upon: the child's case and the child, as known now.</summary>
/// <param name="Owner">The one authority that owns the case.</param>
/// <param name="Colleagues">The accounts a case or task may be given to.</param>
public sealed record CaseView(CaseFile File, Timeline Timeline, Identifiers.LaCode Owner, IReadOnlyList<string> Colleagues)
{
    public EducationHistory History => File.History;

    /// <summary>What has reached somebody higher up by today: each thing once, on the highest rung.</summary>
    public IReadOnlyList<Escalations.Escalation> Escalations { get; init; } = [];
    /// <summary>The other children of the family and household that still are and that the asker may know of.</summary>
    public IReadOnlyList<StandingTie> Ties { get; init; } = [];

    /// <summary>Of the children that the answers name, those the asker may know of, each by its first record; none where it is this child itself.</summary>
    public IReadOnlyDictionary<RecordId, RecordId> Others { get; init; } = new Dictionary<RecordId, RecordId>();

    /// <summary>How many of the family and household are missing education today: they weigh in the rank.</summary>
    public int SiblingsMissing { get; init; }
}

/// <summary>Something that can be done in a case: what it asks, when it is offered, who may, and what it adds to the history.</summary>
/// <remarks>One for all ways in: the page, the API and bulk work ask the same questions and reach the same verdict.</remarks>
public abstract class Act
{
    /// <summary>Stable, for addresses and programs.</summary>
    public abstract string Name { get; }

    /// <summary>What it is called, as an imperative.</summary>
    public abstract string Title { get; }

    /// <summary>Under which heading it stands.</summary>
    public abstract ActGroup Group { get; }

    /// <summary>What it takes. Of several, any one is enough.</summary>
    public virtual IReadOnlyList<GateAction> Needs => [GateAction.WorkCase];

    /// <summary>What it takes besides, all of it; none, mostly.</summary>
    public virtual IReadOnlyList<GateAction> AlsoNeeds => [];

    /// <summary>A sentence about it, the duty it comes from among it; empty where the title says all.</summary>
    public virtual string Lead => "";

    /// <summary>Whether the state of the case allows it.</summary>
    public abstract bool IsOffered(CaseView view);

    /// <summary>The other children that some answers name.</summary>
    public virtual IReadOnlyList<RecordId> Others(IReadOnlyDictionary<string, string> given) => [];

    /// <summary>What it asks.</summary>
    public abstract IReadOnlyList<Question> Questions(CaseView view, Actor actor);

    /// <summary>What it adds, given answers that were checked against the questions.</summary>
    protected abstract Decision Decide(CaseView view, Answers answers, Actor actor);

    /// <summary>Checks and decides.</summary>
    /// <param name="given">Answers by the question's name.</param>
    public Decision Decide(CaseView view, IReadOnlyDictionary<string, string> given, Actor actor)
    {
        if (!IsOffered(view))
        {
            return Decision.Refuse(new Problem($"{Name}.state", "", "The case has moved on, and this can't be done now; go back to the child's page to see what can"));
        }

        var answers = Answers.Of(Questions(view, actor), given, actor.Today);
        return answers.Problems.Count > 0 ? Decision.Refuse(answers.Problems) : Decide(view, answers, actor);
    }

    /// <summary>Which of what it takes a role has; <c>null</c>: none.</summary>
    /// <param name="isTied">Whether the child is tied to the account.</param>
    public GateAction? NeedOf(Role role, bool isTied) => AlsoNeeds.All(need => Has(role, need, isTied)) ? Needs.FirstOrDefault(need => Has(role, need, isTied)) : null;

    /// <summary>What the gate is to rule on when an account does it: what it has, or else what it lacks.</summary>
    public GateAction RuledOn(Role role) => NeedOf(role, isTied: true) ?? AlsoNeeds.Concat(Needs).First(need => !Has(role, need, isTied: true));

    private static bool Has(Role role, GateAction need, bool isTied) => need.Part is { } part && need.IsFor(role) && RoleTable.Of(role, part, isTied).HasFlag(need.Needs);

    protected static Decision Refuse(string code, string field, string sentence) => Decision.Refuse(new Problem(code, field, sentence));

    protected static Question Note(string label = "Note (optional)") => new("note", label, AnswerForm.Words, "") { IsOptional = true };
}

/// <summary>The headings under which acts stand.</summary>
public enum ActGroup : byte
{
    Referral = 0,
    NextStep,
    Enquiries,
    Education,
    Safeguarding,
    Orders,
    Team,
    Details,
}
