using System.Globalization;

namespace OnRoll.Domain.Tests.Oracle;

/// <summary>Days as the oracle counts them, one by one.</summary>
public static class OracleDays
{
    /// <summary>Origin: GOV.UK, bank holidays of England and Wales, 2012 to 2028. Open Government Licence v3.0.</summary>
    private static readonly string[] BankHolidayTable =
    [
        "2012: 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
        "2013: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        "2014: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        "2015: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "2016: 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
        "2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
        "2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
        "2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
        "2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
        "2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
        "2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        "2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
        "2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        "2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        "2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
        "2028: 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    ];

    private static readonly HashSet<DateOnly> BankHolidays =
        [.. from year in BankHolidayTable from day in year[6..].Split(' ') select Day(year[..4] + "-" + day)];

    /// <summary>The prescribed days on which compulsory school age may begin (SI 1998/1607).</summary>
    private static readonly (int Month, int Day)[] PrescribedDays = [(3, 31), (8, 31), (12, 31)];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Without a calendar: Monday to Friday less bank holidays.</summary>
    public static bool IsSchoolDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);

    /// <summary>The day on which somebody turns so many years; of 29 February, 1 March where there is none.</summary>
    public static DateOnly Birthday(DateOnly born, int years)
    {
        var year = born.Year + years;
        return born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new DateOnly(year, 3, 1)
            : new DateOnly(year, born.Month, born.Day);
    }

    /// <summary>Whole years lived on a day; below zero before birth.</summary>
    public static int AgeInYears(DateOnly born, DateOnly day)
    {
        var age = -1;
        while (Birthday(born, age + 1) <= day)
        {
            age++;
        }

        return age;
    }

    /// <summary>The first day of compulsory school age: the fifth birthday if prescribed, else the next prescribed day.</summary>
    public static DateOnly SchoolAgeStarts(DateOnly born)
    {
        var day = Birthday(born, 5);
        while (!PrescribedDays.Contains((day.Month, day.Day)))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last day of compulsory school age, itself included.</summary>
    public static DateOnly SchoolAgeEnds(DateOnly born)
    {
        var sixteen = Birthday(born, 16);
        var thatYear = SchoolLeavingDate(sixteen.Year);
        var beforeNextSchoolYear = sixteen <= new DateOnly(sixteen.Year, 8, 31);
        if (sixteen > thatYear && beforeNextSchoolYear)
        {
            return thatYear;
        }

        if (sixteen == thatYear)
        {
            return thatYear;
        }

        return sixteen < thatYear ? thatYear : SchoolLeavingDate(sixteen.Year + 1);
    }

    /// <summary>The last Friday in June.</summary>
    public static DateOnly SchoolLeavingDate(int year)
    {
        var day = new DateOnly(year, 6, 30);
        while (day.DayOfWeek is not DayOfWeek.Friday)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>A <c>known</c> as an instant: a date is the start of that day in England; no offset is English time.</summary>
    public static DateTimeOffset Instant(string known)
    {
        if (known.Length == 10)
        {
            return OfEnglishClock(Day(known).ToDateTime(TimeOnly.MinValue));
        }

        var hasOffset = known.EndsWith('Z') || known.LastIndexOfAny(['+', '-']) > 10;
        return hasOffset
            ? DateTimeOffset.Parse(known, CultureInfo.InvariantCulture).ToUniversalTime()
            : OfEnglishClock(DateTime.Parse(known, CultureInfo.InvariantCulture));
    }

    /// <summary>Summer time: from the last Sunday in March to the last Sunday in October, 01:00 UTC on both.</summary>
    private static DateTimeOffset OfEnglishClock(DateTime clock)
    {
        // In March clocks go from 01:00 to 02:00; in October, at 02:00, back to 01:00, and the first of the two is meant.
        var begins = LastSunday(clock.Year, 3).ToDateTime(new TimeOnly(1, 0));
        var ends = LastSunday(clock.Year, 10).ToDateTime(new TimeOnly(2, 0));
        var ahead = clock >= begins && clock < ends ? TimeSpan.FromHours(1) : TimeSpan.Zero;
        return new DateTimeOffset(clock, ahead).ToUniversalTime();
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var day = new DateOnly(year, month, 31);
        while (day.DayOfWeek is not DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}
