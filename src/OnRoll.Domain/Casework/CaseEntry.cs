using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>Something done, decided or said in a child's case, by somebody, on a day. Held as a dated assertion like all else: corrected, never erased.</summary>
/// <param name="On">The day on which it was done; not before the case is worked on, mostly the day it was written down.</param>
/// <param name="Key">Tells it apart from others of its kind on the same day.</param>
/// <param name="By">The account that did it.</param>
public abstract record CaseEntry(DateOnly On, string Key, string By) : Assertion(new DateSpan(On, On))
{
    /// <summary>The part of the record it belongs to: who may read it follows from that.</summary>
    [JsonIgnore]
    public virtual RecordPart Part => RecordPart.CaseLog;

    [JsonIgnore]
    public override Slot Slot => new(Fact.Case, On, Key, CaseEntries.WordOf(this));

    /// <summary>What a chronology says of it, after the day: a sentence without its full stop.</summary>
    [JsonIgnore]
    public abstract override string Words { get; }

    /// <summary>What somebody wrote with it, in their own words; empty if nothing. May name people.</summary>
    [JsonIgnore]
    public virtual string Text => "";

    /// <summary>Whether a family that may read its case is shown that it was done: where the work stands, who answers for it, and letters to it; never what others said.</summary>
    [JsonIgnore]
    public virtual bool IsForFamily => false;
}
