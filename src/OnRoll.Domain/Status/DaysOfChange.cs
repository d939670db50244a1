using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>Every day on which an answer about a child may change. Between two of them all answers stay as they are.</summary>
/// <remarks>A part that starts to look at something new must add its days here, or its answer is late; the slow evaluator in the tests finds that.</remarks>
internal static class DaysOfChange
{
    private static readonly DateOnly[] RuleChanges =
    [
        .. StatusRules.PersistentAbsence.Versions.Select(version => version.From),
        .. StatusRules.SevereAbsence.Versions.Select(version => version.From),
        .. StatusRules.LastDaysOfDuty.Versions.Skip(1).Select(version => version.From),
        .. FullTimeHours.Rule.Versions.Skip(1).Select(version => version.From),
    ];

    // At which more hours are full-time; 16 and 19 are the ends of being a young person.
    private static readonly int[] Ages =
        [.. FullTimeHours.Rule.Versions.SelectMany(version => version.Value.Steps).Select(step => step.UpToAge + 1).Append(16).Append(19).Distinct()];

    /// <summary>The days in order, none twice.</summary>
    public static List<DateOnly> Of(ChildView child)
    {
        List<DateOnly> days = [];
        AddAssertions(child, days);
        AddAges(child, days);
        foreach (var residence in child.Residences)
        {
            AreaAuthority.AddDaysOfChange(residence.Authority, days);
        }

        AddClocks(child, days);
        AddRules(child, days);
        days.Sort();
        RemoveRepeats(days);
        return days;
    }

    private static void AddAssertions(ChildView child, List<DateOnly> days)
    {
        foreach (var line in child.History.Standing)
        {
            days.Add(line.What.Held.First);
            AddDayAfter(days, line.What.Held.Until);
        }

        if (child.History.Death is { } death)
        {
            AddDayAfter(days, death.Day);
        }
    }

    private static void AddAges(ChildView child, List<DateOnly> days)
    {
        if (child.History.BirthDay is not { } birth || child.SchoolAge is not { } schoolAge)
        {
            return;
        }

        days.Add(schoolAge.First);
        AddDayAfter(days, schoolAge.Until);
        foreach (var version in StatusRules.LastDaysOfDuty.Versions)
        {
            days.Add(schoolAge.Until.AddDays(1 - version.Value));
        }

        foreach (var age in Ages)
        {
            days.Add(Birthday.Of(birth, age));
        }
    }

    private static void AddClocks(ChildView child, List<DateOnly> days)
    {
        child.SixthDays.AddDaysOfChange(days);
        foreach (var absence in child.History.All<Absent>())
        {
            if (absence.Kind is not AbsenceKind.Unauthorised)
            {
                continue;
            }

            var counted = child.DaysFor(absence.School, absence.Held.First);
            if (counted.NthFrom(absence.Held.First, ChildView.LongAbsenceOn(absence.Held.First)) is { } reached)
            {
                days.Add(reached);
            }
            else
            {
                AddDayAfter(days, counted.Known.Until);
            }
        }
    }

    private static void AddRules(ChildView child, List<DateOnly> days)
    {
        foreach (var day in RuleChanges)
        {
            if (child.SchoolAge is not { } age || age.Contains(day))
            {
                days.Add(day);
            }
        }
    }

    private static void AddDayAfter(List<DateOnly> days, DateOnly day)
    {
        if (day < DateOnly.MaxValue)
        {
            days.Add(day.AddDays(1));
        }
    }

    private static void RemoveRepeats(List<DateOnly> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[i];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
    }
}
