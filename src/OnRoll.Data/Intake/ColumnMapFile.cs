using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;

namespace OnRoll.Data.Intake;

/// <summary>Reads a saved column map: <c>column,means,value</c>.</summary>
public static class ColumnMapFile
{
    /// <returns>The map of the rows that could be read; empty if the file was refused.</returns>
    public static ColumnMap Read(Stream stream, Action<Finding> report)
    {
        var rows = new ColumnMapRows(report);
        foreach (var row in new CsvFile(ColumnMapRows.Layout, report).Read(stream))
        {
            rows.Take(row);
        }

        return rows.Map;
    }
}
