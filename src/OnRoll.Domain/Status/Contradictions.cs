using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>Pairs of assertions about one child that cannot both be meant. Both are kept; a person decides.</summary>
public static class Contradictions
{
    /// <summary>Every contradiction among what stands as known at a moment, by the line of the later one.</summary>
    public static IEnumerable<Finding> In(IEnumerable<ChildLedger> ledgers, Moment? asKnown)
    {
        foreach (var ledger in ledgers)
        {
            foreach (var finding in In(ledger.AsKnown(asKnown)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>The contradictions in one child's history.</summary>
    /// <param name="on">Only those that hold on this day; <c>null</c>: on any.</param>
    /// <remarks>Compares each line with the one before it of its kind, so that the time grows with the lines.</remarks>
    public static IEnumerable<Finding> In(EducationHistory history, DateOnly? on = null)
    {
        var latest = new Dictionary<(Fact, string), Recorded>();
        foreach (var line in history.Standing)
        {
            if (Watched(line.What) is not { } watched)
            {
                continue;
            }

            if (latest.TryGetValue(watched.Key, out var earlier) && earlier.What.Held.Overlaps(line.What.Held)
                && (on is not { } day || (earlier.What.Held.Contains(day) && line.What.Held.Contains(day)))
                && Clash(earlier.What, line.What) is { } what)
            {
                yield return Finding.Note(line.Sequence, watched.Column, $"{what} (line {earlier.Sequence})",
                    "both are kept and shown; withdraw the one that is wrong or give it its last day");
            }

            if (!latest.TryGetValue(watched.Key, out var kept) || line.What.Held.Until >= kept.What.Held.Until)
            {
                latest[watched.Key] = line;
            }
        }
    }

    /// <summary>Residences in an area that by a day has been divided between several authorities, so that nobody can say whose the child is.</summary>
    public static IEnumerable<Finding> DividedAreas(IEnumerable<ChildLedger> ledgers, Moment? asKnown, DateOnly day)
    {
        foreach (var ledger in ledgers)
        {
            var history = ledger.AsKnown(asKnown);
            if (AreaAuthority.On([.. history.All<Resident>()], day) is { IsOneOfSeveral: true, Residence: { } residence })
            {
                var line = history.Standing.First(standing => standing.What == residence).Sequence;
                yield return Finding.Note(line, "authority",
                    $"has since been divided between {string.Join(" and ", Authorities.SuccessorsOn(residence.Authority, day).Select(heir => heir.Code))}",
                    "say which of them the child lives in; until then the child counts in England and in no authority");
            }
        }
    }

    private static ((Fact, string) Key, string Column)? Watched(Assertion assertion) => assertion switch
    {
        WhereaboutsReported => ((Fact.Whereabouts, ""), "kind"),
        HomeEducated => ((Fact.HomeEducation, ""), "kind"),
        Resident { IsConfirmed: true } => ((Fact.Resident, ""), "authority"),
        Registered registered => ((Fact.Registered, registered.School.ToUpperInvariant()), "from"),
        Provided provided => ((Fact.Provision, $"{provided.Kind}/{provided.Place.ToUpperInvariant()}"), "from"),
        _ => null,
    };

    private static string? Clash(Assertion earlier, Assertion later) => (earlier, later) switch
    {
        (WhereaboutsReported one, WhereaboutsReported other) when one.Held.First == other.Held.First && one.Kind != other.Kind =>
            "whereabouts are reported in two ways from the same day",
        (HomeEducated one, HomeEducated other) when one.Held.First == other.Held.First && one.Kind != other.Kind =>
            "home education is reported in two ways from the same day",
        (Resident one, Resident other) when one.Authority != other.Authority =>
            "two confirmed residences in different areas hold at once; the later to begin counts",
        (Registered, Registered) => "two entries in the register of one school hold at once",
        (Provided, Provided) => "two provisions of one kind at one place hold at once, and their hours are added up",
        _ => null,
    };
}
