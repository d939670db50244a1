namespace OnRoll.Domain.Time;

/// <summary>Reads a day as other systems export it: <c>YYYY-MM-DD</c>, <c>DD/MM/YYYY</c> or <c>YYYYMMDD</c>; the day always before the month.</summary>
/// <remarks>Every form is read by its digits alone, so that the country set on a machine changes nothing.</remarks>
public static class WrittenDay
{
    /// <summary>What is asked for where a day cannot be read.</summary>
    public const string Forms = "YYYY-MM-DD, DD/MM/YYYY or YYYYMMDD";

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly day)
    {
        Span<char> iso = ['0', '0', '0', '0', '-', '0', '0', '-', '0', '0'];
        if (text.Length == 10 && text[2] == '/' && text[5] == '/')
        {
            text[6..].CopyTo(iso);
            text[3..5].CopyTo(iso[5..]);
            text[..2].CopyTo(iso[8..]);
            return IsoDay.TryParse(iso, out day);
        }

        if (text.Length == 8)
        {
            text[..4].CopyTo(iso);
            text[4..6].CopyTo(iso[5..]);
            text[6..].CopyTo(iso[8..]);
            return IsoDay.TryParse(iso, out day);
        }

        return IsoDay.TryParse(text, out day);
    }

    /// <summary>Whether it has the form of a day, so that what is wrong is the day itself.</summary>
    public static bool HasForm(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits == 8 && (text.Length == 8
            || (text.Length == 10 && ((text[4] == '-' && text[7] == '-') || (text[2] == '/' && text[5] == '/'))));
    }
}
