using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>Counts on any day or over any period from the spans of one definition, as known at a moment.</summary>
/// <param name="source">The spans.</param>
/// <param name="dimensions">By what to break down; none for one figure. Not the same twice.</param>
/// <param name="asKnown">Leaves out what was learnt later; <c>null</c> leaves out nothing.</param>
public sealed class Counts(ISpanSource source, IReadOnlyList<Dimension> dimensions, Moment? asKnown = null)
{
    private readonly Grouping grouping = source.GroupingBy(dimensions);

    /// <summary>How many on one day; one row for each group that is not empty, always one where there are no dimensions.</summary>
    public IReadOnlyList<StockRow> Snapshot(DateOnly on) => Series([on]);

    /// <summary>How many on each of some days, in the order of the days.</summary>
    /// <param name="days">In order, none twice.</param>
    public IReadOnlyList<StockRow> Series(IReadOnlyList<DateOnly> days)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var question = Ask(days[0], days[^1], grouping.VariesWithinSpan ? SpanParts.Ages : SpanParts.None);
        var places = new DayPlaces(days);
        var stock = BlockWork.Run(source, question, () => new Stock(grouping, places, question), static (stock, block) => stock.Take(block),
            static (stock, other) => stock.Merge(other));
        return stock.Rows(days);
    }

    /// <summary>The children behind a snapshot, by group, then child.</summary>
    public IReadOnlyList<StockMember> Members(DateOnly on)
    {
        var members = new List<(GroupKey Key, StockMember Member)>();
        foreach (var span in Spans(Ask(on, on, SpanParts.Ages | SpanParts.Children)))
        {
            foreach (var part in grouping.KeysOf(span.Label))
            {
                var key = grouping.On(part, span.Since, span.Birth, on.DayNumber);
                members.Add((key, new(grouping.Values(key), source.NameOf(span.Child), span.Label.Result, DateOnly.FromDayNumber(span.Since))));
            }
        }

        members.Sort((left, right) => InOrder(left.Key, left.Member.Child, right.Key, right.Member.Child));
        return [.. members.Select(member => member.Member)];
    }

    /// <summary>How the count came from the day before a period to its last day, by group.</summary>
    /// <remarks>A run belongs to one group: a child who passes to another group ends one run and begins another.</remarks>
    public IReadOnlyList<FlowRow> Flow(DateOnly from, DateOnly to)
    {
        var totals = new SortedDictionary<GroupKey, Tally>(Comparer<GroupKey>.Create(grouping.Compare));
        if (dimensions.Count == 0)
        {
            totals.Add(default, default);
        }

        foreach (var (_, key, part) in FlowOf(from, to))
        {
            totals[key] = totals.GetValueOrDefault(key).Plus(part);
        }

        return [.. totals.Select(total => total.Value.ToRow(grouping.Values(total.Key)))];
    }

    /// <summary>The children behind a flow, each with what it adds, by group, then child.</summary>
    public IReadOnlyList<FlowMember> FlowMembers(DateOnly from, DateOnly to)
    {
        var members = FlowOf(from, to)
            .Select(part => (part.Key, Member: new FlowMember(source.NameOf(part.Child), part.Part.ToRow(grouping.Values(part.Key))))).ToList();
        members.Sort((left, right) => InOrder(left.Key, left.Member.Child, right.Key, right.Member.Child));
        return [.. members.Select(member => member.Member)];
    }

    private IEnumerable<(long Child, GroupKey Key, Tally Part)> FlowOf(DateOnly from, DateOnly to) =>
        new Flow(grouping, from.DayNumber - 1, to.DayNumber)
            .Parts(Spans(Ask(from.AddDays(-1), to, SpanParts.Ages | SpanParts.Children)));

    /// <summary>The spans asked for, those of one child together and in order of days.</summary>
    private List<KnownSpan> Spans(SpanQuestion question)
    {
        var found = BlockWork.Run(source, question, () => new Gathering(question), static (gathering, block) => gathering.Take(block),
            static (gathering, other) => gathering.Merge(other));
        return found.InOrder();
    }

    private SpanQuestion Ask(DateOnly from, DateOnly to, SpanParts parts)
    {
        var moment = asKnown?.Microseconds;
        return new(from.DayNumber, to.DayNumber, moment, SpanParts.Days | parts | (moment is null ? SpanParts.None : SpanParts.Known));
    }

    private int InOrder(GroupKey left, string leftChild, GroupKey right, string rightChild) =>
        grouping.Compare(left, right) is var order && order != 0 ? order : string.CompareOrdinal(leftChild, rightChild);
}
