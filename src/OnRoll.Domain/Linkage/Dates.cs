namespace OnRoll.Domain.Linkage;

/// <summary>Compares birth dates digit by digit, as they were written: slips of the pen are not small differences of days.</summary>
internal static class Dates
{
    private const int NewYear = 101;

    /// <summary>The digits of a date as YYYYMMDD, whether there is such a day or not; 0 if it does not have the form of one.</summary>
    /// <param name="text"><c>YYYY-MM-DD</c>, <c>DD/MM/YYYY</c> or <c>YYYYMMDD</c>, with any sign between.</param>
    public static int Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        Span<int> parts = [0, 0, 0];
        Span<int> digits = [0, 0, 0];
        var part = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                (parts[part], digits[part]) = ((parts[part] * 10) + letter - '0', digits[part] + 1);
                if (digits[part] > 8)
                {
                    return 0;
                }
            }
            else if (letter is 'T' or ' ' && part == 2)
            {
                break; // a time of day
            }
            else if (++part > 2)
            {
                return 0;
            }
        }

        return part switch
        {
            0 when digits[0] == 8 => parts[0],
            2 when digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 => (parts[0] * 10000) + (parts[1] * 100) + parts[2],
            2 when digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2 => (parts[2] * 10000) + (parts[1] * 100) + parts[0],
            _ => 0,
        };
    }

    public static int Level(int one, int other)
    {
        if (one == 0 || other == 0)
        {
            return 0;
        }

        if (one == other)
        {
            return Levels.Exact;
        }

        var (yearOne, yearOther) = (one / 10000, other / 10000);
        var (dayOne, dayOther) = (one % 10000, other % 10000);
        if (yearOne == yearOther && dayOne / 100 == dayOther % 100 && dayOne % 100 == dayOther / 100)
        {
            return 2;
        }

        var differ = Differences(one, other);
        return differ == 1 ? 3
            : yearOne == yearOther && (dayOne == NewYear || dayOther == NewYear) ? 4
            : one / 100 == other / 100 ? 5
            : dayOne == dayOther && dayOne != NewYear ? 6
            : differ == 2 ? 7
            : yearOne == yearOther ? 8
            : 9;
    }

    /// <summary>The same for a date and the one with day and month exchanged.</summary>
    public static int Unturned(int born)
    {
        var (month, day) = (born / 100 % 100, born % 100);
        return (born / 10000 * 10000) + (Math.Min(month, day) * 100) + Math.Max(month, day);
    }

    private static int Differences(int one, int other)
    {
        var differ = 0;
        for (; one != 0 || other != 0; one /= 10, other /= 10)
        {
            differ += one % 10 != other % 10 ? 1 : 0;
        }

        return differ;
    }
}
