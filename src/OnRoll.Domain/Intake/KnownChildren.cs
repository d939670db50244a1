using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>A child the register knows.</summary>
/// <param name="Child">The child's id in the register.</param>
/// <param name="Keeper">The authority that keeps the child's record; none if nobody does.</param>
public sealed record KnownChild(string Child, LaCode Keeper);

/// <summary>What a review asks of the register.</summary>
/// <param name="OfRecord">The child of a record, by source and id there; <c>null</c> if there is no such record.</param>
/// <param name="Bearing">The children who bear a sound identifier and were born on a day, each once.</param>
/// <param name="IsMissing">Whether the register counts a child as missing education on a day, by DEF-1, without the row under review.</param>
public sealed record KnownChildren(
    Func<string, string, KnownChild?> OfRecord,
    Func<IdentifierScheme, string, DateOnly, IReadOnlyList<KnownChild>> Bearing,
    Func<string, DateOnly, Tri> IsMissing);
