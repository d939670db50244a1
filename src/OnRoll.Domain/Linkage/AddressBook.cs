using System.Runtime.InteropServices;
using OnRoll.Domain.Identity;

namespace OnRoll.Domain.Linkage;

/// <summary>Every address that occurs, once: its numbers and its words.</summary>
public sealed class AddressBook
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["ROAD"] = "RD",
        ["STREET"] = "ST",
        ["AVENUE"] = "AV",
        ["AVE"] = "AV",
        ["LANE"] = "LA",
        ["LN"] = "LA",
        ["DRIVE"] = "DR",
        ["CLOSE"] = "CL",
        ["COURT"] = "CT",
        ["CRESCENT"] = "CR",
        ["CRES"] = "CR",
        ["PLACE"] = "PL",
        ["SQUARE"] = "SQ",
        ["TERRACE"] = "TE",
        ["TERR"] = "TE",
        ["TER"] = "TE",
        ["GARDENS"] = "GD",
        ["GDNS"] = "GD",
        ["GROVE"] = "GR",
        ["GRV"] = "GR",
        ["MEWS"] = "MW",
        ["WALK"] = "WK",
        ["HOUSE"] = "HO",
        ["FLAT"] = "",
        ["APARTMENT"] = "",
        ["APT"] = "",
        ["UNIT"] = "",
        ["NO"] = "",
        ["THE"] = "",
    };

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<AddressEntry> entries = [AddressEntry.None];

    public int Count => entries.Count;

    public AddressEntry this[int address] => entries[address];

    /// <summary>The number of an address; 0 if nothing of it says a place.</summary>
    public int Of(string text)
    {
        var parts = FoldedName.Parts(text).Select(static part => Short.GetValueOrDefault(part, part)).Where(static part => part.Length > 0).Take(12).ToArray();
        if (parts.Length == 0)
        {
            return 0;
        }

        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, string.Join(' ', parts), out var there);
        if (!there)
        {
            place = entries.Count;
            entries.Add(AddressEntry.Of(parts));
        }

        return place;
    }
}

/// <summary>An address as it is compared.</summary>
/// <param name="Numbers">Numbers of flat and house, in order, with a blank between.</param>
/// <param name="Words">Its words in order: street, and town if given; at most four are looked at.</param>
public sealed record AddressEntry(string Numbers, IReadOnlyList<string> Words)
{
    internal static readonly AddressEntry None = new("", []);

    /// <summary>Numbers and the first word of the street: what brings two ways of writing one address together.</summary>
    public int Key { get; } = Words.Count == 0 ? 0 : Stable(Numbers, Words[0]);

    internal static AddressEntry Of(IReadOnlyList<string> parts) =>
        new(string.Join(' ', parts.Where(static part => char.IsAsciiDigit(part[0]))), [.. parts.Where(static part => !char.IsAsciiDigit(part[0])).Take(4)]);

    private static int Stable(string numbers, string word)
    {
        var hash = 17u;
        foreach (var letter in numbers)
        {
            hash = (hash * 31) + letter;
        }

        foreach (var letter in word)
        {
            hash = (hash * 31) + letter;
        }

        return (int)hash | 1;
    }
}
