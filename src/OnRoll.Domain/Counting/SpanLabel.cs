using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Counting;

/// <summary>What a span is counted under, but for what changes by the calendar alone.</summary>
/// <param name="Result">True or unknown; spans of false are not kept.</param>
/// <param name="Authority">Its index among the authorities; 0 for none. For use in memory: a stored block holds the code.</param>
/// <param name="Reason">Its index among the reasons; 0 for none recorded. For use in memory: a stored block holds the word.</param>
/// <param name="WhereaboutsUnknown">Whether whereabouts are reported unknown.</param>
public readonly record struct SpanLabel(Tri Result, byte Authority, byte Reason, bool WhereaboutsUnknown, Sex Sex, AttributeSet Attributes);
