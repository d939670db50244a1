using System.Buffers;

namespace OnRoll.Domain.Counting;

/// <summary>Takes the spans that a question asks for out of blocks, so that those of one child can be looked at together.</summary>
internal sealed class Gathering(SpanQuestion question)
{
    private readonly List<KnownSpan> spans = [];

    public void Take(SpanBlock block)
    {
        var places = ArrayPool<int>.Shared.Rent(block.Head.Count);
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        var sinces = block.Sinces;
        var births = block.Births;
        var children = block.Children;
        foreach (var place in places.AsSpan(0, SpanScan.Select(block, question, places)))
        {
            spans.Add(new(children[place], firsts[place], lasts[place], sinces[place], births[place], block.Labels[numbers[place]], 0, 0));
        }

        ArrayPool<int>.Shared.Return(places);
    }

    public void Merge(Gathering other) => spans.AddRange(other.spans);

    /// <summary>Those of one child together, in order of days.</summary>
    public List<KnownSpan> InOrder()
    {
        spans.Sort(static (left, right) => left.Child != right.Child ? left.Child.CompareTo(right.Child) : left.First.CompareTo(right.First));
        return spans;
    }
}
