using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>How long a child has had no education at all: now, in this school year, and in all its episodes together. Children of compulsory school age in the area alone.</summary>
/// <remarks>By the same evaluation as hours against full-time: <see cref="EducationHours.None"/>.</remarks>
/// <param name="Now">The unbroken days without, up to the day asked, both ends included; <c>null</c>: there is some education on that day, or it cannot be said.</param>
/// <param name="Run">Those days counted.</param>
/// <param name="Year">Since 1 September.</param>
/// <param name="Ever">Since the first day anything is said of the child.</param>
/// <param name="Episodes">How often it began.</param>
public sealed record WithoutEducation(DateSpan? Now, DaysWithout Run, DaysWithout Year, DaysWithout Ever, int Episodes)
{
    private const int SchoolYearBegins = 9;

    /// <summary>Whether there was any such day, or one of which it cannot be said.</summary>
    public bool IsAny => Ever.Days > 0 || Ever.Unknown > 0;

    /// <param name="day">The last day that counts.</param>
    public static WithoutEducation Of(Timeline timeline, DateOnly day)
    {
        var schoolDays = timeline.Child.DaysFor("", day);
        var floor = timeline.History.Floor ?? day;
        var year = new DateOnly(day.Month >= SchoolYearBegins ? day.Year : day.Year - 1, SchoolYearBegins, 1);
        var episodes = 0;
        DateSpan? now = null;
        var wasWithout = false;
        for (var i = 0; i < timeline.Count && timeline.Stretch(i).First <= day; i++)
        {
            var stretch = timeline.Stretch(i);
            var isWithout = stretch.Until >= floor && EducationHours.IsWithout(timeline.Situation(i)) is Tri.True;
            episodes += isWithout && !wasWithout ? 1 : 0;
            now = !isWithout ? null : wasWithout ? now : new(stretch.First > floor ? stretch.First : floor, day);
            wasWithout = isWithout;
        }

        DaysWithout Since(DateOnly first) => first > day ? default : EducationHours.Without(timeline, new(first, day), schoolDays);
        return new(now, now is { } run ? Since(run.First) : default, Since(year > floor ? year : floor), Since(floor), episodes);
    }
}
