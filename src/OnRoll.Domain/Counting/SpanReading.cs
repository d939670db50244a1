using System.Runtime.InteropServices;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Domain.Counting;

/// <summary>Reads the spans of true and unknown off a child's timeline, cut where authority, reason, whereabouts or attributes change.</summary>
/// <remarks>What a stretch is counted under is worked out once for all definitions. For one thread.</remarks>
internal sealed class SpanReading
{
    private readonly Dictionary<string, AttributeSet> sets = new(StringComparer.Ordinal);
    private readonly List<SpanLabel?> labels = [];
    private readonly List<string> names = [];
    private Timeline? read;

    /// <summary>Adds the spans of a definition at the end of a list, in order of days.</summary>
    /// <param name="knownFrom">The moment as which the timeline is known.</param>
    public void Read(Timeline timeline, Test test, long child, long knownFrom, List<KnownSpan> into)
    {
        if (!ReferenceEquals(read, timeline))
        {
            read = timeline;
            CollectionsMarshal.SetCount(labels, timeline.Count);
            CollectionsMarshal.AsSpan(labels).Clear();
        }

        var start = into.Count;
        var (result, since) = (Tri.False, 0);
        var floor = timeline.History.Floor?.DayNumber ?? 0;
        var birth = timeline.History.BirthDay?.DayNumber ?? KnownSpan.NotKnown;
        for (var i = 0; i < timeline.Count; i++)
        {
            var answer = test.On(timeline.Situation(i));
            if (answer is Tri.False)
            {
                result = answer;
                continue;
            }

            var days = timeline.Stretch(i);
            var (first, last) = (days.First.DayNumber, days.Until.DayNumber);
            if (answer != result)
            {
                (result, since) = (answer, Math.Max(first, floor));
            }

            var label = (labels[i] ??= LabelOf(timeline.Situation(i))) with { Result = answer };
            if (into.Count > start && into[^1] is var latest && latest.Last == first - 1 && latest.Since == since && latest.Label == label)
            {
                into[^1] = latest with { Last = last };
            }
            else
            {
                into.Add(new(child, first, last, since, birth, label, knownFrom, KnownSpan.StillFollows));
            }
        }
    }

    private SpanLabel LabelOf(Situation situation) => new(
        Tri.Unknown,
        situation.Area.Code is { } code ? Authorities.IndexOf(code) : (byte)0,
        situation.Reason?.Index ?? 0,
        situation.WhereaboutsAre(Whereabouts.Unknown) is Tri.True,
        situation.History.Birth?.Sex ?? Sex.Unknown,
        AttributesOf(situation));

    private AttributeSet AttributesOf(Situation situation)
    {
        names.Clear();
        foreach (var assertion in situation.Held)
        {
            if (assertion is Attributed attribute && !names.Contains(attribute.Name))
            {
                names.Add(attribute.Name);
            }
        }

        if (names.Count == 0)
        {
            return AttributeSet.None;
        }

        names.Sort(StringComparer.Ordinal);
        var key = names.Count == 1 ? names[0] : string.Join('\n', names);
        if (!sets.TryGetValue(key, out var set))
        {
            sets.Add(key, set = new([.. names]));
        }

        return set;
    }
}
