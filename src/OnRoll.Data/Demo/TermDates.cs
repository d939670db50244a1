using OnRoll.Domain.Time;

namespace OnRoll.Data.Demo;

/// <summary>Term dates such as an inner London authority keeps, by rule instead of by its yearly list.</summary>
/// <remarks>Near the truth and not the truth: real term dates are decided each year, by the authority or by the school.</remarks>
internal static class TermDates
{
    /// <summary>The terms, half-terms and days for training of an academic year, in order.</summary>
    /// <param name="year">The calendar year in which it begins.</param>
    public static IEnumerable<CalendarEntry> Of(int year)
    {
        var name = $"{year}/{(year + 1) % 100:00}";
        var autumn = Autumn(year);
        var spring = new DateSpan(OnOrAfter(DayOfWeek.Monday, new(year + 1, 1, 3)), EndOfSpring(year + 1));
        var summer = new DateSpan(OnOrAfter(DayOfWeek.Monday, spring.Until).AddDays(14), OnOrBefore(DayOfWeek.Wednesday, new(year + 1, 7, 23)));
        yield return Term(autumn, "Autumn");
        yield return HalfTerm(OnOrBefore(DayOfWeek.Monday, new(year, 10, 28)), "Autumn");
        yield return Training(autumn.First);
        yield return Term(spring, "Spring");
        yield return HalfTerm(OnOrBefore(DayOfWeek.Monday, new(year + 1, 2, 18)), "Spring");
        yield return Training(spring.First);
        yield return Term(summer, "Summer");
        yield return HalfTerm(OnOrBefore(DayOfWeek.Monday, new(year + 1, 5, 31)), "Summer");

        CalendarEntry Term(DateSpan days, string term) => new("", CalendarEntryKind.Term, days, $"{term} term {name}");

        CalendarEntry HalfTerm(DateOnly monday, string term) =>
            new("", CalendarEntryKind.Holiday, new(monday, monday.AddDays(4)), $"{term} half-term {name}");

        CalendarEntry Training(DateOnly day) => new("", CalendarEntryKind.Inset, new(day, day), $"INSET day {name}");
    }

    /// <summary>The first day of a weekday from a day on, that day included.</summary>
    public static DateOnly OnOrAfter(DayOfWeek weekday, DateOnly day) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    private static DateOnly OnOrBefore(DayOfWeek weekday, DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)weekday + 7) % 7));

    private static DateSpan Autumn(int year)
    {
        var first = new DateOnly(year, 9, 1);
        if (first.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            first = OnOrAfter(DayOfWeek.Monday, first);
        }

        return new(first, OnOrBefore(DayOfWeek.Friday, new(year, 12, 21)));
    }

    /// <summary>The Thursday before Good Friday, or in a year of late Easter the beginning of April.</summary>
    private static DateOnly EndOfSpring(int year)
    {
        var easter = Easter(year);
        return easter <= new DateOnly(year, 4, 12) ? easter.AddDays(-3) : OnOrBefore(DayOfWeek.Friday, new(year, 4, 7));
    }

    /// <summary>Easter Sunday by the Gregorian rule (the form of Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var week = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - moon - (inCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * week)) / 451;
        var count = moon + week - (7 * late) + 114;
        return new(year, count / 31, (count % 31) + 1);
    }
}
