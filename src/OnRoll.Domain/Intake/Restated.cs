using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>What a statement adds to a record.</summary>
/// <param name="Withdraws">Whether it takes back what stands in its slot, instead of saying it.</param>
public readonly record struct Restated(Assertion What, bool Withdraws);
