using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Schools;

/// <summary>Reads the cells of one line of the schools register by column name, and reports those that say nothing we can use.</summary>
/// <remarks>A cell that cannot be read is a notice and no value: the row is worth more than one of its cells.</remarks>
internal readonly struct RegisterRow(Row row, FrozenDictionary<string, int> places, Action<Finding> report)
{
    /// <summary>Longer than any name or address in the register, by far.</summary>
    public const int LongestText = 1000;

    private static readonly SearchValues<char> DigitsAndPoint = SearchValues.Create("0123456789.");
    private static readonly string[] DayForms = ["d-M-yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    public long Line => row.Line;

    public static FrozenDictionary<string, int> PlacesOf(Layout layout) =>
        layout.Columns.Select((column, place) => KeyValuePair.Create(column, place)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The cell as it stands.</summary>
    public string Cell(string column) => row[places[column]];

    /// <summary>The cell with one blank for every run of blanks; empty, with a notice, if it is too long to be true.</summary>
    public string Text(string column)
    {
        var cell = Cell(column);
        if (cell.Length > LongestText)
        {
            Note(column, $"is longer than {LongestText} characters and was left out", "give the text alone; look for a quote that was never closed");
            return "";
        }

        return OneBlank(cell);
    }

    /// <summary>As <see cref="Text"/>, with a notice if letters of it were lost.</summary>
    public string TextOfLetters(string column)
    {
        var text = Text(column);
        if (DamagedText.IsDamaged(text))
        {
            Note(column, "has letters that were lost when the file was saved", "take it from the register's own file; until then it is compared as unknown letters");
        }

        return text;
    }

    /// <summary>As <see cref="Text"/>, but <c>null</c> for a blank.</summary>
    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>A code of digits, its lost zeros given back; <c>null</c> if blank, or with a notice if it is none.</summary>
    /// <param name="width">How many digits it has in the register.</param>
    public string? Code(string column, int width)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        if (cell.Length <= width && IsDigits(cell))
        {
            return cell.PadLeft(width, '0');
        }

        Note(column, "is not a code of the register", width == 1 ? "a code is one digit" : $"a code is up to {width} digits");
        return null;
    }

    /// <summary>A code without leading zeros.</summary>
    public string? ShortCode(string column, int longest) => Code(column, longest)?.TrimStart('0') is { } code ? code.Length == 0 ? "0" : code : null;

    /// <summary>A whole number of at most seven digits; <c>null</c> if blank, or with a notice if it is none.</summary>
    public int? Count(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        if (cell.Length <= 7 && IsDigits(cell))
        {
            return int.Parse(cell, CultureInfo.InvariantCulture);
        }

        Note(column, "is not a whole number", "write digits only");
        return null;
    }

    /// <summary>A day, written day first or as ISO has it; <c>null</c> if blank, or with a notice if there is no such day.</summary>
    public DateOnly? Day(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        if (cell.Length <= 10 && DateOnly.TryParseExact(cell, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Note(column, "is not a date and was left out", "write a day that exists as DD-MM-YYYY");
        return null;
    }

    /// <summary>An identifier of digits; <c>null</c> if blank, or with a notice if it is none.</summary>
    public string? Id(string column, int fewest, int most)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            return null;
        }

        if (cell.Length >= fewest && cell.Length <= most && IsDigits(cell))
        {
            return cell;
        }

        var rounded = cell.Length <= 32 && IsRounded(cell);
        Note(column, rounded ? "was rounded by a spreadsheet and was left out" : "is not an identifier and was left out",
            rounded ? "take it from the register's own file" : fewest == most ? $"write {most} digits" : $"write up to {most} digits");
        return null;
    }

    /// <summary>A URN, or <c>null</c>, the row then being reported as rejected.</summary>
    public int? Urn(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 6 && cell[0] != '0' && Identifiers.Urn.TryParse(cell, out var urn, out _))
        {
            return int.Parse(urn.ToString(), CultureInfo.InvariantCulture);
        }

        report(Finding.Reject(Line, column, cell.Length == 0 ? "is blank" : "is not a URN", "a URN is six digits, e.g. 100049"));
        return null;
    }

    /// <summary>A postcode in capitals with its blank; <c>null</c> if blank, or with a notice if it cannot be one.</summary>
    public string? Postcode(string column)
    {
        var cell = Cell(column);
        if (cell.Length is 0)
        {
            return null;
        }

        if (Identifiers.Postcode.TryParse(cell, out var postcode, out _))
        {
            return postcode.ToString();
        }

        Note(column, "is not a postcode and was left out", "write it like NW3 2BQ");
        return null;
    }

    /// <summary>What one of the register's phrases says: "does have …", "does not …", "not applicable".</summary>
    public Tri Claim(string column)
    {
        var text = Text(column);
        return text.Length == 0 || text.StartsWith("Not applicable", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Not recorded", StringComparison.OrdinalIgnoreCase) ? Tri.Unknown
            : TriLogic.Of(!text.Split(' ').Any(word => word.Equals("not", StringComparison.OrdinalIgnoreCase)
                || word.Equals("no", StringComparison.OrdinalIgnoreCase)));
    }

    public void Note(string column, string what, string mend) => report(Finding.Note(Line, column, what, mend));

    private static bool IsDigits(string text) => text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string OneBlank(string text)
    {
        var (sound, after) = (true, false);
        foreach (var sign in text)
        {
            var blank = char.IsWhiteSpace(sign);
            sound &= !blank || (sign == ' ' && !after);
            after = blank;
        }

        if (sound)
        {
            return text; // nearly all are, and a register has millions of cells
        }

        var result = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!char.IsWhiteSpace(sign))
            {
                result.Append(sign);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>Whether it is a number as a spreadsheet shortens it: <c>2E+11</c>, <c>1.00023E+11</c>.</summary>
    private static bool IsRounded(string text)
    {
        var mark = text.IndexOfAny(['E', 'e']);
        return mark > 0 && mark + 1 < text.Length && char.IsAsciiDigit(text[0])
            && text.AsSpan(0, mark).IndexOfAnyExcept(DigitsAndPoint) < 0
            && text.AsSpan(mark + 1).TrimStart('+') is { Length: > 0 } power && power.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
