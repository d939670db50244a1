using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Identity;

/// <summary>A wrong join that was parted leaves nothing behind, whatever came in between.</summary>
public sealed class UndoneTests
{
    private const int Operations = 10_000;
    private const int OperationsOfARegister = 40;
    private const int Records = 9;
    private const int People = 3;

    /// <summary>
    /// Counted are 10,000 operations: joins right and wrong, assertions made about any record of the child as it then looked, partings, and
    /// "not the same". At the end every wrong join is parted. The twin has only the right joins, and each assertion where it belongs.
    /// </summary>
    [Fact]
    public void After_random_wrong_joins_and_partings_the_register_is_as_if_they_had_never_been()
    {
        var (done, wrong) = (0, 0);
        for (var seed = 0; done < Operations; seed++)
        {
            var world = new World(new Random(seed));
            for (var i = 0; i < OperationsOfARegister; i++)
            {
                world.Step();
            }

            world.PartAllThatIsWrong();
            Assert.Equal(world.Expected(), world.Actual());
            done += world.Done;
            wrong += world.WrongJoins;
        }

        Assert.True(wrong > 1000, $"only {wrong} wrong joins were made: that proves little");
    }

    [Fact]
    public void Two_held_apart_are_not_joined_again_until_somebody_takes_that_back()
    {
        var (one, other) = (Id(1), Id(2));
        var apart = new Joins([IdentityDecision.OfPair(1, At(1), Verdict.NotSame, one, other, "a", "twins")]);
        var undone = new Joins([.. apart.Decisions, IdentityDecision.OfPair(2, At(2), Verdict.Undone, one, other, "a", "a mistake")]);
        var request = new JoinRecords(one, other, "same name");

        Assert.Equal("join.not-same", Assert.Single(request.Check(apart, Of(one), Of(other))).Code);
        Assert.Empty(request.Check(undone, Of(one), Of(other)));
    }

    /// <summary>Held apart are the two children, not only the two records that were named.</summary>
    [Fact]
    public void What_was_held_apart_is_not_joined_through_a_third_record()
    {
        var joins = new Joins([IdentityDecision.OfPair(1, At(1), Verdict.NotSame, Id(1), Id(2), "a", "twins"), IdentityDecision.OfPair(2, At(2), Verdict.Same, Id(2), Id(3), "a", "same")]);

        var problems = new JoinRecords(Id(1), Id(3), "same name").Check(joins, Of(Id(1)), new([Id(2), Id(3)], [], []));

        Assert.Equal("join.not-same", Assert.Single(problems).Code);
    }

    [Theory]
    [InlineData("9434765919", "9434765870", null, null, "join.identifiers")]
    [InlineData("9434765919", "9434765870", "2015-05-04", "2015-05-05", "join.identifiers")]
    [InlineData("9434765919", "9434765870", "2015-05-04", "2015-05-04", null)]
    [InlineData("9434765919", "9434765919", "2015-05-04", "2015-05-05", null)]
    [InlineData("9434765919", "9434765871", null, null, null)]
    public void Sound_numbers_that_differ_veto_unless_the_birth_date_agrees(string one, string other, string? bornOne, string? bornOther, string? code)
    {
        var problems = new JoinRecords(Id(1), Id(2), "same name").Check(Joins.None, Of(Id(1), one, bornOne), Of(Id(2), other, bornOther));

        Assert.Equal(code, problems.SingleOrDefault()?.Code);
    }

    private static RecordId Id(long serial) => new(Authorities.All[0].Code, serial);

    private static Moment At(int second) => new(new DateTimeOffset(2025, 11, 10, 12, 0, 0, TimeSpan.Zero).AddSeconds(second));

