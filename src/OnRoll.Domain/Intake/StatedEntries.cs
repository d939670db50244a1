using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>The entries in admission registers that a record tells of, and what a further statement changes in them.</summary>
/// <remarks>
/// Of two statements about one entry the later-dated goes before the earlier, in whichever order they arrive. An entry that begins
/// while another is open ends it the day before, unless a statement of that time shows that the day of entry was corrected.
/// </remarks>
internal sealed class StatedEntries(Standing standing, SortedSet<DateOnly> stated)
{
    /// <summary>On a day, a school says that a name was entered, and perhaps until when it stood.</summary>
    public void Enter(Registered said, DateOnly day)
    {
        var known = At(said.School);
        var first = said.Held.First;
        if (known.Find(entry => entry.Held.First == first) is { } same)
        {
            if (!SpokenOfLater(known, same, day))
            {
                Put(same, Until(said, Next(known, first)?.AddDays(-1)));
            }

            return;
        }

        var next = known.Find(entry => entry.Held.First > first);
        if (next is not null && next.Held.Days == 1)
        {
            // All that was known of this entry was its last day.
            Put(next, SpokenOfLater(known, next, day) ? Until(said, next.Held.Last, always: true) : said);
            return;
        }

        if (next is not null && day >= next.Held.First && said.Held.Until >= next.Held.First)
        {
            if (!SpokenOfLater(known, next, day))
            {
                Put(next, said);
            }

            return;
        }

        if (known.FindLast(entry => entry.Held.First < first && entry.Held.Until >= first) is { } open && !MakesRoom(known, open, first, day))
        {
            return;
        }

        standing.Say(Until(said, next?.Held.First.AddDays(-1)));
    }

    /// <summary>On a day, a school says on which day a name stood on its register for the last time.</summary>
    public void Leave(string school, SchoolKind kind, DateOnly last, DateOnly day)
    {
        var known = At(school);
        if (known.FindLast(entry => entry.Held.First <= last) is not { } entry)
        {
            // Since when it stood, nobody has said: on that day it did.
            standing.Say(new Registered(new(last, last), school, known.Count > 0 ? known[0].Kind : kind, Hours: null));
        }
        else if (entry.Held.Until != last && !SpokenOfLater(known, entry, day))
        {
            standing.End(entry, last);
        }
    }

    /// <summary>Ends or takes back an entry that another falls into; <c>false</c> if a later statement holds to the old one.</summary>
    private bool MakesRoom(List<Registered> known, Registered open, DateOnly first, DateOnly day)
    {
        var during = stated.Where(other => other >= first && SpokenOf(known, other) == open).ToList();
        if (during.Exists(other => other > day))
        {
            return false;
        }

        if (during.Count > 0 && !stated.Any(other => other >= open.Held.First && other < first && SpokenOf(known, other) == open))
        {
            standing.TakeBack(open);
        }
        else
        {
            standing.End(open, first.AddDays(-1));
        }

        return true;
    }

    private List<Registered> At(string school) =>
        [.. standing.All.OfType<Registered>().Where(entry => entry.School.Equals(school, StringComparison.OrdinalIgnoreCase)).OrderBy(entry => entry.Held.First)];

    private bool SpokenOfLater(List<Registered> known, Registered entry, DateOnly day) =>
        stated.Any(other => other > day && SpokenOf(known, other) == entry);

    /// <summary>Which entry a statement of a day was about: the last to begin by then, else the first to come.</summary>
    private static Registered? SpokenOf(List<Registered> known, DateOnly day) =>
        known.FindLast(entry => entry.Held.First <= day) ?? (known.Count > 0 ? known[0] : null);

    private static DateOnly? Next(List<Registered> known, DateOnly first) => known.Find(entry => entry.Held.First > first)?.Held.First;

    private static Registered Until(Registered said, DateOnly? last, bool always = false) =>
        last is { } end && (always || said.Held.Until > end) ? said with { Held = new(said.Held.First, end) } : said;

    private void Put(Registered old, Registered said)
    {
        if (!old.Slot.Equals(said.Slot))
        {
            standing.TakeBack(old);
        }

        standing.Say(said);
    }
}
