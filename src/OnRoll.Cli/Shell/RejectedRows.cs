using System.Globalization;
using OnRoll.Data.Csv;

namespace OnRoll.Cli.Shell;

/// <summary>Writes rejected lines as they came, with two columns before them: the line and the problem.</summary>
/// <remarks>Nothing is written while nothing is rejected; the file stands under its name only when it is whole.</remarks>
internal sealed class RejectedRows(Func<StreamWriter> create, string path) : IDisposable
{
    private StreamWriter? writer;

    public void Write(RejectedLine line)
    {
        if (writer is null)
        {
            writer = create();
            writer.Write($"line,problem,{line.Header}\n");
        }

        var finding = line.Finding;
        var problem = (finding.Column.Length > 0 ? $"{finding.Column} " : "") + $"{finding.What}; {finding.Mend}";
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{finding.Line},\"{problem.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{line.Raw}\n"));
    }

    public void Dispose()
    {
        if (writer is not null)
        {
            writer.Dispose();
            File.Move($"{path}.part", path, overwrite: true);
        }
    }
}
