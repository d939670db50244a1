using CsCheck;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

/// <summary>Counts from packed spans with known time, beside counts from spans derived for the moment asked.</summary>
public sealed class KnownCountsTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];
    private static readonly Dimension[] Everything = Enum.GetValues<Dimension>();

    [Fact]
    public void Every_count_as_known_is_that_of_spans_derived_at_that_moment() => Seeds.Sample(seed =>
    {
        var (random, units) = (new Random(seed), Some(seed));
        var definition = random.Next(Units.Definitions.Count);
        var packed = Packed(units, definition, random.Next(1, 40));
        for (var i = 0; i < 6; i++)
        {
            Moment? moment = random.Next(4) == 0 ? null : AnyOf(units[random.Next(units.Count)].Moments, random);

            Same(Derived(units, definition, moment), packed, moment, random, units);
        }
    }, iter: 60);

    [Fact]
    public void Stale_children_are_passed_over_and_counted_afresh() => Seeds.Sample(seed =>
    {
        var (random, units) = (new Random(seed), Some(seed));
        var definition = random.Next(Units.Definitions.Count);
        List<Units> then = [.. units.Select((unit, i) => random.Next(3) == 0 ? new Units(seed ^ (i + 77), 1 + (10 * i)) : unit)];
        List<Units> changed = [.. units.Where((unit, i) => unit != then[i])];
        var stale = changed.SelectMany(unit => unit.Numbers).Concat(then.Except(units).SelectMany(unit => unit.Numbers)).ToHashSet();
        var overlaid = new OverlaidSpans(Packed(then, definition, random.Next(1, 40)), stale, Packed(changed, definition, 1000));

        Same(Derived(units, definition, null), overlaid, null, random, units);
        var moment = AnyOf(units[0].Moments, random);
        Same(Derived(units, definition, moment), overlaid, moment, random, units);
    }, iter: 60);

    [Theory]
    [InlineData("")]
    [InlineData("authority")]
    [InlineData("reason,sex")]
    [InlineData("age")]
    public void Every_count_as_known_is_that_of_the_slow_evaluator(string by)
    {
        var names = by.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var seed = 300; seed < 310; seed++)
        {
            var lines = RandomHistories.File(seed, children: 10);
            var random = new Random(seed);
            var id = SlowEvaluator.Definitions[seed % SlowEvaluator.Definitions.Count];
            var deriver = new SpanDeriver([Definitions.Find(id)!], SchoolCalendars.None);
            List<KnownSpan> spans = [];
            foreach (var (child, number) in Lines.Ledgers(lines).Select((child, number) => (child, number)))
            {
                deriver.Derive(child);
                spans.AddRange(deriver.Spans(0).ToArray().Select(span => span with { Child = number }));
            }

            var source = new PackedSpans(SpanBlockTests.Pack(spans, 16));
            foreach (var instant in RandomHistories.InstantsToAsk(lines).OrderBy(_ => random.Next()).Take(4))
            {
                var slow = new SlowEvaluator(lines, instant, RandomHistories.Run);
                var counts = new Counts(source, [.. names.Select(name => Dimensions.TryParse(name, out var dimension) ? dimension : default)], new(instant));
                var day = RandomHistories.DaysToAsk(lines)[random.Next(RandomHistories.DaysToAsk(lines).Count)];

                Assert.Equal(
                    slow.Snapshot(id, day, names).Select(row => $"{row.Group}:{row.True}:{row.Unknown}").Order(StringComparer.Ordinal),
                    counts.Snapshot(day).Select(row => $"{string.Join(',', row.Group)}:{row.True}:{row.Unknown}").Order(StringComparer.Ordinal));
                Assert.Equal(
                    slow.Flow(id, day, day.AddDays(60), names).Select(row => $"{row.Group}:{row.Opening}:{row.New}:{row.Ended}:{row.Closing}:{row.Ever}:{row.Unknown}").Order(StringComparer.Ordinal),
                    counts.Flow(day, day.AddDays(60)).Select(row => $"{string.Join(',', row.Group)}:{row.Opening}:{row.New}:{row.Ended}:{row.Closing}:{row.Ever}:{row.Unknown}").Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Nothing_is_counted_from_no_blocks()
    {
        var none = new PackedSpans([]);

        Assert.Equal(0, Assert.Single(new Counts(none, []).Snapshot(new(2025, 10, 1))).True);
        Assert.Empty(new Counts(none, [Dimension.Authority]).Snapshot(new(2025, 10, 1)));
        Assert.Empty(new Counts(none, []).Members(new(2025, 10, 1)));
        Assert.Equal(0, Assert.Single(new Counts(none, []).Flow(new(2025, 10, 1), new(2025, 10, 2))).Ever);
    }

    private static void Same(ISpanSource expected, ISpanSource actual, Moment? moment, Random random, List<Units> units)
    {
        Dimension[] dimensions = [.. Everything.Where(_ => random.Next(4) == 0)];
        var (right, counts) = (new Counts(expected, dimensions), new Counts(actual, dimensions, moment));
        var day = DateOnly.FromDayNumber(AnyOf(units.SelectMany(unit => unit.Parts[0].Children[0].Lines).Where(line => line.What.Held.First > new DateOnly(1990, 1, 1)), random).What.Held.First.DayNumber + random.Next(-2, 3));
        var until = day.AddDays(random.Next(200));
        var days = SampleDays.Between(new(day, until), random.Next(2) == 0 ? "day" : "week");

        Assert.Equal(right.Snapshot(day).Select(Text), counts.Snapshot(day).Select(Text));
        Assert.Equal(right.Series(days).Select(Text), counts.Series(days).Select(Text));
        Assert.Equal(right.Members(day).Select(Text), counts.Members(day).Select(Text));
        Assert.Equal(right.Flow(day, until).Select(Text), counts.Flow(day, until).Select(Text));
        Assert.Equal(right.FlowMembers(day, until).Select(member => $"{member.Child} {Text(member.Part)}"), counts.FlowMembers(day, until).Select(member => $"{member.Child} {Text(member.Part)}"));
    }

    private static List<Units> Some(int seed) => [.. Enumerable.Range(0, 12).Select(i => new Units((seed ^ (i * 7919)) & int.MaxValue, 1 + (10 * i)))];

    private static PackedSpans Packed(IEnumerable<Units> units, int definition, int spansEach)
    {
        var deriver = new SpanDeriver([Units.Definitions[definition]], SchoolCalendars.None);
        List<KnownSpan> spans = [];
        foreach (var unit in units)
        {
            deriver.Derive(unit.Parts);
            spans.AddRange(deriver.Spans(0));
        }

        return new(SpanBlockTests.Pack(spans, spansEach));
    }

    private static StatusSpans Derived(IEnumerable<Units> units, int definition, Moment? moment) => StatusSpans.Derive(Units.Definitions[definition],
        units.SelectMany(unit => unit.At(moment ?? new(DateTimeOffset.MaxValue))), SchoolCalendars.None, moment);

    private static T AnyOf<T>(IEnumerable<T> all, Random random) => all.ToArray() is var array ? array[random.Next(array.Length)] : default!;

    private static string Text(StockRow row) => $"{row.On:yyyy-MM-dd} {string.Join(',', row.Group)} {row.True} {row.Unknown}";

    private static string Text(StockMember member) => $"{string.Join(',', member.Group)} {member.Child} {member.Result} {member.Since:yyyy-MM-dd}";

    private static string Text(Domain.Counting.FlowRow row) => $"{string.Join(',', row.Group)} {row.Opening} {row.New} {row.Ended} {row.Closing} {row.Ever} {row.Unknown}";
}
