using System.Runtime.InteropServices;

namespace OnRoll.Domain.Linkage;

/// <summary>How often names, whole names and birth dates occur among the records: two children called Muhammad Khan are no wonder, two called Zebedee Quill are.</summary>
/// <remarks>Whole names are counted as such: some given names and surnames go together far more often than chance would have them.</remarks>
public sealed class Frequencies
{
    // Of so many records a name is thought to be one if nothing else is known of it: a small file knows little of names.
    private const double Unknown = 500;
    private const double UnknownShare = 0.0008;

    private readonly int[] given;
    private readonly int[] surnames;
    private readonly int[] givenParts;
    private readonly int[] surnameParts;
    private readonly Dictionary<long, int> whole = [];
    private readonly Dictionary<int, int> days = [];
    private readonly double records; // or persons, where they are known

    /// <param name="persons">For each record the lowest place among those of its person, as far as is known; <c>null</c>: each is another. A name is counted once for each person who has it, however many records say so.</param>
    public Frequencies(LinkTable table, IReadOnlyList<int>? persons = null)
    {
        given = new int[table.Names.Count];
        surnames = new int[table.Names.Count];
        givenParts = new int[table.Names.Parts];
        surnameParts = new int[table.Names.Parts];
        var said = new HashSet<(int Person, int Kind, long Value)>();
        for (var i = 0; i < table.Count; i++)
        {
            ref readonly var record = ref table.Records[i];
            var person = persons is null ? i : persons[i];
            records += person == i ? 1 : 0;
            if (IsNew(person, 0, record.Given))
            {
                given[record.Given]++;
                Count(givenParts, table.Names[record.Given]);
            }

            if (IsNew(person, 1, record.Surname))
            {
                surnames[record.Surname]++;
                Count(surnameParts, table.Names[record.Surname]);
            }

            if (IsNew(person, 2, Whole(record)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(whole, Whole(record), out _)++;
            }

            if (record.Born != 0 && IsNew(person, 3, record.Born))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(days, record.Born, out _)++;
            }
        }

        // A person of one record says nothing twice.
        bool IsNew(int person, int kind, long value) => persons is null || said.Add((person, kind, value));
    }

    /// <summary>The share of records with this given name.</summary>
    public double Given(int name) => Share(given[name]);

    /// <summary>The share of records with this surname.</summary>
    public double Surname(int name) => Share(surnames[name]);

    /// <summary>The share of records with this part in their given names.</summary>
    public double GivenPart(int part) => Share(givenParts[part]);

    /// <summary>The share of records with this part in their surname.</summary>
    public double SurnamePart(int part) => Share(surnameParts[part]);

    /// <summary>How many records have a name as a given name.</summary>
    public int TimesGiven(int name) => given[name];

    /// <summary>The share of records with these two names together; never less than chance would have.</summary>
    public double WholeName(in LinkRecord record) =>
        Math.Max((whole.GetValueOrDefault(Whole(record)) - 1.5) / records, Given(record.Given) * Surname(record.Surname));

    /// <summary>How many records have these two names together.</summary>
    public int TimesWhole(in LinkRecord record) => whole.GetValueOrDefault(Whole(record));

    /// <summary>The share of records with this birth date.</summary>
    public double Born(int day) => Math.Max(days.GetValueOrDefault(day) - 1, 0.5) / records;

    private double Share(int times) => (Math.Max(times - 1, 0.5) + (Unknown * UnknownShare)) / (records + Unknown);

    private static long Whole(in LinkRecord record) => ((long)record.Given << 32) | (uint)record.Surname;

    private static void Count(int[] parts, NameEntry name)
    {
        foreach (var part in name.Parts)
        {
            parts[part]++;
        }
    }
}
