using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Schools;

/// <summary>Reads the files of the schools register (Get Information about Schools), of any year.</summary>
public static class SchoolFiles
{
    /// <summary>The schools of a file, one at a time: a full one, or a list that has little more than URN and name.</summary>
    /// <param name="stream">UTF-8 or windows-1252.</param>
    /// <param name="report">Told of a refused file, of every rejected row and of every cell that could not be used.</param>
    public static IEnumerable<School> Schools(Stream stream, Action<Finding> report)
    {
        var file = new CsvFile(SchoolRows.Layout, report);
        var rows = new SchoolRows(file.Has, report);
        foreach (var row in file.Read(stream))
        {
            if (rows.Take(row) is { } school)
            {
                yield return school;
            }
        }
    }

    /// <summary>The links of a file, one at a time.</summary>
    /// <inheritdoc cref="Schools"/>
    public static IEnumerable<SchoolLink> Links(Stream stream, Action<Finding> report)
    {
        var rows = new SchoolLinkRows(report);
        foreach (var row in new CsvFile(SchoolLinkRows.Layout, report).Read(stream))
        {
            if (rows.Take(row) is { } link)
            {
                yield return link;
            }
        }
    }
}
