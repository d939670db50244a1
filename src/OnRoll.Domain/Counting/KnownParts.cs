using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>From a known moment on, the records of one unit form these children.</summary>
/// <remarks>
/// A unit is all source records that were ever joined with one another by a decision. It is a list of such parts in order of
/// <paramref name="From"/>, the first from before anything was known; mostly there is one part with one child.
/// </remarks>
/// <param name="Children">Each with the lines of all its records, and numbers (<see cref="ChildLedger.Number"/>) of their own.</param>
public sealed record KnownParts(Moment From, IReadOnlyList<ChildLedger> Children);
