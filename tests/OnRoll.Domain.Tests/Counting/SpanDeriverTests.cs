using CsCheck;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

/// <summary>Spans that carry their known time say at every moment what was to be derived at that moment.</summary>
public sealed class SpanDeriverTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];

    [Fact]
    public void At_every_moment_the_spans_known_are_those_derived_at_that_moment() => Seeds.Sample(seed =>
    {
        var unit = new Units(seed);
        var random = new Random(seed);
        var deriver = new SpanDeriver(Units.Definitions, SchoolCalendars.None);

        deriver.Derive(unit.Parts);

        foreach (var moment in unit.Moments)
        {
            var definition = random.Next(Units.Definitions.Count);
            Assert.Equal(unit.Derived(Units.Definitions[definition], moment), KnownAt(deriver, definition, moment));
        }
    }, iter: 1200);

    [Fact]
    public void One_definition_alone_gives_what_it_gives_among_others() => Seeds.Sample(seed =>
    {
        var unit = new Units(seed);
        var together = new SpanDeriver(Units.Definitions, SchoolCalendars.None);
        var alone = new SpanDeriver([Units.Definitions[seed % Units.Definitions.Count]], SchoolCalendars.None);

        together.Derive(unit.Parts);
        alone.Derive(unit.Parts);

        Assert.Equal(together.Spans(seed % Units.Definitions.Count).ToArray(), alone.Spans(0).ToArray());
    }, iter: 300);

    [Fact]
    public void A_fold_stands_at_every_moment_where_the_ledger_says() => Seeds.Sample(seed =>
    {
        var ledgers = Lines.Ledgers(new RandomHistories(seed).Child("C"));
        var ledger = ledgers.Count > 0 ? ledgers[0] : new("C"); // now and then a history has no line at all
        var fold = new LedgerFold(ledger);

        while (fold.Next is { } moment)
        {
            var before = fold.History.Standing.Select(line => line.What).ToList();
            var changed = fold.Advance(moment);

            Assert.Equal(ledger.AsKnown(moment).Standing, fold.History.Standing);
            Assert.True(changed || before.SequenceEqual(fold.History.Standing.Select(line => line.What)));
        }
    }, iter: 2000);

    [Fact]
    public void What_changes_nothing_ends_no_span()
    {
        var child = Lines.Ledgers(new[]
        {
            "C,born,2015-03-01,,,,F,,,2025-01-01", "C,resident,2018-01-01,,202,,,,,2025-01-01", "C,attribute,2025-01-01,,,,ehcp,,,2025-02-01",
            "C,resident,2018-01-01,,202,,,,,2025-03-01", "C,attribute,2025-01-01,,,,ehcp,,,2025-04-01",
        }.Select(OracleLine.Parse))[0];
        var deriver = new SpanDeriver([Definitions.Cme], SchoolCalendars.None);

        deriver.Derive(child);

        var known = deriver.Spans(0).ToArray();
        Assert.Equal(3, known.Length);
        Assert.All(known, span => Assert.Contains(span.KnownFrom, new[] { Micro("2025-01-01"), Micro("2025-02-01") }));
        Assert.Equal(Micro("2025-02-01"), Assert.Single(known, span => span.KnownTo != KnownSpan.StillFollows).KnownTo);
    }

    [Fact]
    public void A_joining_closes_the_children_it_makes_one_and_a_parting_brings_them_back()
    {
        var (one, other, both) = (Child(1, "born,2015-03-01,,,,F,,,2025-01-01"), Child(2, "resident,2018-01-01,,202,,,,,2025-01-01"),
            Child(1, "born,2015-03-01,,,,F,,,2025-01-01", "resident,2018-01-01,,202,,,,,2025-01-01"));
        var deriver = new SpanDeriver([Definitions.Cme], SchoolCalendars.None);

        deriver.Derive([new(default, [one, other]), new(At("2025-02-01"), [both]), new(At("2025-03-01"), [one, other])]);

        string[] Known(string day) => [.. deriver.Spans(0).ToArray().Where(span => span.KnownFrom <= Micro(day) && Micro(day) < span.KnownTo)
            .Select(span => $"{span.Child} {span.Label.Result} {span.Label.Authority > 0}").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["1 Unknown False", "2 Unknown True"], Known("2025-01-15").Where(text => text != "2 Unknown False"));
        Assert.Equal(["1 True True"], Known("2025-02-15").Where(text => !text.Contains("Unknown", StringComparison.Ordinal)));
        Assert.Equal(Known("2025-01-15"), Known("2025-03-15"));
    }

    private static IEnumerable<string> KnownAt(SpanDeriver deriver, int definition, Moment moment) =>
        deriver.Spans(definition).ToArray().Where(span => span.KnownFrom <= moment.Microseconds && moment.Microseconds < span.KnownTo)
            .Select(Units.Text).Order(StringComparer.Ordinal);

    private static ChildLedger Child(long number, params string[] lines)
    {
        var child = new ChildLedger($"{number}") { Number = number };
        foreach (var line in Lines.Ledgers(lines.Select(line => OracleLine.Parse($"C,{line}")))[0].Lines)
        {
            child.Add(line);
        }

        return child;
    }

    private static Moment At(string day) => Moment.TryParse(day, out var moment) ? moment : throw new ArgumentException("Not a day", nameof(day));

    private static long Micro(string day) => At(day).Microseconds;
}
