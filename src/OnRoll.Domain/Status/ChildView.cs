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

    /// <summary>The days in which a school of this child counts.</summary>
    /// <param name="school">Blank: the school whose register the name was last entered on by the day.</param>
    /// <param name="day">The day on which the count begins.</param>
    internal CountedDays DaysFor(string school, DateOnly day)
    {
        if (school.Length == 0)
        {
            foreach (var registered in History.All<Registered>())
            {
                school = registered.Held.First <= day ? registered.School : school;
            }
        }

        return calendars.For(school, AreaAuthority.On(Residences, day).Code?.ToString() ?? "");
    }

    /// <summary>The length of the run that must be returned, by the rule in force when it began.</summary>
    internal static int LongAbsenceOn(DateOnly first) => (StatusRules.LongAbsence.On(first) ?? StatusRules.LongAbsence.Versions[0]).Value;
}
