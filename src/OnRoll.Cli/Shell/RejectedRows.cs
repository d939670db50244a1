using System.Globalization;
using OnRoll.Data.Csv;

namespace OnRoll.Cli.Shell;

/// <summary>Writes rejected lines as they came, with two columns before them: the line and the problem.</summary>
internal sealed class RejectedRows(TextWriter writer) : IDisposable
{
    private bool hasHeader;

    public void Write(RejectedLine line)
    {
        if (!hasHeader)
        {
            writer.Write("line,problem,");
            writer.Write(line.Header);
            writer.Write('\n');
            hasHeader = true;
        }

        var finding = line.Finding;
        var problem = (finding.Column.Length > 0 ? $"{finding.Column} " : "") + $"{finding.What}; {finding.Mend}";
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{finding.Line},\"{problem.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{line.Raw}\n"));
    }

    public void Dispose() => writer.Dispose();
}
