using OnRoll.Domain.Time;

namespace OnRoll.Domain.Law;

/// <summary>When a child is of compulsory school age.</summary>
/// <remarks>Education Act 1996, s 8; SI 1998/1607 (prescribed days); SI 1997/1970 (school leaving date).</remarks>
public static class CompulsorySchoolAge
{
    private static readonly DateOnly Consolidation = new(1998, 8, 1);

    /// <summary>The days, as month and day, on which compulsory school age begins for whoever has turned five by then.</summary>
    public static readonly DatedRule<PrescribedDays> Begins = new(
        "CSA-start", "Prescribed days on which compulsory school age begins after the fifth birthday",
        (Consolidation, new PrescribedDays([(3, 31), (8, 31), (12, 31)]),
            new Provision("Education Act 1996", "s 8(2); SI 1998/1607")));

    /// <summary>The last birthday, as month and day, of those who leave on the leaving date of the same summer.</summary>
    /// <remarks>The statute keys on the beginning of the next school year; 31 August is the everyday reading.</remarks>
    public static readonly DatedRule<MonthAndDay> YearCutOff = new(
        "CSA-cut-off", "Last sixteenth birthday, before the next school year, that counts for the leaving date just past",
        (Consolidation, new MonthAndDay(8, 31), new Provision("Education Act 1996", "s 8(3)(a), s 579(1)", Force.Law, Certainty.Reported)));

    /// <summary>The school leaving date.</summary>
    public static readonly DatedRule<LeavingDate> Ends = new(
        "CSA-end", "School leaving date of every year",
        (Consolidation, new LeavingDate(6, DayOfWeek.Friday), new Provision("Education Act 1996", "s 8(3)–(4); SI 1997/1970")));

    /// <summary>From the first to the last day of compulsory school age, both included, for a child born on a day.</summary>
    public static DateSpan For(DateOnly birth)
    {
        var begins = FirstPrescribedDay(Birthday.Of(birth, 5));
        var sixteen = Birthday.Of(birth, 16);
        var leaving = LeavingDateOf(sixteen.Year);
        if (sixteen > CutOff(sixteen.Year))
        {
            leaving = LeavingDateOf(sixteen.Year + 1);
        }

        return new(begins, leaving);
    }

    /// <summary>The school leaving date of a year.</summary>
    public static DateOnly LeavingDateOf(int year) => (Ends.On(new(year, 6, 1)) ?? Ends.Versions[0]).Value.In(year);

    private static DateOnly CutOff(int year) => (YearCutOff.On(new(year, 6, 1)) ?? YearCutOff.Versions[0]).Value.In(year);

    private static DateOnly FirstPrescribedDay(DateOnly fifthBirthday)
    {
        var rule = Begins.On(fifthBirthday) ?? Begins.Versions[0];
        foreach (var (month, day) in rule.Value.Days)
        {
            var prescribed = new DateOnly(fifthBirthday.Year, month, day);
            if (prescribed >= fifthBirthday)
            {
                return prescribed;
            }
        }

        var (firstMonth, firstDay) = rule.Value.Days[0];
        return new(fifthBirthday.Year + 1, firstMonth, firstDay);
    }
}

/// <summary>Days of the year, in order, on which compulsory school age may begin.</summary>
public sealed record PrescribedDays(IReadOnlyList<(int Month, int Day)> Days)
{
    public override string ToString() => string.Join(", ", Days.Select(day => new MonthAndDay(day.Month, day.Day)));
}

/// <summary>A day of every year.</summary>
public sealed record MonthAndDay(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Day);

    public override string ToString() => In(2000).ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The last such weekday of a month.</summary>
public sealed record LeavingDate(int Month, DayOfWeek Weekday)
{
    /// <summary>That day in a year.</summary>
    public DateOnly In(int year)
    {
        var last = new DateOnly(year, Month, DateTime.DaysInMonth(year, Month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)Weekday + 7) % 7));
    }

    public override string ToString() =>
        $"last {Weekday} in {new DateOnly(2000, Month, 1).ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture)}";
}
