using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class IdentityOnSqlite() : IdentityTests(AnyRegister.OnSqlite);

public sealed class IdentityOnPostgres(PostgresServer server) : IdentityTests(() => AnyRegister.OnPostgres(server));

/// <summary>Joining and parting in the store: undone exactly, counted rightly at every moment.</summary>
public abstract class IdentityTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const int Children = 12;
    private const int Steps = 250;

    private readonly Func<AnyRegister> make = make;

    /// <summary>Two registers learn the same; in one, children are joined wrongly, written to, and parted.</summary>
    [Fact]
    public void A_register_with_its_wrong_joins_parted_is_one_in_which_they_never_were()
    {
        using var never = make();
        Fill(Store);
        Fill(never);
        var random = new Random(7);
        var joined = new List<(string One, string Other)>();
        for (var step = 0; step < Steps; step++)
        {
            var (one, other) = (Child(random), Child(random));
            switch (random.Next(4))
            {
                case 0 when one != other && !AreOne(one, other):
                    Assert.Empty(Store.Operator.Join(new(Of(Store, one), Of(Store, other), "looked alike")));
                    joined.Add((one, other));
                    break;
                case 1 when joined.Count > 0:
                    var wrong = joined[random.Next(joined.Count)];
                    joined.Remove(wrong);
                    Assert.Empty(Store.Operator.TakeBack(Of(Store, wrong.One), Of(Store, wrong.Other), "they are two"));
                    break;
                default:
                    var day = new DateOnly(2025, 9, 1).AddDays(step);
                    Write(Store, one, day);
                    Write(never, one, day);
                    break;
            }
        }

        foreach (var (one, other) in joined)
        {
            Assert.Empty(Store.Operator.TakeBack(Of(Store, one), Of(Store, other), "they are two"));
        }

        Assert.Equal(Described(never), Described(Store));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void Counts_follow_who_is_who_at_the_moment_asked()
    {
        Fill(Store);
        Store.Operator.Rebuild(onlyStale: false);
        var (one, other) = (Of(Store, "C1"), Of(Store, "C2"));
        var before = Now();
        Store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Store.Operator.Join(new(one, other, "one child")));
        var between = Now();
        Store.Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Store.Operator.Part(one, new([other], [], AsIfNever: false, "twins after all")));

        foreach (var rebuilt in new[] { false, true })
        {
            if (rebuilt)
            {
                Store.Operator.Rebuild(onlyStale: true);
            }

            Assert.Equal((Children, Children - 1, Children), (Missing(before), Missing(between), Missing(null)));
        }

        Assert.Equal("join.not-same", Assert.Single(Store.Operator.Join(new(one, other, "again"))).Code);
    }

    /// <summary>What is kept, corrected by what was learnt since, is what a fresh derivation gives.</summary>
    [Fact]
    public void Kept_spans_and_what_was_learnt_since_count_like_a_fresh_derivation()
    {
        Fill(Store);
        Store.Operator.Rebuild(onlyStale: false);
        var random = new Random(11);
        for (var step = 0; step < 40; step++)
        {
            Store.Time.Advance(TimeSpan.FromMinutes(30));
            Write(Store, Child(random), new DateOnly(2025, 9, 1).AddDays(step));
        }

        var day = new DateOnly(2025, 10, 20);
        var fresh = StatusSpans.Derive(Definitions.Cme, Store.Operator.List("all").Select(child => child.Ledger), SchoolCalendars.None);
        var expected = new Counts(fresh, [Dimension.Authority, Dimension.Reason]).Snapshot(day);

        var overlaid = Snapshot(day);
        Store.Operator.Rebuild(onlyStale: true);

        Assert.Equal(Words(expected), Words(overlaid));
        Assert.Equal(Words(expected), Words(Snapshot(day)));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    private static void Fill(AnyRegister register) => register.Import(new ImportRequest("facts"), [.. Enumerable.Range(1, Children).SelectMany(child => new[]
    {
        $"C{child},born,2014-03-{child:00},,,,F,,,2024-01-10", $"C{child},resident,2019-09-01,,{(child % 2 == 0 ? 202 : 203)},,confirmed,,,2024-01-10",
    })]);

    private static void Write(AnyRegister register, string child, DateOnly day) => register.Operator.Record(GateAction.RecordFacts, Of(register, child),
        (_, _) => Decision.Record(new Registered(new(day, day.AddDays(2)), "100001", SchoolKind.School, null)));

    private static string Child(Random random) => $"C{random.Next(1, Children + 1)}";

    private static RecordId Of(AnyRegister register, string child) => register.Operator.Resolve(child);

    private bool AreOne(string one, string other) => Store.Operator.Read(Of(Store, one)).Records.Contains(Of(Store, other));

    private static IEnumerable<string> Described(AnyRegister register) => register.Operator.List("all").OrderBy(child => child.Label, StringComparer.Ordinal)
        .Select(child => $"{child.Label}: {string.Join("; ", child.Ledger.Lines.Select(line => line.What.Words).Order(StringComparer.Ordinal))}");

    private Moment Now() => new(Store.Time.GetUtcNow());

    private int Missing(Moment? asKnown) => Store.Operator.Count(Definitions.Cme, [], asKnown, SchoolCalendars.None, listsChildren: false, "test",
        counts => counts.Snapshot(new(2025, 11, 1))[0].True);

    private IReadOnlyList<StockRow> Snapshot(DateOnly day) => Store.Operator.Count(Definitions.Cme, [Dimension.Authority, Dimension.Reason], null, SchoolCalendars.None,
        listsChildren: false, "test", counts => counts.Snapshot(day));

    private static IEnumerable<string> Words(IEnumerable<StockRow> rows) => rows.Select(row => $"{string.Join('/', row.Group)}: {row.True}, {row.Unknown}");
}
