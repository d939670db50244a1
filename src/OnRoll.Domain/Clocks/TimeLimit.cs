using OnRoll.Domain.Time;

namespace OnRoll.Domain.Clocks;

/// <summary>Where a count of days begins.</summary>
public enum HowCounted
{
    /// <summary>There is nothing to count: it is due on the day itself.</summary>
    OnTheDay,

    /// <summary>The day itself is day 0, even if it is a day of the unit; day 1 is the next one.</summary>
    FromTheDayAfter,

    /// <summary>The first day of the unit on or after the day is day 1.</summary>
    FromTheFirstThatCounts,

    /// <summary>No number of days is fixed: as soon as it can be done.</summary>
    NoFixedLimit,

    /// <summary>The day is published case by case, and is looked up.</summary>
    Published,
}

/// <summary>How long a rule gives.</summary>
/// <param name="Days">Of the unit; 0 where nothing is counted.</param>
public sealed record TimeLimit(int Days, DayUnit Unit, HowCounted How)
{
    /// <summary>The unit as columns have it, e.g. <c>school day</c>.</summary>
    public string UnitName => Unit switch
    {
        DayUnit.CalendarDay => "calendar day",
        DayUnit.WorkingDay => "working day",
        DayUnit.SchoolDay => "school day",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether the answer depends on a school's calendar.</summary>
    public bool NeedsCalendar => Unit is DayUnit.SchoolDay && How is (HowCounted.FromTheDayAfter or HowCounted.FromTheFirstThatCounts);

    public override string ToString() => How switch
    {
        HowCounted.OnTheDay => "on the day itself",
        HowCounted.FromTheDayAfter => $"{Days} {UnitName}{(Days == 1 ? "" : "s")} after the day, which is day 0",
        HowCounted.FromTheFirstThatCounts => Unit is DayUnit.CalendarDay
            ? $"{Days} {UnitName}s, the day itself being day 1"
            : $"{UnitName} {Days}, the first {UnitName} from the day on being day 1",
        HowCounted.NoFixedLimit => "as soon as it can be done; no number of days is fixed",
        HowCounted.Published => "by the day published for it",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
