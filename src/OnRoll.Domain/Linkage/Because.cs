using System.Globalization;

namespace OnRoll.Domain.Linkage;

/// <summary>Why a pair is taken for one person, or may be, in a sentence that an officer can read. It has no particulars in it.</summary>
public static class Because
{
    // So little evidence is not worth a word.
    private const double Slight = 1.0;

    /// <summary>What agrees, the strongest first, what differs, and how rare such a likeness is among strangers.</summary>
    public static string Of(LinkModel model, LinkedPair pair)
    {
        var weights = new List<(double Bits, string Words)>();
        for (var field = LinkField.Given; field <= LinkField.Other; field++)
        {
            var level = pair.Found[field];
            if (level != Levels.None)
            {
                weights.Add((model.Weight(pair.Found, field) / Math.Log(2), WordsFor(pair.Found, field, level)));
            }
        }

        // Of two names that are both the same the weight stands with the surname: they are told together.
        var speaks = weights.Where(static one => one.Bits >= Slight && one.Words.Length > 0).OrderByDescending(static one => one.Bits).Select(static one => one.Words).ToList();
        var against = weights.Where(static one => one.Bits <= -Slight && one.Words.Length > 0).OrderBy(static one => one.Bits).Select(static one => one.Words).ToList();
        var sentence = speaks.Count == 0 ? "nothing speaks for it" : string.Join(", ", speaks);
        if (against.Count > 0)
        {
            sentence += $"; but {string.Join(", ", against)}";
        }

        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}; {Rarity(pair.Weight)}";
    }

    private static string WordsFor(in Compared found, LinkField field, int level)
    {
        var bothNames = found[LinkField.Given] == Levels.Exact && found[LinkField.Surname] == Levels.Exact;
        return field switch
        {
            LinkField.Given when bothNames => "",
            LinkField.Surname when bothNames => "same given name and surname",
            LinkField.Given when found.BothCommon => $"{Levels.Words[0][level]}, and both are well-known names",
            _ => Levels.Words[(int)field][level],
        };
    }

    private static string Rarity(double bits) => bits <= 0 ? "no likelier than between strangers"
        : bits >= 40 ? "practically never so between strangers"
        : string.Create(CultureInfo.InvariantCulture, $"1 in {Rounded(Math.Pow(2, bits)):N0} pairs of strangers would be so alike");

    private static double Rounded(double value)
    {
        var scale = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - 1));
        return Math.Round(value / scale) * scale;
    }
}
