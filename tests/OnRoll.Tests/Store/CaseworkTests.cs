using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Registers;

namespace OnRoll.Tests.Store;

/// <summary>Casework in the store: what an act leaves, what lists and searches find, who may.</summary>
public abstract class CaseworkTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Camden = LaCode.FromNumber(202);
    private static readonly LaCode Islington = LaCode.FromNumber(206);

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private Door Lead => Store.DoorOf(Role.Lead, "202", "lead");

    private Door Neighbour => Store.DoorOf(Role.Officer, "206", "neighbour");

    private DateOnly Today => new Domain.Time.Moment(Store.Time.GetUtcNow()).Day;

    [Fact]
    public void A_referral_makes_a_record_that_is_listed_found_and_audited()
    {
        var child = Refer("Zoë", "O'Test-Person");

        Assert.Equal(child, Assert.Single(Officer.Cases(new(WorkList.NewReferrals)).Cases).Line.Record);
        Assert.Equal(1, Officer.Queues().Teams[WorkList.NewReferrals]);
        Assert.Equal(child, Assert.Single(Officer.Search(new("zoe otest", new(2015, 3, 27)))).Record);
        Assert.Empty(Officer.Search(new("zoe otest", new(2015, 3, 28))));
        Assert.Equal(child, Assert.Single(Officer.Search(new(child.ToString(), null))).Record);
        Assert.Contains(Lead.WhoLooked(child), look => look is { Action: "refer", Account: "officer" });
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_referral_with_faults_leaves_nothing()
    {
        var (decision, record) = Officer.Refer(new Dictionary<string, string> { ["given"] = "A" });

        Assert.True(decision.IsRefused);
        Assert.Equal(default, record);
        Assert.Empty(Officer.Cases(new()).Cases);
    }

    [Fact]
    public void Another_authority_learns_that_there_is_a_record_by_its_identifier_and_no_more()
    {
        Refer("Ada", "Testling", ("upn", "A202000119001"));
        var upn = Sound("202000119001");
        Refer("Ben", "Testling", ("upn", upn));

        var found = Assert.Single(Neighbour.Search(new(upn, null)));

        Assert.False(found.IsOurs);
        Assert.Equal((null, null, Camden), (found.Name, found.Born, found.Owner));
        Assert.Empty(Neighbour.Search(new("Ben Testling", new(2015, 3, 27))));
    }

    [Fact]
    public void Who_looked_before_another_wrote_is_told_and_nothing_is_lost()
    {
        var child = Refer("Ada", "Testling");
        var seen = Officer.OpenCase(child).Child.Version;
        Do(Lead, child, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));

        Assert.Throws<StaleHistoryException>(() => Officer.Do(Acts.Find("note")!, child, new Dictionary<string, string> { ["on"] = Iso(0), ["note"] = "Rang" }, seen));
        var now = Officer.OpenCase(child).Child.Version;
        Assert.False(Officer.Do(Acts.Find("note")!, child, new Dictionary<string, string> { ["on"] = Iso(0), ["note"] = "Rang" }, now).IsRefused);
    }

    [Fact]
    public void An_assigned_case_is_tied_and_an_accepted_hand_over_changes_who_owns_it()
    {
        var child = Refer("Ada", "Testling");
        Do(Officer, child, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        Do(Officer, child, "hand-over", ("to", "206"), ("why", "Seen there"));
        Assert.Equal("Ada", Neighbour.OpenOffer(child).Name!.Given);
        Assert.Throws<GateClosedException>(() => Neighbour.OpenCase(child));
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Officer, "203").OpenOffer(child));
        Assert.Equal(child, Assert.Single(Neighbour.Cases(new(WorkList.Offered)).Cases).Line.Record);

        Do(Neighbour, child, "answer-hand-over", ("accepted", "yes"), ("why", "On a roll here"));

        Assert.Equal(Islington, Neighbour.OpenCase(child).Child.Owner);
        Assert.Throws<GateClosedException>(() => Officer.OpenCase(child));
        Assert.Empty(Officer.Cases(new()).Cases);
        Assert.Single(Neighbour.Cases(new()).Cases);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void The_kept_lists_equal_a_fresh_derivation()
    {
        var children = Enumerable.Range(0, 6).Select(i => Refer("Child", $"Number{(char)('a' + i)}")).ToList();
        foreach (var child in children.Take(4))
        {
            Do(Officer, child, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        }

        Do(Officer, children[0], "triage", ("searched", "yes"), ("harm", "yes"), ("contact", "no"));
        Do(Officer, children[1], "propose-closing", ("code", "duplicate"), ("evidence", "Another"));
        var kept = Officer.Cases(new(Size: 200)).Cases;

        Store.Operator.Rebuild(onlyStale: false);

        Assert.Equal(kept.Select(each => each.Line), Officer.Cases(new(Size: 200)).Cases.Select(each => each.Line));
    }

    [Fact]
    public void Pages_of_a_list_give_each_case_once_and_changes_are_told_in_order()
    {
        var children = Enumerable.Range(0, 7).Select(i => Refer("Child", $"Number{(char)('a' + i)}")).ToList();
        var seen = new List<RecordId>();
        for (var page = Officer.Cases(new(Size: 3)); ; page = Officer.Cases(new(After: page.Next, Size: 3)))
        {
            seen.AddRange(page.Cases.Select(each => each.Line.Record));
            if (page.Next.Length == 0)
            {
                break;
            }
        }

        Assert.Equal(children.Order(), seen.Order());
        var first = Officer.Changes("", 5);
        var rest = Officer.Changes(first.Next, 5);
        Assert.Equal(children, first.Items.Concat(rest.Items).Select(change => change.Record));
        Do(Officer, children[2], "set-task", ("what", "Ring"), ("due", Iso(1)));
        Assert.Equal(children[2], Assert.Single(Officer.Changes(rest.Next, 5).Items).Record);
    }

    [Fact]
    public void A_document_is_kept_read_back_whole_and_goes_with_its_child()
    {
        var child = Refer("Ada", "Testling");
        var content = Encoding.ASCII.GetBytes("%PDF-1.7 a document");
        Assert.Empty(Officer.Attach(child, "..\\a/letter (1).pdf", content));
        Assert.Empty(Officer.Attach(child, "..\\a/letter (1).pdf", content)); // sent again: it is there once
        Assert.Single(Officer.Attach(child, "letter.pdf", Encoding.ASCII.GetBytes("MZ a program")));
        Assert.Single(Officer.Attach(child, "page.html", Encoding.ASCII.GetBytes("<script>")));
        var entry = Officer.OpenCase(child).View.File.Log.Select(line => line.Entry).OfType<Attached>().Single();

        Assert.Equal("letter 1.pdf", entry.FileName);
        Assert.Equal(content, Officer.Document(child, entry.Key).Content);
        Assert.Throws<GateClosedException>(() => Officer.Document(child, "another"));
        Assert.Throws<GateClosedException>(() => Neighbour.Document(child, entry.Key));
        Alter(content);
        Assert.Throws<StoreException>(() => Officer.Document(child, entry.Key));

        Store.Operator.Erase(child, "a test");

        Assert.Equal(0, Count("attachment"));
        Assert.Equal(0, Count("derived_case"));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void The_named_contact_is_named_by_the_lead_among_colleagues_and_the_one_before_is_remembered()
    {
        Store.Operator.AddAccount("officer", Role.Officer, Camden, "");
        Store.Operator.AddAccount("lead", Role.Lead, Camden, "");
        Assert.Null(Officer.Contact(Camden));
        Assert.Throws<GateClosedException>(() => Officer.NameContact("officer", "", "020 7946 0000", "cme@example.org"));
        Assert.Equal(["contact.account", "contact.phone", "contact.email"], Lead.NameContact("nobody", "", "", "").Select(problem => problem.Code));

        Assert.Empty(Lead.NameContact("officer", "lead", "020 7946 0000", "cme@example.org"));
        Assert.Empty(Lead.NameContact("lead", "", "020 7946 0000", "cme@example.org"));

        Assert.Equal("lead", Neighbour.Contact(Camden)!.Account);
        Assert.Equal(["lead", "officer"], Neighbour.ContactHistory(Camden).Select(post => post.Account));
    }

    [Fact]
    public void Each_child_not_in_school_has_one_place_by_the_facts()
    {
        Store.Import(new("facts"),
            "A,born,2015-03-01,,,,F,,,", "A,resident,2015-03-01,,202,,,,,", "A,home-education,2021-01-01,,,,suitable,,,",
            "B,born,2015-03-01,,,,F,,,", "B,resident,2015-03-01,,202,,,,,", "B,home-education,2021-01-01,,,,not-yet,,,",
            "C,born,2015-03-01,,,,F,,,", "C,resident,2015-03-01,,202,,,,,", "C,registered,2020-09-01,,,100053,school,12,,",
            "D,born,2015-03-01,,,,F,,,", "D,resident,2015-03-01,,202,,,,,", "D,provision,2021-01-01,,,A centre,ap,25,,",
            "E,born,2015-03-01,,,,F,,,", "E,resident,2015-03-01,,202,,,,,",
            "F,born,2015-03-01,,,,F,,,", "F,resident,2015-03-01,,202,,,,,", "F,registered,2020-09-01,,,100053,,,,");

        var places = Officer.NotInSchool(Today);

        Assert.Equal([RegisterPlace.HomeEducationSuitable, RegisterPlace.HomeEducationUnassessed, RegisterPlace.PartTime, RegisterPlace.ProvisionElsewhere, RegisterPlace.Missing],
            places.Select(place => place.Key).Order());
        Assert.All(places, place => Assert.Single(place));
    }

    private static string Sound(string digits) => "ABCDEFGHJKLMNPQRTUVWXYZ".Select(letter => $"{letter}{digits}").First(text => Upn.TryParse(text, out _, out _));

    private string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private RecordId Refer(string given, string surname, params (string, string)[] more)
    {
        var answers = new Dictionary<string, string>
        {
            ["given"] = given,
            ["surname"] = surname,
            ["born"] = "2015-03-27",
            ["sex"] = "U",
            ["lives"] = "yes",
            ["from"] = "school",
            ["referrer-name"] = "A school",
            ["referrer-contact"] = "1",
            ["withheld"] = "no",
            ["harm"] = "no",
            ["account"] = "Gone (synthetic)",
        };
        foreach (var (name, value) in more)
        {
            answers[name] = value == "A202000119001" ? Sound("202000119002") : value;
        }

        var (decision, record) = Officer.Refer(answers);
        Assert.True(!decision.IsRefused, string.Join(' ', decision.Problems.Select(problem => problem.Code)));
        return record;
    }

    private static void Do(Door door, RecordId child, string act, params (string Name, string Value)[] answers)
    {
        var decision = door.Do(Acts.Find(act)!, child, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
        Assert.True(!decision.IsRefused, $"{act}: {string.Join(' ', decision.Problems.Select(problem => problem.Code))}");
    }

    private void Alter(byte[] content)
    {
        using var session = Session.Begin(Store.Register.Database);
        session.Execute("update attachment set content = @content", ("content", content.Append((byte)'!').ToArray()));
        session.Commit();
    }

    private long? Count(string table)
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        return session.Number($"select count(*) from {table}");
    }
}

public sealed class CaseworkOnSqlite() : CaseworkTests(AnyRegister.OnSqlite);

public sealed class CaseworkOnPostgres(PostgresServer server) : CaseworkTests(() => AnyRegister.OnPostgres(server));
