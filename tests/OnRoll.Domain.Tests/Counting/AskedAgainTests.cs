using CsCheck;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

/// <summary>Spans held in memory number the groups that they meet; whatever was asked before, a count is that of the spans one by one.</summary>
public sealed class AskedAgainTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];
    private static readonly Dimension[][] Breakdowns =
        [[], [Dimension.Authority, Dimension.Reason], [Dimension.Reason, Dimension.Authority], [Dimension.Sex], [Dimension.Attribute], [Dimension.Authority, Dimension.Weeks]];

    [Fact]
    public void Whatever_was_asked_before_a_count_is_that_of_the_spans_one_by_one() => Seeds.Sample(seed =>
    {
        var spans = SpanBlockTests.Spans(seed, 12);
        var held = Held(spans, 1 + (seed % 60));
        var random = new Random(seed);
        for (var question = 0; question < 8; question++)
        {
            var by = Breakdowns[random.Next(Breakdowns.Length)];
            var moment = random.Next(2) == 0 ? (Moment?)null : Moment.FromMicroseconds(spans[random.Next(spans.Count)].KnownFrom);
            var days = Days(random, spans);

            Assert.Equal(OneByOne(spans, by, days, moment), new Counts(held, by, moment).Series(days).Select(Text));
        }
    }, iter: 150);

    [Fact]
    public void Many_who_ask_at_once_are_each_answered_as_if_alone() => Seeds.Sample(seed =>
    {
        var spans = SpanBlockTests.Spans(seed, 12);
        var held = Held(spans, 25);
        var questions = Enumerable.Range(0, 24).Select(i => (By: Breakdowns[i % Breakdowns.Length], Days: Days(new Random(seed ^ i), spans))).ToList();

        var answers = new List<string>[questions.Count];
        Parallel.For(0, questions.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => answers[i] = [.. new Counts(held, questions[i].By).Series(questions[i].Days).Select(Text)]);

        Assert.All(questions.Zip(answers), pair => Assert.Equal(OneByOne(spans, pair.First.By, pair.First.Days, null), pair.Second));
    }, iter: 20);

    // A store hands blocks over slowly, so that several threads take them: each has met other groups by the time they are added up.
    [Fact]
    public void What_several_threads_counted_adds_up() => Seeds.Sample(seed =>
    {
        var spans = SpanBlockTests.Spans(seed, 12);
        var slow = new SlowStore(Held(spans, 1 + (spans.Count / 30)));
        foreach (var by in Breakdowns)
        {
            var days = Days(new Random(seed), spans);

            Assert.Equal(OneByOne(spans, by, days, null), new Counts(slow, by).Series(days).Select(Text));
        }
    }, iter: 10);

    private sealed class SlowStore(PackedSpans held) : ISpanSource
    {
        public IEnumerable<SpanBlock> Blocks(SpanQuestion question)
        {
            foreach (var block in held.All)
            {
                Thread.Sleep(1);
                yield return block;
            }
        }
    }

    private static PackedSpans Held(List<KnownSpan> spans, int spansEach)
    {
        var packer = new SpanPacker();
        foreach (var span in spans)
        {
            packer.Add(0, span);
        }

        return new([.. packer.Pack(spansEach)]);
    }

    /// <summary>One to twenty days among those of the spans, near one another or far apart.</summary>
    private static List<DateOnly> Days(Random random, List<KnownSpan> spans)
    {
        var (day, count, step) = (spans[random.Next(spans.Count)].First, random.Next(1, 20), random.Next(1, 40));
        return [.. Enumerable.Range(0, count).Select(i => DateOnly.FromDayNumber(day + (i * step)))];
    }

    private static List<string> OneByOne(List<KnownSpan> spans, Dimension[] by, List<DateOnly> days, Moment? moment)
    {
        var known = spans.Where(span => moment is { } then
            ? span.KnownFrom <= then.Microseconds && span.KnownTo > then.Microseconds
            : span.KnownTo == KnownSpan.StillFollows).ToList();
        List<string> rows = [];
        foreach (var day in days)
        {
            var groups = known.Where(span => span.First <= day.DayNumber && span.Last >= day.DayNumber)
                .SelectMany(span => Groups(span, by, day).Select(group => (group, span.Label.Result)))
                .GroupBy(pair => string.Join(',', pair.group.Words), pair => (pair.group.Order, pair.Result))
                .OrderBy(group => group.First().Order, StringComparer.Ordinal).ToList();
            rows.AddRange(groups.Select(group =>
                $"{day:yyyy-MM-dd} {group.Key} {group.Count(each => each.Result is Tri.True)} {group.Count(each => each.Result is Tri.Unknown)}"));
            if (by.Length == 0 && groups.Count == 0)
            {
                rows.Add($"{day:yyyy-MM-dd}  0 0");
            }
        }

        return rows;
    }

    private static IEnumerable<(string[] Words, string Order)> Groups(KnownSpan span, Dimension[] by, DateOnly day)
    {
        var names = by.Contains(Dimension.Attribute) && span.Label.Attributes.Names.Count > 0 ? span.Label.Attributes.Names : [""];
        foreach (var name in names)
        {
            var parts = Array.ConvertAll(by, dimension => Value(span, dimension, day, name));
            yield return (Array.ConvertAll(parts, part => part.Word), string.Join('\n', parts.Select(part => part.Order)));
        }
    }

    private static (string Word, string Order) Value(KnownSpan span, Dimension dimension, DateOnly day, string name)
    {
        var band = LengthBand.Of(day.DayNumber - span.Since + 1);
        return dimension switch
        {
            Dimension.Authority => (Authorities.At(span.Label.Authority).ToString(), $"{span.Label.Authority:D3}"),
            Dimension.Reason => (Reasons.At(span.Label.Reason)?.Slug ?? "", $"{span.Label.Reason:D3}"),
            Dimension.Sex => (Slugs.Sex.Of(span.Label.Sex), Slugs.Sex.Of(span.Label.Sex)),
            Dimension.Weeks => (LengthBand.Label(band), $"{band}"),
            _ => (name, name),
        };
    }

    private static string Text(StockRow row) => $"{row.On:yyyy-MM-dd} {string.Join(',', row.Group)} {row.True} {row.Unknown}";
}
