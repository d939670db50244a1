using System.Runtime.InteropServices;
using OnRoll.Domain.Identity;

namespace OnRoll.Domain.Linkage;

/// <summary>Every name that occurs in the records, once: its parts, its letters, the names it is a form of, and how often it occurs.</summary>
/// <remarks>
/// A million records have some hundred thousand different names: what can be worked out of a name is worked out once for each, not once for each pair.
/// Entry 0 is the name that is not known.
/// </remarks>
public sealed class NameBook
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<NameEntry> entries = [NameEntry.None];
    private readonly Dictionary<string, int> parts = new(StringComparer.Ordinal);
    private readonly List<string> partTexts = [];
    private readonly Dictionary<string, int> asGiven = new(StringComparer.Ordinal);

    // What registers write where a name should stand. Not names: nobody is alike by them.
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal) { "BABY", "UNKNOWN", "UNK", "INFANT", "BOY", "GIRL", "TWIN", "MALE", "FEMALE", "NONE", "NA", "NK", "NOTKNOWN", "TEST" };

    public int Count => entries.Count;

    public NameEntry this[int name] => entries[name];

    /// <summary>How many different parts of names there are.</summary>
    public int Parts => partTexts.Count;

    /// <summary>A part of a name by its number.</summary>
    public string Part(int part) => partTexts[part];

    /// <summary>The number of a name as it was written; 0 if nothing of it is a name.</summary>
    public int Of(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (asGiven.TryGetValue(text, out var known))
        {
            return known;
        }

        var tokens = FoldedName.Parts(text.Normalize(System.Text.NormalizationForm.FormKC)).Where(static part => !NoNames.Contains(part)).Take(8).Select(static part => part.Length <= 40 ? part : part[..40]).ToArray();
        var place = tokens.Length == 0 ? 0 : Enter(tokens);
        asGiven.Add(text, place);
        return place;
    }

    /// <summary>Forgets which texts led to which name, once all have been read.</summary>
    public void Close() => asGiven.Clear();

    private int Enter(string[] tokens)
    {
        var key = string.Join(' ', tokens);
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var there);
        if (!there)
        {
            place = entries.Count;
            entries.Add(new(key, string.Concat(tokens), [.. tokens.Select(PartOf)], Variants.GroupsOf(tokens)));
        }

        return place;
    }

    private int PartOf(string token)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, token, out var there);
        if (!there)
        {
            place = partTexts.Count;
            partTexts.Add(token);
        }

        return place;
    }
}

/// <summary>A name as it is compared.</summary>
/// <param name="Text">Its parts, folded, with a blank between.</param>
/// <param name="Joined">The same without blanks: MC DONALD is McDonald.</param>
/// <param name="Parts">The numbers of its parts, in order.</param>
/// <param name="Groups">For each part the groups of names that are forms of one another; empty where none is known.</param>
public sealed record NameEntry(string Text, string Joined, IReadOnlyList<int> Parts, IReadOnlyList<int> Groups)
{
    internal static readonly NameEntry None = new("", "", [], []);

    /// <summary>How the name sounds, roughly: for bringing together, not for judging.</summary>
    public int Sound { get; } = Sounds.Of(Joined);
}
