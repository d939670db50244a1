using System.Runtime.InteropServices;

namespace OnRoll.Domain.Counting;

/// <summary>Up to 65,536 spans of one partition and tier in columns, sorted as <see cref="SpanTiers"/> says, as they are stored.</summary>
/// <remarks>
/// The columns are the stored bytes themselves, so that nothing is copied or unpacked when a block is read. A part that was not read
/// has no columns. How the bytes lie: <see cref="SpanBlockFormat"/>.
/// </remarks>
public sealed class SpanBlock
{
    /// <summary>The most spans of a block, so that a label's number fits two bytes.</summary>
    public const int MostSpans = 1 << 16;

    private readonly ReadOnlyMemory<byte> days;
    private readonly ReadOnlyMemory<byte> ages;
    private readonly ReadOnlyMemory<byte> known;
    private readonly ReadOnlyMemory<byte> children;
    private readonly int columns;

    private SpanBlock(SpanBlock other, StaleChildren stale)
    {
        (days, ages, known, children, columns) = (other.days, other.ages, other.known, other.children, other.columns);
        (Head, Labels, Stale) = (other.Head, other.Labels, stale);
    }

    /// <summary>Reads a block as it was stored. What may be left out is what the question does not read.</summary>
    /// <exception cref="SpanBlockDamagedException">A part is damaged, of another block, or of a version that this program does not know.</exception>
    public SpanBlock(ReadOnlyMemory<byte> days, ReadOnlyMemory<byte> ages = default, ReadOnlyMemory<byte> known = default, ReadOnlyMemory<byte> children = default)
    {
        (this.days, this.ages, this.known, this.children) = (days, ages, known, children);
        (Head, Labels, columns) = SpanBlockFormat.ReadDays(days.Span);
        SpanBlockFormat.Check(days.Span, ages.Span, SpanParts.Ages, Head.Count * 2 * sizeof(int));
        SpanBlockFormat.Check(days.Span, known.Span, SpanParts.Known, Head.Count * (Head.StillFollows ? 1 : 2) * sizeof(long));
        SpanBlockFormat.Check(days.Span, children.Span, SpanParts.Children, Head.Count * sizeof(long));
    }

    public SpanBlockHead Head { get; }

    /// <summary>The labels of the block, by their number.</summary>
    public IReadOnlyList<SpanLabel> Labels { get; }

    internal StaleChildren? Stale { get; }

    /// <summary>Where the labels count under the breakdown last asked by; <c>null</c> before the first question.</summary>
    internal BlockSlots? Slots { get; set; }

    internal ReadOnlySpan<int> Firsts => Column<int>(days, columns, 0);

    internal ReadOnlySpan<int> Lasts => Column<int>(days, columns, Head.Count * sizeof(int));

    internal ReadOnlySpan<ushort> LabelNumbers => Column<ushort>(days, columns, Head.Count * 2 * sizeof(int));

    internal ReadOnlySpan<int> Sinces => Column<int>(ages, SpanBlockFormat.HeadBytes, 0);

    internal ReadOnlySpan<int> Births => Column<int>(ages, SpanBlockFormat.HeadBytes, Head.Count * sizeof(int));

    internal ReadOnlySpan<long> KnownFroms => Column<long>(known, SpanBlockFormat.HeadBytes, 0);

    /// <summary>None in a block whose spans all still follow.</summary>
    internal ReadOnlySpan<long> KnownTos => Head.StillFollows ? [] : Column<long>(known, SpanBlockFormat.HeadBytes, Head.Count * sizeof(long));

    internal ReadOnlySpan<long> Children => Column<long>(children, SpanBlockFormat.HeadBytes, 0);

    /// <summary>The bytes of a part, to be stored; empty if it was not read.</summary>
    public ReadOnlyMemory<byte> Part(SpanParts part) => part switch
    {
        SpanParts.Days => days,
        SpanParts.Ages => ages,
        SpanParts.Known => known,
        SpanParts.Children => children,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Ask for one part"),
    };

    /// <summary>One span of a block of which every part was read.</summary>
    public KnownSpan At(int index) => new(Children[index], Firsts[index], Lasts[index], Sinces[index], Births[index], Labels[LabelNumbers[index]],
        KnownFroms[index], Head.StillFollows ? KnownSpan.StillFollows : KnownTos[index]);

    /// <summary>The same block without the spans of some children.</summary>
    internal SpanBlock Without(StaleChildren stale) => new(this, stale);

    private ReadOnlySpan<T> Column<T>(ReadOnlyMemory<byte> part, int start, int offset)
        where T : unmanaged =>
        part.Length == 0 ? throw new InvalidOperationException("A part of the block is needed that was not read")
        : MemoryMarshal.Cast<byte, T>(part.Span.Slice(start + offset, Head.Count * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()));
}

/// <summary>A stored block is not what was written. The cache of spans must be rebuilt; nothing was counted from the block.</summary>
public sealed class SpanBlockDamagedException(string message) : Exception(message);

/// <summary>Where each label of a block counts under one breakdown.</summary>
internal sealed record BlockSlots(Grouping By, int[] OfLabel);
