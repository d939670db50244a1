using System.Runtime.InteropServices;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>
/// For one definition, as known at one moment: the spans of days on which each child is counted true or unknown, cut where the
/// authority, reason, whereabouts or attributes change.
/// </summary>
/// <remarks>
/// Derived, never stored as truth. Kept in columns so that a question about a day reads two numbers for each span and stops; spans of
/// false, which are most of life, are not kept. What changes by the calendar alone (age, year group, length) is worked out when asked.
/// Spans of one child stand together, in order of days.
/// </remarks>
public sealed class StatusSpans
{
    private readonly List<int> childOf = [];
    private readonly List<int> first = [];
    private readonly List<int> last = [];
    private readonly List<int> since = [];
    private readonly List<Labels> labels = [];
    private readonly List<Tri> result = [];
    private readonly List<Child> children = [];
    private readonly Dictionary<string, int> attributeSetIds = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string[]> attributeSets = [[]];

    public StatusSpans(Definition definition)
    {
        Definition = definition;
        Test = definition.Test ?? throw new ArgumentException($"The facts of the register cannot decide {definition.Id}", nameof(definition));
    }

    public Definition Definition { get; }

    /// <summary>How many children have been added, those never counted among them.</summary>
    public int ChildrenSeen { get; private set; }

    public int Count => first.Count;

    internal IReadOnlyList<Child> Children => children;

    private Test Test { get; }

    /// <summary>Derives the spans of every child as known at a moment.</summary>
    /// <param name="asKnown">Leaves out what was learnt later; <c>null</c> leaves out nothing.</param>
    /// <param name="progress">Told how many children are done, now and then.</param>
    public static StatusSpans Derive(Definition definition, IEnumerable<ChildLedger> ledgers, SchoolCalendars calendars,
        Moment? asKnown = null, Action<int>? progress = null)
    {
        var spans = new StatusSpans(definition);
        foreach (var ledger in ledgers)
        {
            var history = ledger.AsKnown(asKnown);
            if (history.Standing.Count > 0)
            {
                spans.Add(new(history, calendars));
            }

            if ((spans.ChildrenSeen & 0x3FFF) == 0)
            {
                progress?.Invoke(spans.ChildrenSeen);
            }
        }

        return spans;
    }

    /// <summary>Adds the spans of one child.</summary>
    public void Add(Timeline timeline)
    {
        ChildrenSeen++;
        var child = -1;
        var run = (Result: Tri.False, Since: DateOnly.MinValue);
        var floor = timeline.History.Floor ?? DateOnly.MinValue;
        for (var i = 0; i < timeline.Count; i++)
        {
            var situation = timeline.Situation(i);
            var answer = Test.On(situation);
            var days = timeline.Stretch(i);
            if (answer != run.Result)
            {
                run = (answer, days.First > floor ? days.First : floor);
            }

            if (answer is Tri.False)
            {
                continue;
            }

            if (child < 0)
            {
                child = children.Count;
                children.Add(new(timeline.History.Child, timeline.History.BirthDay, timeline.History.Birth?.Sex ?? Sex.Unknown));
            }

            AddSpan(child, days.First, days.Until, run.Since, answer, LabelsOf(situation));
        }
    }

    /// <summary>The first days of all spans, as day numbers: with <see cref="Lasts"/> all that is read of a span that does not hold.</summary>
    internal ReadOnlySpan<int> Firsts => CollectionsMarshal.AsSpan(first);

    internal ReadOnlySpan<int> Lasts => CollectionsMarshal.AsSpan(last);

    internal Span At(int index) => new(childOf[index], first[index], last[index], since[index], result[index], labels[index]);

    /// <summary>The spans that hold on a day.</summary>
    internal IEnumerable<Span> On(DateOnly day)
    {
        var number = day.DayNumber;
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i] <= number && number <= last[i])
            {
                yield return At(i);
            }
        }
    }

    /// <summary>The attributes of a set, in order of name.</summary>
    internal IReadOnlyList<string> Attributes(int set) => attributeSets[set];

    private void AddSpan(int child, DateOnly from, DateOnly to, DateOnly runSince, Tri answer, Labels label)
    {
        var previous = first.Count - 1;
        if (previous >= 0 && childOf[previous] == child && last[previous] == from.DayNumber - 1 && result[previous] == answer
            && labels[previous].Equals(label) && since[previous] == runSince.DayNumber)
        {
            last[previous] = to.DayNumber;
            return;
        }

        childOf.Add(child);
        first.Add(from.DayNumber);
        last.Add(to.DayNumber);
        since.Add(runSince.DayNumber);
        result.Add(answer);
        labels.Add(label);
    }

    private Labels LabelsOf(Situation situation) => new(
        situation.Area.Code is { } code ? Authorities.IndexOf(code) : (byte)0,
        situation.Reason?.Index ?? 0,
        situation.WhereaboutsAre(Whereabouts.Unknown) is Tri.True,
        AttributeSetOf(situation));

    private int AttributeSetOf(Situation situation)
    {
        List<string>? names = null;
        foreach (var assertion in situation.Holding)
        {
            if (assertion is Attributed attribute && names?.Contains(attribute.Name) is not true)
            {
                (names ??= []).Add(attribute.Name);
            }
        }

        if (names is null)
        {
            return 0;
        }

        names.Sort(StringComparer.Ordinal);
        var key = string.Join('\n', names);
        if (!attributeSetIds.TryGetValue(key, out var id))
        {
            id = attributeSets.Count;
            attributeSetIds.Add(key, id);
            attributeSets.Add([.. names]);
        }

        return id;
    }

    /// <param name="Birth"><c>null</c> if not known.</param>
    internal readonly record struct Child(string Id, DateOnly? Birth, Sex Sex);

    /// <summary>What a span is counted under.</summary>
    /// <param name="Authority">Its index among the authorities; 0 for none.</param>
    /// <param name="Reason">Its index among the reasons; 0 for none recorded.</param>
    internal readonly record struct Labels(byte Authority, byte Reason, bool WhereaboutsUnknown, int AttributeSet);

    /// <summary>One span, its days as day numbers, both ends included.</summary>
    internal readonly record struct Span(int Child, int First, int Last, int Since, Tri Result, Labels Labels);
}
