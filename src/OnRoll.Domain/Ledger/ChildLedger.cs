using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>Everything ever recorded about one child. It only grows.</summary>
/// <remarks>Bitemporal: when a thing was so is in the assertion, when we learnt it is in the record of it.</remarks>
public sealed class ChildLedger
{
    private const int FewLines = 24;

    private readonly List<Recorded> lines = [];

    public ChildLedger(string child) => Child = child;

    /// <summary>The child's id, as its source gives it.</summary>
    public string Child { get; }

    /// <summary>The number by which a store knows the child; 0 where nothing is stored.</summary>
    public long Number { get; init; }

    public IReadOnlyList<Recorded> Lines => lines;

    /// <summary>The same lines under another name for the child.</summary>
    public ChildLedger Renamed(string child)
    {
        var renamed = new ChildLedger(child) { Number = Number };
        renamed.lines.AddRange(lines);
        return renamed;
    }

    /// <summary>The same child with only those lines whose assertions may be shown.</summary>
    public ChildLedger Showing(Func<Assertion, bool> shows)
    {
        var shown = new ChildLedger(Child) { Number = Number };
        shown.lines.AddRange(lines.Where(line => shows(line.What)));
        return shown;
    }

    public void Add(Recorded line) => lines.Add(line);

    /// <summary>What the register held for true at a moment.</summary>
    /// <param name="asKnown">Leaves out what was learnt later; <c>null</c> leaves out nothing.</param>
    public EducationHistory AsKnown(Moment? asKnown = null)
    {
        var standing = lines.Count <= FewLines ? AmongFew(asKnown) : AmongMany(asKnown);
        standing.Sort(static (left, right) =>
        {
            var byDay = left.What.Held.First.CompareTo(right.What.Held.First);
            return byDay != 0 ? byDay : left.CompareTo(right);
        });
        return new(Child, standing);
    }

    // A line stands if nothing later fills its slot. With few lines, comparing each with each costs less than a table.
    private List<Recorded> AmongFew(Moment? asKnown)
    {
        var standing = new List<Recorded>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Withdraws && Knew(lines[i], asKnown) && !IsSuperseded(i, asKnown))
            {
                standing.Add(lines[i]);
            }
        }

        return standing;
    }

    private bool IsSuperseded(int index, Moment? asKnown)
    {
        var line = lines[index];
        for (var j = 0; j < lines.Count; j++)
        {
            if (j != index && lines[j] > line && Knew(lines[j], asKnown) && lines[j].What.SharesSlotWith(line.What))
            {
                return true;
            }
        }

        return false;
    }

    private List<Recorded> AmongMany(Moment? asKnown)
    {
        var latest = new Dictionary<Slot, Recorded>();
        foreach (var line in lines)
        {
            var slot = line.What.Slot;
            if (Knew(line, asKnown) && (!latest.TryGetValue(slot, out var other) || line > other))
            {
                latest[slot] = line;
            }
        }

        return [.. latest.Values.Where(line => !line.Withdraws)];
    }

    private static bool Knew(Recorded line, Moment? asKnown) => asKnown is not { } moment || line.At <= moment;
}
