using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>The days of a period on which a series counts.</summary>
public static class SampleDays
{
    /// <param name="step"><c>day</c>, <c>week</c> or <c>month</c>: the day of the month of the first, or the month's last where it has none.</param>
    public static IReadOnlyList<DateOnly> Between(DateSpan period, string step)
    {
        var days = new List<DateOnly>();
        for (var i = 0; Nth(period.First, step, i) is var day && day <= period.Until; i++)
        {
            days.Add(day);
            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        return days;
    }

    // Months are counted from the first day, not from the day before: 31 January, 28 February, 31 March.
    private static DateOnly Nth(DateOnly first, string step, int n) => step switch
    {
        "day" => first.AddDays(n),
        "week" => first.AddDays(7 * n),
        "month" => first.AddMonths(n),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step is day, week or month"),
    };
}
