using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Facts;

/// <summary>What was read from a facts file.</summary>
/// <param name="Children">A ledger for each child, in the order of their ids.</param>
/// <param name="Accepted">Lines taken in.</param>
/// <param name="WithoutKnown">Lines among them that do not say when they were learnt.</param>
public sealed record FactsRead(IReadOnlyList<ChildLedger> Children, long Accepted, long WithoutKnown, bool IsRefused);

/// <summary>Reads a facts file: line by line, or into one ledger for each child.</summary>
public static class FactsFile
{
    // No child has so many; what judges a child costs time that grows with the square of its lines, and the file's must not.
    private const int MostLinesOfAChild = 2000;

    /// <summary>The lines that can be taken in, one at a time, in the order of the file.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="now">The moment of reading, for lines that do not say when they were learnt.</param>
    /// <param name="report">Told of every fault and notice.</param>
    /// <param name="rejected">Told of every rejected line as it came, after <paramref name="report"/>.</param>
    public static IEnumerable<FactLine> Lines(Stream stream, Moment now, Action<Finding> report, Action<RejectedLine>? rejected = null)
    {
        Finding? fault = null;
        var file = new CsvFile(FactRows.Layout, Take) { Rejected = rejected };
        var rows = new FactRows(now, Take);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in file.Read(stream))
        {
            fault = null;
            if (rows.Read(row) is not { } line)
            {
                rejected?.Invoke(new(fault!, file.RawLine, file.RawHeader));
                continue;
            }

            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, line.Child, out _);
            if (count++ < MostLinesOfAChild)
            {
                yield return line;
                continue;
            }

            fault = Finding.Reject(row.Line, "child", $"has more than {MostLinesOfAChild:N0} lines",
                "give each child an id of its own; one that several share cannot be answered for");
            report(fault);
            rejected?.Invoke(new(fault, file.RawLine, file.RawHeader));
        }

        void Take(Finding finding)
        {
            fault ??= finding.Severity is Severity.Rejected ? finding : null;
            report(finding);
        }
    }

    /// <summary>Reads the whole file into memory.</summary>
    /// <param name="progress">Told how many lines have been read, now and then.</param>
    /// <inheritdoc cref="Lines"/>
    public static FactsRead Read(Stream stream, Moment now, Action<Finding> report,
        Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        var isRefused = false;
        var ledgers = new Dictionary<string, ChildLedger>(StringComparer.Ordinal);
        long accepted = 0;
        long withoutKnown = 0;
        foreach (var line in Lines(stream, now, Take, rejected))
        {
            if (!ledgers.TryGetValue(line.Child, out var ledger))
            {
                ledgers.Add(line.Child, ledger = new(line.Child));
            }

            ledger.Add(line.Recorded);
            accepted++;
            withoutKnown += line.Recorded.IsUndated ? 1 : 0;
            if ((accepted & 0xFFFF) == 0)
            {
                progress?.Invoke(accepted);
            }
        }

        var children = ledgers.Values.ToArray();
        Array.Sort(children, static (left, right) => string.CompareOrdinal(left.Child, right.Child));
        return new(children, accepted, withoutKnown, isRefused);

        void Take(Finding finding)
        {
            isRefused |= finding.Severity is Severity.Refused;
            report(finding);
        }
    }
}
