using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a calendar file into entries.</summary>
public sealed class CalendarRows(Action<Finding> report)
{
    private const int Code = 0;
    private const int Kind = 1;
    private const int From = 2;
    private const int To = 3;
    private const int Name = 4;
    private const int LongestTerm = 366;

    private static readonly Words<CalendarEntryKind> Kinds = new(
        ("term", CalendarEntryKind.Term), ("holiday", CalendarEntryKind.Holiday), ("inset", CalendarEntryKind.Inset),
        ("closure", CalendarEntryKind.Closure));

    /// <summary>The columns of a calendar file. Rows with a blank code hold for all.</summary>
    public static Layout Layout { get; } = new("calendar", ["code", "kind", "from", "to"], ["name"]);

    /// <returns><c>null</c> if the row was rejected; what is wrong has then been reported.</returns>
    public CalendarEntry? Read(Row row)
    {
        var fields = new Fields(Layout, row);
        var code = fields.Text(Code);
        var name = fields.Text(Name);
        if (!Kinds.TryParse(fields[Kind], out var kind))
        {
            fields.Reject(Kind, fields[Kind].Length == 0 ? "is blank" : "is not a kind of day we know", $"use one of {Kinds.List}");
        }

        var days = fields.Period(From, To);
        if (days is { } span && (span.IsOpen || span.Days > LongestTerm))
        {
            fields.Reject(To, fields[To].Length == 0 ? "is blank" : "is more than a year after from",
                "give the last day, both days included; a single day stands in both columns");
        }

        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        return fields.IsRejected || days is null ? null : new(code, kind, days.Value, name);
    }
}
