using System.Numerics;
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
        var firsts = block.Firsts;
        var lasts = block.Lasts;

        // Sorted by first day and none longer than the longest: what may hold stands together.
        var begin = (long)question.From - block.Head.MaxDays + 1;
        var from = begin <= block.Head.MinFirst ? 0 : CountBelow(firsts, (int)begin);
        var to = question.To >= block.Head.MaxFirst ? firsts.Length : CountBelow(firsts, question.To + 1);
        var count = from >= to ? 0 : AtLeast(lasts[from..to], question.From, from, into);
        if (question.AsKnown is { } moment)
        {
            count = KnownAt(block, moment, into[..count]);
        }

        return block.Stale is { } stale ? Without(block, stale, into[..count]) : count;
    }

    /// <summary>The places of the days that are not before one.</summary>
    private static int AtLeast(ReadOnlySpan<int> days, int least, int offset, Span<int> into)
    {
        var count = 0;
        var bound = Vector256.Create(least);
        var vectors = MemoryMarshal.Cast<int, Vector256<int>>(days);
        for (var v = 0; v < vectors.Length; v++)
        {
            var hits = Vector256.GreaterThanOrEqual(vectors[v], bound).ExtractMostSignificantBits();
            var place = offset + (v * Vector256<int>.Count);
            while (hits != 0)
            {
                into[count++] = place + BitOperations.TrailingZeroCount(hits);
                hits &= hits - 1;
            }
        }

        for (var i = vectors.Length * Vector256<int>.Count; i < days.Length; i++)
        {
            if (days[i] >= least)
            {
                into[count++] = offset + i;
            }
        }

        return count;
    }

    private static int KnownAt(SpanBlock block, long moment, Span<int> places)
    {
        var froms = block.KnownFroms;
        var tos = block.KnownTos;
        var count = 0;
        foreach (var place in places)
        {
            places[count] = place;
            count += froms[place] <= moment && (tos.Length == 0 || tos[place] > moment) ? 1 : 0;
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

    /// <summary>How many of some days in order are before a day.</summary>
    private static int CountBelow(ReadOnlySpan<int> sorted, int day)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
