using System.Text;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Demo;

/// <summary>The calendar of the demonstration: the terms that hold for all, and what a few schools keep otherwise.</summary>
internal sealed class DemoCalendar
{
    private const int FirstYear = 2022;
    private const int SchoolsWithTheirOwn = 6;
    private const int YearsOfSchooling = 15;

    private readonly List<CalendarEntry> entries = [];

    /// <param name="today">The calendar reaches from 2022/23, or the year three before today's if that is earlier, to the year after today's.</param>
    public DemoCalendar(SchoolPlaces schools, DateOnly today, Chance chance)
    {
        var thisYear = YearGroup.AcademicYearOf(today);
        var (first, last) = (Math.Min(FirstYear, thisYear - 3), thisYear + 1);
        entries.AddRange(Years(first, last).SelectMany(TermDates.Of));
        Days = new SchoolCalendars(Years(thisYear - YearsOfSchooling, last).SelectMany(TermDates.Of)).Find("")!;
        for (var at = 0; at < Math.Min(SchoolsWithTheirOwn, schools.All.Count); at++)
        {
            var code = $"urn-{schools.All[at * schools.All.Count / SchoolsWithTheirOwn].Place}";
            for (var year = first; year <= last; year++)
            {
                Add(code, CalendarEntryKind.Inset, new(year, 11, chance.Between(3, 25)), "INSET day of the school");
                Add(code, CalendarEntryKind.Inset, new(year + 1, 6, chance.Between(8, 26)), "INSET day of the school");
            }

            // What closed a school is known when it has happened.
            var closed = Add(code, CalendarEntryKind.Closure, today.AddDays(-chance.Between(30, 700)), chance.Pick("Closed: no heating", "Closed: flood", "Closed: polling station"));
            if (closed > today)
            {
                entries.RemoveAt(entries.Count - 1);
            }
        }
    }

    /// <summary>The school days that hold for all, back to the first day at school of the oldest child.</summary>
    public CountedDays Days { get; }

    /// <summary>The calendar file, header included.</summary>
    public string Csv
    {
        get
        {
            var text = new StringBuilder("code,kind,from,to,name\n");
            foreach (var (code, kind, days, name) in entries)
            {
                text.Append(code).Append(',').Append(WordOf(kind)).Append(',').Append(Told.Iso(days.First)).Append(',')
                    .Append(Told.Iso(days.Until)).Append(',').Append(name).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>The last school day up to a day; the day itself where the calendar knows none.</summary>
    public DateOnly UpTo(DateOnly day)
    {
        for (var back = 0; back < 60; back++)
        {
            if (Days.Counts(day.AddDays(-back)))
            {
                return day.AddDays(-back);
            }
        }

        return day;
    }

    private static IEnumerable<int> Years(int first, int last) => Enumerable.Range(first, last - first + 1);

    private DateOnly Add(string code, CalendarEntryKind kind, DateOnly near, string name)
    {
        var day = Days.NthFrom(near, 1) ?? near;
        entries.Add(new(code, kind, new(day, day), name));
        return day;
    }

    private static string WordOf(CalendarEntryKind kind) => kind switch
    {
        CalendarEntryKind.Term => "term",
        CalendarEntryKind.Holiday => "holiday",
        CalendarEntryKind.Inset => "inset",
        CalendarEntryKind.Closure => "closure",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No word for this kind"),
    };
}
