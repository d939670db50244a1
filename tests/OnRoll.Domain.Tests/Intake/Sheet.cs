using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Intake;

/// <summary>Rows as a file would have them: values by column, the rest blank.</summary>
internal sealed class Sheet(Func<Received, Action<Finding>, RecordRows> rows, Received received)
{
    /// <summary>Monday 12 October 2026.</summary>
    public static readonly DateOnly Today = new(2026, 10, 12);

    private readonly List<Finding> findings = [];
    private RecordRows? reader;
    private long line = 1;

    public Sheet(Func<Received, Action<Finding>, RecordRows> rows)
        : this(rows, new Received(Today))
    {
    }

    public IReadOnlyList<Finding> Findings => findings;

    public RecordRows Reader => reader ??= rows(received, findings.Add);

    /// <summary>Each fault as <c>column: what</c>.</summary>
    public IEnumerable<string> Rejected => findings.Where(finding => finding.Severity is Severity.Rejected).Select(finding => $"{finding.Column}: {finding.What}");

    public IEnumerable<string> Notices => findings.Where(finding => finding.Severity is Severity.Notice).Select(finding => $"{finding.Column}: {finding.What}");

    public static Sheet OfRolls(DateOnly? on = null) => new((received, report) => new RollRows(received, report), new(on ?? Today));

    /// <summary>Reads a row written <c>column=value;column=value</c>; a later value of a column takes the place of an earlier.</summary>
    public Statement? Read(params ReadOnlySpan<string> parts)
    {
        var values = new string[Reader.Layout.Columns.Count];
        Array.Fill(values, "");
        foreach (var part in parts)
        {
            foreach (var pair in part.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                values[Reader.Layout.IndexOf(pair[..at])] = pair[(at + 1)..];
            }
        }

        return Reader.Read(new(++line, values));
    }

    public static DateOnly Day(string text) => IsoDay.TryParse(text, out var day) ? day : throw new ArgumentException("Not a day", nameof(text));
}
