using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Identity;

/// <summary>After any number of wrong joins, later assertions and partings the register is as if the wrong joins had never been.</summary>
public sealed class UndoneTests
{
    private const int Registers = 250;
    private const int StepsEach = 60; // 15,000 joins, assertions and partings in all

    [Fact]
    public void What_was_joined_wrongly_and_parted_leaves_nothing_behind()
    {
        var partings = 0;
        for (var seed = 1; seed <= Registers; seed++)
        {
            var worlds = new TwoWorlds(new Random(seed));
            for (var step = 0; step < StepsEach; step++)
            {
                worlds.Step();
            }

            worlds.PartAll();
            partings += worlds.Partings;

            Assert.Equal(worlds.Never(), worlds.Undone());
        }

        Assert.True(partings > 2000, $"only {partings} partings were tried");
    }

    /// <summary>Before a join two children, until the parting one, after it two: as known at each moment.</summary>
    [Fact]
    public void The_children_are_those_known_at_the_moment_asked()
    {
        var (one, other) = (Record(1), Record(2));
        var joins = new Joins([Of(1, 10, Verdict.Same, one, other), Of(2, 20, Verdict.NotSame, one, other)]);

        Assert.Equal(2, joins.Divide([one, other], At(9)).Count);
        Assert.Single(joins.Divide([one, other], At(10)));
        Assert.Single(joins.Divide([one, other], At(19)));
        Assert.Equal(2, joins.Divide([one, other], At(20)).Count);
    }

    [Fact]
    public void Not_the_same_is_remembered_for_the_whole_of_both_children()
    {
        var (one, twin, cousin) = (Record(1), Record(2), Record(3));
        var joins = new Joins([Of(1, 10, Verdict.NotSame, one, twin), Of(2, 11, Verdict.Same, twin, cousin)]);

        var problems = new JoinRecords(one, cousin, "same surname").Check(joins, Child(one), Child(twin, cousin));

        Assert.Equal("join.not-same", Assert.Single(problems).Code);
    }

    [Fact]
    public void Different_sound_identifiers_veto_unless_a_birth_date_agrees()
    {
        var (one, other) = (Record(1), Record(2));
        DateOnly born = new(2015, 5, 4);

        Assert.Equal("join.identifiers", Assert.Single(Join([born], [born.AddDays(1)])).Code);
        Assert.Equal("join.identifiers", Assert.Single(Join([], [born])).Code);
        Assert.Empty(Join([born], [born]));

        IReadOnlyList<Problem> Join(DateOnly[] births, DateOnly[] others) => new JoinRecords(one, other, "seen together").Check(
            Joins.None, new([one], births, [Upn("B801200005001")]), new([other], others, [Upn("P207000016049")]));
    }

    /// <summary>A temporary UPN, or one whose check letter is wrong, is evidence for a person and never decides.</summary>
    [Fact]
    public void Temporary_and_unsound_identifiers_neither_join_nor_veto()
    {
        var (one, other) = (Record(1), Record(2));
        foreach (var weak in new[] { "M80120000500A", "C801200005001" })
        {
            Identification left = new([one], [], [Upn(weak)]), right = new([other], [], [Upn(weak)]), strong = new([other], [], [Upn("P207000016049")]);

            Assert.False(StrongIdentifiers.Join(left, right));
            Assert.Null(StrongIdentifiers.Veto(left, strong));
        }
    }

    [Fact]
    public void A_parting_needs_a_reason_a_record_and_something_left()
    {
        var (one, other) = (Record(1), Record(2));

        Assert.Equal("why.required", Assert.Single(new PartRecords([one], [], false, " ").Check([one, other])).Code);
        Assert.Equal("part.none", Assert.Single(new PartRecords([Record(9)], [], false, "why").Check([one, other])).Code);
        Assert.Equal("part.all", Assert.Single(new PartRecords([one, other], [], false, "why").Check([one, other])).Code);
        Assert.Empty(new PartRecords([one], [], false, "why").Check([one, other]));
    }

    private static Identified Upn(string value) => new(new(new(2020, 9, 1)), IdentifierScheme.Upn, value);

