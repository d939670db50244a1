namespace OnRoll.Domain.Intake;

/// <summary>The columns of a kind of file. Columns may stand in any order; others are passed over with a notice.</summary>
/// <param name="Kind">The name used on the command line, e.g. <c>facts</c>.</param>
/// <param name="Needed">A file without one of these is refused, and the column named.</param>
/// <param name="Optional">A file without one of these reads as if the column were blank.</param>
public sealed record Layout(string Kind, IReadOnlyList<string> Needed, IReadOnlyList<string> Optional)
{
    /// <summary>All columns, the needed ones first: the order in which a <see cref="Row"/> holds its values.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Needed, .. Optional];

    private readonly Dictionary<string, int> places = Places([.. Needed, .. Optional]);

    /// <summary>Other names under which a column is met, each with the name it has in <see cref="Columns"/>. Of two that claim one name the later counts.</summary>
    public IReadOnlyList<(string Met, string Column)> AlsoCalled { get; init; } = [];

    /// <summary>Where a column stands in <see cref="Columns"/>; -1 if the layout has none of that name.</summary>
    public int IndexOf(string column) => places.TryGetValue(column, out var place) ? place : -1;

    /// <summary>Whether such files always have columns that we do not use, so that nobody need be told.</summary>
    public bool OthersAreUsual { get; init; }

    /// <summary>Whether a line that is not UTF-8 is read as windows-1252, with one notice for the file, instead of rejected.</summary>
    public bool MayBeWindows1252 { get; init; }

    private static Dictionary<string, int> Places(string[] columns)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Length; i++)
        {
            byName.Add(columns[i], i);
        }

        return byName;
    }
}

/// <summary>One line of a file, its values in the order of the layout's columns, trimmed; a blank is the empty string.</summary>
/// <param name="Line">Counted from 1, the header included, as an editor shows it.</param>
public readonly record struct Row(long Line, IReadOnlyList<string> Values)
{
    public string this[int column] => Values[column];
}
