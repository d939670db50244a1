namespace OnRoll.Domain.Counting;

/// <summary>The parts of a block that are kept, and can be read, separately.</summary>
[Flags]
public enum SpanParts
{
    None = 0,

    /// <summary>First and last days and labels: all that a count on a day by what spans are labelled with reads. Every other part needs it.</summary>
    Days = 1,

    /// <summary>First days of runs and dates of birth.</summary>
    Ages = 2,

    /// <summary>Known time.</summary>
    Known = 4,

    /// <summary>The children's numbers.</summary>
    Children = 8,
}

/// <summary>Which spans are wanted, and what is wanted of them.</summary>
/// <param name="From">The first of the days asked, as a day number.</param>
/// <param name="To">The last, included.</param>
/// <param name="AsKnown">The microsecond as known at which; <c>null</c> for what follows from all that is known.</param>
/// <param name="Parts">The parts of blocks that the answer reads.</param>
public readonly record struct SpanQuestion(int From, int To, long? AsKnown, SpanParts Parts)
{
    /// <summary>Whether a block may hold such spans.</summary>
    public bool Concerns(in SpanBlockHead head) =>
        head.MinFirst <= To && head.MaxLast >= From
        && (AsKnown is { } moment ? head.MinKnownFrom <= moment && moment < head.MaxKnownTo : head.StillFollows);
}
