using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>A child's ledger read as it came to be known: what stood after one moment, then after the next.</summary>
/// <remarks>Each line is looked at once, however many moments are asked. At any moment it holds what <see cref="ChildLedger.AsKnown"/> says.</remarks>
public sealed class LedgerFold
{
    private readonly ChildLedger ledger;
    private readonly Recorded[] lines;
    private readonly List<Recorded> standing = [];
    private int next;

    public LedgerFold(ChildLedger ledger)
    {
        this.ledger = ledger;
        lines = [.. ledger.Lines];
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] < lines[i - 1])
            {
                Array.Sort(lines);
                break;
            }
        }
    }

    /// <summary>When the next line was learnt that has not been taken in; <c>null</c> after the last.</summary>
    public Moment? Next => next < lines.Length ? lines[next].At : null;

    /// <summary>What stands now. Not to be used after the next <see cref="Advance"/>.</summary>
    public EducationHistory History => new(ledger.Child, standing);

    /// <summary>Takes in everything learnt up to a moment.</summary>
    /// <returns>Whether what stands may say anything else than before. False only if it does not.</returns>
    public bool Advance(Moment to)
    {
        var changed = false;
        while (next < lines.Length && lines[next].At <= to)
        {
            changed |= Take(lines[next++]);
        }

        return changed;
    }

    private bool Take(in Recorded line)
    {
        var superseded = -1;
        for (var i = 0; i < standing.Count && superseded < 0; i++)
        {
            superseded = standing[i].What.SharesSlotWith(line.What) ? i : -1;
        }

        var old = superseded < 0 ? null : standing[superseded].What;
        if (superseded >= 0)
        {
            standing.RemoveAt(superseded);
        }

        if (line.Withdraws)
        {
            return superseded >= 0;
        }

        // After those that began earlier, or on the same day and were known before.
        var place = standing.Count;
        while (place > 0 && standing[place - 1].What.Held.First > line.What.Held.First)
        {
            place--;
        }

        standing.Insert(place, line);
        return place != superseded || !line.What.Equals(old);
    }
}