    private static Identification Of(RecordId record, string? nhs = null, string? born = null) => new([record],
        born is null ? [] : [DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)],
        nhs is null ? [] : [new Identified(new DateSpan(new(2020, 1, 1)), IdentifierScheme.NhsNumber, nhs)]);

    /// <summary>Records of a few people, decisions about them, and what is said; with who is truly who.</summary>
    private sealed class World(Random random)
    {
        private readonly List<IdentityDecision> decisions = [];
        private readonly List<(RecordId MadeAbout, long Id, RecordId Belongs)> said = [];
        private readonly List<(RecordId, RecordId)> right = [];
        private int clock;

        public int Done { get; private set; }

        public int WrongJoins { get; private set; }

        private static IReadOnlyList<RecordId> All { get; } = [.. Enumerable.Range(1, Records).Select(serial => Id(serial))];

        private Joins Now => new(decisions);

        public void Step()
        {
            clock++;
            Done++;
            var (one, other) = (Any(All), Any(All));
            switch (random.Next(4))
            {
                case 0:
                    Join(one, other);
                    break;
                case 1:
                    var child = Now.With(one);
                    said.Add((one, clock, Any(child)));
                    break;
                case 2 when PersonOf(one) != PersonOf(other) && Now.With(one).Contains(other):
                    Part(one);
                    break;
                case 2 when PersonOf(one) != PersonOf(other):
                    decisions.Add(IdentityDecision.OfPair(clock, At(clock), Verdict.NotSame, one, other, "a", "two children"));
                    break;
                default:
                    said.Add((one, clock, one));
                    break;
            }
        }

        public void PartAllThatIsWrong()
        {
            while (All.FirstOrDefault(record => Now.With(record).Any(other => PersonOf(other) != PersonOf(record))) is { Serial: > 0 } mixed)
            {
                clock++;
                Part(mixed);
            }
        }

        /// <summary>Which records are one child, and what is said of each child.</summary>
        public IEnumerable<string> Actual() => Now.Divide(All).Select(child =>
            $"{string.Join('+', child)}: {string.Join(' ', said.Where(line => child.Contains(Now.HomeOf(line.MadeAbout, line.Id))).Select(line => line.Id).Order())}");

        public IEnumerable<string> Expected()
        {
            var twin = new Joins(right.Select((pair, i) => IdentityDecision.OfPair(i, At(i), Verdict.Same, pair.Item1, pair.Item2, "a", "same")));
            return twin.Divide(All).Select(child =>
                $"{string.Join('+', child)}: {string.Join(' ', said.Where(line => child.Contains(line.Belongs)).Select(line => line.Id).Order())}");
        }

        private static long PersonOf(RecordId record) => record.Serial % People;

        private RecordId Any(IReadOnlyList<RecordId> among) => among[random.Next(among.Count)];

        private void Join(RecordId one, RecordId other)
        {
            if (new JoinRecords(one, other, "same").Check(Now, new(Now.With(one), [], []), new(Now.With(other), [], [])).Count > 0)
            {
                return;
            }

            decisions.Add(IdentityDecision.OfPair(clock, At(clock), Verdict.Same, one, other, "a", "same"));
            if (PersonOf(one) == PersonOf(other))
            {
                right.Add((one, other));
            }
            else
            {
                WrongJoins++;
            }
        }

        /// <summary>Parts all records of a record's person from the others; what was said of the wrong side goes where it belongs.</summary>
        private void Part(RecordId record)
        {
            var child = Now.With(record);
            List<RecordId> apart = [.. child.Where(each => PersonOf(each) == PersonOf(record))];
            List<(RecordId, long, RecordId)> belonging = [.. said.Where(line => child.Contains(line.MadeAbout) && child.Contains(line.Belongs)
                && line.MadeAbout != line.Belongs).Select(line => (line.MadeAbout, line.Id, line.Belongs))];
            var request = new PartRecords(apart, belonging, AsIfNever: random.Next(2) == 0, "two children");
            Assert.Empty(request.Check(child));
            var id = clock * 1000;
            decisions.AddRange(request.Verdicts(Now).ToList().Select(each => IdentityDecision.OfPair(id++, At(clock), each.Verdict, each.Left, each.Right, "a", "two children")));
            decisions.AddRange(belonging.Select(each => new IdentityDecision(id++, At(clock), Verdict.Belongs, each.Item1, each.Item3, each.Item2, "a", "two children")));
        }
    }
}
