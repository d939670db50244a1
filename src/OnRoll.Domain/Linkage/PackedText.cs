namespace OnRoll.Domain.Linkage;

/// <summary>Short identifiers and postcodes as one number: five bits a character, letters and digits alone.</summary>
internal static class PackedText
{
    /// <summary>As many as go into 64 bits; what is longer is cut.</summary>
    public const int Longest = 12;

    /// <summary>The letters and digits of a text, upper case; 0 if there are none.</summary>
    /// <remarks>O and 0, I and 1 and L, S and 5 are one character here: they are typed for each other.</remarks>
    public static ulong Pack(ReadOnlySpan<char> text)
    {
        var packed = 0UL;
        var taken = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) && taken < Longest)
            {
                packed = (packed << 5) | Code(char.ToUpperInvariant(letter));
                taken++;
            }
        }

        return packed;
    }

    /// <summary>In how many places two packed texts differ; a different length counts each place.</summary>
    public static int Differences(ulong one, ulong other)
    {
        var differ = 0;
        for (var x = one ^ other; x != 0; x >>= 5)
        {
            differ += (x & 31) != 0 ? 1 : 0;
        }

        return differ;
    }

    /// <summary>Whether one is the other with a character left out, put in, or two neighbours exchanged.</summary>
    public static bool IsOneSlip(ulong one, ulong other)
    {
        if (Differences(one, other) <= 1)
        {
            return true;
        }

        var (longer, shorter) = one > other ? (one, other) : (other, one);
        for (var place = 0; place < Longest; place++)
        {
            var below = (1UL << (5 * place)) - 1;
            if (((longer >> 5) & ~below | (longer & below)) == shorter)
            {
                return true;
            }

            var pair = (one >> (5 * place)) & 1023;
            var turned = ((pair & 31) << 5) | (pair >> 5);
            if (((one & ~(1023UL << (5 * place))) | (turned << (5 * place))) == other)
            {
                return true;
            }
        }

        return false;
    }

    // 1 to 31, so that nothing and a first character differ.
    private static uint Code(char letter) => letter switch
    {
        '0' => 'O' - 'A' + 1,
        '1' or 'L' => 'I' - 'A' + 1,
        '5' => 'S' - 'A' + 1,
        >= 'A' and <= 'Z' => (uint)(letter - 'A' + 1),
        '2' => 27,
        '3' => 28,
        '4' => 29,
        '6' => 30,
        '7' => 31,
        '8' => 'B' - 'A' + 1,
        _ => 'L' - 'A' + 1, // 9 takes the place that L has left
    };
}
