using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class OwnersOnSqlite() : OwnersTests(AnyRegister.OnSqlite);

public sealed class OwnersOnPostgres(PostgresServer server) : OwnersTests(() => AnyRegister.OnPostgres(server));

/// <summary>An authority's lists and counts are of the children whose case it owns, whoever keeps their records.</summary>
public abstract class OwnersTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly string[] Authorities = ["202", "203", "330"];
    private static readonly DateOnly Day = new(2025, 11, 10);

    [Fact]
    public void After_a_hand_over_the_new_owner_lists_the_child_and_the_former_does_not()
    {
        var ids = Fill(3);
        Assert.Equal(["c0"], Listed("202"));

        HandOver(ids[0], "203");

        Assert.Empty(Listed("202"));
        Assert.Equal(["c0", "c1"], Listed("203"));
        Assert.Equal(["c0", "c1", "c2"], Store.Operator.List("all").Select(child => child.Label));
        Assert.Equal(ids[0], Officer("203").Resolve("c0"));
        Assert.Equal(ids[0], Officer("203").Read(ids[0]).Id);
        Assert.Throws<GateClosedException>(() => Officer("202").Resolve("c0"));
        Assert.Throws<GateClosedException>(() => Officer("202").Read(ids[0]));
    }

    /// <summary>The former owner keeps its own past: the figures it gave for days before stay what they were.</summary>
    [Fact]
    public void A_child_counts_for_its_owner_on_the_day_and_the_past_stays_the_former_owners()
    {
        var ids = Fill(3);
        var before = new Moment(Store.Time.GetUtcNow());
        Store.Time.Advance(TimeSpan.FromDays(3));

        HandOver(ids[0], "203");

        foreach (var isRebuilt in new[] { false, true })
        {
            Assert.Equal((1, 1), (Counted("202", Day), Counted("203", Day)));
            Assert.Equal((1, 1), (Counted("202", Day.AddDays(2)), Counted("203", Day.AddDays(2))));
            Assert.Equal((0, 2), (Counted("202", Day.AddDays(3)), Counted("203", Day.AddDays(3))));
            Assert.Equal((1, 1), (Counted("202", Day.AddDays(3), before), Counted("203", Day.AddDays(3), before)));
            Assert.Equal(["c0", "c1"], Named("203", Day.AddDays(3)));
            Assert.Equal(["c1"], Named("203", Day));
            var flow = Officer("203").Count(Definitions.Cme, [], null, SchoolCalendars.None, listsChildren: false, "flow", counts => counts.Flow(Day.AddDays(1), Day.AddDays(5))).Single();
            Assert.Equal((1, 1, 0, 2), (flow.Opening, flow.New, flow.Ended, flow.Closing));
            Store.Operator.Rebuild(onlyStale: isRebuilt);
        }

        HandOver(ids[0], "202");
        Assert.Equal((1, 1), (Counted("202", Day.AddDays(3)), Counted("203", Day.AddDays(3))));
        Assert.Equal(["c0"], Listed("202"));
    }

    /// <summary>A figure by area goes on by where the child lives: who owns the case does not move it.</summary>
    [Fact]
    public void Who_owns_the_case_does_not_move_a_figure_by_area()
    {
        var ids = Fill(3);

        HandOver(ids[0], "203");

        Assert.Equal(["202 1", "203 1"], Officer("203").Count(Definitions.Cme, [Dimension.Authority], null, SchoolCalendars.None, listsChildren: false, "area",
            counts => counts.Snapshot(Day)).Select(row => $"{row.Group[0]} {row.True + row.Unknown}"));
    }

    [Fact]
    public void Records_of_two_authorities_are_one_child_of_one_of_them_until_they_are_parted()
    {
        var ids = Fill(3);
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[1], "the same")));

        Assert.Equal(["c0"], Listed("202"));
        Assert.Empty(Listed("203"));
        Assert.Equal((1, 0), (Counted("202", Day), Counted("203", Day)));

        Assert.Empty(Store.Operator.Part(ids[0], new([ids[1]], [], AsIfNever: false, "twins")));
        Assert.Equal(["c0"], Listed("202"));
        Assert.Equal(["c1"], Listed("203"));
        Assert.Equal((1, 1), (Counted("202", Day), Counted("203", Day)));
        Store.Operator.Rebuild(onlyStale: true);
        Assert.Equal((1, 1), (Counted("202", Day), Counted("203", Day)));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    /// <summary>The spans of a joined child stand under its first record's authority; a write by way of the second did not mark them, so that a rebuild left them as they were.</summary>
    [Fact]
    public void What_is_learnt_by_way_of_another_authoritys_record_reaches_the_kept_spans()
    {
        var ids = Fill(3);
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[1], "the same")));
        Store.Operator.Rebuild(onlyStale: true);

        Store.Operator.Record(GateAction.RecordFacts, ids[1], (_, now) => Decision.Record(new Registered(new(Day.AddDays(-10)), "100001", SchoolKind.School, 25)));
        Store.Operator.Rebuild(onlyStale: true);

        Assert.Equal((0, 0), (Counted("202", Day), Counted("203", Day)));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_glass_broken_over_a_child_that_was_handed_over_is_the_new_owners_to_review()
    {
        var ids = Fill(3);
        HandOver(ids[0], "203");

        Assert.Empty(Store.DoorOf(Role.Officer, "330", "breaker").BreakGlass(ids[0], "found alone"));

        Assert.Empty(Store.DoorOf(Role.Lead, "202", "former").GlassToReview());
        Assert.Empty(Store.DoorOf(Role.Lead, "203", "lead").ReviewGlass(Assert.Single(Store.DoorOf(Role.Lead, "203", "lead").GlassToReview()), "justified"));
    }

    /// <summary>However cases are handed over, records joined and parted, and spans rebuilt: every child has one owner, in lists and on each day in counts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_child_is_listed_and_counted_by_exactly_one_authority(int seed)
    {
        var random = new Random(seed);
        var ids = Fill(9);
        for (var i = 0; i < 40; i++)
        {
            Store.Time.Advance(TimeSpan.FromHours(random.Next(30)));
            var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
            switch (random.Next(5))
            {
                case 0 or 1:
                    HandOver(one, Authorities[random.Next(Authorities.Length)]);
                    break;
                case 2:
                    Store.Operator.Join(new(one, other, "the same"));
                    break;
                case 3 when Store.Operator.Read(one).Records.Count > 1:
                    Store.Operator.Part(one, new([one], [], AsIfNever: false, "twins"));
                    break;
                case 4:
                    Store.Operator.Record(GateAction.RecordFacts, one, (_, now) => Decision.Record(new HomeEducated(new(now.Day.AddDays(-5), now.Day.AddDays(random.Next(20))), HomeEducation.Suitable)));
                    break;
                default:
                    Store.Operator.Rebuild(onlyStale: random.Next(2) == 0);
                    break;
            }
        }

        var all = Store.Operator.List("all").Select(child => child.Label).Order(StringComparer.Ordinal);
        Assert.Equal(all, Authorities.SelectMany(Listed).Order(StringComparer.Ordinal));
        foreach (var day in Enumerable.Range(-1, 60).Select(Day.AddDays))
        {
            Assert.Equal(Total(Store.Operator, day, null), Authorities.Sum(authority => Counted(authority, day)));
        }

        var known = new Moment(Store.Time.GetUtcNow().AddDays(-10));
        Assert.Equal(Total(Store.Operator, known.Day, known), Authorities.Sum(authority => Counted(authority, known.Day, known)));
    }

    private Door Officer(string authority) => Store.DoorOf(Role.Officer, authority);

    private IEnumerable<string> Listed(string authority) => Officer(authority).List("own").Select(child => child.Label).Order(StringComparer.Ordinal);

    private int Counted(string authority, DateOnly day, Moment? asKnown = null) => Total(Officer(authority), day, asKnown);

    private List<string> Named(string authority, DateOnly day) => Officer(authority).Count(Definitions.Cme, [], null, SchoolCalendars.None, listsChildren: true, "who",
        counts => counts.Members(day).Select(member => member.Child).ToList());

    private static int Total(Door door, DateOnly day, Moment? asKnown) => door.Count(Definitions.Cme, [], asKnown, SchoolCalendars.None, listsChildren: false, "how many",
        counts => counts.Snapshot(day).Sum(row => row.True + row.Unknown));

    /// <summary>As an accepted hand-over leaves it.</summary>
    private void HandOver(RecordId record, string to)
    {
        using var session = Session.Begin(Store.Register.Database);
        session.WallOff();
        var at = new Moment(Store.Time.GetUtcNow());
        Store.Time.Advance(TimeSpan.FromMilliseconds(1));
        MovedUnits.HandOver(session, record, LaCode.TryParse(to, out var owner, out _) ? owner : default, "lead", at);
        session.Commit();
    }

    /// <summary>Children on no register, in each authority by turns.</summary>
    private List<RecordId> Fill(int count)
    {
        Store.Import(new("facts"), [.. Enumerable.Range(0, count).SelectMany(i => new[]
        {
            $"c{i},born,2014-05-04,,,,F,,,2024-01-10", $"c{i},resident,2019-09-01,,{Authorities[i % Authorities.Length]},,confirmed,,,2024-01-10",
        })]);
        Store.Operator.Rebuild(onlyStale: true);
        return [.. Enumerable.Range(0, count).Select(i => Store.Operator.Resolve($"c{i}"))];
    }
}
