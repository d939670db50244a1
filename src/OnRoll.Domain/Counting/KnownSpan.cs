namespace OnRoll.Domain.Counting;

/// <summary>Days on which a definition says the same of a child under one label, and from when to when the register knew it so.</summary>
/// <param name="Child">The child's number.</param>
/// <param name="First">The first day, as a day number.</param>
/// <param name="Last">The last day, included; <see cref="DateOnly.MaxValue"/>'s number while it is still so.</param>
/// <param name="Since">The first day of the run of this answer.</param>
/// <param name="Birth">The date of birth as a day number; <see cref="NotKnown"/> if it is not known.</param>
/// <param name="KnownFrom">From this microsecond on (<see cref="Time.Moment.Microseconds"/>) it followed from what was known.</param>
/// <param name="KnownTo">From this microsecond on it no longer did; <see cref="StillFollows"/> while it does.</param>
public readonly record struct KnownSpan(
    long Child, int First, int Last, int Since, int Birth, SpanLabel Label, long KnownFrom, long KnownTo)
{
    /// <summary>What stands for a date of birth that is not known.</summary>
    public const int NotKnown = -1;

    /// <summary>What stands for the end of known time that has not come.</summary>
    public const long StillFollows = long.MaxValue;

    /// <summary>Whether it says the same of the same days, whenever that was known.</summary>
    internal bool SaysTheSame(in KnownSpan other) =>
        First == other.First && Last == other.Last && Since == other.Since && Birth == other.Birth && Child == other.Child && Label == other.Label;
}
