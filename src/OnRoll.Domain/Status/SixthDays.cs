using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>From which day each exclusion of a child owes full-time education.</summary>
/// <remarks>
/// SI 2007/1870: the sixth school day of the exclusion; from 5 January 2015 (SI 2014/3216) the sixth consecutive school day, over
/// suspensions that follow each other with no school day between. A permanent exclusion is counted by itself.
/// </remarks>
internal sealed class SixthDays
{
    private readonly List<(Excluded Exclusion, DateOnly Start, CountedDays Days, DateOnly? Sixth)> entries = [];
    private readonly List<(Excluded Suspension, DateOnly Start)> runs = [];

    /// <param name="exclusions">The earliest to begin first.</param>
    /// <param name="daysFor">The school days of a school, by what was so on a day.</param>
    public SixthDays(IEnumerable<Excluded> exclusions, Func<string, DateOnly, CountedDays> daysFor)
    {
        foreach (var exclusion in exclusions)
        {
            var rule = (StatusRules.EducationForExcluded.On(exclusion.Held.First) ?? StatusRules.EducationForExcluded.Versions[0]).Value;
            var days = daysFor(exclusion.School, exclusion.Held.First);
            var start = exclusion.Held.First;
            if (exclusion.Kind is ExclusionKind.Suspension)
            {
                runs.Add((exclusion, StartOfRun(exclusion, days)));
                start = rule.AddsUp ? runs[^1].Start : start;
            }

            entries.Add((exclusion, start, days, days.NthFrom(start, rule.Day)));
        }
    }

    /// <summary>Whether, for the exclusions that hold on a day, that day has been reached; unknown if no calendar goes so far.</summary>
    public Tri Reached(DateOnly day)
    {
        var reached = Tri.False;
        foreach (var (exclusion, start, days, sixth) in entries)
        {
            if (exclusion.Held.Contains(day))
            {
                reached = reached.Or(sixth is { } due ? TriLogic.Of(day >= due)
                    : start >= days.Known.First && day <= days.Known.Until ? Tri.False : Tri.Unknown);
            }
        }

        return reached;
    }

    /// <summary>The day from which an exclusion's school days are counted.</summary>
    public DateOnly StartOf(Excluded exclusion) => entries.Find(entry => entry.Exclusion == exclusion).Start;

    public void AddDaysOfChange(List<DateOnly> changes)
    {
        foreach (var (_, _, days, sixth) in entries)
        {
            if (sixth is { } due)
            {
                changes.Add(due);
            }
            else if (days.Known.Last is { } last)
            {
                changes.Add(last.AddDays(1));
            }
        }
    }

    /// <summary>The first day of the suspensions that lead up to one with no school day between them.</summary>
    private DateOnly StartOfRun(Excluded suspension, CountedDays days)
    {
        var start = suspension.Held.First;
        for (var i = runs.Count - 1; i >= 0; i--)
        {
            var (earlier, earlierStart) = runs[i];
            if (earlierStart < start && (earlier.Held.Until >= start
                || days.Between(earlier.Held.Until.AddDays(1), start.AddDays(-1)) == 0))
            {
                start = earlierStart;
            }
        }

        return start;
    }
}
