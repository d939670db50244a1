using System.Globalization;
using OnRoll.Data.Csv;

namespace OnRoll.Cli.Shell;

/// <summary>Writes rejected lines as they came, with two columns before them: the line and the problem.</summary>
/// <remarks>The file is empty if nothing was rejected, so that an older one is not sent again.</remarks>
internal sealed class RejectedRows(OutputFile file) : IDisposable
{
    private bool hasHeader;

    public void Write(RejectedLine line)
    {
        if (!hasHeader)
        {
            file.Write(writer => writer.Write($"line,problem,{line.Header}\n"));
            hasHeader = true;
        }

        var finding = line.Finding;
        var problem = (finding.Column.Length > 0 ? $"{finding.Column} " : "") + $"{finding.What}; {finding.Mend}";
        file.Write(writer => writer.Write(string.Create(CultureInfo.InvariantCulture, $"{finding.Line},\"{problem.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{line.Raw}\n")));
    }

    public void Dispose()
    {
        file.Keep();
        file.Dispose();
    }
}
