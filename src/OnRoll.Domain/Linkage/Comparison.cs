namespace OnRoll.Domain.Linkage;

/// <summary>What comparing two records found: a level for each field, and how much rarer or commoner what they share is than the level says.</summary>
/// <param name="Pattern">The levels, four bits each, the first field lowest.</param>
/// <param name="GivenRarity">By what the level's chance among strangers is to be replaced for the given name, as a natural logarithm; NaN: the level's own stands.</param>
/// <param name="SurnameRarity">The same for the surname. Where both names are the same it holds for the two together, and the given name's is 0.</param>
/// <param name="BornRarity">The same for the birth date.</param>
/// <param name="BothCommon">The given names differ by a slip, and both are well known: then it may well be no slip.</param>
public readonly record struct Compared(ulong Pattern, double GivenRarity, double SurnameRarity, double BornRarity, bool BothCommon)
{
    public int this[LinkField field] => (int)(Pattern >> (4 * (int)field)) & 15;

    internal static ulong With(ulong pattern, LinkField field, int level) => pattern | ((ulong)level << (4 * (int)field));
}

/// <summary>Compares two records field by field.</summary>
public sealed class Comparison(LinkTable table, Frequencies frequencies)
{
    // From this many bearers on a given name is one that everybody knows.
    private readonly double wellKnown = Math.Max(5, table.Count * 0.0001);

    public Compared Compare(int one, int other)
    {
        var records = table.Records;
        ref readonly var a = ref records[one];
        ref readonly var b = ref records[other];
        var (given, givenRarity) = Given(a, b);
        var (surname, surnameRarity) = Surname(a, b);
        if (given is >= 4 or 0 && surname is >= 4 or 0 && AreSwapped(a, b, out var swapped))
        {
            (given, givenRarity, surname, surnameRarity) = (0, double.NaN, 8, swapped);
        }
        else if (given == Levels.Exact && surname == Levels.Exact)
        {
            (givenRarity, surnameRarity) = (0, Math.Log(Math.Max(frequencies.WholeName(a), frequencies.WholeName(b))));
        }

        var born = Dates.Level(a.Born, b.Born);
        var pattern = Compared.With(0, LinkField.Given, given);
        pattern = Compared.With(pattern, LinkField.Surname, surname);
        pattern = Compared.With(pattern, LinkField.Born, born);
        pattern = Compared.With(pattern, LinkField.Place, Place(a, b));
        pattern = Compared.With(pattern, LinkField.Sex, a.Sex == ' ' || b.Sex == ' ' ? 0 : a.Sex == b.Sex ? 1 : 2);
        pattern = Compared.With(pattern, LinkField.Upn, Identifier(a.Upn, b.Upn, (a.Marks & b.Marks & RecordMarks.SoundUpn) != RecordMarks.None));
        pattern = Compared.With(pattern, LinkField.Nhs, Identifier(a.Nhs, b.Nhs, (a.Marks & b.Marks & RecordMarks.SoundNhs) != RecordMarks.None));
        pattern = Compared.With(pattern, LinkField.Other, Others(one, other));
        var slip = given is >= 4 and <= 6 && frequencies.TimesGiven(a.Given) >= wellKnown && frequencies.TimesGiven(b.Given) >= wellKnown;
        return new(pattern, givenRarity, surnameRarity, born == Levels.Exact ? Math.Log(frequencies.Born(a.Born)) : double.NaN, slip);
    }

    private (int Level, double Rarity) Given(in LinkRecord a, in LinkRecord b)
    {
        if (a.Given == 0 || b.Given == 0)
        {
            return (0, double.NaN);
        }

        if (a.Given == b.Given)
        {
            return (Levels.Exact, Math.Log(frequencies.Given(a.Given)));
        }

        var (one, other) = (table.Names[a.Given], table.Names[b.Given]);
        if (one.Joined == other.Joined)
        {
            return (Levels.Exact, Math.Log(Math.Max(frequencies.Given(a.Given), frequencies.Given(b.Given))));
        }

        return Names(one, other, frequencies.GivenPart);
    }

    private (int Level, double Rarity) Surname(in LinkRecord a, in LinkRecord b)
    {
        if (a.Surname == 0 || b.Surname == 0)
        {
            return (0, double.NaN);
        }

        if (a.Surname == b.Surname)
        {
            return (Levels.Exact, Math.Log(frequencies.Surname(a.Surname)));
        }

        var (one, other) = (table.Names[a.Surname], table.Names[b.Surname]);
        if (one.Joined == other.Joined)
        {
            return (Levels.Exact, Math.Log(Math.Max(frequencies.Surname(a.Surname), frequencies.Surname(b.Surname))));
        }

        return Names(one, other, frequencies.SurnamePart);
    }

