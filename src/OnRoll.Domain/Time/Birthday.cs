namespace OnRoll.Domain.Time;

/// <summary>Ages as the law counts them: a year older at the beginning of the birthday.</summary>
/// <remarks>
/// Family Law Reform Act 1969, s 9. A child born on 29 February has the birthday on 1 March in years without one.
/// </remarks>
public static class Birthday
{
    /// <summary>The day on which somebody born on a day becomes <paramref name="years"/> old.</summary>
    public static DateOnly Of(DateOnly birth, int years)
    {
        if (birth.Year + years > DateOnly.MaxValue.Year)
        {
            return DateOnly.MaxValue;
        }

        var day = birth.AddYears(years);
        return birth is { Month: 2, Day: 29 } && day.Day == 28 ? day.AddDays(1) : day;
    }

    /// <summary>Whole years lived on a day; below nought before birth.</summary>
    public static int AgeOn(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return day < Of(birth, years) ? years - 1 : years;
    }
}
