using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>A child as known at a moment, with what stays the same from day to day worked out once.</summary>
public sealed class ChildView
{
    private readonly SchoolCalendars calendars;

    public ChildView(EducationHistory history, SchoolCalendars calendars)
    {
        History = history;
        this.calendars = calendars;
        Residences = [.. history.All<Resident>()];
        SchoolAge = history.BirthDay is { } birth ? CompulsorySchoolAge.For(birth) : null;
        SixthDays = new(history.All<Excluded>(), DaysFor);
    }

    public EducationHistory History { get; }

    /// <summary>Compulsory school age, both ends included; <c>null</c> if the date of birth is not known.</summary>
    public DateSpan? SchoolAge { get; }

    internal IReadOnlyList<Resident> Residences { get; }

    internal SixthDays SixthDays { get; }

    /// <summary>The child on a day.</summary>
    public Situation On(DateOnly day) => new(this, day);

    /// <summary>The first day of the suspensions that a suspension adds up with, by the rule in force when it began.</summary>
    internal DateOnly FirstDayOfRun(Excluded suspension) => SixthDays.StartOf(suspension);

    /// <summary>The days in which a school of this child counts; for a blank school, those of the school last begun, or of the area.</summary>
    internal CountedDays DaysFor(string school)
    {
        if (school.Length == 0)
        {
            foreach (var registered in History.All<Registered>())
            {
                school = registered.School;
            }
        }

        return calendars.For(school, Residences.Count > 0 ? Residences[^1].Authority.ToString() : "");
    }

    /// <summary>
    /// Every day on which an answer about this child may change, in order: where an assertion begins or has ended, birthdays,
    /// compulsory school age, the days a clock runs out, the days authorities and rules change.
    /// </summary>
    internal List<DateOnly> DaysOfChange()
    {
        List<DateOnly> days = [];
        foreach (var line in History.Standing)
        {
            days.Add(line.What.Held.First);
            AddDayAfter(days, line.What.Held.Until);
        }

        if (History.BirthDay is { } birth && SchoolAge is { } schoolAge)
        {
            days.Add(schoolAge.First);
            AddDayAfter(days, schoolAge.Until);
            days.Add(schoolAge.Until.AddDays(1 - StatusRules.LastDaysOfDuty.Versions[^1].Value));
            foreach (var (upToAge, _) in FullTimeHours.Rule.Versions[^1].Value.Steps)
            {
                days.Add(Birthday.Of(birth, upToAge + 1));
            }

            days.Add(Birthday.Of(birth, 16));
            days.Add(Birthday.Of(birth, 19));
        }

        if (History.Death is { } death)
        {
            AddDayAfter(days, death.Day);
        }

        foreach (var residence in Residences)
        {
            AreaAuthority.AddDaysOfChange(residence.Authority, days);
        }

        SixthDays.AddDaysOfChange(days);
        foreach (var absence in History.All<Absent>())
        {
            if (absence.Kind is not AbsenceKind.Unauthorised)
            {
                continue;
            }

            var counted = DaysFor(absence.School);
            if (counted.NthFrom(absence.Held.First, LongAbsenceOn(absence.Held.First)) is { } reached)
            {
                days.Add(reached);
            }
            else if (counted.Known.Last is { } last)
            {
                days.Add(last.AddDays(1));
            }
        }

        days.AddRange(RuleChanges);
        days.Sort();
        RemoveRepeats(days);
        return days;
    }

    /// <summary>The length of the run that must be returned, by the rule in force when it began.</summary>
    internal static int LongAbsenceOn(DateOnly first) => (StatusRules.LongAbsence.On(first) ?? StatusRules.LongAbsence.Versions[0]).Value;

    private static readonly DateOnly[] RuleChanges =
        [.. StatusRules.PersistentAbsence.Versions.Select(version => version.From), .. StatusRules.SevereAbsence.Versions.Select(version => version.From)];

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
