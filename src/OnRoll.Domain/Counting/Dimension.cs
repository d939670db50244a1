namespace OnRoll.Domain.Counting;

/// <summary>What a count can be broken down by.</summary>
public enum Dimension
{
    Authority,
    Region,
    Reason,
    Table2,
    Sex,
    Age,
    Year,
    Weeks,
    Attribute,
}

/// <summary>The words for dimensions.</summary>
public static class Dimensions
{
    /// <summary>Their names, as the command line and columns have them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["authority", "region", "reason", "table2", "sex", "age", "year", "weeks", "attribute"];

    public static bool TryParse(string name, out Dimension dimension)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                dimension = (Dimension)i;
                return true;
            }
        }

        dimension = default;
        return false;
    }
}
