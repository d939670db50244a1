using System.Collections;

namespace OnRoll.Domain.Time;

/// <summary>The unit in which a time limit is counted.</summary>
public enum DayUnit
{
    /// <summary>Every day, weekends and holidays too: what the law means by "day" when it says no more.</summary>
    CalendarDay,

    /// <summary>Monday to Friday less bank holidays. Not a statutory unit of this field; local practice counts in it.</summary>
    WorkingDay,

    /// <summary>A day on which the school concerned has a session (Education Act 1996, s 579(1)).</summary>
    SchoolDay,
}

/// <summary>Days of one kind, and every way in which time limits count them. Counting goes a day at a time, as the law does.</summary>
public sealed class CountedDays
{
    private readonly Func<DateOnly, bool> counts;

    private CountedDays(DayUnit unit, DateSpan known, Func<DateOnly, bool> counts)
    {
        Unit = unit;
        Known = known;
        this.counts = counts;
    }

    /// <summary>Every day of the calendar.</summary>
    public static CountedDays Calendar { get; } =
        new(DayUnit.CalendarDay, new(DateOnly.MinValue, DateOnly.MaxValue), static _ => true);

    /// <summary>Monday to Friday less bank holidays, for as long as bank holidays are known.</summary>
    public static CountedDays Working { get; } = new(DayUnit.WorkingDay, BankHolidays.Known, IsWorkingDay);

    /// <summary>What stands in for a school's days when nobody has loaded its term dates: Monday to Friday less bank holidays.</summary>
    /// <remarks>An approximation: school holidays count as school days. Whoever answers from it must say so.</remarks>
    public static CountedDays WeekdaysForSchool { get; } =
        new(DayUnit.SchoolDay, new(DateOnly.MinValue, DateOnly.MaxValue), IsWorkingDay);

    public DayUnit Unit { get; }

    /// <summary>The days about which it is known whether they count. Outside it no count is given.</summary>
    public DateSpan Known { get; }

    /// <summary>The same stand-in, less days that are known to be none of any school's.</summary>
    public static CountedDays WeekdaysLess(IReadOnlyList<DateSpan> off) => off.Count == 0 ? WeekdaysForSchool
        : new(DayUnit.SchoolDay, WeekdaysForSchool.Known, day => IsWorkingDay(day) && !off.Any(span => span.Contains(day)));

    /// <summary>The days of a school, from a calendar that knows them.</summary>
    /// <param name="known">The days the calendar speaks of.</param>
    /// <param name="schoolDays">The school days among them, in any order.</param>
    public static CountedDays OfSchool(DateSpan known, IEnumerable<DateOnly> schoolDays)
    {
        var first = known.First.DayNumber;
        var days = new BitArray(known.Days);
        foreach (var day in schoolDays)
        {
            days[day.DayNumber - first] = true;
        }

        return new(DayUnit.SchoolDay, known, day => days[day.DayNumber - first]);
    }

    /// <summary>Whether a day counts; a day that is not <see cref="Known"/> does not.</summary>
    public bool Counts(DateOnly day) => Known.Contains(day) && counts(day);

    /// <summary>The nth counted day, beginning the count on <paramref name="first"/> itself if that day counts.</summary>
    /// <returns><c>null</c> if the days known begin after <paramref name="first"/> or end before the nth.</returns>
    public DateOnly? NthFrom(DateOnly first, int n)
    {
        if (first < Known.First)
        {
            return null;
        }

        for (var day = first; day <= Known.Until; day = day.AddDays(1))
        {
            if (counts(day) && --n <= 0)
            {
                return day;
            }

            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The nth counted day after <paramref name="day"/>, which itself is day 0 even if it counts.</summary>
    /// <returns><c>null</c> if the days known begin after the day following it or end before the nth.</returns>
    public DateOnly? NthAfter(DateOnly day, int n) => day == DateOnly.MaxValue ? null : NthFrom(day.AddDays(1), n);

    /// <summary>How many days count from the first to the last, both included; days not known do not count.</summary>
    public int Between(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = Later(first, Known.First); day <= last && day <= Known.Until; day = day.AddDays(1))
        {
            count += counts(day) ? 1 : 0;
            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return count;
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);
}
