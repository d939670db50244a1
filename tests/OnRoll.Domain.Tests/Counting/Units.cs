using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

/// <summary>Random units: some records, their lines, and how decisions joined and parted them as time went on.</summary>
internal sealed class Units
{
    public static readonly IReadOnlyList<Definition> Definitions = [.. Domain.Status.Definitions.All.Where(definition => definition.Test is not null)];

    private readonly List<Recorded[]> records = [];
    private readonly Moment[] lineMoments;

    /// <param name="firstNumber">The number of the first child; others follow.</param>
    public Units(int seed, long firstNumber = 1)
    {
        var random = new Random(seed);
        var histories = new RandomHistories(seed);
        var sequence = 1;
        for (var record = random.Next(1, 4); record > 0; record--)
        {
            records.Add([.. histories.Child("C").Select(line => Lines.Read(line, sequence++))]);
        }

        var moments = records.SelectMany(lines => lines).Select(line => line.At).Distinct().ToArray();
        lineMoments = moments;
        List<KnownParts> parts = [new(default, Children(random, firstNumber))];
        for (var more = records.Count == 1 ? 0 : random.Next(4); more > 0; more--)
        {
            var at = moments[random.Next(moments.Length)];
            at = random.Next(2) == 0 ? at : new(at.At.AddHours(random.Next(-30, 30)));
            if (parts[^1].From < at)
            {
                parts.Add(new(at, Children(random, firstNumber)));
            }
        }

        Parts = parts;
    }

    public IReadOnlyList<KnownParts> Parts { get; }

    /// <summary>Every number that any of its children ever had.</summary>
    public IEnumerable<long> Numbers => Parts.SelectMany(part => part.Children).Select(child => child.Number).Distinct();

    /// <summary>Moments about which what is known changes, and some when it does not.</summary>
    public IEnumerable<Moment> Moments => lineMoments.Concat(Parts.Skip(1).Select(part => part.From))
        .SelectMany(moment => new[] { moment, new Moment(moment.At.AddMicroseconds(-1)) }).Append(Lines.Now).Distinct();

    /// <summary>The unit's children as known at a moment.</summary>
    public IReadOnlyList<ChildLedger> At(Moment moment) => Parts.Last(part => part.From <= moment).Children;

    /// <summary>What <see cref="StatusSpans"/> says of the unit at a moment, in words.</summary>
    public IEnumerable<string> Derived(Definition definition, Moment moment) => At(moment)
        .SelectMany(child => StatusSpans.Derive(definition, [child], SchoolCalendars.None, moment).All.Select(span => Text(span with { Child = child.Number })))
        .Order(StringComparer.Ordinal);

    public static string Text(KnownSpan span) => $"{span with { KnownFrom = 0, KnownTo = 0 }}";

    // Each record goes to one of the children; the child takes the record's lines.
    private ChildLedger[] Children(Random random, long firstNumber)
    {
        var children = new SortedDictionary<long, ChildLedger>();
        foreach (var lines in records)
        {
            var number = firstNumber + random.Next(records.Count);
            if (!children.TryGetValue(number, out var child))
            {
                children.Add(number, child = new($"{number}") { Number = number });
            }

            foreach (var line in lines)
            {
                child.Add(line);
            }
        }

        return [.. children.Values];
    }
}
