using System.Collections.Frozen;
using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Schools;

/// <summary>Turns the lines of a file of links between schools into links.</summary>
/// <param name="report">Told of every row that is rejected and of every cell that could not be used.</param>
public sealed class SchoolLinkRows(Action<Finding> report)
{
    public static readonly Layout Layout = new("gias-links", ["URN", "LinkURN", "LinkType"], ["LinkName", "LinkEstablishedDate"])
    {
        OthersAreUsual = true,
        MayBeWindows1252 = true,
    };

    private static readonly FrozenDictionary<string, int> Places = RegisterRow.PlacesOf(Layout);

    /// <summary>The link of a line, or <c>null</c> if the line is rejected.</summary>
    public SchoolLink? Take(Row line)
    {
        var row = new RegisterRow(line, Places, report);
        if (row.Urn("URN") is not { } from || row.Urn("LinkURN") is not { } to)
        {
            return null;
        }

        if (from == to)
        {
            report(Finding.Reject(line.Line, "LinkURN", "links the school to itself", "give the other school's URN"));
            return null;
        }

        var words = row.Text("LinkType");
        if (words.Length == 0)
        {
            report(Finding.Reject(line.Line, "LinkType", "does not say what the other school is to this one", "write Predecessor or Successor"));
            return null;
        }

        var (kind, manner) = SchoolLink.KindOf(words);
        return new(from, to, row.TextOfLetters("LinkName"), kind, manner, row.Day("LinkEstablishedDate"), words) { Line = line.Line };
    }
}
