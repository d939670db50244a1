using System.Runtime.InteropServices;

namespace OnRoll.Domain.Counting;

/// <summary>Works out what each child adds to a flow.</summary>
/// <param name="before">The day before the period, as a day number.</param>
/// <param name="end">The last day of the period.</param>
internal sealed class Flow(Grouping grouping, int before, int end)
{
    private readonly Dictionary<GroupKey, List<(int First, int Last)>> pieces = [];
    private readonly Dictionary<GroupKey, Tally> parts = [];
    private readonly List<int> changes = [];

    /// <param name="spans">Those that hold in the period or on the day before it, of one child together, in order of days.</param>
    public IEnumerable<(long Child, GroupKey Key, Tally Part)> Parts(List<KnownSpan> spans)
    {
        for (var index = 0; index < spans.Count;)
        {
            var child = spans[index].Child;
            pieces.Clear();
            parts.Clear();
            for (; index < spans.Count && spans[index].Child == child; index++)
            {
                Take(spans[index]);
            }

            foreach (var (key, days) in pieces)
            {
                ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, key, out _);
                part = part.Plus(Tally.Of(days, before, end));
            }

            foreach (var (key, part) in parts)
            {
                yield return (child, key, part);
            }
        }
    }

    private void Take(in KnownSpan span)
    {
        if (span.Label.Result is Tri.True)
        {
            Cut(span);
        }
        else if (span.Last >= end && span.First <= end)
        {
            foreach (var key in grouping.KeysOf(span.Label))
            {
                ref var part = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, grouping.On(key, span.Since, span.Birth, end), out _);
                part = part with { Unknown = part.Unknown + 1 };
            }
        }
    }

    /// <summary>Cuts a span, clipped to the period and the day before, into pieces of one group each.</summary>
    private void Cut(in KnownSpan span)
    {
        var (first, last) = (Math.Max(span.First, before), Math.Min(span.Last, end));
        changes.Clear();
        if (grouping.VariesWithinSpan)
        {
            grouping.ChangesWithin(span.Since, span.Birth, first, last, changes);
        }

        foreach (var label in grouping.KeysOf(span.Label))
        {
            for (var i = 0; i <= changes.Count; i++)
            {
                var from = i == 0 ? first : changes[i - 1];
                var until = i < changes.Count ? changes[i] - 1 : last;
                ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(pieces, grouping.On(label, span.Since, span.Birth, from), out _);
                days ??= [];
                if (days.Count > 0 && days[^1].Last == from - 1)
                {
                    days[^1] = (days[^1].First, until);
                }
                else
                {
                    days.Add((from, until));
                }
            }
        }
    }
}

/// <summary>The figures of a flow.</summary>
internal readonly record struct Tally(int Opening, int New, int Ended, int Closing, int Ever, int Unknown)
{
    /// <summary>Of the days on which one child is in one group: separate runs, in order, within the period and the day before.</summary>
    public static Tally Of(List<(int First, int Last)> runs, int before, int end)
    {
        var (opening, begun, ended, closing) = (0, 0, 0, 0);
        foreach (var (first, last) in runs)
        {
            opening += first == before ? 1 : 0;
            begun += first > before ? 1 : 0;
            ended += last < end ? 1 : 0;
            closing += last == end ? 1 : 0;
        }

        return new(opening, begun, ended, closing, runs[^1].Last > before ? 1 : 0, 0);
    }

    public Tally Plus(Tally other) => new(Opening + other.Opening, New + other.New, Ended + other.Ended,
        Closing + other.Closing, Ever + other.Ever, Unknown + other.Unknown);

    public FlowRow ToRow(string[] group) => new(group, Opening, New, Ended, Closing, Ever, Unknown);
}
