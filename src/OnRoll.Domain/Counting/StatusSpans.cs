using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>
/// For one definition, as known at one moment: the spans of days on which each child is counted true or unknown, cut where the
/// authority, reason, whereabouts or attributes change.
/// </summary>
/// <remarks>
/// Derived, never stored as truth. For questions to a file of facts; a register keeps spans with their known time (<see cref="SpanDeriver"/>).
/// Spans of false, which are most of life, are not kept. What changes by the calendar alone (age, year group, length) is worked out when asked.
/// </remarks>
public sealed class StatusSpans : ISpanSource
{
    private readonly Test test;
    private readonly SpanReading reading = new();
    private readonly List<string> children = [];
    private readonly List<KnownSpan> spans = [];
    private PackedSpans? packed;

    /// <exception cref="ArgumentException">The definition is one that facts cannot decide.</exception>
    public StatusSpans(Definition definition)
    {
        Definition = definition;
        test = definition.Test ?? throw new ArgumentException($"The facts of the register cannot decide {definition.Id}", nameof(definition));
    }

    public Definition Definition { get; }

    /// <summary>How many children have been added, those never counted among them.</summary>
    public int ChildrenSeen { get; private set; }

    public int Count => spans.Count;

    /// <summary>The spans, those of one child together, in order of days.</summary>
    public IReadOnlyList<KnownSpan> All => spans;

    /// <summary>Derives the spans of every child as known at a moment.</summary>
    /// <param name="asKnown">Leaves out what was learnt later; <c>null</c> leaves out nothing.</param>
    /// <param name="progress">Told how many children are done, now and then.</param>
    public static StatusSpans Derive(Definition definition, IEnumerable<ChildLedger> ledgers, SchoolCalendars calendars,
        Moment? asKnown = null, Action<int>? progress = null)
    {
        var derived = new StatusSpans(definition);
        foreach (var ledger in ledgers)
        {
            var history = ledger.AsKnown(asKnown);
            if (history.Standing.Count > 0)
            {
                derived.Add(new(history, calendars));
            }

            if ((derived.ChildrenSeen & 0x3FFF) == 0)
            {
                progress?.Invoke(derived.ChildrenSeen);
            }
        }

        return derived;
    }

    /// <summary>Adds the spans of one child.</summary>
    public void Add(Timeline timeline)
    {
        packed = null;
        ChildrenSeen++;
        var before = spans.Count;
        reading.Read(timeline, test, children.Count, long.MinValue, spans);
        if (spans.Count > before)
        {
            children.Add(timeline.History.Child);
        }
    }

    public IEnumerable<SpanBlock> Blocks(SpanQuestion question) => (packed ??= Pack()).Blocks(question);

    public string NameOf(long child) => children[(int)child];

    private PackedSpans Pack()
    {
        var packer = new SpanPacker();
        foreach (var span in spans)
        {
            packer.Add(span.Label.Authority, span);
        }

        return new([.. packer.Pack()]);
    }
}
