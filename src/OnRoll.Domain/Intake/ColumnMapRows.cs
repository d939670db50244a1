namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a saved column map into a <see cref="ColumnMap"/>.</summary>
/// <remarks>A row without a value renames a column; a row with one says what that word of the column means.</remarks>
public sealed class ColumnMapRows(Action<Finding> report)
{
    private const int Column = 0;
    private const int Means = 1;
    private const int Value = 2;

    private readonly List<(string Theirs, string Ours)> columns = [];
    private readonly List<(string Column, string Value, string Means)> values = [];
    private readonly Dictionary<(string Column, string Value), long> seen = [];

    public static Layout Layout { get; } = new("map", ["column", "means"], ["value"]);

    /// <summary>The rows taken so far.</summary>
    public ColumnMap Map => new(columns, values);

    public void Take(Row row)
    {
        var fields = new Fields(Layout, row);
        var column = fields.Needed(Column, "give the column as the file's header has it");
        var value = fields.Text(Value);
        var means = value.Length > 0 ? fields.Text(Means) : fields.Needed(Means, "give our column for it, such as surname");
        var key = (column.ToUpperInvariant(), value.ToUpperInvariant());
        if (!fields.IsRejected && !seen.TryAdd(key, row.Line))
        {
            fields.Reject(value.Length > 0 ? Value : Column, $"stands already on line {seen[key]}", "keep one row for each column and word");
        }

        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        if (fields.IsRejected)
        {
            return;
        }

        if (value.Length == 0)
        {
            columns.Add((column, means));
        }
        else
        {
            values.Add((column, value, means));
        }
    }
}
