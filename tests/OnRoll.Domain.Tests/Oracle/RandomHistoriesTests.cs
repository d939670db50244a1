namespace OnRoll.Domain.Tests.Oracle;

public sealed class RandomHistoriesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_history_is_one_that_a_reader_must_accept(bool contested)
    {
        foreach (var line in Enumerable.Range(0, 2000).SelectMany(seed => new RandomHistories(seed, contested).Child("C")))
        {
            Assert.True(line.From != "" || line.Fact == "born", line.Csv);
            Assert.True(line.To == "" || string.CompareOrdinal(line.From, line.To) <= 0, line.Csv);
            Assert.True(line.Known == "" || OracleDays.Instant(line.Known) < RandomHistories.Run, line.Csv);
            Assert.Equal(line, OracleLine.Parse(line.Csv));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_file() =>
        Assert.Equal(RandomHistories.File(7, 5), RandomHistories.File(7, 5));

    [Fact]
    public void Histories_reach_every_fact_kind_and_answer()
    {
        HashSet<string> kinds = [], answers = [];
        for (var seed = 0; seed < 1500; seed++)
        {
            var lines = new RandomHistories(seed).Child("C");
            kinds.UnionWith(lines.Select(line => $"{line.Fact} {line.Kind}"));
            SlowEvaluator oracle = new(lines, asKnown: null, RandomHistories.Run);
            foreach (var day in RandomHistories.DaysToAsk(lines).Take(40))
            {
                answers.UnionWith(SlowEvaluator.Definitions.Select(definition => $"{definition} {oracle.Answer("C", definition, day)}"));
            }
        }

        Assert.Equal(21, answers.Count);
        Assert.Equal(4, kinds.Count(kind => kind.StartsWith("born ", StringComparison.Ordinal)));
        Assert.Equal(9, kinds.Count(kind => kind.StartsWith("provision ", StringComparison.Ordinal)));
        Assert.Equal(4, kinds.Count(kind => kind.StartsWith("whereabouts ", StringComparison.Ordinal)));
        Assert.Equal(14, kinds.Select(kind => kind.Split(' ')[0]).Distinct().Count());
    }

    [Fact]
    public void What_was_known_at_a_moment_does_not_depend_on_what_is_learnt_later()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var lines = new RandomHistories(seed).Child("C");
            foreach (var instant in RandomHistories.InstantsToAsk(lines).Take(4))
            {
                var learnt = lines.Where(line => (line.Known == "" ? RandomHistories.Run : OracleDays.Instant(line.Known)) <= instant);
                SlowEvaluator then = new(lines, instant, RandomHistories.Run), now = new(learnt, asKnown: null, RandomHistories.Run);
                foreach (var day in RandomHistories.DaysToAsk(lines).Take(10))
                {
                    Assert.Equal(now.Answer("C", "DEF-18", day), then.Answer("C", "DEF-18", day));
                }
            }
        }
    }
}
