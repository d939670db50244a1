using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>What one part of a definition comes to on a day, and why.</summary>
/// <param name="Why">A clause that can stand in a sentence about the child.</param>
/// <param name="Evidence">The assertion it rests on; <c>null</c> where it rests on there being none.</param>
public readonly record struct Verdict(Tri Value, string Why, Assertion? Evidence = null)
{
    public static Verdict True(string why, Assertion? evidence = null) => new(Tri.True, why, evidence);

    public static Verdict False(string why, Assertion? evidence = null) => new(Tri.False, why, evidence);

    public static Verdict Unknown(string why, Assertion? evidence = null) => new(Tri.Unknown, why, evidence);

    /// <summary>The clause with its evidence.</summary>
    public string Sentence => Evidence is null ? Why : $"{Why}: {Evidence.Words}";
}
