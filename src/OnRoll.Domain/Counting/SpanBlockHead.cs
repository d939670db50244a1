namespace OnRoll.Domain.Counting;

/// <summary>What can be told of a block without reading it: enough to pass over blocks that cannot answer a question.</summary>
/// <param name="Partition">The partition its spans belong to, as whoever packed them numbered it.</param>
/// <param name="Tier">How long its spans are: <see cref="SpanTiers"/>.</param>
/// <param name="Count">How many spans, at least one.</param>
/// <param name="MaxDays">The days of the longest, both ends counted.</param>
/// <param name="MinFirst">The earliest first day.</param>
/// <param name="MaxFirst">The latest first day.</param>
/// <param name="MaxLast">The latest last day.</param>
/// <param name="MinKnownFrom">The earliest moment from which any was known.</param>
/// <param name="MaxKnownTo">
/// The latest moment at which any ceased to follow. All spans of a block still follow (<see cref="KnownSpan.StillFollows"/>), or none does.
/// </param>
public readonly record struct SpanBlockHead(
    short Partition, byte Tier, int Count, int MaxDays, int MinFirst, int MaxFirst, int MaxLast, long MinKnownFrom, long MaxKnownTo)
{
    /// <summary>Whether all its spans follow from what is known now.</summary>
    public bool StillFollows => Tier != SpanTiers.Superseded;
}

/// <summary>How spans are kept apart, so that a question passes over most of them.</summary>
/// <remarks>
/// Those that follow from what is known now by their length, sorted by first day: a question about a day passes over short spans of
/// other times. Those that no longer follow are of one tier, sorted by when they ceased to: a question as known at a moment passes
/// over those that had ceased by then.
/// </remarks>
public static class SpanTiers
{
    /// <summary>The tier of spans that no longer follow from what is known.</summary>
    public const byte Superseded = 5;

    private static readonly int[] UpToDays = [16, 64, 256, 1024];

    /// <summary>The tier of a span.</summary>
    public static byte Of(in KnownSpan span)
    {
        if (span.KnownTo != KnownSpan.StillFollows)
        {
            return Superseded;
        }

        var days = (long)span.Last - span.First + 1;
        var tier = 0;
        while (tier < UpToDays.Length && days > UpToDays[tier])
        {
            tier++;
        }

        return (byte)tier;
    }
}
