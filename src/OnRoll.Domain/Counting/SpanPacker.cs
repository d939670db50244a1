using System.Runtime.InteropServices;

namespace OnRoll.Domain.Counting;

/// <summary>Packs the spans of one definition into blocks: apart by partition and tier.</summary>
/// <remarks>The same spans give the same blocks to the byte, in whatever order they come.</remarks>
public sealed class SpanPacker
{
    private readonly Dictionary<(short Partition, byte Tier), List<Row>> groups = [];
    private readonly Dictionary<SpanLabel, int> labelNumbers = [];
    private readonly List<SpanLabel> labels = [];

    /// <summary>How many spans have been added.</summary>
    public int Count { get; private set; }

    /// <param name="partition">Where the store keeps it, e.g. a number for the authority.</param>
    public void Add(short partition, in KnownSpan span)
    {
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (partition, SpanTiers.Of(span)), out _);
        ref var label = ref CollectionsMarshal.GetValueRefOrAddDefault(labelNumbers, span.Label, out var isKnown);
        if (!isKnown)
        {
            label = labels.Count;
            labels.Add(span.Label);
        }

        (rows ??= []).Add(new(span.First, span.Last, span.Child, span.KnownFrom, span.KnownTo, span.Since, span.Birth, label));
        Count++;
    }

    /// <summary>The blocks, by partition and tier. What has been handed over is let go, so they can be asked for once.</summary>
    /// <param name="spansEach">The most spans of a block.</param>
    public IEnumerable<SpanBlock> Pack(int spansEach = SpanBlock.MostSpans)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spansEach, SpanBlock.MostSpans);
        ArgumentOutOfRangeException.ThrowIfLessThan(spansEach, 1);
        foreach (var group in groups.Keys.Order().ToList())
        {
            groups.Remove(group, out var rows);
            rows!.Sort(group.Tier == SpanTiers.Superseded ? Row.ByKnownTo : Row.ByFirst);
            for (var i = 0; i < rows.Count; i += spansEach)
            {
                yield return Block(group.Partition, group.Tier, CollectionsMarshal.AsSpan(rows).Slice(i, Math.Min(spansEach, rows.Count - i)));
            }
        }

        Count = 0;
    }

    private SpanBlock Block(short partition, byte tier, ReadOnlySpan<Row> rows)
    {
        var (blockLabels, numbers) = Label(rows);
        var head = Head(partition, tier, rows);
        var days = new byte[rows.Length * 10];
        var firsts = MemoryMarshal.Cast<byte, int>(days.AsSpan())[..rows.Length];
        var lasts = MemoryMarshal.Cast<byte, int>(days.AsSpan())[rows.Length..(2 * rows.Length)];
        var labelIds = MemoryMarshal.Cast<byte, ushort>(days.AsSpan(rows.Length * 8));
        var ages = new int[rows.Length * 2];
        var known = new long[rows.Length * (head.StillFollows ? 1 : 2)];
        var children = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            (firsts[i], lasts[i], labelIds[i]) = (row.First, row.Last, numbers[i]);
            (ages[i], ages[rows.Length + i]) = (row.Since, row.Birth);
            (known[i], children[i]) = (row.KnownFrom, row.Child);
            if (!head.StillFollows)
            {
                known[rows.Length + i] = row.KnownTo;
            }
        }

        var part = SpanBlockFormat.WriteDays(head, blockLabels, days);
        return new(part, SpanBlockFormat.Write(part, SpanParts.Ages, MemoryMarshal.AsBytes<int>(ages)),
            SpanBlockFormat.Write(part, SpanParts.Known, MemoryMarshal.AsBytes<long>(known)),
            SpanBlockFormat.Write(part, SpanParts.Children, MemoryMarshal.AsBytes<long>(children)));
    }

    /// <summary>The labels that occur in a block, in the order in which they first do, and for each row the number of its own.</summary>
    private (List<SpanLabel> Labels, ushort[] Numbers) Label(ReadOnlySpan<Row> rows)
    {
        var ofBlock = new Dictionary<int, ushort>();
        var found = new List<SpanLabel>();
        var numbers = new ushort[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(ofBlock, rows[i].Label, out var isKnown);
            if (!isKnown)
            {
                number = (ushort)found.Count;
                found.Add(labels[rows[i].Label]);
            }

            numbers[i] = number;
        }

        return (found, numbers);
    }

    private static SpanBlockHead Head(short partition, byte tier, ReadOnlySpan<Row> rows)
    {
        var (maxDays, minFirst, maxFirst, maxLast) = (0, int.MaxValue, 0, 0);
        var (minKnownFrom, maxKnownTo) = (long.MaxValue, long.MinValue);
        foreach (ref readonly var row in rows)
        {
            minFirst = Math.Min(minFirst, row.First);
            maxFirst = Math.Max(maxFirst, row.First);
            maxDays = Math.Max(maxDays, row.Last - row.First + 1);
            maxLast = Math.Max(maxLast, row.Last);
            minKnownFrom = Math.Min(minKnownFrom, row.KnownFrom);
            maxKnownTo = Math.Max(maxKnownTo, row.KnownTo);
        }

        return new(partition, tier, rows.Length, maxDays, minFirst, maxFirst, maxLast, minKnownFrom, maxKnownTo);
    }

    private readonly record struct Row(int First, int Last, long Child, long KnownFrom, long KnownTo, int Since, int Birth, int Label)
    {
        public static readonly Comparison<Row> ByFirst = static (left, right) =>
            left.First != right.First ? left.First.CompareTo(right.First)
            : left.Last != right.Last ? left.Last.CompareTo(right.Last)
            : left.Child != right.Child ? left.Child.CompareTo(right.Child)
            : left.KnownFrom.CompareTo(right.KnownFrom);

        public static readonly Comparison<Row> ByKnownTo = static (left, right) =>
            left.KnownTo != right.KnownTo ? left.KnownTo.CompareTo(right.KnownTo) : ByFirst(left, right);
    }
}
