using OnRoll.Data.Demo;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Simulation;

/// <summary>Writes the calendar: terms that hold for all, and for each authority two days for training a year.</summary>
internal static class CalendarPart
{
    public const string Header = "code,kind,from,to,name";

    public static void Write(England england, CsvBytes to)
    {
        for (var year = england.FirstYear; year <= england.LastYear; year++)
        {
            foreach (var entry in TermDates.Of(year))
            {
                Line(to, entry.Code, entry.Kind, entry.Days.First, entry.Days.Until, entry.Name);
            }
        }

        foreach (var area in england.Areas)
        {
            var chance = area.Stream(Purpose.Schools, 1);
            for (var year = england.FirstYear; year <= england.LastYear; year++)
            {
                Training(new(year, 11, chance.Between(3, 25)));
                Training(new(year + 1, 6, chance.Between(8, 26)));
            }

            void Training(DateOnly near)
            {
                var day = england.Days.NthFrom(near, 1) ?? near;
                Line(to, area.Code, CalendarEntryKind.Inset, day, day, "INSET day of the authority");
            }
        }
    }

    private static void Line(CsvBytes to, string code, CalendarEntryKind kind, DateOnly from, DateOnly until, string name)
    {
        var word = kind switch
        {
            CalendarEntryKind.Term => "term",
            CalendarEntryKind.Holiday => "holiday",
            CalendarEntryKind.Inset => "inset",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No word for this kind"),
        };
        to.Cell(code).Cell(word).Cell(from).Cell(until).Cell(name).End();
    }
}
