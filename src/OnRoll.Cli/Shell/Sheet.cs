using System.Text;
using System.Text.Json;
using CsvHelper;

namespace OnRoll.Cli.Shell;

/// <summary>How an answer is written.</summary>
public enum SheetFormat
{
    Table,
    Csv,
    Json,
}

/// <summary>Rows under named columns, written as a table for people, or as CSV or JSON for programs.</summary>
/// <param name="Columns">Their names are public interface.</param>
/// <param name="Rows">A value for each column; numbers among them are written as JSON numbers where the column says so.</param>
/// <param name="Numbers">The columns that hold numbers.</param>
public sealed record Sheet(IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string>> Rows, params IReadOnlyList<string> Numbers)
{
    private const int Gap = 2;

    /// <summary>A column of sentences that a table shows under each row, over its whole width; <c>null</c>: none.</summary>
    public string? Below { get; init; }

    /// <summary>Columns for programs, which a table leaves out.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The same with every row worked out.</summary>
    public Sheet Whole() => this with { Rows = Rows.ToList() };

    public void Write(TextWriter writer, SheetFormat format, int width)
    {
        switch (format)
        {
            case SheetFormat.Csv:
                WriteCsv(writer);
                break;
            case SheetFormat.Json:
                WriteJson(writer);
                break;
            default:
                WriteTable(writer, width);
                break;
        }

        writer.Flush();
    }

    private void WriteCsv(TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord([.. Columns]);
        foreach (var row in Rows)
        {
            foreach (var value in row)
            {
                csv.WriteField(value);
            }

            csv.EndRecord();
        }
    }

    private void WriteJson(TextWriter writer)
    {
        var isNumber = Columns.Select(column => Numbers.Contains(column)).ToArray();
        using var stream = new MemoryStream();
        writer.Write("[");
        var first = true;
        foreach (var row in Rows)
        {
            stream.SetLength(0);
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                for (var i = 0; i < Columns.Count; i++)
                {
                    WriteValue(json, Columns[i], row[i], isNumber[i]);
                }

                json.WriteEndObject();
            }

            writer.Write(first ? "\n" : ",\n");
            writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
            first = false;
        }

        writer.Write(first ? "]\n" : "\n]\n");
    }

    private static void WriteValue(Utf8JsonWriter json, string column, string value, bool isNumber)
    {
        json.WritePropertyName(column);
        if (value.Length == 0)
        {
            json.WriteNullValue();
        }
        else if (isNumber)
        {
            json.WriteRawValue(value);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    private void WriteTable(TextWriter writer, int width)
    {
        var rows = Rows.ToList();
        var across = Enumerable.Range(0, Columns.Count).Where(i => Columns[i] != Below && !Hidden.Contains(Columns[i])).ToArray();
        var below = Below is null ? -1 : Columns.ToList().IndexOf(Below);
        var table = new Sheet(Pick(Columns, across), rows.Select(row => Pick(row, across)), Numbers);
        var widths = table.WidthsFor(width);
        table.WriteTableRow(writer, table.Columns, widths);
        writer.WriteLine(string.Join(new string(' ', Gap), widths.Select(column => new string('─', column))));
        foreach (var row in rows)
        {
            table.WriteTableRow(writer, Pick(row, across), widths);
            foreach (var line in below < 0 ? [] : Wrap(row[below], width - (2 * Gap)))
            {
                writer.WriteLine($"{new string(' ', 2 * Gap)}{line}");
            }
        }

        if (rows.Count == 0)
        {
            writer.WriteLine("(none)");
        }
    }

    /// <summary>Each column as wide as its widest value, the widest ones narrowed until the table fits.</summary>
    private int[] WidthsFor(int width)
    {
        var rows = Rows.ToList();
        var widths = Columns.Select((column, i) => rows.Count == 0 ? column.Length : Math.Max(column.Length, rows.Max(row => row[i].Length))).ToArray();
        const int Narrowest = 8;
        while (widths.Sum() + (Gap * (widths.Length - 1)) > width)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
            {
                break;
            }

            var over = widths.Sum() + (Gap * (widths.Length - 1)) - width;
            var second = widths.Where((_, i) => i != widest).DefaultIfEmpty(Narrowest).Max();
            widths[widest] = Math.Max(Math.Max(Narrowest, widths[widest] - over), Math.Min(widths[widest] - 1, second));
        }

        return widths;
    }

    private void WriteTableRow(TextWriter writer, IReadOnlyList<string> values, int[] widths)
    {
        var cells = values.Select((value, i) => Wrap(value, widths[i])).ToArray();
        for (var line = 0; line < cells.Max(cell => cell.Count); line++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < cells.Length; i++)
            {
                var part = line < cells[i].Count ? cells[i][line] : "";
                text.Append(Numbers.Contains(Columns[i]) ? part.PadLeft(widths[i]) : part.PadRight(widths[i]));
                text.Append(' ', i + 1 < cells.Length ? Gap : 0);
            }

            writer.WriteLine(text.ToString().TrimEnd());
        }
    }

    private static string[] Pick(IReadOnlyList<string> values, int[] columns) => Array.ConvertAll(columns, column => values[column]);

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        while (text.Length > width)
        {
            var cut = text.LastIndexOf(' ', width);
            if (cut <= 0)
            {
                cut = text.LastIndexOfAny(['_', '-'], width - 1) + 1; // between the words of a name
            }

            cut = cut <= 0 ? width : cut;
            lines.Add(text[..cut].TrimEnd());
            text = text[cut..].TrimStart();
        }

        lines.Add(text);
        return lines;
    }
}
