using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Identity;

/// <summary>Which records are one child, as decided by a moment.</summary>
/// <remarks>
/// A child is a set of records joined by decisions: those reached from one another over pairs whose latest decision is
/// <see cref="Verdict.Same"/>. Nothing about a record changes when it is joined, so parting leaves nothing behind.
/// </remarks>
public sealed class Joins
{
    private readonly List<IdentityDecision> decisions;

    /// <param name="decisions">All that concern the records asked about, and those joined with them; in any order.</param>
    public Joins(IEnumerable<IdentityDecision> decisions) => this.decisions = [.. decisions.OrderBy(decision => decision.At).ThenBy(decision => decision.Id)];

    public static Joins None { get; } = new([]);

    /// <summary>The decisions, in the order in which they were made.</summary>
    public IReadOnlyList<IdentityDecision> Decisions => decisions;

    /// <summary>Every record that a decision names, once.</summary>
    public IEnumerable<RecordId> Records => decisions.SelectMany(decision => new[] { decision.Left, decision.Right }).Distinct();

    /// <summary>These decisions and others, each once.</summary>
    public Joins And(Joins other) => new(decisions.Concat(other.decisions).DistinctBy(decision => (decision.Left, decision.Right, decision.At, decision.Id)));

    /// <summary>When a decision made now is dated: of one pair the latest counts, so it comes after all of these, in whichever chain they stand and however a clock has jumped.</summary>
    public Moment DateFor(Moment now) =>
        decisions.Count > 0 && decisions[^1].At >= now ? Moment.FromMicroseconds(decisions[^1].At.Microseconds + 1) : now;

    /// <summary>The latest decision on each pair by a moment; pairs of which it was taken back are not among them.</summary>
    /// <param name="asKnown">Leaves out what was decided later; <c>null</c> leaves out nothing.</param>
    public IReadOnlyDictionary<(RecordId Left, RecordId Right), Verdict> Standing(Moment? asKnown = null)
    {
        var standing = new Dictionary<(RecordId, RecordId), Verdict>();
        foreach (var decision in decisions)
        {
            if (decision.Verdict is Verdict.Belongs || decision.At > asKnown)
            {
                continue;
            }

            if (decision.Verdict is Verdict.Undone)
            {
                standing.Remove((decision.Left, decision.Right));
            }
            else
            {
                standing[(decision.Left, decision.Right)] = decision.Verdict;
            }
        }

        return standing;
    }

    /// <summary>The records that are one child with a record, itself among them, in order.</summary>
    public IReadOnlyList<RecordId> With(RecordId record, Moment? asKnown = null) => Reach(record, Edges(Standing(asKnown)));

    /// <summary>Divides records into children; a record that was never joined is a child by itself.</summary>
    /// <returns>The children by their first record, the records of each in order.</returns>
    public IReadOnlyList<IReadOnlyList<RecordId>> Divide(IEnumerable<RecordId> records, Moment? asKnown = null)
    {
        var edges = Edges(Standing(asKnown));
        var seen = new HashSet<RecordId>();
        var children = new List<IReadOnlyList<RecordId>>();
        foreach (var record in records.Order())
        {
            if (!seen.Contains(record))
            {
                var child = Reach(record, edges);
                seen.UnionWith(child);
                children.Add(child);
            }
        }

        return children;
    }

    /// <summary>The moments at which the division of these records changed, the earliest first.</summary>
    public IEnumerable<Moment> Changes => decisions.Where(decision => decision.Verdict is not Verdict.Belongs).Select(decision => decision.At).Distinct();

    /// <summary>Where an assertion belongs that was made about a record: the record itself, unless it was decided otherwise.</summary>
    public RecordId HomeOf(RecordId madeAbout, long assertion)
    {
        var home = madeAbout;
        foreach (var decision in decisions)
        {
            if (decision.Verdict is Verdict.Belongs && decision.Assertion == assertion && decision.Left == madeAbout)
            {
                home = decision.Right;
            }
        }

        return home;
    }

    private static Dictionary<RecordId, List<RecordId>> Edges(IReadOnlyDictionary<(RecordId Left, RecordId Right), Verdict> standing)
    {
        var edges = new Dictionary<RecordId, List<RecordId>>();
        foreach (var ((left, right), verdict) in standing)
        {
            if (verdict is Verdict.Same)
            {
                Of(left).Add(right);
                Of(right).Add(left);
            }
        }

        return edges;

        List<RecordId> Of(RecordId record) =>
            edges.TryGetValue(record, out var others) ? others : edges[record] = [];
    }

    private static List<RecordId> Reach(RecordId start, Dictionary<RecordId, List<RecordId>> edges)
    {
        var reached = new HashSet<RecordId> { start };
        var next = new Stack<RecordId>([start]);
        while (next.TryPop(out var record))
        {
            foreach (var other in edges.GetValueOrDefault(record) ?? [])
            {
                if (reached.Add(other))
                {
                    next.Push(other);
                }
            }
        }

        return [.. reached.Order()];
    }
}
