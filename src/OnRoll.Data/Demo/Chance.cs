namespace OnRoll.Data.Demo;

/// <summary>Chance that falls the same way on every machine for ever: whole numbers only, from an algorithm written out here.</summary>
/// <remarks>xoshiro256** of Blackman and Vigna, seeded through SplitMix64. Not for secrets, and not for statistics of record.</remarks>
internal sealed class Chance
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <param name="seed">What the user chose.</param>
    /// <param name="stream">Which of the independent sequences of that seed: a child's own does not move when another child's life does.</param>
    public Chance(ulong seed, ulong stream)
    {
        var state = Mix(seed) ^ (stream * 0x9E3779B97F4A7C15);
        a = Split(ref state);
        b = Split(ref state);
        c = Split(ref state);
        d = Split(ref state);
    }

    /// <summary>From 0 to one less than <paramref name="bound"/>.</summary>
    public int Below(int bound)
    {
        // Lemire: the high half of a product is even over the bound once the few low halves that would lean are thrown again.
        var unfair = (0UL - (ulong)bound) % (ulong)bound;
        ulong low;
        ulong high;
        do
        {
            high = Math.BigMul(Next(), (ulong)bound, out low);
        }
        while (low < unfair);
        return (int)high;
    }

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Percent(int ofHundred) => Below(100) < ofHundred;

    public T Pick<T>(params IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>One of the two whole numbers about a fraction, so that over many calls the mean is right.</summary>
    public int Whole(int numerator, int denominator) =>
        (numerator / denominator) + (Below(denominator) < numerator % denominator ? 1 : 0);

    /// <summary>A wait such as cases have: seven in ten up to the usual, most of the rest to three times that, one in ten up to the most.</summary>
    public int Wait(int least, int usual, int most)
    {
        var fate = Below(100);
        return fate < 70 ? Between(least, usual) : fate < 90 ? Between(usual, Math.Min(most, 3 * usual)) : Between(usual, most);
    }

    private ulong Next()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