    private static Identification Child(params RecordId[] records) => new(records, [], []);

    private static RecordId Record(long serial) => new(LaCode.FromNumber(202), serial);

    private static Moment At(long microseconds) => Moment.FromMicroseconds(microseconds);

    private static IdentityDecision Of(long id, long at, Verdict verdict, RecordId one, RecordId other) =>
        IdentityDecision.OfPair(id, At(at), verdict, one, other, "tester", "why");

    /// <summary>Two registers that learn the same of the same records; in one of them children are now and then joined wrongly.</summary>
    private sealed class TwoWorlds(Random random)
    {
        private static readonly RecordId[] Records = [.. Enumerable.Range(1, 14).Select(serial => Record(serial))];

        private readonly List<IdentityDecision> never = [];
        private readonly List<IdentityDecision> wronged = [];
        private readonly List<(long Id, RecordId Never, RecordId Wronged)> assertions = [];
        private long clock;

        public int Partings { get; private set; }

        public void Step()
        {
            var record = Records[random.Next(Records.Length)];
            switch (random.Next(6))
            {
                case 0 when random.Next(3) == 0: // right: the same in both
                    var other = Records[random.Next(Records.Length)];
                    if (record != other)
                    {
                        Decide(never, Verdict.Same, record, other);
                        Decide(wronged, Verdict.Same, record, other);
                    }

                    break;
                case 1: // wrong
                    var stranger = Records[random.Next(Records.Length)];
                    if (record != stranger && !new Joins(wronged).With(record).Contains(stranger))
                    {
                        Decide(wronged, Verdict.Same, record, stranger);
                    }

                    break;
                case 2: // a source says something of its own record
                    assertions.Add((++clock, record, record));
                    break;
                case 3 or 4: // an officer enters something on the child's page, under the record that names the child
                    assertions.Add((++clock, new Joins(never).With(record)[0], new Joins(wronged).With(record)[0]));
                    break;
                default:
                    PartOne();
                    break;
            }
        }

        public void PartAll()
        {
            while (PartOne())
            {
            }
        }

        public IReadOnlyList<string> Never() => Described(new(never), assertions.Select(each => (each.Id, each.Never)));

        public IReadOnlyList<string> Undone() => Described(new(wronged), assertions.Select(each => (each.Id, each.Wronged)));

        /// <summary>Parts one true child from those it was joined with wrongly, and says which assertions are about it and which not.</summary>
        private bool PartOne()
        {
            var (truth, joined) = (new Joins(never), new Joins(wronged));
            foreach (var child in joined.Divide(Records))
            {
                var apart = truth.With(child[^1]);
                if (apart.Count == child.Count)
                {
                    continue;
                }

                var astray = assertions.Where(each => child.Contains(joined.HomeOf(each.Wronged, each.Id)) && joined.HomeOf(each.Wronged, each.Id) != each.Never)
                    .Select(each => (each.Wronged, each.Id, each.Never)).ToList();
                var request = new PartRecords(apart, astray, AsIfNever: true, "joined by mistake");
                foreach (var (left, right, verdict) in request.Verdicts(joined).ToList())
                {
                    Decide(wronged, verdict, left, right);
                }

                foreach (var (madeAbout, assertion, belongs) in request.Belonging)
                {
                    wronged.Add(new(++clock, At(clock), Verdict.Belongs, madeAbout, belongs, assertion, "tester", "why"));
                }

                Partings++;
                return true;
            }

            return false;
        }

        private void Decide(List<IdentityDecision> decisions, Verdict verdict, RecordId one, RecordId other) =>
            decisions.Add(Of(++clock, clock, verdict, one, other));

        private static IReadOnlyList<string> Described(Joins joins, IEnumerable<(long Id, RecordId MadeAbout)> assertions)
        {
            var homes = assertions.ToLookup(each => joins.HomeOf(each.MadeAbout, each.Id), each => each.Id);
            return [.. joins.Divide(Records).Select(child => $"{string.Join(' ', child)}: {string.Join(' ', child.SelectMany(record => homes[record]).Order())}")];
        }
    }
}
