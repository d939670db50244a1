using System.Text;
using System.Text.Unicode;
using CsvHelper;
using OnRoll.Domain.Intake;

namespace OnRoll.Data.Csv;

/// <summary>Reads a comma-separated file of a known layout into rows, and says of each bad line what is wrong with it.</summary>
/// <remarks>
/// Bytes become rows here and nothing more: what a row means is the domain's business. A line that cannot be read as
/// text or as fields is rejected by itself; it never takes its neighbours with it.
/// </remarks>
public sealed class CsvFile
{
    /// <summary>A line longer than this ends the reading: no file we know has one, and memory is not free.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Finding Empty = Finding.Refuse("", "is empty", "a file begins with a line that names its columns");

    private readonly Layout layout;
    private readonly Action<Finding> report;
    private readonly bool oneRecordALine;
    private readonly HashSet<string> present = new(StringComparer.OrdinalIgnoreCase);
    private bool saidWindows1252;
    private CsvReader? reading;

    /// <param name="layout">The columns wanted.</param>
    /// <param name="report">Told of every line that is rejected and of what was passed over.</param>
    /// <param name="oneRecordALine">
    /// Whether a line break always ends a record, also inside quotes, so that a quote never closed costs one line.
    /// </param>
    public CsvFile(Layout layout, Action<Finding> report, bool oneRecordALine = true)
    {
        this.layout = layout;
        this.report = report;
        this.oneRecordALine = oneRecordALine;
    }

    /// <summary>The header as the file has it, once reading has begun.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Whether the file has a column of the layout, under its own name or another; <c>false</c> before reading has begun.</summary>
    public bool Has(string column) => present.Contains(column);

    /// <summary>The header line as it came, once reading has begun.</summary>
    public string RawHeader { get; private set; } = "";

    /// <summary>Told of every line that could not be read, as it came, after the report of what is wrong with it.</summary>
    public Action<RejectedLine>? Rejected { get; init; }

    /// <summary>The line last given out, as it came: decoded only when asked for.</summary>
    public string RawLine => reading is null ? "" : EncodingOf(reading).GetString(reading.RawRecord);

    /// <summary>The rows, one at a time; the caller reads to the end or stops when it likes.</summary>
    /// <param name="stream">
    /// UTF-8, with or without a byte-order mark; another encoding is refused by name, but for lines in windows-1252
    /// where the layout says that such files are met.
    /// </param>
    public IEnumerable<Row> Read(Stream stream)
    {
        using var seekable = Peekable.Over(stream);
        if (EncodingProblem(seekable.Start) is { } refused)
        {
            report(refused);
            yield break;
        }

        Finding? broken = null;
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            IncludeValuesInExceptions = false,
            AllowLineBreaksInQuotes = !oneRecordALine,
            MaxRecordSize = LongestLine,
            PoolStrings = true,
            OnMalformedRecord = record => broken = Finding.Reject(record.LineNumber, "", Words(record.Reason),
                "put quotes round the whole field and double each quote inside it"),
        };
        using var csv = reading = CsvReader.Create(seekable, options, leaveOpen: true);
        if (!Advance(csv))
        {
            report(Empty);
            yield break;
        }

        if (!TakeHeader(csv, ref broken, out var places))
        {
            yield break;
        }

