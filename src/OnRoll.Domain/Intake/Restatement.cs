using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Works out what statements add to a record: nothing where it says the same already.</summary>
/// <remarks>
/// What a file says of a day holds until the next day of which a file says otherwise. So a changed name or address ends the old one on the
/// day before and begins the new; a changed leaving date corrects the entry it belongs to; a UPN that changed becomes a former one.
/// It does not matter in which order rolls of different days are taken in, as long as each says the same columns. Taking one twice adds nothing. Decision 0012.
/// </remarks>
public sealed class Restatement
{
    private readonly Standing standing;
    private readonly SortedSet<DateOnly> stated;
    private readonly StatedEntries entries;

    private Restatement(EducationHistory known, IEnumerable<DateOnly> statedOn)
    {
        standing = new(known);
        stated = [.. statedOn];
        entries = new(standing, stated);
    }

    /// <summary>What statements about one record add to it.</summary>
    /// <param name="known">The record as it stands.</param>
    /// <param name="statedOn">The days of which earlier statements about this record spoke (their <see cref="Statement.AsOf"/>), in any order.</param>
    /// <param name="statements">In the order of the file.</param>
    public static IReadOnlyList<Restated> Of(EducationHistory known, IEnumerable<DateOnly> statedOn, params IEnumerable<Statement> statements)
    {
        var restatement = new Restatement(known, statedOn);
        foreach (var statement in statements)
        {
            restatement.Take(statement);
        }

        return restatement.standing.Difference();
    }

    private void Take(Statement statement)
    {
        var day = statement.AsOf;
        foreach (var assertion in statement.Says)
        {
            switch (assertion)
            {
                case Born born:
                    Birth(born, day);
                    break;
                case Registered registered:
                    entries.Enter(registered, statement.Also is NewPupil ? Earlier(registered.Held.First, day) : day);
                    break;
                default:
                    if (assertion.Held.IsOpen && assertion.Held.First == day)
                    {
                        State(assertion, day);
                    }
                    else
                    {
                        Dated(assertion, day);
                    }

                    break;
            }
        }

        if (statement.Also is Leaving leaving)
        {
            entries.Leave(statement.School, leaving.Kind, leaving.LastDay, day);
        }

        stated.Add(day);
    }

    /// <summary>A thing that is so on the day; since when, the row does not say.</summary>
    private void State(Assertion said, DateOnly day)
    {
        var track = standing.All.Where(other => SameTrack(other, said)).ToList();
        var on = track.Where(other => other.Held.Contains(day)).ToList();
        if (on.Exists(other => SaysTheSame(other, said)))
        {
            return;
        }

        var next = NextDay(track, on, day);
        foreach (var old in on)
        {
            if (next is { } resumed && old.Held.Until >= resumed && !track.Exists(other => other.Held.First == resumed))
            {
                standing.Say(old with { Held = new(resumed, old.Held.Last) });
            }

            if (old.Held.First < day)
            {
                standing.End(old, day.AddDays(-1));
                Former(old, day);
            }
            else if (!old.Slot.Equals(said.Slot))
            {
                standing.TakeBack(old);
            }
        }

        standing.Say(said with { Held = new(day, next?.AddDays(-1)) });
        if (next is { } after && Follows(after, said))
        {
            Former(said, after);
        }
    }

    /// <summary>Whether another value of the track stands from a day on.</summary>
    private bool Follows(DateOnly day, Assertion said) =>
        standing.All.Any(other => SameTrack(other, said) && other.Held.First == day && !SaysTheSame(other, said));

    /// <summary>The next day of which something is known: what is said of a day does not reach it.</summary>
    private DateOnly? NextDay(List<Assertion> track, List<Assertion> on, DateOnly day)
    {
        DateOnly? next = null;
        foreach (var other in track.Where(other => other.Held.First > day))
        {
            next = next is null || other.Held.First < next ? other.Held.First : next;
        }

        // A later statement that added nothing said what stands now.
        foreach (var later in stated.GetViewBetween(day.AddDays(1), DateOnly.MaxValue))
        {
            if (next is null || later < next)
            {
                next = on.Exists(other => other.Held.Contains(later)) ? later : next;
            }

            break;
        }

        return next;
    }

    /// <summary>An earlier UPN stays on record as a former one from the day another took its place.</summary>
    private void Former(Assertion old, DateOnly from)
    {
        if (old is Identified { Kind: IdentifierScheme.Upn } upn)
        {
            State(new Identified(new(from), IdentifierScheme.FormerUpn, upn.Value), from);
        }
    }

    /// <summary>A thing whose days the row gives: a later statement about it goes before an earlier one.</summary>
    private void Dated(Assertion said, DateOnly day)
    {
        if (standing.At(said.Slot) is not { } old || (!old.Equals(said) && !SpokenLater(day)))
        {
            standing.Say(said);
        }
    }

    /// <summary>There is one birth; a row that is silent about day or sex takes nothing back.</summary>
    private void Birth(Born said, DateOnly day)
    {
        if (standing.At(said.Slot) is not Born old)
        {
            standing.Say(said);
            return;
        }

        var (first, second) = SpokenLater(day) ? (old, said) : (said, old);
        standing.Say(new Born(first.Day ?? second.Day, first.Sex is Sex.Unknown ? second.Sex : first.Sex));
    }

    private bool SpokenLater(DateOnly day) => stated.Count > 0 && stated.Max > day;

    /// <summary>Whether two assertions answer one question, so that of one day only one of them can be meant.</summary>
    private static bool SameTrack(Assertion one, Assertion other)
    {
        if (one.Slot.Fact != other.Slot.Fact || (one is not (WhereaboutsReported or HomeEducated or ReasonRecorded)
            && !string.Equals(one.Slot.Kind, other.Slot.Kind, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return (one, other) switch
        {
            (Identified { Kind: IdentifierScheme.FormerUpn or IdentifierScheme.Local } number, Identified same) => number.Value == same.Value,
            (Identified, _) => true,
            _ => string.Equals(one.Slot.Place, other.Slot.Place, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool SaysTheSame(Assertion one, Assertion other) => one.Equals(other with { Held = one.Held });

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
