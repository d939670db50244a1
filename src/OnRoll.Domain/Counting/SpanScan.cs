using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OnRoll.Domain.Counting;

/// <summary>Picks the spans of a block that a question asks for.</summary>
internal static class SpanScan
{
    /// <summary>Finds the spans that hold on any of the days and as known at the moment asked, less children who are passed over.</summary>
    /// <param name="into">Takes the places of the spans in the block, in order; as long as the block.</param>
    /// <returns>How many there are.</returns>
    public static int Select(SpanBlock block, in SpanQuestion question, Span<int> into)
    {
        var count = block.Head.StillFollows ? AmongFollowing(block, question, into) : AmongSuperseded(block, question, into);
        if (question.AsKnown is { } moment)
        {
            count = KnownBy(block.KnownFroms, moment, into[..count]);
        }

        return block.Stale is { } stale ? Without(block, stale, into[..count]) : count;
    }

    // Sorted by first day, and none longer than the longest: what may hold stands together.
    private static int AmongFollowing(SpanBlock block, in SpanQuestion question, Span<int> into)
    {
        var firsts = block.Firsts;
        var begin = (long)question.From - block.Head.MaxDays + 1;
        var from = begin <= block.Head.MinFirst ? 0 : CountBelow(firsts, (int)begin);
        var to = question.To >= block.Head.MaxFirst ? firsts.Length : CountBelow(firsts, question.To + 1);
        return from >= to ? 0 : Meeting([], block.Lasts[from..to], question, from, into);
    }

    // Sorted by the moment at which they ceased to follow: those that had not yet stand at the end.
    private static int AmongSuperseded(SpanBlock block, in SpanQuestion question, Span<int> into)
    {
        if (question.AsKnown is not { } moment)
        {
            return 0;
        }

        var from = CountBelow(block.KnownTos, moment + 1);
        return Meeting(block.Firsts[from..], block.Lasts[from..], question, from, into);
    }

    /// <summary>The places of the spans that hold on any of the days asked.</summary>
    /// <param name="firsts">None where all are known to begin in time.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // compiled at its best at once: a command asks but one question
    private static int Meeting(ReadOnlySpan<int> firsts, ReadOnlySpan<int> lasts, in SpanQuestion question, int offset, Span<int> into)
    {
        var count = 0;
        var (from, to) = (Vector256.Create(question.From), Vector256.Create(question.To));
        var ends = MemoryMarshal.Cast<int, Vector256<int>>(lasts);
        var begins = MemoryMarshal.Cast<int, Vector256<int>>(firsts);
        for (var v = 0; v < ends.Length; v++)
        {
            var meets = Vector256.GreaterThanOrEqual(ends[v], from);
            meets = begins.Length == 0 ? meets : meets & Vector256.LessThanOrEqual(begins[v], to);
            var hits = meets.ExtractMostSignificantBits();
            var place = offset + (v * Vector256<int>.Count);
            while (hits != 0)
            {
                into[count++] = place + BitOperations.TrailingZeroCount(hits);
                hits &= hits - 1;
            }
        }

        for (var i = ends.Length * Vector256<int>.Count; i < lasts.Length; i++)
        {
            if (lasts[i] >= question.From && (firsts.Length == 0 || firsts[i] <= question.To))
            {
                into[count++] = offset + i;
            }
        }

        return count;
    }

    private static int KnownBy(ReadOnlySpan<long> knownFroms, long moment, Span<int> places)
    {
        var count = 0;
        foreach (var place in places)
        {
            places[count] = place;
            count += knownFroms[place] <= moment ? 1 : 0;
        }

        return count;
    }

    private static int Without(SpanBlock block, StaleChildren stale, Span<int> places)
    {
        var children = block.Children;
        var count = 0;
        foreach (var place in places)
        {
            places[count] = place;
            count += stale.Contains(children[place]) ? 0 : 1;
        }

        return count;
    }

    /// <summary>How many of some numbers in order are below one.</summary>
    private static int CountBelow<T>(ReadOnlySpan<T> sorted, T bound)
        where T : INumber<T>
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
