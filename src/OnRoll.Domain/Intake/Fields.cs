using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Reads the fields of one row, and gathers what is wrong with them instead of stopping at the first fault.</summary>
public sealed class Fields(Layout layout, Row row)
{
    /// <summary>Days before this are never true of a child in this register; a file that has one has a placeholder in it.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Days after this are placeholders for "no end".</summary>
    public static readonly DateOnly Latest = new(2199, 12, 31);

    private const int LongestText = 200;
    private List<Finding>? findings;

    public long Line => row.Line;

    public IReadOnlyList<Finding> Findings => findings ?? (IReadOnlyList<Finding>)[];

    public bool IsRejected => findings?.Exists(finding => finding.Severity is Severity.Rejected) is true;

    public string this[int column] => row[column];

    public void Reject(int column, string what, string mend) => Add(Finding.Reject(row.Line, Name(column), what, mend));

    public void Note(int column, string what, string mend) => Add(Finding.Note(row.Line, Name(column), what, mend));

    /// <summary>Text of a sensible length, without control characters.</summary>
    public string Text(int column)
    {
        var text = row[column];
        if (text.Length > LongestText)
        {
            Reject(column, $"is longer than {LongestText} characters", "give the id, code or name alone");
            return "";
        }

        if (text.AsSpan().ContainsAnyInRange('\u0000', '\u001F'))
        {
            Reject(column, "has a control character in it", "remove it");
            return "";
        }

        return text;
    }

    /// <summary>Text that must be there.</summary>
    public string Needed(int column, string mend)
    {
        var text = Text(column);
        if (row[column].Length == 0)
        {
            Reject(column, "is blank", mend);
        }

        return text;
    }

    /// <summary>A day; <c>null</c> if blank or rejected.</summary>
    public DateOnly? Day(int column) => Day(column, IsoDay.TryParse, IsDateShaped, "YYYY-MM-DD");

    /// <summary>A day in any form that <see cref="WrittenDay"/> reads; <c>null</c> if blank or rejected.</summary>
    public DateOnly? DayInAnyForm(int column) => Day(column, WrittenDay.TryParse, WrittenDay.HasForm, WrittenDay.Forms);

    /// <summary>The first and the last day of a period; <c>null</c> if rejected. A last day beyond 2199 is read as "still so".</summary>
    public DateSpan? Period(int fromColumn, int toColumn)
    {
        var from = Day(fromColumn);
        var to = Day(toColumn);
        if (row[fromColumn].Length == 0)
        {
            Reject(fromColumn, "is blank", "give the first day on which it was so, as YYYY-MM-DD");
        }
        else if (from > Latest)
        {
            Reject(fromColumn, "is after 2199", "give the true day; a placeholder is not a fact");
            return null;
        }

        if (to > Latest)
        {
            Note(toColumn, "is after 2199 and is read as still so", "leave it blank while it is still so");
            to = null;
        }

        if (to < from)
        {
            Reject(toColumn, "is before from", "the last day on which it was so is on or after the first");
            return null;
        }

        return from is { } first ? new(first, to) : null;
    }

    private DateOnly? Day(int column, Reader read, Shape hasForm, string forms)
    {
        var text = row[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (!read(text, out var day))
        {
            Reject(column, hasForm(text) ? "is a day that does not exist" : "is not a date", $"write the day as {forms}");
            return null;
        }

        if (day < Earliest)
        {
            Reject(column, "is before 1900", "give the true day; a placeholder is not a fact");
            return null;
        }

        return day;
    }

    // Nearly every row has none: no list is made for those.
    private void Add(Finding finding) => (findings ??= []).Add(finding);

    private string Name(int column) => layout.Columns[column];

    private delegate bool Reader(ReadOnlySpan<char> text, out DateOnly day);

    private delegate bool Shape(ReadOnlySpan<char> text);

    private static bool IsDateShaped(ReadOnlySpan<char> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-' && WrittenDay.HasForm(text);
}
