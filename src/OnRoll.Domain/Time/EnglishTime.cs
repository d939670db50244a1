namespace OnRoll.Domain.Time;

/// <summary>British Summer Time, worked out from its rule so that the domain reads no file of time zones.</summary>
/// <remarks>
/// Summer time runs from 01:00 UTC on the last Sunday in March to 01:00 UTC on the last Sunday in October
/// (Summer Time Order 2002, SI 2002/262; the same days since 1996, when nothing this register holds was yet known).
/// </remarks>
public static class EnglishTime
{
    private static readonly TimeSpan Summer = TimeSpan.FromHours(1);

    /// <summary>How far English clocks are ahead of UTC at an instant.</summary>
    public static TimeSpan OffsetAt(DateTime utc) =>
        utc >= LastSunday(utc.Year, 3).AddHours(1) && utc < LastSunday(utc.Year, 10).AddHours(1) ? Summer : TimeSpan.Zero;

    /// <summary>How far English clocks are ahead when they show midnight at the start of a day.</summary>
    internal static TimeSpan OffsetAtLocalMidnight(DateTime midnight) =>
        // Both changes come after midnight, so the day of a change begins on the offset of the day before.
        midnight > LastSunday(midnight.Year, 3) && midnight <= LastSunday(midnight.Year, 10) ? Summer : TimeSpan.Zero;

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 0, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
