using System.Globalization;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Status;

/// <summary>The product beside a slow, obvious, day-by-day reading of the contract, on random histories.</summary>
public sealed class AgainstTheSlowEvaluatorTests
{
    [Fact]
    [Trait("Speed", "slow")]
    public void Every_answer_is_that_of_the_slow_evaluator() => Compare(first: 1, histories: 40_000, daysEach: 6);

    [Fact]
    public void Answers_of_some_histories_are_those_of_the_slow_evaluator() => Compare(first: 1_000_001, histories: 3_000, daysEach: 8);

    [Fact]
    public void Every_run_begins_where_the_slow_evaluator_says()
    {
        for (var seed = 2_000_001; seed <= 2_000_150; seed++)
        {
            var lines = new RandomHistories(seed).Child("C");
            var random = new Random(seed);
            var slow = new SlowEvaluator(lines, null, RandomHistories.Run);
            var timeline = TimelineOf(lines, null);
            foreach (var day in Some(RandomHistories.DaysToAsk(lines), 4, random))
            {
                foreach (var id in SlowEvaluator.Definitions)
                {
                    var answer = timeline is null ? null : Answer.Of(timeline, Definitions.Find(id)!, day);
                    Same(slow.Since("C", id, day), answer?.Since, seed, id, day, lines);
                    Same(slow.Days("C", id, day), answer?.Days, seed, id, day, lines);
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("authority")]
    [InlineData("reason")]
    [InlineData("sex")]
    [InlineData("age")]
    [InlineData("authority,reason")]
    public void Every_snapshot_and_flow_is_that_of_the_slow_evaluator(string by)
    {
        var names = by.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var seed = 1; seed <= 12; seed++)
        {
            var lines = RandomHistories.File(seed, children: 12);
            var random = new Random(seed);
            var slow = new SlowEvaluator(lines, null, RandomHistories.Run);
            var ledgers = Lines.Ledgers(lines);
            foreach (var id in SlowEvaluator.Definitions)
            {
                var spans = StatusSpans.Derive(Definitions.Find(id)!, ledgers, SchoolCalendars.None);
                var counts = new Counts(spans, [.. names.Select(Parse)]);
                var day = Some(RandomHistories.DaysToAsk(lines), 1, random)[0];
                var to = day.AddDays(random.Next(1, 120));

                Assert.Equal(
                    slow.Snapshot(id, day, names).Select(row => $"{row.Group}:{row.True}:{row.Unknown}").Order(StringComparer.Ordinal),
                    counts.Snapshot(day).Select(row => $"{string.Join(',', row.Group)}:{row.True}:{row.Unknown}").Order(StringComparer.Ordinal));
                Assert.Equal(
                    slow.Flow(id, day, to, names).Select(row => $"{row.Group}:{row.Opening}:{row.New}:{row.Ended}:{row.Closing}:{row.Ever}:{row.Unknown}").Order(StringComparer.Ordinal),
                    counts.Flow(day, to).Select(row => $"{string.Join(',', row.Group)}:{row.Opening}:{row.New}:{row.Ended}:{row.Closing}:{row.Ever}:{row.Unknown}").Order(StringComparer.Ordinal));
                Assert.All(counts.Flow(day, to), row => Assert.True(row.Reconciles));
            }
        }
    }

    private static void Compare(int first, int histories, int daysEach)
    {
        for (var seed = first; seed < first + histories; seed++)
        {
            var lines = new RandomHistories(seed).Child("C");
            var random = new Random(seed);
            DateTimeOffset? asKnown = seed % 3 == 0 ? Some(RandomHistories.InstantsToAsk(lines), 1, random)[0] : null;
            var slow = new SlowEvaluator(lines, asKnown, RandomHistories.Run);
            var timeline = TimelineOf(lines, asKnown);
            if (timeline is null)
            {
                continue; // nothing was known of the child at that moment
            }

            foreach (var day in Some(RandomHistories.DaysToAsk(lines), daysEach, random))
            {
                foreach (var id in SlowEvaluator.Definitions)
                {
                    Same(slow.Answer("C", id, day), timeline.Answer(Definitions.Find(id)!.Test!, day), seed, id, day, lines);
                }

                Same(slow.AreaAuthority("C", day), timeline.Child.On(day).Area.Code?.ToString() ?? "", seed, "area", day, lines);
                Same(slow.Reason("C", day), timeline.Child.On(day).Reason?.Slug ?? "", seed, "reason", day, lines);
            }
        }
    }

    private static void Same<T>(T slow, T product, int seed, string what, DateOnly day, IReadOnlyList<OracleLine> lines)
    {
        if (!Equals(slow, product))
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, {what} on {day:yyyy-MM-dd}: the slow evaluator says {slow}, the product {product}\n{OracleLine.Header}\n{string.Join('\n', lines.Select(line => line.Csv))}"));
        }
    }

    private static Timeline? TimelineOf(IReadOnlyList<OracleLine> lines, DateTimeOffset? asKnown)
    {
        if (Lines.Ledgers(lines) is not [var ledger])
        {
            return null;
        }

        var history = ledger.AsKnown(asKnown is { } at ? new Moment(at) : null);
        return history.Standing.Count == 0 ? null : new(history, SchoolCalendars.None);
    }

    private static List<T> Some<T>(IEnumerable<T> all, int count, Random random)
    {
        var list = all.ToArray();
        random.Shuffle(list);
        return [.. list.Take(count)];
    }

    private static Dimension Parse(string name) => Dimensions.TryParse(name, out var dimension) ? dimension : throw new ArgumentException($"{name} is no dimension", nameof(name));
}
