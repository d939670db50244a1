using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OnRoll.Domain.Identity;

/// <summary>A name with case, accents and marks set aside, so that what is typed in a hurry finds what was written with care.</summary>
/// <remarks>Written out here, as the program runs without the tables of any culture: the same on every machine.</remarks>
public static class FoldedName
{
    // The letter that stands for all those after it.
    private const string Table = """
        A ÀÁÂÃÄÅĀĂĄǍàáâãäåāăąǎ
        AE ÆæǼǽ
        B Ƀƀ
        C ÇĆĈĊČçćĉċč
        D ÐĎĐðďđ
        E ÈÉÊËĒĔĖĘĚÈèéêëēĕėęěẽẼ
        G ĜĞĠĢĝğġģ
        H ĤĦĥħ
        I ÌÍÎÏĨĪĬĮİìíîïĩīĭįı
        J Ĵĵ
        K Ķķ
        L ĹĻĽĿŁĺļľŀł
        N ÑŃŅŇŊñńņňŉŋ
        O ÒÓÔÕÖØŌŎŐƠòóôõöøōŏőơ
        OE Œœ
        R ŔŖŘŕŗř
        S ŚŜŞŠȘśŝşšș
        SS ßẞ
        T ŢŤŦȚţťŧț
        TH Þþ
        U ÙÚÛÜŨŪŬŮŰŲƯùúûüũūŭůűųư
        W Ŵŵ
        Y ÝŶŸýŷÿ
        Z ŹŻŽźżž
        """;

    private static readonly FrozenDictionary<char, string> Plain = Table.Split('\n').Select(line => line.Split(' '))
        .SelectMany(row => row[1].Select(letter => (letter, row[0]))).DistinctBy(pair => pair.letter).ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    /// <summary>The parts of a name, folded: apostrophes join, everything else that is no letter or digit parts.</summary>
    public static IReadOnlyList<string> Parts(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (Plain.TryGetValue(letter, out var plain))
            {
                folded.Append(plain);
            }
            else if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToUpperInvariant(letter));
            }
            else if (letter is not ('\'' or '’' or 'ʼ' or '`') && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
