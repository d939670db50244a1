using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>The fields of one row about a child, by the names of their columns. What is wrong with them is gathered, as in <see cref="Fields"/>.</summary>
/// <param name="layout">A column that it does not have reads as blank.</param>
/// <param name="row">The row.</param>
/// <param name="received">The file's map of words, and its day.</param>
/// <param name="unknown">Counts the words that nothing is known of.</param>
public sealed class RecordFields(Layout layout, Row row, Received received, UnknownWords unknown)
{
    private readonly Fields fields = new(layout, row);

    public long Line => row.Line;

    public Received Received => received;

    public bool IsRejected => fields.IsRejected;

    public IReadOnlyList<Finding> Findings => fields.Findings;

    /// <summary>The value as it came, blank where the layout has no such column.</summary>
    public string this[string column] => layout.IndexOf(column) is var place and >= 0 ? fields[place] : "";

    public void Reject(string column, string what, string mend) => fields.Reject(Place(column), what, mend);

    public void Note(string column, string what, string mend) => fields.Note(Place(column), what, mend);

    public string Text(string column) => layout.IndexOf(column) is var place and >= 0 ? fields.Text(place) : "";

    public string Needed(string column, string mend) => fields.Needed(Place(column), mend);

    /// <summary>A day in any of the forms of <see cref="WrittenDay"/>; <c>null</c> if blank or rejected.</summary>
    public DateOnly? Day(string column)
    {
        if (layout.IndexOf(column) is not (var place and >= 0) || fields.DayInAnyForm(place) is not { } day)
        {
            return null;
        }

        if (day > Fields.Latest)
        {
            Reject(column, "is after 2199", "give the true day; a placeholder is not a fact");
            return null;
        }

        return day;
    }

    /// <summary>A day that must be there; <c>null</c> if it is not or was rejected.</summary>
    public DateOnly? NeededDay(string column, string mend)
    {
        if (this[column].Length == 0)
        {
            Reject(column, "is blank", mend);
        }

        return Day(column);
    }

    /// <summary>A day that must be there and cannot be later than the day the file was received.</summary>
    public DateOnly? PastDay(string column, string mend)
    {
        var day = NeededDay(column, mend);
        if (day > received.Day)
        {
            Reject(column, "is after the day the file was received", mend);
            return null;
        }

        return day;
    }

    /// <summary>One of a closed list of words, the map applied; <c>null</c> if it is blank or was rejected.</summary>
    public T? Word<T>(string column, Words<T> words, string what)
        where T : struct, Enum
    {
        var text = Mapped(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (words.TryParse(text, out var value))
        {
            return value;
        }

        Reject(column, $"is not {what} we know", $"use one of {words.List}");
        return null;
    }

    /// <summary>One of a list of words, the map applied; a word that is not in it is left out, counted, and said once for the file.</summary>
    /// <param name="known">What is asked for, for the message.</param>
    public T? WordIfKnown<T>(string column, TryRead<T> read, string known)
    {
        var text = Mapped(column);
        if (text.Length == 0)
        {
            return default;
        }

        if (read(text, out var value))
        {
            return value;
        }

        unknown.Count(column, text, row.Line, known);
        return default;
    }

    /// <summary>A URN that must be there; blank if it was rejected.</summary>
    public string Urn(string column)
    {
        var text = Needed(column, "give the school's URN, six digits");
        if (text.Length == 0)
        {
            return "";
        }

        if (Identifiers.Urn.TryParse(text, out var urn, out var problem))
        {
            return urn.ToString();
        }

        Reject(column, "is not a URN", problem.Code == "urn.zeros" ? "give the school's own URN" : "give the six digits of the school's URN");
        return "";
    }

    /// <summary>The code of an authority, past or present, or of outside England; none if it is blank or was rejected.</summary>
    public LaCode Authority(string column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return default;
        }

        if (!LaCode.TryParse(text, out var code, out _) || (code.IsEngland && Authorities.Find(code) is null))
        {
            Reject(column, "is not the code of an authority", "give its three digits, such as 202, or XSC, XWA, XNI or XXX outside England");
            return default;
        }

        return code;
    }

    /// <summary>The value with the map applied, of a sensible length.</summary>
    private string Mapped(string column) => received.Map.Meaning(column, Text(column));

    private int Place(string column) => layout.IndexOf(column) is var place and >= 0 ? place
        : throw new ArgumentException($"A {layout.Kind} file has no column {column}", nameof(column));
}

/// <summary>Reads a word; <c>false</c> if it is none we know.</summary>
public delegate bool TryRead<T>(string text, out T value);
