using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

/// <summary>The other children of a child's family and household: who is told of whom, and what leaves a trace.</summary>
public abstract class HouseholdTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Islington = LaCode.FromNumber(206);

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private Door Neighbour => Store.DoorOf(Role.Officer, "206", "neighbour");

    private DateOnly Today => new Domain.Time.Moment(Store.Time.GetUtcNow()).Day;

    [Fact]
    public void A_tie_recorded_of_one_stands_on_both_pages_and_each_look_is_audited()
    {
        var (ada, ben) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"));

        Do(Officer, ada, "household", ("other", $"{ben}"), ("tie", "sibling"), ("source", "The school (synthetic)"));

        Assert.DoesNotContain(Store.DoorOf(Role.Lead, "202").WhoLooked(ben), look => look.Action == "read-child");
        var ofAda = Assert.Single(Officer.OpenHousehold(ada));
        Assert.Contains(Store.DoorOf(Role.Lead, "202").WhoLooked(ben), look => look is { Action: "read-child", Account: "officer" });
        var ofBen = Assert.Single(Officer.OpenHousehold(ben));
        Assert.Equal((ben, "Ben", HouseholdTie.Sibling), (ofAda.Record, ofAda.Name!.Given, ofAda.Tie!.Tie));
        Assert.Equal((ada, "Ada", "The school (synthetic)"), (ofBen.Record, ofBen.Name!.Given, ofBen.Tie!.Source));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_tie_ends_from_either_side_and_can_be_taken_up_again()
    {
        var (ada, ben) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"));
        Do(Officer, ada, "household", ("other", $"{ben}"), ("tie", "same-household"), ("source", "A neighbour"));

        Do(Officer, ben, "end-household", ("other", $"{ada}"), ("until", Iso(-1)), ("source", "The parent"));
        Assert.Empty(Officer.OpenHousehold(ada));
        Assert.Empty(Officer.OpenHousehold(ben));
        Do(Officer, ben, "household", ("other", $"{ada}"), ("tie", "sibling"), ("source", "The parent"));

        Assert.Equal(HouseholdTie.Sibling, Assert.Single(Officer.OpenHousehold(ada)).Tie!.Tie);
    }

    [Fact]
    public void A_child_is_not_tied_to_itself_nor_to_one_there_is_none_of()
    {
        var ada = Refer(Officer, "Ada");

        Assert.Equal("other.same", Refused(Officer, ada, "household", ("other", $"{ada}"), ("tie", "sibling"), ("source", "X")));
        Assert.Equal("other.none", Refused(Officer, ada, "household", ("other", "202-99999"), ("tie", "sibling"), ("source", "X")));
        Assert.Equal("other.none", Refused(Officer, ada, "household", ("other", "Ben"), ("tie", "sibling"), ("source", "X")));
    }

    [Fact]
    public void Of_a_sibling_that_is_another_authoritys_no_more_is_told_than_that_there_is_one()
    {
        var (ada, cleo) = (Refer(Officer, "Ada"), Refer(Neighbour, "Cleo"));

        Do(Officer, ada, "household", ("other", $"{cleo}"), ("tie", "sibling"), ("source", "The parent"));

        var told = Assert.Single(Officer.OpenHousehold(ada));
        Assert.Equal((cleo, Islington, false, null, null, null), (told.Record, told.Owner, told.IsSeen, told.Name, told.Born, told.Missing));
        Assert.Empty(Neighbour.OpenHousehold(cleo)); // what Camden wrote of its child is Camden's
        Assert.DoesNotContain(Store.DoorOf(Role.Lead, "206").WhoLooked(cleo), look => look.Account == "officer");
    }

    [Fact]
    public void Those_who_may_read_their_own_cases_alone_are_told_of_no_others()
    {
        var (ada, ben) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"));
        Do(Officer, ada, "household", ("other", $"{ben}"), ("tie", "sibling"), ("source", "The school"));
        Store.Operator.Tie(ada, "attendance", Ties.Case);
        Store.Operator.Tie(ada, "a-parent", Ties.Case);
        var attendance = Store.DoorOf(Role.AttendanceOfficer, "202", "attendance");

        Assert.Empty(attendance.OpenHousehold(ada));
        Assert.Empty(Store.DoorOf(Role.Parent, "", "a-parent").OpenHousehold(ada));
        Assert.Empty(attendance.OpenCase(ada).View.Ties);
        Store.Operator.Tie(ben, "attendance", Ties.Case);
        Assert.True(Assert.Single(attendance.OpenHousehold(ada)).IsSeen);
    }

    [Fact]
    public void Children_at_one_address_are_found_however_its_lines_were_broken_but_not_where_it_is_protected()
    {
        var (ada, ben, cleo) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"), Refer(Officer, "Cleo"));
        Do(Officer, ada, "address", ("kind", "home"), ("line1", "12 Test Street"), ("line2", "Flat 3"), ("town", "London"), ("postcode", "N1 9GU"), ("from", Iso(-9)), ("protected", "no"));
        Do(Officer, ben, "address", ("kind", "home"), ("line1", "12 TEST STREET, Flat 3"), ("town", "London"), ("postcode", "n19gu"), ("from", Iso(-9)), ("protected", "no"));
        Do(Officer, cleo, "address", ("kind", "home"), ("line1", "12 Test Street"), ("line2", "Flat 3"), ("town", "London"), ("postcode", "N1 9GU"), ("from", Iso(-9)), ("protected", "refuge"));

        var found = Assert.Single(Officer.OpenHousehold(ada));

        Assert.Equal((ben, true, null), (found.Record, found.IsSameAddress, found.Tie));
        Assert.Empty(Officer.OpenHousehold(cleo)); // whose address the asker may not know has no neighbours
        Store.Operator.Tie(cleo, "officer", Ties.Address);
        Assert.Equal(2, Officer.OpenHousehold(cleo).Count);
    }

    [Fact]
    public void That_two_live_together_is_not_told_where_the_address_of_one_is_protected()
    {
        var (ada, ben) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"));
        Do(Officer, ada, "household", ("other", $"{ben}"), ("tie", "same-household"), ("source", "The school"));
        Assert.False(Assert.Single(Officer.OpenHousehold(ada)).IsPlaceHidden);

        Do(Officer, ben, "address", ("kind", "home"), ("line1", "12 Test Street"), ("town", "London"), ("from", Iso(-9)), ("protected", "refuge"));

        Assert.True(Assert.Single(Officer.OpenHousehold(ada)).IsPlaceHidden);
        Assert.True(Assert.Single(Officer.OpenHousehold(ben)).IsPlaceHidden);
        Store.Operator.Tie(ben, "officer", Ties.Address);
        Assert.False(Assert.Single(Officer.OpenHousehold(ada)).IsPlaceHidden);
    }

    [Fact]
    public void A_sibling_who_goes_missing_weighs_in_the_rank_and_in_the_list()
    {
        var (ada, ben) = (Refer(Officer, "Ada"), Refer(Officer, "Ben"));
        Do(Officer, ada, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        Do(Officer, ada, "household", ("other", $"{ben}"), ("tie", "sibling"), ("source", "The school"));
        Assert.Contains(Officer.OpenCase(ada).Ranking.Factors, factor => factor is { Points: 10 } && factor.Words.StartsWith("a brother, sister", StringComparison.Ordinal));

        Do(Officer, ben, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        Do(Officer, ben, "start", ("school", "100053"), ("kind", "school"), ("on", Iso(0)), ("attended", "yes"), ("evidence", "The school"));

        Assert.DoesNotContain(Officer.OpenCase(ada).Ranking.Factors, factor => factor.Words.StartsWith("a brother, sister", StringComparison.Ordinal));
    }

    [Fact]
    public void People_are_shown_once_by_the_last_that_was_said_and_until_they_end()
    {
        var ada = Refer(Officer, "Ada");
        Do(Officer, ada, "contact", ("kind", "parent"), ("given", "Test"), ("surname", "Parent"), ("phone", "020 7946 0001"), ("responsibility", "has"), ("language", "Polish"), ("interpreter", "yes"), ("since", Iso(-20)), ("source", "The school"));
        Do(Officer, ada, "contact", ("kind", "parent"), ("given", "test"), ("surname", "parent"), ("avoid", "yes"), ("source", "Social care"));

        var person = Assert.Single(People.On(Officer.OpenCase(ada).View.History, Today), each => each.Contact.Kind is ContactKind.Parent);
        Assert.Equal(("020 7946 0001", Responsibility.Has, true, "Polish", true), (person.Contact.Phone, person.Described!.Responsibility, person.DoNotContact, person.Described.Language, person.Described.NeedsInterpreter));
        Assert.Equal("until.before", Refused(Officer, ada, "end-contact", ("who", person.Key), ("until", Iso(-21)), ("source", "The parent")));
        Do(Officer, ada, "end-contact", ("who", person.Key), ("until", Iso(-1)), ("source", "The parent"));

        Assert.DoesNotContain(People.On(Officer.OpenCase(ada).View.History, Today), each => each.Contact.Kind is ContactKind.Parent);
        Assert.Contains(Officer.OpenCase(ada).Log, line => line.Entry is PersonEnded);
    }

    [Fact]
    public void What_is_said_of_people_is_hidden_with_the_protected_address()
    {
        var ada = Refer(Officer, "Ada");
        Do(Officer, ada, "contact", ("kind", "parent"), ("given", "Test"), ("surname", "Parent"), ("language", "Polish"), ("source", "The school"));
        Do(Officer, ada, "address", ("kind", "home"), ("line1", "12 Test Street"), ("town", "London"), ("from", Iso(-9)), ("protected", "refuge"));

        var seen = Officer.OpenCase(ada);

        Assert.Empty(People.On(seen.View.History, Today));
        Assert.DoesNotContain(seen.Log, line => line.Entry is PersonDescribed);
    }

    private static RecordId Refer(Door door, string given) => door.Refer(new Dictionary<string, string>(Web.WebSite.Referral(given))).Record;

    private static void Do(Door door, RecordId child, string act, params (string, string)[] given) =>
        Assert.Empty(Decide(door, child, act, given).Problems);

    private static string Refused(Door door, RecordId child, string act, params (string, string)[] given) =>
        Assert.Single(Decide(door, child, act, given).Problems).Code;

    private static Decision Decide(Door door, RecordId child, string act, (string, string)[] given) =>
        door.Do(Acts.Find(act)!, child, given.ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private string Iso(int days) => $"{Today.AddDays(days):yyyy-MM-dd}";
}

public sealed class HouseholdsOnSqlite() : HouseholdTests(AnyRegister.OnSqlite);

public sealed class HouseholdsOnPostgres(PostgresServer server) : HouseholdTests(() => AnyRegister.OnPostgres(server));
