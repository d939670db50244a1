using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>What is known of a file besides its rows.</summary>
/// <param name="Day">The day it was received; today if nobody says. What a row does not date is said of this day.</param>
public sealed record Received(DateOnly Day)
{
    /// <summary>The authority that takes the file in; none where it is not said.</summary>
    public LaCode Authority { get; init; }

    /// <summary>How the file's columns and words are to be read.</summary>
    public ColumnMap Map { get; init; } = ColumnMap.None;

    /// <summary>The schools whose rows may be taken in, as URNs in text; <c>null</c>: any.</summary>
    public IReadOnlyCollection<string>? Schools { get; init; }

    /// <summary>What kind of school a URN is, by the register of schools; a plain school where that is not loaded.</summary>
    public Func<string, SchoolKind> KindOf { get; init; } = static _ => SchoolKind.School;
}
