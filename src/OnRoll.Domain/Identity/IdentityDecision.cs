using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Identity;

/// <summary>What was decided of two records, or of where an assertion belongs.</summary>
public enum Verdict : byte
{
    /// <summary>Both records are of one child.</summary>
    Same = 0,

    /// <summary>They are of two children. Remembered: nothing joins them again until somebody takes this back.</summary>
    NotSame,

    /// <summary>What was decided of the two is taken back, as if it had never been said.</summary>
    Undone,

    /// <summary>An assertion made about the left record is about the right one: it goes there when the two are parted.</summary>
    Belongs,
}

/// <summary>A decision about who is who: dated, by somebody, for a reason. Decisions are only ever added; of one pair the latest counts.</summary>
/// <param name="Id">Its number: what was decided later has the higher one.</param>
/// <param name="Left">The lower of the two records, or the one an assertion stood under.</param>
/// <param name="Right">The higher of the two, or the record an assertion belongs to.</param>
/// <param name="Assertion">The assertion that belongs elsewhere; 0 in all other decisions.</param>
/// <param name="By">The account that decided, or the rule that did.</param>
/// <param name="Why">In the decider's words, or the rule's; no particulars.</param>
public sealed record IdentityDecision(long Id, Moment At, Verdict Verdict, RecordId Left, RecordId Right, long Assertion, string By, string Why)
{
    /// <summary>A decision about a pair, the records in order.</summary>
    public static IdentityDecision OfPair(long id, Moment at, Verdict verdict, RecordId one, RecordId other, string by, string why) =>
        one <= other ? new(id, at, verdict, one, other, 0, by, why) : new(id, at, verdict, other, one, 0, by, why);
}
