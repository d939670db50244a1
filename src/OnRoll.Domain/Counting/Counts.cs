using System.Runtime.InteropServices;

namespace OnRoll.Domain.Counting;

/// <summary>Counts on any day or over any period from the spans of one definition.</summary>
public sealed class Counts(StatusSpans spans, Grouping grouping)
{
    /// <summary>How many on one day; one row for each group that is not empty, always one where there are no dimensions.</summary>
    public IReadOnlyList<StockRow> Snapshot(DateOnly on) => Series([on]);

    /// <summary>How many on each of some days, in the order of the days.</summary>
    /// <param name="days">In order, none twice.</param>
    public IReadOnlyList<StockRow> Series(IReadOnlyList<DateOnly> days)
    {
        var numbers = days.Select(day => day.DayNumber).ToArray();
        var cells = new Dictionary<GroupKey, Cells>();
        if (grouping.Dimensions.Count == 0)
        {
            cells.Add(default, new(days.Count));
        }

        var (earliest, latest) = numbers.Length == 0 ? (0, -1) : (numbers[0], numbers[^1]);
        var firsts = spans.Firsts;
        var lasts = spans.Lasts;
        for (var i = 0; i < firsts.Length; i++)
        {
            if (firsts[i] > latest || lasts[i] < earliest)
            {
                continue;
            }

            var span = spans.At(i);
            var from = FirstAtOrAfter(numbers, span.First);
            var to = FirstAtOrAfter(numbers, span.Last == int.MaxValue ? span.Last : span.Last + 1);
            if (from == to)
            {
                continue;
            }

            if (grouping.VariesWithinSpan)
            {
                for (var at = from; at < to; at++)
                {
                    Add(cells, span, numbers[at], at, at + 1, days.Count);
                }
            }
            else
            {
                Add(cells, span, numbers[from], from, to, days.Count);
            }
        }

        return Rows(days, cells);
    }

    /// <summary>The children behind a snapshot, by group, then child.</summary>
    public IReadOnlyList<StockMember> Members(DateOnly on)
    {
        var members = new List<(GroupKey Key, StockMember Member)>();
        foreach (var span in spans.On(on))
        {
            var keys = grouping.KeysOn(span, on.DayNumber);
            for (var i = 0; i < keys.Count; i++)
            {
                members.Add((keys[i], new(grouping.Values(keys[i]), spans.Children[span.Child].Id, span.Result, DateOnly.FromDayNumber(span.Since))));
            }
        }

        members.Sort((left, right) => grouping.Compare(left.Key, right.Key) is var order && order != 0 ? order
            : string.CompareOrdinal(left.Member.Child, right.Member.Child));
        return [.. members.Select(member => member.Member)];
    }

    /// <summary>How the count came from the day before a period to its last day, by group.</summary>
    /// <remarks>A run belongs to one group: a child who passes to another group ends one run and begins another.</remarks>
    public IReadOnlyList<FlowRow> Flow(DateOnly from, DateOnly to)
    {
        var totals = new Dictionary<GroupKey, Tally>();
        if (grouping.Dimensions.Count == 0)
        {
            totals.Add(default, default);
        }

        foreach (var (_, parts) in ByChild(from, to))
        {
            foreach (var (key, part) in parts)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(totals, key, out _).Add(part);
            }
        }

