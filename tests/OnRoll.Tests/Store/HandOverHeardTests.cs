using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

/// <summary>What the authority that hands a case over hears of it in its feed of changes.</summary>
public abstract class HandOverHeardTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Islington = LaCode.FromNumber(206);

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private Door Neighbour => Store.DoorOf(Role.Officer, "206", "neighbour");

    [Fact]
    public void An_acceptance_is_heard_once_and_nothing_after_it()
    {
        var (child, since) = Offered();

        Do(Neighbour, child, "answer-hand-over", ("accepted", "yes"), ("why", "On a roll here"));
        Do(Neighbour, child, "note", ("on", "2025-11-10"), ("note", "Rang"));

        var heard = Officer.Changes(since, 10);
        Assert.Equal((child, Islington), Assert.Single(heard.Items) is var item ? (item.Record, item.To) : default);
        Assert.Empty(Officer.Changes(heard.Next, 10).Items);
        Assert.All(Neighbour.Changes("", 10).Items, change => Assert.True(change.To.IsNone));
        Assert.Equal(child, Assert.Single(Neighbour.Changes("", 10).Items).Record);
        Assert.Empty(Store.DoorOf(Role.Officer, "203").Changes("", 10).Items);
    }

    [Fact]
    public void A_refusal_is_heard_as_a_change_of_the_case_that_stays()
    {
        var (child, since) = Offered();

        Do(Neighbour, child, "answer-hand-over", ("accepted", "no"), ("why", "Not seen here"));

        Assert.Equal((child, true), Assert.Single(Officer.Changes(since, 10).Items) is var item ? (item.Record, item.To.IsNone) : default);
        Assert.Null(Officer.OpenCase(child).View.File.HandOver);
    }

    [Fact]
    public void A_case_that_comes_back_is_heard_of_by_both()
    {
        var (child, since) = Offered();
        Do(Neighbour, child, "answer-hand-over", ("accepted", "yes"), ("why", "On a roll here"));
        Do(Neighbour, child, "hand-over", ("to", "202"), ("why", "Moved back"));
        Do(Officer, child, "answer-hand-over", ("accepted", "yes"), ("why", "Seen here"));

        Assert.Equal([Islington, default], Officer.Changes(since, 10).Items.Select(change => change.To));
        Assert.Equal([LaCode.FromNumber(202)], Neighbour.Changes("", 10).Items.Select(change => change.To));
    }

    private (RecordId Child, string Since) Offered()
    {
        var child = Officer.Refer(Web.WebSite.Referral("Ada")).Record;
        Do(Officer, child, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        Do(Officer, child, "hand-over", ("to", "206"), ("why", "Seen there"));
        var next = Officer.Changes("", 10).Next;
        Assert.Empty(Officer.Changes(next, 10).Items);
        return (child, next);
    }

    private static void Do(Door door, RecordId child, string act, params (string Name, string Value)[] answers)
    {
        var decision = door.Do(Acts.Find(act)!, child, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
        Assert.True(!decision.IsRefused, $"{act}: {string.Join(' ', decision.Problems.Select(problem => problem.Code))}");
    }
}

public sealed class HandOverHeardOnSqlite() : HandOverHeardTests(AnyRegister.OnSqlite);

public sealed class HandOverHeardOnPostgres(PostgresServer server) : HandOverHeardTests(() => AnyRegister.OnPostgres(server));
