using System.Collections.Frozen;
using System.Reflection;

namespace OnRoll.Domain.Linkage;

/// <summary>Names that are forms of one another: short forms, spellings, transliterations.</summary>
/// <remarks>Read once from the lists in <c>Data/</c>, each with its origin and licence in <c>DATA.md</c>. A name may be in several groups: Alex is a form of Alexander and of Alexandra.</remarks>
internal static class Variants
{
    private static readonly FrozenDictionary<string, int[]> Groups = Read();

    /// <summary>The groups of each part together, without doubles.</summary>
    public static int[] GroupsOf(IReadOnlyList<string> parts) =>
        [.. parts.SelectMany(static part => Groups.TryGetValue(part, out var of) ? of : []).Distinct()];

    private static FrozenDictionary<string, int[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Linkage/name-variants.csv")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        reader.ReadLine(); // the header
        for (var group = 0; reader.ReadLine() is { } line; group++)
        {
            foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!groups.TryGetValue(name, out var of))
                {
                    groups.Add(name, of = []);
                }

                of.Add(group);
            }
        }

        return groups.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
