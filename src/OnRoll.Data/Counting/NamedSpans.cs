using OnRoll.Domain.Counting;

namespace OnRoll.Data.Counting;

/// <summary>Spans with the names under which their children are listed.</summary>
internal sealed class NamedSpans(ISpanSource spans, Func<long, string> nameOf) : ISpanSource
{
    public IEnumerable<SpanBlock> Blocks(SpanQuestion question) => spans.Blocks(question);

    public string NameOf(long child) => nameOf(child);
}
