using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>An assertion as the register came by it.</summary>
/// <param name="At">When the register learnt it.</param>
/// <param name="Sequence">Its place among what came at the same moment: of two with one slot the later counts.</param>
/// <param name="Withdraws">Whether it takes back what stood in its slot instead of saying it.</param>
/// <param name="IsUndated">Whether its source does not say when it was learnt, so that the moment of reading stands in.</param>
public readonly record struct Recorded(Assertion What, Moment At, long Sequence, bool Withdraws = false, bool IsUndated = false)
    : IComparable<Recorded>
{
    /// <summary>The order in which the register came to know things.</summary>
    public int CompareTo(Recorded other)
    {
        var byMoment = At.CompareTo(other.At);
        return byMoment != 0 ? byMoment : Sequence.CompareTo(other.Sequence);
    }

    public static bool operator <(Recorded left, Recorded right) => left.CompareTo(right) < 0;

    public static bool operator >(Recorded left, Recorded right) => left.CompareTo(right) > 0;

    public static bool operator <=(Recorded left, Recorded right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Recorded left, Recorded right) => left.CompareTo(right) >= 0;
}
