using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class GateAnswersOnSqlite() : GateAnswersTests(AnyRegister.OnSqlite);

public sealed class GateAnswersOnPostgres(PostgresServer server) : GateAnswersTests(() => AnyRegister.OnPostgres(server));

/// <summary>What the gate answers to those it refuses, and when what it gave comes to an end.</summary>
public abstract class GateAnswersTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly Addressed Home = new(new DateSpan(new(2024, 1, 1)), AddressKind.Home, new("1 Some Street", "", "Town", "N1 1AA"));

    /// <summary>Every act upon one child that is given its record.</summary>
    private static readonly (string Name, Action<Door, RecordId, RecordId> Ask)[] Acts =
    [
        ("read", (door, child, _) => door.Read(child)),
        ("read identity", (door, child, _) => door.Read(child, GateAction.ReadIdentity)),
        ("record", (door, child, _) => door.Record(GateAction.RecordFacts, child, Gone)),
        ("record identity", (door, child, _) => door.Record(GateAction.RecordIdentity, child, (_, _) => Decision.Record(Home))),
        ("join", (door, child, mine) => door.Join(new(mine, child, "the same birth certificate"))),
        ("join the other way round", (door, child, mine) => door.Join(new(child, mine, "the same birth certificate"))),
        ("part", (door, child, _) => door.Part(child, new([child], [], AsIfNever: false, "two children"))),
        ("hold apart", (door, child, mine) => door.HoldApart(mine, child, "two children")),
        ("erase", (door, child, _) => door.Erase(child, "retention schedule")),
        ("who looked", (door, child, _) => door.WhoLooked(child)),
        ("tie", (door, child, _) => door.Tie(child, "tester", Ties.Case)),
        ("untie", (door, child, _) => door.Untie(child, "tester")),
    ];

    [Fact]
    public void A_refused_child_and_an_absent_one_are_answered_alike_whatever_is_asked()
    {
        var (child, mine) = Fill();
        var absent = RecordId.TryParse("202-999", out var id) ? id : default;
        var before = Store.Operator.Read(child).Ledger.Lines.Count;
        var lead = Store.DoorOf(Role.Lead, "203");

        foreach (var (name, ask) in Acts)
        {
            var hidden = Record.Exception(() => ask(lead, child, mine));
            var missing = Record.Exception(() => ask(lead, absent, mine));

            Assert.True(hidden is GateClosedException, $"{name}: {hidden}");
            Assert.True(missing is GateClosedException, $"{name} of none: {missing}");
            Assert.Equal($"{name}: {GateClosedException.NoSuchChild.Message}", $"{name}: {hidden.Message}");
            Assert.Equal(missing.Message, hidden.Message);
        }

        Assert.Equal(before, Store.Operator.Read(child).Ledger.Lines.Count);
        Assert.Equal(Acts.Length, Store.Operator.WhoLooked(child).Count(look => look is { Role: "lead", Outcome: AuditOutcome.Refused }));
    }

    /// <summary>Otherwise the test above would pass at a door that is always shut.</summary>
    [Fact]
    public void The_same_acts_are_answered_to_those_who_may_do_them()
    {
        var (child, mine) = Fill();

        Assert.All(Acts.Where(act => act.Name is not "erase"), act => act.Ask(Store.Operator, child, mine));
        Acts.Single(act => act.Name is "erase").Ask(Store.Operator, child, mine);
    }

    [Fact]
    public void A_list_shows_a_protected_address_not_even_to_those_named_for_it()
    {
        var (child, _) = Fill();
        Store.Operator.Record(GateAction.RecordIdentity, child, (_, now) => Decision.Record(Home, new Protected(new(now.Day), ProtectionKind.Refuge)));
        Store.Operator.Tie(child, "named", Ties.Address);
        var door = Store.DoorOf(Role.Officer, "202", "named");

        Assert.Contains(door.Read(child).Ledger.Lines, line => line.What is Addressed);
        var listed = door.List("all").Single(each => each.Id == child).Ledger.Lines;
        Assert.Contains(listed, line => line.What is Resident);
        Assert.DoesNotContain(listed, line => line.What is Addressed);
    }

    [Fact]
    public void A_tie_ends_and_with_it_what_it_opened()
    {
        var (child, _) = Fill();
        Store.Operator.Record(GateAction.RecordIdentity, child, (_, now) => Decision.Record(Home, new Protected(new(now.Day), ProtectionKind.Refuge)));
        var door = Store.DoorOf(Role.AttendanceOfficer, "202", "visitor");
        Assert.Throws<GateClosedException>(() => door.Read(child));

        Store.Operator.Tie(child, "visitor", Ties.Case | Ties.Address);
        Assert.Contains(door.Read(child).Ledger.Lines, line => line.What is Addressed);
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Store.Operator.Untie(child, "visitor");

        Assert.Throws<GateClosedException>(() => door.Read(child));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Store.Operator.Tie(child, "visitor", Ties.Case);
        Assert.DoesNotContain(door.Read(child).Ledger.Lines, line => line.What is Addressed);
    }

    [Theory]
    [InlineData(Role.Parent)]
    [InlineData(Role.YoungPerson)]
    public void The_glass_does_not_break_for_a_family(Role role)
    {
        var (child, _) = Fill();
        var door = Store.DoorOf(role, account: "family");

        Assert.Throws<GateClosedException>(() => door.BreakGlass(child, "I must know"));

        Assert.Throws<GateClosedException>(() => door.Read(child));
        Assert.Empty(Store.Operator.GlassToReview());
    }

    [Fact]
    public void The_first_account_ends_the_free_hand_of_whoever_holds_the_machine()
    {
        Assert.Equal(new Principal("anybody", Role.Operator), Store.Gate.Who(" anybody "));
        Assert.Equal(Role.Operator, Store.Gate.Who(null)?.Role);

        Assert.Empty(Store.Operator.AddAccount("root", Role.Administrator, default, ""));

        Assert.Null(Store.Gate.Who("anybody"));
        Assert.Null(Store.Gate.Who("operator"));
        Assert.Null(Store.Gate.Who(null));
        Assert.Equal(new Principal("root", Role.Administrator), Store.Gate.Who("root"));
    }

    [Fact]
    public void An_account_that_has_ended_is_nobody()
    {
        var authority = Code("202");
        var admin = Store.DoorOf(Role.Administrator, account: "root");
        Store.Operator.AddAccount("root", Role.Administrator, default, "");
        Assert.Empty(admin.AddAccount("officer", Role.Officer, authority, ""));
        Assert.Empty(admin.AddAccount("inspector", Role.Inspector, authority, "", new Moment(Store.Time.GetUtcNow().AddDays(5))));
        Assert.Equal(new Principal("officer", Role.Officer, authority), Store.Gate.Who("officer"));

        Store.Time.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        Assert.Equal(new Principal("inspector", Role.Inspector, authority), Store.Gate.Who("inspector"));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(admin.EndAccount("officer"));
        Store.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(Store.Gate.Who("officer"));
        Assert.Null(Store.Gate.Who("inspector"));
        Assert.Equal("account.taken", Assert.Single(admin.AddAccount("officer", Role.Officer, authority, "")).Code);
    }

    [Fact]
    public void The_last_administrator_cannot_be_ended()
    {
        Store.Operator.AddAccount("root", Role.Administrator, default, "");
        var admin = Store.DoorOf(Role.Administrator, account: "root");

        Assert.Equal("account.last", Assert.Single(admin.EndAccount("root")).Code);

        Assert.NotNull(Store.Gate.Who("root"));
        admin.AddAccount("second", Role.Administrator, default, "");
        Assert.Empty(admin.EndAccount("root"));
    }

    private static Decision Gone(EducationHistory history, Moment now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Unknown));

    private static LaCode Code(string text) => LaCode.TryParse(text, out var code, out _) ? code : throw new InvalidOperationException(text);

    /// <summary>A child of 202, and one of 203.</summary>
    private (RecordId Child, RecordId Mine) Fill()
    {
        Store.Import(new("facts"), "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C2,resident,2019-09-01,,203,,confirmed,,,2024-01-10");
        return (Store.Operator.Resolve("C1"), Store.Operator.Resolve("C2"));
    }
}