        while (Advance(csv))
        {
            if (TakeRow(csv, places, ref broken) is { } row)
            {
                yield return row;
            }
        }
    }

    private Row? TakeRow(CsvReader csv, int[] places, ref Finding? broken)
    {
        var encoding = EncodingOf(csv);
        var problem = broken ?? TextProblem(csv, encoding);
        broken = null;
        if (problem is null && csv.FieldCount != Header.Count)
        {
            if (csv.FieldCount == 1 && csv.GetSpan(0).IndexOfAnyExcept((byte)' ', (byte)'\t') < 0)
            {
                return null; // an empty line is nobody's fact
            }

            problem = Finding.Reject(csv.LineNumber, "",
                $"has {csv.FieldCount} fields where the header has {Header.Count}", "give every column, blank ones too");
        }

        if (problem is not null)
        {
            problem = problem with { Line = csv.LineNumber };
            report(problem);
            Rejected?.Invoke(new(problem, RawLine, RawHeader));
            return null;
        }

        var values = new string[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            values[i] = places[i] < 0 ? "" : Field(csv, places[i], encoding).Trim();
        }

        return new(csv.LineNumber, values);
    }

    /// <summary>Moves on, or reports that the rest of the file cannot be read and stops.</summary>
    private bool Advance(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            // The one way a line ends the reading: it is longer than memory should hold.
            report(Finding.Reject(fault.LineNumber, "", "is longer than 64 MiB, and nothing after it was read",
                "split the line, or close the quote that swallows the lines after it"));
            return false;
        }
    }

    private bool TakeHeader(CsvReader csv, ref Finding? broken, out int[] places)
    {
        places = [];
        var encoding = EncodingOf(csv);
        if ((broken ?? TextProblem(csv, encoding)) is { } unreadable)
        {
            report(Finding.Refuse("", $"the header {unreadable.What}", unreadable.Mend, csv.LineNumber));
            return false;
        }

        var header = new string[csv.FieldCount];
        for (var i = 0; i < header.Length; i++)
        {
            header[i] = encoding.GetString(csv.GetSpan(i)).Trim(); // not from the pool of strings: column names do not repeat
        }

        Header = header;
        RawHeader = encoding.GetString(csv.RawRecord);
        return CheckHeader(header, out places);
    }

    private bool CheckHeader(string[] header, out int[] places)
    {
        if (header is [var single] && single.AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            report(Finding.Refuse("", "is separated by semicolons or tabs", "save it with commas between the columns", 1));
            places = [];
            return false;
        }

        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            columns.Add(layout.Columns[i], i);
        }

        foreach (var (met, column) in layout.AlsoCalled)
        {
            columns[met] = layout.IndexOf(column); // a name that a map gives goes before our own
        }

        places = new int[layout.Columns.Count];
        Array.Fill(places, -1);
        var (doubled, unknown) = (new SortedSet<int>(), 0);
        for (var i = 0; i < header.Length; i++)
        {
            if (!columns.TryGetValue(header[i], out var column))
            {
                unknown++;
            }
            else if (places[column] >= 0)
            {
                doubled.Add(column);
            }
            else
            {
                places[column] = i;
                present.Add(layout.Columns[column]);
            }
        }

        return ReportHeader(places, doubled, unknown);
    }

    /// <summary>Says what is wrong with the header; <c>false</c> if the file cannot be read for it.</summary>
    private bool ReportHeader(int[] places, SortedSet<int> doubled, int unknown)
    {
        var all = layout.OthersAreUsual ? $"a {layout.Kind} file has at least the columns {string.Join(',', layout.Needed)}"
            : $"a {layout.Kind} file has the columns {string.Join(',', layout.Columns)}";
        var fits = doubled.Count == 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0 && i < layout.Needed.Count)
            {
                report(Finding.Refuse(layout.Columns[i], "is missing from the header", all, 1));
                fits = false;
            }
            else if (doubled.Contains(i))
            {
                report(Finding.Refuse(layout.Columns[i], "stands twice in the header", "keep one column of that name", 1));
            }
        }

        if (fits && unknown > 0 && !layout.OthersAreUsual)
        {
            report(Finding.Note(1, "", unknown == 1 ? "one column is not used" : $"{unknown} columns are not used",
                $"a {layout.Kind} file uses {string.Join(',', layout.Columns)}"));
        }

        return fits;
    }

    /// <summary>The encoding of the line just read: UTF-8, unless it is not and the layout allows the other.</summary>
    /// <remarks>
    /// Judged line by line, so that a file of any size passes through in little memory and a file joined from two reads
    /// right. A line in windows-1252 that happens to be UTF-8 as well would need a capital with an accent before a sign.
    /// </remarks>
    private Encoding EncodingOf(CsvReader csv)
    {
        if (!layout.MayBeWindows1252 || Utf8.IsValid(csv.RawRecord))
        {
            return Encoding.UTF8;
        }

        if (!saidWindows1252)
        {
            saidWindows1252 = true;
            report(Finding.Note(csv.LineNumber, "", "is not UTF-8 and was read as windows-1252, as were any others like it",
                "compare a name with an accent in it with the school's own spelling"));
        }

        return Windows1252;
    }

    private static string Field(CsvReader csv, int column, Encoding encoding) =>
        ReferenceEquals(encoding, Encoding.UTF8) ? csv.GetString(column) : encoding.GetString(csv.GetSpan(column));

    private static Finding? TextProblem(CsvReader csv, Encoding encoding)
    {
        for (var i = 0; i < csv.FieldCount; i++)
        {
            var field = csv.GetSpan(i);
            if (field.Contains((byte)0))
            {
                return Finding.Reject(csv.LineNumber, "", "has a NUL character in it", "remove it, or save the file again as UTF-8 text");
            }

            if (ReferenceEquals(encoding, Encoding.UTF8) && !Utf8.IsValid(field))
            {
                return Finding.Reject(csv.LineNumber, "", "is not UTF-8", "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)");
            }
        }

        return null;
    }

    private static Finding? EncodingProblem(ReadOnlySpan<byte> start) => start switch
    {
        [] => Empty,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => Finding.Refuse("", "is UTF-16", "save it as UTF-8"),
        _ when start.Count((byte)0) > start.Length / 4 => Finding.Refuse("", "looks like UTF-16 or is not text", "save it as UTF-8"),
        _ => null,
    };

    private static string Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "has a quote inside a field that is not in quotes",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quote",
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes => "has a quote that is never closed",
        _ => "cannot be read as fields",
    };
}
