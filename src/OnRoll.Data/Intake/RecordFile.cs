using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;

namespace OnRoll.Data.Intake;

/// <summary>What became of a file about children.</summary>
/// <param name="Accepted">Rows that became statements.</param>
/// <param name="Rejected">Rows that did not.</param>
/// <param name="IsRefused">Whether nothing of the file was read.</param>
/// <param name="Unread">Whose rows were rejected, as far as they tell: the file says neither that they are there nor that they are gone.</param>
/// <param name="UnreadWithoutId">Rows that do not even tell whose they are, unreadable lines included.</param>
public sealed record RecordsRead(long Accepted, long Rejected, bool IsRefused, IReadOnlyList<(string Source, string Id)> Unread, long UnreadWithoutId);

/// <summary>Reads a file about children: a roll, joiners, leavers, a population list, referrals or a caseload.</summary>
public static class RecordFile
{
    /// <param name="stream">The file's bytes.</param>
    /// <param name="kind">One of <see cref="RecordKinds"/>.</param>
    /// <param name="received">When it came, from whom, and how its columns are to be read.</param>
    /// <param name="take">Given each statement, in the order of the rows.</param>
    /// <param name="report">Told of every fault and notice.</param>
    /// <param name="rejected">Told of every rejected line as it came, after <paramref name="report"/>.</param>
    /// <param name="progress">Told how many rows have been read, now and then.</param>
    public static RecordsRead Read(Stream stream, string kind, Received received, Action<Statement> take, Action<Finding> report,
        Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        var isRefused = false;
        Finding? fault = null;
        long lines = 0;
        var rows = RecordKinds.Rows(kind, received, Take);
        if (isRefused)
        {
            return new(0, 0, IsRefused: true, [], 0); // the map does not fit the kind
        }

        long accepted = 0;
        long notAccepted = 0;
        var saidHeader = false;
        var file = new CsvFile(rows.Layout, Take)
        {
            Rejected = line =>
            {
                lines++;
                rejected?.Invoke(line);
            },
        };
        foreach (var row in file.Read(stream))
        {
            if (!saidHeader)
            {
                saidHeader = true;
                NoteMissing(received.Map, file.Header, report);
            }

            fault = null;
            if (rows.Read(row) is { } statement)
            {
                accepted++;
                take(statement);
            }
            else
            {
                notAccepted++;
                rejected?.Invoke(new(fault!, file.RawLine, file.RawHeader));
            }

            if (((accepted + notAccepted) & 0xFFFF) == 0)
            {
                progress?.Invoke(accepted + notAccepted);
            }
        }

        rows.Finish();
        return new(accepted, notAccepted + lines, isRefused, rows.Unread, rows.UnreadWithoutId + lines);

        void Take(Finding finding)
        {
            isRefused |= finding.Severity is Severity.Refused;
            fault ??= finding.Severity is Severity.Rejected ? finding : null;
            report(finding);
        }
    }

    private static void NoteMissing(ColumnMap map, IReadOnlyList<string> header, Action<Finding> report)
    {
        foreach (var column in map.MissingFrom(header))
        {
            report(Finding.Note(1, column, "is in the map and not in the header", "compare the map with the header; the column reads as blank"));
        }
    }
}
