using System.Text;

namespace OnRoll.Domain.Schools;

/// <summary>Tells whether a name lost letters when a file was saved in the wrong encoding, and which.</summary>
/// <remarks>
/// English schools are written in Latin letters. A replacement character, a control character, a letter of another
/// alphabet, a question mark inside a word, or the pair of signs that an accented letter becomes when UTF-8 is read as
/// windows-1252 are all traces of a letter that nobody can now be sure of.
/// </remarks>
public static class DamagedText
{
    /// <summary>Stands for a letter that is not known, in text made for comparing.</summary>
    public const char UnknownLetter = '\uFFFD';

    /// <summary>Whether any letter of the text is in doubt.</summary>
    public static bool IsDamaged(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (DamageAt(text, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with <see cref="UnknownLetter"/> wherever a letter is in doubt: for comparing, never for keeping.</summary>
    public static string WithUnknownLetters(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var length = DamageAt(text, i);
            result.Append(length > 0 ? UnknownLetter : text[i]);
            i += Math.Max(1, length);
        }

        return result.ToString();
    }

    /// <summary>How many characters from here on stand for one lost letter; 0 if this one is sound.</summary>
    private static int DamageAt(string text, int at)
    {
        var sign = text[at];
        if (sign < 0x80)
        {
            var insideWord = sign == '?' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
            return char.IsControl(sign) || insideWord ? 1 : 0;
        }

        // A curly apostrophe becomes three signs, the first two of them these.
        if (sign == 'â' && at + 1 < text.Length && text[at + 1] is '€' or '\u0080')
        {
            return Math.Min(3, text.Length - at);
        }

        if (sign is 'Ã' or 'Â' && at + 1 < text.Length && !char.IsAsciiLetter(text[at + 1]) && text[at + 1] >= 0x80)
        {
            return 2;
        }

        return sign == UnknownLetter || char.IsControl(sign) || IsOtherAlphabet(sign) ? 1 : 0;
    }

    private static bool IsOtherAlphabet(char sign) => sign is >= '\u0370' and <= '\u1DFF' && char.IsLetter(sign);
}