        return [.. totals.OrderBy(total => total.Key, Comparer<GroupKey>.Create(grouping.Compare))
            .Select(total => total.Value.ToRow(grouping.Values(total.Key)))];
    }

    /// <summary>The children behind a flow, each with what it adds, by group, then child.</summary>
    public IReadOnlyList<FlowMember> FlowMembers(DateOnly from, DateOnly to)
    {
        var members = new List<(GroupKey Key, FlowMember Member)>();
        foreach (var (child, parts) in ByChild(from, to))
        {
            members.AddRange(parts.Select(part =>
                (part.Key, new FlowMember(spans.Children[child].Id, part.Value.ToRow(grouping.Values(part.Key))))));
        }

        members.Sort((left, right) => grouping.Compare(left.Key, right.Key) is var order && order != 0 ? order
            : string.CompareOrdinal(left.Member.Child, right.Member.Child));
        return [.. members.Select(member => member.Member)];
    }

    private IEnumerable<(int Child, Dictionary<GroupKey, Tally> Parts)> ByChild(DateOnly from, DateOnly to)
    {
        var (before, end) = (from.DayNumber - 1, to.DayNumber);
        var index = 0;
        while (index < spans.Count)
        {
            var child = spans.At(index).Child;
            Dictionary<GroupKey, List<(int First, int Last)>>? pieces = null;
            Dictionary<GroupKey, Tally> parts = [];
            for (; index < spans.Count && spans.At(index) is var span && span.Child == child; index++)
            {
                if (span.Last < before || span.First > end)
                {
                    continue;
                }

                if (span.Result is Tri.True)
                {
                    Cut(pieces ??= [], span, before, end);
                }
                else if (span.Last >= end)
                {
                    var keys = grouping.KeysOn(span, end);
                    for (var i = 0; i < keys.Count; i++)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(parts, keys[i], out _).Unknown++;
                    }
                }
            }

            foreach (var (key, days) in pieces ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(parts, key, out _).Take(days, before, end);
            }

            if (parts.Count > 0)
            {
                yield return (child, parts);
            }
        }
    }

    /// <summary>Cuts a span, clipped to the period and the day before, into pieces of one group each.</summary>
    private void Cut(Dictionary<GroupKey, List<(int First, int Last)>> pieces, StatusSpans.Span span, int before, int end)
    {
        var (first, last) = (Math.Max(span.First, before), Math.Min(span.Last, end));
        var starts = new SortedSet<int> { first };
        if (grouping.VariesWithinSpan)
        {
            starts.UnionWith(grouping.ChangesWithin(span).Where(day => day > first && day <= last));
        }

        var bounds = starts.ToArray();
        for (var i = 0; i < bounds.Length; i++)
        {
            var until = i + 1 < bounds.Length ? bounds[i + 1] - 1 : last;
            var keys = grouping.KeysOn(span, bounds[i]);
            for (var k = 0; k < keys.Count; k++)
            {
                ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(pieces, keys[k], out _);
                days ??= [];
                if (days.Count > 0 && days[^1].Last == bounds[i] - 1)
                {
                    days[^1] = (days[^1].First, until);
                }
                else
                {
                    days.Add((bounds[i], until));
                }
            }
        }
    }

    private void Add(Dictionary<GroupKey, Cells> cells, in StatusSpans.Span span, int day, int from, int to, int days)
    {
        var keys = grouping.KeysOn(span, day);
        for (var i = 0; i < keys.Count; i++)
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, keys[i], out _);
            cell ??= new(days);
            var steps = span.Result is Tri.True ? cell.True : cell.Unknown;
            steps[from]++;
            steps[to]--;
        }
    }

    private List<StockRow> Rows(IReadOnlyList<DateOnly> days, Dictionary<GroupKey, Cells> cells)
    {
        var groups = cells.OrderBy(cell => cell.Key, Comparer<GroupKey>.Create(grouping.Compare))
            .Select(cell => (Values: grouping.Values(cell.Key), cell.Value)).ToList();
        foreach (var (_, cell) in groups)
        {
            cell.Sum();
        }

        var rows = new List<StockRow>();
        for (var i = 0; i < days.Count; i++)
        {
            foreach (var (values, cell) in groups)
            {
                if (values.Length == 0 || cell.True[i] + cell.Unknown[i] > 0)
                {
                    rows.Add(new(days[i], values, cell.True[i], cell.Unknown[i]));
                }
            }
        }

        return rows;
    }

    private static int FirstAtOrAfter(int[] days, int day)
    {
        var index = Array.BinarySearch(days, day);
        return index >= 0 ? index : ~index;
    }

    /// <summary>Steps up and down at each day until summed; then the figures.</summary>
    private sealed class Cells(int days)
    {
        public int[] True { get; } = new int[days + 1];

        public int[] Unknown { get; } = new int[days + 1];

        public void Sum()
        {
            for (var i = 1; i < True.Length; i++)
            {
                True[i] += True[i - 1];
                Unknown[i] += Unknown[i - 1];
            }
        }
    }

    private record struct Tally(int Opening, int New, int Ended, int Closing, int Ever, int Unknown)
    {
        /// <summary>Takes in the days on which one child is in one group: separate runs, in order, within the period and the day before.</summary>
        public void Take(List<(int First, int Last)> runs, int before, int end)
        {
            foreach (var (first, last) in runs)
            {
                Opening += first == before ? 1 : 0;
                New += first > before ? 1 : 0;
                Ended += last < end ? 1 : 0;
                Closing += last == end ? 1 : 0;
            }

            Ever += runs[^1].Last > before ? 1 : 0;
        }

        public void Add(Tally other)
        {
            Opening += other.Opening;
            New += other.New;
            Ended += other.Ended;
            Closing += other.Closing;
            Ever += other.Ever;
            Unknown += other.Unknown;
        }

        public readonly FlowRow ToRow(string[] group) => new(group, Opening, New, Ended, Closing, Ever, Unknown);
    }
}
