using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Casework;

/// <summary>The first look at a case: who the child is and where, and whether somebody may be harming the child.</summary>
/// <param name="Searched">Whether the register was searched for the same child.</param>
/// <param name="HarmSuspected">Whether the safeguarding questions were answered with yes.</param>
public sealed record Triaged(DateOnly On, string Key, string By, bool Searched, bool HarmSuspected, string Note) : CaseEntry(On, Key, By)
{
    public override string Words => $"Triaged: {(HarmSuspected ? "harm suspected" : "no suspicion of harm")}";

    public override string Text => Note;
}

/// <summary>The work went on to another state.</summary>
/// <param name="Why">What it rests on: who saw the child and when, which school confirmed.</param>
public sealed record Moved(DateOnly On, string Key, string By, CaseState To, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => true;

    public override string Words => $"Moved on to: {CaseStates.NameOf(To)}";

    public override string Text => Why;
}

/// <summary>One named worker answers for the case from now on.</summary>
public sealed record Assigned(DateOnly On, string Key, string By, string To) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => true;

    public override string Words => $"Assigned to {To}";
}

/// <summary>A note.</summary>
public sealed record Noted(DateOnly On, string Key, string By, string Note) : CaseEntry(On, Key, By)
{
    public override string Words => "Note";

    public override string Text => Note;
}

/// <summary>Something to be done by a day.</summary>
/// <param name="For">Whose it is; empty: whoever the case is assigned to.</param>
public sealed record TaskSet(DateOnly On, string Key, string By, string What, DateOnly Due, string For) : CaseEntry(On, Key, By)
{
    public override string Words => $"Task set, due {Due:d MMMM yyyy}";

    public override string Text => What;
}

/// <summary>A task is done, or is no longer needed.</summary>
/// <param name="Task">The task's key.</param>
public sealed record TaskDone(DateOnly On, string Key, string By, string Task, string Note) : CaseEntry(On, Key, By)
{
    public override string Words => "Task done";

    public override string Text => Note;
}

/// <summary>Somebody set the rank by hand. Raised by an officer; lowered by a lead, with the reason.</summary>
public sealed record Ranked(DateOnly On, string Key, string By, Rank Rank, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => $"Rank set to {Ranks.NameOf(Rank)}";

    public override string Text => Why;
}

/// <summary>The lead went through the case with the worker.</summary>
public sealed record Reviewed(DateOnly On, string Key, string By, string Note) : CaseEntry(On, Key, By)
{
    public override string Words => "Reviewed";

    public override string Text => Note;
}

/// <summary>Taken to somebody higher up.</summary>
public sealed record Escalated(DateOnly On, string Key, string By, string To, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => $"Escalated to {To}";

    public override string Text => Why;
}

/// <summary>Harm is suspected and has been referred: enquiries follow the lead of social care and police until it is lifted.</summary>
/// <param name="DoNotContact">Whether the family must not be contacted.</param>
public sealed record HoldPlaced(DateOnly On, string Key, string By, bool DoNotContact) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.SafeguardingFlag;

    public override string Words => DoNotContact ? "Safeguarding hold; do not contact the family" : "Safeguarding hold";
}

public sealed record HoldLifted(DateOnly On, string Key, string By, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.SafeguardingFlag;

    public override string Words => "Safeguarding hold lifted";

    public override string Text => Why;
}

/// <summary>A letter went out.</summary>
/// <param name="Template">Which.</param>
/// <param name="To">To whom, by what they are to the child.</param>
/// <param name="Reply">By when an answer is asked for; <c>null</c>: none is.</param>
/// <param name="Body">The letter as sent.</param>
public sealed record LetterSent(DateOnly On, string Key, string By, string Template, string To, DateOnly? Reply, string Body) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => To == ToFamily;

    /// <summary>What the family is called as the one a letter goes to.</summary>
    public const string ToFamily = "the parent or carer";

    public override string Words => $"Letter sent: {Letters.NameOf(Template)}";

    public override string Text => Body;
}

/// <summary>Somebody thinks the case can be closed, and says on what evidence. Another decides.</summary>
public sealed record ClosureProposed(DateOnly On, string Key, string By, ClosureCode Code, string Evidence) : CaseEntry(On, Key, By)
{
    public override string Words => $"Proposed to close: {ClosureCodes.NameOf(Code)}";

    public override string Text => Evidence;
}

/// <summary>The second pair of eyes.</summary>
/// <param name="Proposal">The key of what was proposed.</param>
public sealed record ClosureDecided(DateOnly On, string Key, string By, string Proposal, bool Agreed, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => true;

    public override string Words => Agreed ? "Closed" : "Not closed: the proposal was sent back";

    public override string Text => Why;
}

/// <summary>The case is taken up again: a new episode of the same child.</summary>
public sealed record Reopened(DateOnly On, string Key, string By, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => true;

    public override string Words => "Reopened";

    public override string Text => Why;
}

/// <summary>The case is offered to the authority where the child is now. Until it accepts, the sender keeps it.</summary>
public sealed record HandOverOffered(DateOnly On, string Key, string By, LaCode To, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => $"Offered to {Authorities.Find(To)?.Name ?? To.ToString()}";

    public override string Text => Why;
}

public sealed record HandOverAnswered(DateOnly On, string Key, string By, string Offer, bool Accepted, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => Accepted ? "Hand-over accepted" : "Hand-over refused";

    public override string Text => Why;
}

/// <summary>A step of placing a child by the fair access protocol.</summary>
public sealed record FairAccessTaken(DateOnly On, string Key, string By, FairAccessStep Step, string School, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => $"Fair access: {FairAccess.NameOf(Step)}";

    public override string Text => Why;
}
