namespace OnRoll.Domain.Identifiers;

/// <summary>What people make of an identifier when they type or paste it, brought to the characters that count.</summary>
/// <remarks>
/// Blanks of every sort are passed over, at the ends and inside, and a–z become A–Z. Anything else that is not plain
/// ASCII stays, so that a digit of another script, a look-alike letter or a NUL is refused and never guessed at.
/// </remarks>
internal static class Typed
{
    /// <param name="text">As it was given; <c>null</c> counts as empty.</param>
    /// <param name="room">Where the characters go; its length is the most that any such identifier has.</param>
    /// <returns>How many there are: one more than there is room for if there are too many.</returns>
    public static int Read(string? text, Span<char> room)
    {
        var count = 0;
        foreach (var character in text.AsSpan())
        {
            if (char.IsWhiteSpace(character))
            {
                continue;
            }

            if (count == room.Length)
            {
                return count + 1;
            }

            room[count++] = char.IsAsciiLetterLower(character) ? (char)(character - ('a' - 'A')) : character;
        }

        return count;
    }

    /// <summary>Whether nothing but the digits 0 to 9 is there.</summary>
    public static bool AreDigits(ReadOnlySpan<char> characters) => !characters.ContainsAnyExceptInRange('0', '9');

    /// <summary>The number that plain digits make; the caller has checked that they are digits.</summary>
    public static long Number(ReadOnlySpan<char> digits)
    {
        long number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    /// <summary>The sum of the first nine digits times 10, 9 … 2, of which NHS numbers and ULNs check the remainder by 11.</summary>
    public static int WeightedSum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            sum += (10 - i) * (digits[i] - '0');
        }

        return sum;
    }

    /// <summary>What a type throws when its default is used as if it had been read.</summary>
    public static InvalidOperationException NeverRead(string name) =>
        new($"This {name} was never read: it is the default of its type");
}
