using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Rolls;

/// <summary>A pupil on a roll, as far as rolls are compared.</summary>
/// <param name="Id">In the school's system.</param>
/// <param name="Upn">Blank if there is none, or it cannot be right: such a number compares with nothing.</param>
/// <param name="Held">The days on the register by this roll; <c>null</c> for those who are not on it (guests, and previous pupils without days).</param>
/// <param name="Birth"><c>null</c> if not known.</param>
public sealed record RollPupil(string Id, string Upn, Enrolment Enrolment, DateSpan? Held, DateOnly? Birth)
{
    /// <summary>What a row of a roll says, for comparing.</summary>
    /// <exception cref="ArgumentException">The statement is no row of a roll.</exception>
    public static RollPupil Of(Statement statement) => statement.Also is RollEntry entry
        ? new(statement.Id, SoundUpn(statement), entry.Enrolment, statement.Says.OfType<Registered>().FirstOrDefault()?.Held,
            statement.Says.OfType<Born>().FirstOrDefault()?.Day)
        : throw new ArgumentException("Only the rows of a roll can be compared with another roll", nameof(statement));

    /// <summary>Whether the name was on the register on a day, by this roll.</summary>
    /// <remarks>Source: the rule of the alternative provision census: entered by the day, and not left or left on it or later.</remarks>
    public bool IsOnRollOn(DateOnly day) => Enrolments.IsOnRoll(Enrolment) && Held?.Contains(day) is true;

    private static string SoundUpn(Statement statement) =>
        statement.Says.OfType<Identified>().FirstOrDefault(borne => borne.Kind is IdentifierScheme.Upn) is { } borne
            && Identifiers.Upn.TryParse(borne.Value, out var upn, out _) ? upn.ToString() : "";
}

/// <summary>The roll of one school on one day.</summary>
/// <param name="School">Its URN.</param>
/// <param name="AsOf">The day of which it speaks.</param>
public sealed record Roll(string School, DateOnly AsOf, IReadOnlyList<RollPupil> Pupils)
{
    /// <summary>The ids in rows that were rejected: of these pupils the roll says nothing.</summary>
    public IReadOnlyCollection<string> Unread { get; init; } = [];

    /// <summary>Rows of the file that were rejected and do not tell whose they are.</summary>
    public long UnreadWithoutId { get; init; }
}

/// <summary>A leavers notice that has come.</summary>
/// <param name="School">Its URN.</param>
/// <param name="Id">The pupil's id in the school's system.</param>
/// <param name="LastDay">The last day on the register.</param>
public sealed record Announced(string School, string Id, DateOnly LastDay);
