using System.Globalization;

namespace OnRoll.Domain.Counting;

/// <summary>Where the spans of one definition come from: memory, or a store that hands its blocks over one by one.</summary>
public interface ISpanSource
{
    /// <summary>Every block that may hold a span that is asked for, with at least the parts asked for.</summary>
    /// <remarks>Read from one thread at a time, not always the same. Blocks the question does not concern may be among them.</remarks>
    IEnumerable<SpanBlock> Blocks(SpanQuestion question);

    /// <summary>The name under which a child is listed.</summary>
    string NameOf(long child) => child.ToString(CultureInfo.InvariantCulture);

    /// <summary>A breakdown, with the groups that a source in memory has met under it before.</summary>
    internal Grouping GroupingBy(IReadOnlyList<Dimension> dimensions) => new(dimensions);
}

/// <summary>Blocks held in memory.</summary>
public sealed class PackedSpans(IReadOnlyList<SpanBlock> blocks) : ISpanSource
{
    private Grouping? lastAsked;

    public IReadOnlyList<SpanBlock> All => blocks;

    public IEnumerable<SpanBlock> Blocks(SpanQuestion question)
    {
        foreach (var block in blocks)
        {
            if (question.Concerns(block.Head))
            {
                yield return block;
            }
        }
    }

    Grouping ISpanSource.GroupingBy(IReadOnlyList<Dimension> dimensions) =>
        lastAsked is { } known && known.IsBy(dimensions) ? known : lastAsked = new(dimensions);
}

/// <summary>Packed blocks corrected by what was learnt since they were packed: the spans of some children are passed over and new ones stand in.</summary>
/// <param name="packed">The blocks.</param>
/// <param name="stale">The numbers of the children of whom something was learnt: all that their units ever had.</param>
/// <param name="fresh">The spans of those children as derived now.</param>
public sealed class OverlaidSpans(ISpanSource packed, IReadOnlySet<long> stale, ISpanSource fresh) : ISpanSource
{
    private readonly StaleChildren passedOver = new(stale);

    public IEnumerable<SpanBlock> Blocks(SpanQuestion question)
    {
        if (stale.Count == 0)
        {
            return packed.Blocks(question);
        }

        return packed.Blocks(question with { Parts = question.Parts | SpanParts.Children })
            .Select(block => block.Without(passedOver)).Concat(fresh.Blocks(question));
    }

    public string NameOf(long child) => packed.NameOf(child);

    Grouping ISpanSource.GroupingBy(IReadOnlyList<Dimension> dimensions) => packed.GroupingBy(dimensions);
}

/// <summary>A set of children that mostly answers no, and quickly.</summary>
internal sealed class StaleChildren
{
    private const int Mask = 0xFFFF;

    private readonly bool[] maybe = new bool[Mask + 1];
    private readonly IReadOnlySet<long> children;

    public StaleChildren(IReadOnlySet<long> children)
    {
        this.children = children;
        foreach (var child in children)
        {
            maybe[child & Mask] = true;
        }
    }

    public bool Contains(long child) => maybe[child & Mask] && children.Contains(child);
}
