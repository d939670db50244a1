using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Linkage;

namespace OnRoll.Data.Linkage;

/// <summary>Reads one or two lists of people into a table of records to compare.</summary>
public static class LinkFiles
{
    /// <param name="open">The files, one or two, each opened when its turn comes.</param>
    /// <param name="map">The user's names for columns.</param>
    /// <param name="others">How many further columns the map names, as <c>other1</c> and on.</param>
    /// <param name="report">For each file, told of every line that is not taken.</param>
    /// <returns>The table, and which record is which.</returns>
    public static (LinkTable Table, IReadOnlyList<(int File, string Id)> Names) Read(IReadOnlyList<Func<Stream>> open, ColumnMap map, int others, IReadOnlyList<Action<Finding>> report)
    {
        var columns = LinkRows.OtherColumns(others);
        var table = new LinkTable(columns) { AcrossSides = open.Count > 1 };
        var file = 0;
        var rows = new LinkRows(table, others, finding => report[file](finding));
        for (; file < open.Count; file++)
        {
            using var stream = open[file]();
            var csv = new CsvFile(map.Onto(LinkRows.Columns, report[file]), report[file]);
            var begun = false;
            foreach (var row in csv.Read(stream))
            {
                if (!begun)
                {
                    begun = true;
                    rows.Begin(csv.Has);
                    table.AcrossSides |= csv.Has("side");
                }

                rows.Take(row, file, rightSide: file > 0);
            }
        }

        return (table, rows.Names);
    }
}
