using System.Globalization;
using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>Names by culture and how often each is met, and the other ways to write some of them.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<(string Culture, char Part), (string[] Names, int[] Upto)> names = [];
    private readonly Dictionary<string, string[]> variants = new(StringComparer.Ordinal);
    private readonly List<(string Name, int London, int Elsewhere, int BornAbroad)> cultures = [];

    private NameBook()
    {
        foreach (var group in Resources.Rows("names.tsv.gz").GroupBy(row => (row[0], row[1][0])))
        {
            var total = 0;
            var rows = group.ToList();
            names.Add(group.Key, ([.. rows.Select(row => row[2])], [.. rows.Select(row => total += Number(row[3]))]));
        }

        cultures.AddRange(Resources.Rows("cultures.tsv").Select(row => (row[0], Number(row[1]), Number(row[2]), Number(row[3]))));
        foreach (var group in Resources.Rows("variants.tsv").Select(row => row[0].Split(' ')))
        {
            foreach (var name in group)
            {
                variants.TryAdd(name, [.. group.Where(other => other != name)]);
            }
        }
    }

    /// <summary>Read once, when first asked for.</summary>
    public static NameBook Shared { get; } = new();

    /// <summary>A culture as common as it is in London or outside it, and of a hundred of its children how many were born abroad.</summary>
    public (string Culture, int BornAbroad) Culture(bool london, Chance chance)
    {
        var left = chance.Below(cultures.Sum(culture => london ? culture.London : culture.Elsewhere));
        var (name, _, _, abroad) = cultures.First(culture => (left -= london ? culture.London : culture.Elsewhere) < 0);
        return (name, abroad);
    }

    public string Forename(string culture, string sex, Chance chance) => Draw((culture, sex == "M" ? 'M' : 'F'), chance);

    public string Surname(string culture, Chance chance) => Draw((culture, 'S'), chance);

    /// <summary>Another way to write a name; <c>null</c> if we know of none.</summary>
    public string? Variant(string name, Chance chance) => variants.TryGetValue(name, out var others) ? chance.Pick(others) : null;

    private string Draw((string, char) key, Chance chance)
    {
        var (list, upto) = names[key];
        var at = Array.BinarySearch(upto, chance.Below(upto[^1]) + 1);
        return list[at < 0 ? ~at : at];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
