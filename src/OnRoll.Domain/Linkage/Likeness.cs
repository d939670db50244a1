namespace OnRoll.Domain.Linkage;

/// <summary>How alike two texts are, by the letters they share and their order.</summary>
/// <remarks>Jaro's measure with Winkler's weight for a common beginning. W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of Record Linkage", Proceedings of the Section on Survey Research Methods, American Statistical Association, 1990.</remarks>
internal static class Likeness
{
    private const int Longest = 64;

    /// <returns>From 0, nothing in common, to 1, the same.</returns>
    public static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        var jaro = Jaro(one, other);
        var prefix = one[..Math.Min(4, one.Length)].CommonPrefixLength(other[..Math.Min(4, other.Length)]);
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    private static double Jaro(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var window = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var (usedOne, usedOther) = (0UL, 0UL);
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(other.Length, i + window + 1); j++)
            {
                if ((usedOther & (1UL << j)) == 0 && one[i] == other[j])
                {
                    usedOne |= 1UL << i;
                    usedOther |= 1UL << j;
                    break;
                }
            }
        }

        var shared = System.Numerics.BitOperations.PopCount(usedOne);
        if (shared == 0)
        {
            return 0;
        }

        var turned = 0;
        for (var (x, y) = (usedOne, usedOther); x != 0; x &= x - 1, y &= y - 1)
        {
            turned += one[System.Numerics.BitOperations.TrailingZeroCount(x)] != other[System.Numerics.BitOperations.TrailingZeroCount(y)] ? 1 : 0;
        }

        return (((double)shared / one.Length) + ((double)shared / other.Length) + ((shared - (turned / 2.0)) / shared)) / 3;
    }
}
