namespace OnRoll.Domain.Linkage;

/// <summary>Brings together the pairs that are worth comparing: those that share one of several keys.</summary>
/// <remarks>
/// No single key finds everybody: each one fails for those in whose record just that is wrong. A key that too many share is refined by a further field;
/// what is then still too many is compared with its neighbours in order alone, and counted in <see cref="Pass.Capped"/>.
/// </remarks>
public sealed class Blocking(LinkTable table, Frequencies frequencies)
{
    /// <summary>How many pairs a key may bring before it is refined.</summary>
    private const long MostPairs = 20_000;

    /// <summary>The same for a key of a single field, which brings strangers together for the most part.</summary>
    private const long MostPairsOfOneField = 500;

    /// <summary>With how many of those before it a record is compared where no field refines a key any more.</summary>
    private const int Neighbours = 40;

    private static readonly (string Name, long Most, Func<Blocking, int, ulong> Key)[] Keys =
    [
        ("NHS number", MostPairs, static (b, i) => b.Record(i).Nhs),
        ("UPN", MostPairs, static (b, i) => b.Record(i).Upn),
        ("whole name and year of birth", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0, Born: > 0 } r ? Mix(r.Given, r.Surname, r.Year) : 0),
        ("surname and birth date", MostPairs, static (b, i) => b.Record(i) is { Surname: > 0, Born: > 0 } r ? Mix(b.LastPart(r.Surname), Dates.Unturned(r.Born)) : 0),
        ("given name and birth date", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Born: > 0 } r ? Mix(b.FirstPart(r.Given), Dates.Unturned(r.Born)) : 0),
        ("postcode and given name", MostPairs, static (b, i) => b.Record(i) is { Postcode: > 0, Given: > 0 } r ? Mix((long)r.Postcode, b.FirstPart(r.Given)) : 0),
        ("postcode and surname", MostPairs, static (b, i) => b.Record(i) is { Postcode: > 0, Surname: > 0 } r ? Mix((long)r.Postcode, b.LastPart(r.Surname)) : 0),
        ("postcode and birth date", MostPairs, static (b, i) => b.Record(i) is { Postcode: > 0, Born: > 0 } r ? Mix((long)r.Postcode, r.Born) : 0),
        ("beginnings of the names, year and month", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0, Born: > 0 } r ? Mix(b.Beginning(r.Given, 3), b.Beginning(r.Surname, 4), r.Born / 100) : 0),
        ("names in any order and birth date", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0, Born: > 0 } r ? Mix(b.Unordered(r), Dates.Unturned(r.Born)) : 0),
        ("rare names in any order", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0 } r && b.frequencies.TimesWhole(r) <= 20 ? Mix(b.Unordered(r), 1) : 0),
        ("sound of the names, year and month", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0, Born: > 0 } r ? Mix(b.table.Names[r.Given].Sound, b.table.Names[r.Surname].Sound, r.Born / 100) : 0),
        ("sound of the names, month and day", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Surname: > 0, Born: > 0 } r ? Mix(b.table.Names[r.Given].Sound, b.table.Names[r.Surname].Sound, r.MonthDay + 1_000_000) : 0),
        ("sound of the surname and birth date", MostPairs, static (b, i) => b.Record(i) is { Surname: > 0, Born: > 0 } r ? Mix(b.table.Names[r.Surname].Sound, r.Born) : 0),
        ("sound of the given name and birth date", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Born: > 0 } r ? Mix(b.table.Names[r.Given].Sound, r.Born, 7) : 0),
        ("a form of the given name and birth date", MostPairs, static (b, i) => b.Record(i) is { Given: > 0, Born: > 0 } r && b.table.Names[r.Given].Groups is [var group, ..] ? Mix(group, r.Born, 8) : 0),
        ("address and birth date", MostPairs, static (b, i) => b.Record(i) is { Address: > 0, Born: > 0 } r && b.table.Addresses[r.Address].Key is not 0 and var key ? Mix(key, r.Born, 9) : 0),
        ("address and given name", MostPairs, static (b, i) => b.Record(i) is { Address: > 0, Given: > 0 } r && b.table.Addresses[r.Address].Key is not 0 and var key ? Mix(key, b.FirstPart(r.Given), 10) : 0),
        ("birth date", MostPairsOfOneField, static (b, i) => (ulong)b.Record(i).Born),
        ("postcode", MostPairsOfOneField, static (b, i) => b.Record(i).Postcode),
        ("surname and part of the birth date", MostPairs, static (b, i) => b.Record(i) is { Surname: > 0, Born: > 0 } r ? Mix(b.LastPart(r.Surname), r.MonthDay, 12) : 0),
    ];

    private readonly LinkTable table = table;
    private readonly Frequencies frequencies = frequencies;

    /// <summary>What each key brought.</summary>
    public IReadOnlyList<Pass> Passes { get; private set; } = [];

    /// <summary>The pairs, each once, the lower place first, in order.</summary>
    public IReadOnlyList<(int One, int Other)> Pairs()
    {
        var found = new List<ulong>();
        var passes = new List<Pass>();
        var keys = new ulong[table.Count];
        var order = new int[table.Count];
        foreach (var (name, most, key) in Keys.Concat(OfOthers()))
        {
            var count = 0;
            for (var i = 0; i < table.Count; i++)
            {
                if (key(this, i) is not 0 and var its)
                {
                    (keys[count], order[count++]) = (its, i);
                }
            }

            Array.Sort(keys, order, 0, count);
            var before = found.Count;
            var capped = 0L;
            for (var from = 0; from < count;)
            {
                var to = from + 1;
                while (to < count && keys[to] == keys[from])
                {
                    to++;
                }

                capped += Emit(order.AsSpan(from, to - from), found, most, 0);
                from = to;
            }

            passes.Add(new(name, found.Count - before, capped));
        }

        found.Sort();
        Passes = passes;
        return Distinct(found);
    }

    private IEnumerable<(string Name, long Most, Func<Blocking, int, ulong> Key)> OfOthers() => Enumerable.Range(0, table.OtherColumns)
        .Select(column => ($"other details {column + 1}", MostPairsOfOneField, (Func<Blocking, int, ulong>)((b, i) => (ulong)b.table.Other(i, column))));

    private static List<(int One, int Other)> Distinct(List<ulong> found)
    {
        var pairs = new List<(int, int)>();
        var last = ulong.MaxValue;
        foreach (var pair in found)
        {
            if (pair != last)
            {
                pairs.Add(((int)(pair >> 32), (int)(uint)pair));
                last = pair;
            }
        }

        return pairs;
    }

    // How often a key had to be cut short.
    private long Emit(Span<int> block, List<ulong> found, long most, int refined)
    {
        if (block.Length < 2)
        {
            return 0;
        }

        if ((long)block.Length * block.Length / 2 > most)
        {
            return Refine(block, found, most, refined);
        }

        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length; j++)
            {
                Add(block[i], block[j], found);
            }
        }

        return 0;
    }

    private long Refine(Span<int> block, List<ulong> found, long most, int refined)
    {
        if (refined == Finer.Length)
        {
            block.Sort();
            for (var i = 1; i < block.Length; i++)
            {
                for (var j = Math.Max(0, i - Neighbours); j < i; j++)
                {
                    Add(block[j], block[i], found);
                }
            }

            return 1;
        }

        var finer = new ulong[block.Length];
        for (var i = 0; i < block.Length; i++)
        {
            finer[i] = Finer[refined](this, block[i]);
        }

        finer.AsSpan().Sort(block);
        var capped = 0L;
        for (var from = 0; from < block.Length;)
        {
            var to = from + 1;
            while (to < block.Length && finer[to] == finer[from])
            {
                to++;
            }

            capped += Emit(block[from..to], found, most, refined + 1);
            from = to;
        }

        return capped;
    }

    private static readonly Func<Blocking, int, ulong>[] Finer =
    [
        static (b, i) => (ulong)b.Record(i).Born,
        static (b, i) => Mix(b.Record(i).Given, b.Record(i).Surname),
        static (b, i) => b.Record(i).Postcode,
        static (b, i) => (ulong)b.Record(i).Address,
    ];

    private void Add(int one, int other, List<ulong> found)
    {
        if (table.AreComparable(one, other))
        {
            found.Add(one < other ? ((ulong)one << 32) | (uint)other : ((ulong)other << 32) | (uint)one);
        }
    }

    private ref readonly LinkRecord Record(int i) => ref table.Records[i];

    private int FirstPart(int name) => table.Names[name].Parts is [var first, ..] ? first + 1 : 0;

    private int LastPart(int name) => table.Names[name].Parts is [.., var last] ? last + 1 : 0;

    private long Beginning(int name, int letters)
    {
        var text = table.Names[name].Joined;
        var key = 0L;
        for (var i = 0; i < Math.Min(letters, text.Length); i++)
        {
            key = (key << 16) | text[i];
        }

        return key;
    }

    private long Unordered(in LinkRecord record)
    {
        var (first, last) = (FirstPart(record.Given), LastPart(record.Surname));
        return ((long)Math.Min(first, last) << 32) | (uint)Math.Max(first, last);
    }

    // Spreads what is put in over all bits: small numbers and packed texts alike.
    private static ulong Mix(long first, long second, long third = 0)
    {
        var mixed = Spread(Spread(Spread((ulong)first) + (ulong)second) + (ulong)third);
        return mixed == 0 ? 1 : mixed;
    }

    // The finish of MurmurHash3 (A. Appleby, in the public domain).
    private static ulong Spread(ulong value)
    {
        value = (value + 0x9E3779B97F4A7C15) ^ (value >> 33);
        value *= 0xFF51AFD7ED558CCD;
        value ^= value >> 33;
        value *= 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}

/// <summary>What a key of blocking brought.</summary>
/// <param name="Name">What the records share.</param>
/// <param name="Pairs">How many pairs it brought, also those that another key brings as well.</param>
/// <param name="Capped">For how many of its values not every pair could be compared.</param>
public sealed record Pass(string Name, long Pairs, long Capped);