    private static (int Level, double Rarity) Names(NameEntry one, NameEntry other, Func<int, double> share)
    {
        var rarest = double.NaN;
        foreach (var part in one.Parts)
        {
            for (var i = 0; i < other.Parts.Count; i++)
            {
                if (other.Parts[i] == part)
                {
                    rarest = double.IsNaN(rarest) ? share(part) : Math.Min(rarest, share(part));
                }
            }
        }

        if (!double.IsNaN(rarest))
        {
            return (2, Math.Log(rarest));
        }

        foreach (var group in one.Groups)
        {
            for (var i = 0; i < other.Groups.Count; i++)
            {
                if (other.Groups[i] == group)
                {
                    return (3, double.NaN);
                }
            }
        }

        if (one.Joined.Length == 1 || other.Joined.Length == 1)
        {
            return (one.Joined[0] == other.Joined[0] ? 8 : 7, double.NaN);
        }

        var alike = Likeness.JaroWinkler(one.Joined, other.Joined);
        return (alike >= 0.92 ? 4 : alike >= 0.85 ? 5 : alike >= 0.75 ? 6 : 7, double.NaN);
    }

    // Both names of one are the other's, exchanged: at least by a part each.
    private bool AreSwapped(in LinkRecord a, in LinkRecord b, out double rarity)
    {
        rarity = double.NaN;
        if (a.Given == 0 || a.Surname == 0 || b.Given == 0 || b.Surname == 0)
        {
            return false;
        }

        var (givenOfOne, surnameOfOne, givenOfOther, surnameOfOther) = (table.Names[a.Given], table.Names[a.Surname], table.Names[b.Given], table.Names[b.Surname]);
        var first = Names(givenOfOne, surnameOfOther, frequencies.GivenPart);
        var second = Names(surnameOfOne, givenOfOther, frequencies.SurnamePart);
        if (Math.Min(first.Level, second.Level) > 2 || Math.Max(first.Level, second.Level) > 5)
        {
            return false;
        }

        rarity = (double.IsNaN(first.Rarity) ? Math.Log(frequencies.Given(a.Given)) : first.Rarity) + (double.IsNaN(second.Rarity) ? Math.Log(frequencies.Surname(a.Surname)) : second.Rarity);
        return true;
    }

    private int Place(in LinkRecord a, in LinkRecord b)
    {
        var address = a.Address == 0 || b.Address == 0 ? 0 : a.Address == b.Address ? 1 : Addresses(table.Addresses[a.Address], table.Addresses[b.Address]);
        if (a.Postcode == 0 || b.Postcode == 0)
        {
            return address switch { 0 => 0, 1 => 11, 2 => 8, _ => 10 };
        }

        if (a.Postcode == b.Postcode)
        {
            return address switch { 0 => 3, 1 => 1, 2 => 2, _ => 4 };
        }

        var slip = PackedText.IsOneSlip(a.Postcode, b.Postcode);
        if (address == 1)
        {
            return slip ? 5 : 6;
        }

        return slip ? 7 : a.Postcode >> 10 == b.Postcode >> 10 ? 8 : a.Postcode >> 15 == b.Postcode >> 15 ? 9 : 10;
    }

    // 1: the same but for its writing; 2: in part; 3: another.
    private static int Addresses(AddressEntry one, AddressEntry other)
    {
        if (one.Words.Count == 0 || other.Words.Count == 0)
        {
            return one.Numbers == other.Numbers ? 2 : 3;
        }

        var street = one.Words[0] == other.Words[0] || Likeness.JaroWinkler(one.Words[0], other.Words[0]) >= 0.9;
        return street && one.Numbers == other.Numbers ? 1 : street || (one.Numbers == other.Numbers && one.Numbers.Length > 3) ? 2 : 3;
    }

    private static int Identifier(ulong one, ulong other, bool sound) =>
        one == 0 || other == 0 ? 0 : one == other ? Levels.Exact : PackedText.IsOneSlip(one, other) && !sound ? 2 : sound ? 3 : 4;

    private int Others(int one, int other)
    {
        var best = 0;
        for (var column = 0; column < table.OtherColumns; column++)
        {
            var (a, b) = (table.Other(one, column), table.Other(other, column));
            var level = a == 0 || b == 0 ? 0 : a == b ? 1 : Likeness.JaroWinkler(table.OtherText(a), table.OtherText(b)) >= 0.88 ? 2 : 3;
            best = best == 0 ? level : level == 0 ? best : Math.Min(best, level);
        }

        return best;
    }
}
