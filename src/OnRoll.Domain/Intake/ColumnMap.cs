namespace OnRoll.Domain.Intake;

/// <summary>How the columns and the words of another system are to be read: theirs, and what they mean to us.</summary>
/// <remarks>Given as <c>theirs=ours,…</c>, or saved as a file with the columns <c>column,means,value</c> (<see cref="ColumnMapRows"/>).</remarks>
public sealed class ColumnMap
{
    /// <summary>Nothing is renamed.</summary>
    public static readonly ColumnMap None = new([], []);

    private readonly Dictionary<string, Dictionary<string, string>> words = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="columns">Their column and ours.</param>
    /// <param name="values">A column, theirs or ours, one of the words met in it, and ours for it. Of two for one word the later counts.</param>
    public ColumnMap(IReadOnlyList<(string Theirs, string Ours)> columns, IEnumerable<(string Column, string Value, string Means)> values)
    {
        Columns = columns;
        Words = [.. values];
        foreach (var (column, value, means) in Words)
        {
            var ours = columns.FirstOrDefault(pair => Same(pair.Theirs, column)).Ours ?? column;
            if (!words.TryGetValue(ours, out var known))
            {
                words.Add(ours, known = new(StringComparer.OrdinalIgnoreCase));
            }

            known[value] = means;
        }
    }

    /// <summary>Their columns, each with ours.</summary>
    public IReadOnlyList<(string Theirs, string Ours)> Columns { get; }

    /// <summary>The words met in a column, theirs or ours, each with what it means, as they were given.</summary>
    public IReadOnlyList<(string Column, string Value, string Means)> Words { get; }

    /// <summary>Our columns whose words are mapped.</summary>
    public IEnumerable<string> WithWords => words.Keys;

    /// <summary>Reads <c>theirs=ours,…</c>.</summary>
    /// <param name="problem">What is wrong with it; <c>null</c> if it is read.</param>
    public static bool TryParse(string text, out ColumnMap map, out Problem? problem)
    {
        var columns = new List<(string, string)>();
        map = None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf('=');
            if (at <= 0 || at == part.Length - 1)
            {
                problem = new("map.shape", "map", "Write each column of the file, =, and ours, with commas between: last_name=surname,dob=date_of_birth");
                return false;
            }

            columns.Add((part[..at].Trim(), part[(at + 1)..].Trim()));
        }

        problem = columns.Count == 0 ? new("map.missing", "map", "Give at least one column, as last_name=surname") : null;
        map = new(columns, []);
        return problem is null;
    }

    /// <summary>What a word in one of our columns means; the word itself where nothing is said of it.</summary>
    public string Meaning(string column, string word) =>
        words.TryGetValue(column, out var known) && known.TryGetValue(word, out var means) ? means : word;

    /// <summary>The layout with the map's names before its own. A name that means no column of it is reported and passed over.</summary>
    /// <param name="report">Told, by the name in the map, of what the layout has no column for.</param>
    public Layout Onto(Layout layout, Action<Finding> report)
    {
        foreach (var column in Columns.Select(pair => pair.Ours).Concat(WithWords).Where(column => layout.IndexOf(column) < 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            report(Finding.Refuse(column, $"is in the map and is no column of a {layout.Kind} file", $"use one of {string.Join(',', layout.Columns)}"));
        }

        return Columns.Count == 0 ? layout
            : layout with { AlsoCalled = [.. layout.AlsoCalled, .. Columns.Where(pair => layout.IndexOf(pair.Ours) >= 0)] };
    }

    /// <summary>The columns of the map that a header does not have, in the map's order.</summary>
    public IEnumerable<string> MissingFrom(IReadOnlyList<string> header) =>
        Columns.Select(pair => pair.Theirs).Where(theirs => !header.Contains(theirs, StringComparer.OrdinalIgnoreCase));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
