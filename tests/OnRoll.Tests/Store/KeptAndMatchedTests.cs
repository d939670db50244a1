using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

/// <summary>Filters that are kept and shared, and records that may be one child: who is shown them, and what becomes of them.</summary>
public abstract class KeptAndMatchedTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly CaseFilter Red = new(WorkList.Overdue, Rank: Rank.Red);

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private Door Colleague => Store.DoorOf(Role.Lead, "202", "lead");

    [Fact]
    public void A_kept_filter_is_its_owners_until_it_is_shared_and_until_it_is_removed()
    {
        Assert.Empty(Officer.KeepFilter("Red and overdue", Red, isShared: false));
        Assert.Equal(("Red and overdue", Red), (Assert.Single(Officer.KeptFilters()).Name, Officer.KeptFilters()[0].Filter));
        Assert.Empty(Colleague.KeptFilters());

        Assert.Empty(Officer.KeepFilter("Red and overdue", Red with { State = CaseState.Placing }, isShared: true));
        Assert.Equal(("officer", CaseState.Placing), (Assert.Single(Colleague.KeptFilters()).Account, Colleague.KeptFilters()[0].Filter.State));
        Assert.Empty(Store.DoorOf(Role.Officer, "206").KeptFilters());

        Colleague.RemoveFilter("Red and overdue"); // not the lead's
        Assert.Single(Officer.KeptFilters());
        Officer.RemoveFilter("Red and overdue");
        Assert.Empty(Colleague.KeptFilters());
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_name_or_worker_that_could_say_who_a_child_is_is_refused_and_so_is_whoever_lists_no_cases()
    {
        Assert.Equal("filter.digits", Assert.Single(Officer.KeepFilter("A202000119001", Red, isShared: true)).Code);
        Assert.Equal("filter.worker", Assert.Single(Officer.KeepFilter("Fine", Red with { Worker = "Ada Testling" }, isShared: true)).Code);
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.AttendanceOfficer, "202").KeepFilter("Fine", Red, isShared: false));
        Assert.Empty(Store.DoorOf(Role.AttendanceOfficer, "202").KeptFilters());
        Assert.Empty(Officer.KeptFilters());
    }

    [Fact]
    public void Records_that_bear_one_identifier_wait_until_somebody_says_whether_they_are_one_child()
    {
        var (first, second) = (Sound("202000119001"), Sound("202000119002"));
        var ada = Refer("Ada", first);
        Assert.Equal(new MatchesWaiting(0, 0), Officer.MatchesThatWait());
        var (again, twin) = (Refer("Adah", first), Refer("Ben", second));
        var third = Refer("Benn", second);

        Assert.Equal([new(ada, again, "UPN"), new(twin, third, "UPN")], Officer.PossibleMatches());
        Assert.Equal(2, Officer.MatchesThatWait().Matches);
        Assert.Empty(Officer.Join(new(ada, again, "The same child, spelt otherwise")));
        Assert.Empty(Officer.HoldApart(twin, third, "Twins; the number was given to one of them"));

        Assert.Empty(Officer.PossibleMatches());
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.SeniorOfficer, "202").PossibleMatches());
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.SchoolOffice, school: "100053").MatchesThatWait());
    }

    private RecordId Refer(string given, string upn)
    {
        var (decision, record) = Officer.Refer(new Dictionary<string, string>(Web.WebSite.Referral(given)) { ["upn"] = upn });
        Assert.Empty(decision.Problems);
        return record;
    }

    internal static string Sound(string digits) => Enumerable.Range('A', 26).Select(letter => $"{(char)letter}{digits}").First(text => Upn.TryParse(text, out _, out _));
}

public sealed class KeptAndMatchedOnSqlite() : KeptAndMatchedTests(AnyRegister.OnSqlite);

public sealed class KeptAndMatchedOnPostgres(PostgresServer server) : KeptAndMatchedTests(() => AnyRegister.OnPostgres(server));
