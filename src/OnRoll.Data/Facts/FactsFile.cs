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

/// <summary>Reads a facts file into one ledger for each child.</summary>
public static class FactsFile
{
    /// <param name="stream">The file's bytes.</param>
    /// <param name="now">The moment of reading, for lines that do not say when they were learnt.</param>
    /// <param name="report">Told of every fault and notice.</param>
    /// <param name="rejected">Told of every rejected line as it came, after <paramref name="report"/>.</param>
    /// <param name="progress">Told how many lines have been read, now and then.</param>
    public static FactsRead Read(Stream stream, Moment now, Action<Finding> report,
        Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        var isRefused = false;
        Finding? fault = null;
        var file = new CsvFile(FactRows.Layout, Take) { Rejected = rejected };
        var rows = new FactRows(now, Take);
        var ledgers = new Dictionary<string, ChildLedger>(StringComparer.Ordinal);
        long accepted = 0;
        long withoutKnown = 0;
        foreach (var row in file.Read(stream))
        {
            fault = null;
            if (rows.Read(row) is not { } line)
            {
                rejected?.Invoke(new(fault!, file.RawLine, file.RawHeader));
                continue;
            }

            if (!ledgers.TryGetValue(line.Child, out var ledger))
            {
                ledgers.Add(line.Child, ledger = new(line.Child));
            }

            ledger.Add(line.Recorded);
            accepted++;
            withoutKnown += line.HasNoKnown ? 1 : 0;
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
            fault ??= finding.Severity is Severity.Rejected ? finding : null;
            report(finding);
        }
    }
}
