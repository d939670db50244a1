using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Law;

namespace OnRoll.Data.Law;

/// <summary>Reads a file that says which parts of the 2026 Act are in force for which authority, from when.</summary>
public static class CommencementFile
{
    public static Commencements Read(Stream stream, Action<Finding> report)
    {
        var rows = new CommencementRows(report);
        var entries = new List<Commencement>();
        foreach (var row in new CsvFile(CommencementRows.Layout, report).Read(stream))
        {
            if (rows.Read(row) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new(entries);
    }
}
