using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Facts;

/// <summary>Reads a calendar file: terms, holidays, inset days and closures.</summary>
public static class CalendarFile
{
    /// <returns>The calendars of every code in the file; empty if it was refused.</returns>
    public static SchoolCalendars Read(Stream stream, Action<Finding> report)
    {
        var rows = new CalendarRows(report);
        var entries = new List<CalendarEntry>();
        foreach (var row in new CsvFile(CalendarRows.Layout, report).Read(stream))
        {
            if (rows.Read(row) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new(entries);
    }
}
