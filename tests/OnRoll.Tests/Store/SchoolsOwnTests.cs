using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Tests.Store;

public sealed class SchoolsOwnOnSqlite() : SchoolsOwnTests(AnyRegister.OnSqlite);

public sealed class SchoolsOwnOnPostgres(PostgresServer server) : SchoolsOwnTests(() => AnyRegister.OnPostgres(server));

/// <summary>A school's office, its head and its trust send its returns, and list and count its children: its own and no others.</summary>
public abstract class SchoolsOwnTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string RollHeader = "school,id,upn,given_name,surname,date_of_birth,sex,postcode,entry_date,leaving_date,enrolment,hours,authority";
    private const string Ann = "100012,p1,B801200005001,Synthetic,One,2015-05-04,F,NW1 1AA,2020-09-01,,C,5,202";
    private const string Ben = "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2019-09-01,,C,25,202";
    private const string Cat = "100013,p3,,Synthetic,Three,2014-01-16,F,NW1 1AB,2019-09-01,,C,5,202";
    private const string LeaversHeader = "school,id,upn,given_name,surname,date_of_birth,sex,postcode,last_day,ground,destination";
    private const string JoinersHeader = "school,id,given_name,surname,date_of_birth,sex,postcode,entry_date";

    private static readonly DateOnly Day = new(2025, 11, 10);
    private static readonly Role[] OfSchools = [Role.SchoolOffice, Role.Head, Role.Trust];

    [Fact]
    public void A_school_sends_its_roll_its_joiners_and_its_leavers()
    {
        foreach (var role in OfSchools)
        {
            var door = DoorOf(role);
            Take(door, "roll", [], RollHeader, Ann, Ben);
            Take(door, "joiners", [], JoinersHeader, "100012,p4,Synthetic,Four,2014-01-16,F,NW1 1AB,2025-11-03");
            Take(door, "leavers", [], LeaversHeader, "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2025-11-07,g,unknown");

            Assert.Equal(["p1", "p4"], door.List("own").Select(child => child.Label).Order(StringComparer.Ordinal));
        }

        Assert.Equal(3, Store.DoorOf(Role.Officer, "202").List("all").Count); // sent three times, taken in once, kept by the school's authority
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Theory]
    [InlineData("roll", RollHeader, Ann, Cat)]
    [InlineData("joiners", JoinersHeader, "100012,p1,Synthetic,One,2015-05-04,F,NW1 1AA,2025-11-03", "100013,p3,Synthetic,Three,2014-01-16,F,NW1 1AB,2025-11-03")]
    [InlineData("leavers", LeaversHeader, "100012,p1,,Synthetic,One,2015-05-04,F,NW1 1AA,2025-11-07,g,unknown", "100013,p3,,Synthetic,Three,2014-01-16,F,NW1 1AB,2025-11-07,g,unknown")]
    public void A_row_of_another_school_is_refused_with_its_line_and_the_others_go_in(string kind, string header, string own, string others)
    {
        var findings = new List<Finding>();

        var outcome = Take(DoorOf(Role.SchoolOffice), kind, findings, header, own, others);

        Assert.Equal((1L, 1L), (outcome.Import.Accepted, outcome.Import.Rejected));
        var refused = Assert.Single(findings, finding => finding.Severity is Severity.Rejected);
        Assert.Equal("f.csv:3: school: is another school than yours; send the rows of your own school alone; each school sends its own", refused.In("f.csv"));
        Assert.Single(Store.Operator.List("all"));
    }

    [Theory]
    [InlineData("population")]
    [InlineData("referrals")]
    [InlineData("caseload")]
    public void A_school_sends_no_other_kind_of_file(string kind)
    {
        var refused = Assert.Throws<GateClosedException>(() => Take(DoorOf(Role.Head), kind, [], "id,surname"));

        Assert.Equal("this account takes in the returns of its own school alone: roll, joiners and leavers", refused.Message);
        using var facts = Bytes(CommandLine.Scratch.FactsHeader);
        Assert.Throws<GateClosedException>(() => DoorOf(Role.Head).ImportFacts(facts, new("facts", Camden), static _ => { }));
        Assert.Throws<GateClosedException>(() => DoorOf(Role.Head).ImportCalendar(facts, new("calendar", Camden), static _ => { }));
        Assert.Throws<GateClosedException>(() => DoorOf(Role.Head).ImportSchools(facts, new("gias"), static _ => { }));
    }

    [Fact]
    public void A_school_does_not_choose_another_keeper()
    {
        using var roll = Bytes(RollHeader, Ann);

        Assert.Throws<GateClosedException>(() => DoorOf(Role.SchoolOffice).ImportRecords(roll, "roll", new("roll", LaCode.FromNumber(203), Day), MapChoice.None, static _ => { }));
        Assert.Empty(Store.Operator.List("all"));
    }

    /// <summary>What else the register holds of a child is not the school's to learn: neither that another knows it nor that it counts as missing.</summary>
    [Fact]
    public void A_school_learns_nothing_of_a_child_it_did_not_send()
    {
        using (var list = Bytes("id,upn,nhs_number,given_name,surname,date_of_birth,sex,postcode,source", "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health"))
        {
            Store.Operator.ImportRecords(list, "population", new("health", Camden, Day), MapChoice.None, static _ => { });
        }

        var first = Take(DoorOf(Role.SchoolOffice), "roll", [], RollHeader, Ann);
        var again = Take(DoorOf(Role.SchoolOffice), "roll", [], RollHeader, Ann);

        Assert.Equal((ReviewCategory.New, null, 0), (first.Review.Lines[0].Category, first.Review.Lines[0].Child, first.Joined));
        Assert.Equal(ReviewCategory.AlreadyHere, again.Review.Lines[0].Category);
        Assert.Equal(2, Store.Operator.Read(Store.Operator.Resolve("h1")).Records.Count);
    }

    [Fact]
    public void A_school_counts_its_own_children_on_the_days_on_which_they_were_its_own()
    {
        Take(Store.Operator, "roll", [], RollHeader, Ann, Ben, Cat);
        Store.Operator.Rebuild(onlyStale: true);

        foreach (var role in OfSchools)
        {
            Assert.Equal([0, 1], Counted(DoorOf(role), new(2020, 8, 31), Day)); // five hours a week are not full time
            Assert.Equal(["p1"], Named(DoorOf(role), Day));
            Assert.Equal([1], Counted(DoorOf(role, "100013"), Day));
            Assert.Equal([0], Counted(DoorOf(role, "100014"), Day));
            Assert.Empty(DoorOf(role, "100014").List("own"));
        }

        Assert.Equal([2], Counted(Store.DoorOf(Role.Trust, school: "100012 100013"), Day));
        Assert.Equal(3, Store.DoorOf(Role.Trust, school: "100012 100013").List("own").Count);
        Take(DoorOf(Role.Head), "leavers", [], LeaversHeader, "100012,p1,B801200005001,Synthetic,One,2015-05-04,F,NW1 1AA,2025-11-05,g,unknown");
        Assert.Equal([1, 0], Counted(DoorOf(Role.Head), new(2025, 11, 5), Day));
    }

    /// <summary>The proprietor keeps the register, but reads no particulars of a child here.</summary>
    [Fact]
    public void A_trusts_list_names_no_child()
    {
        Take(DoorOf(Role.Trust), "roll", [], RollHeader, Ann);

        var listed = Assert.Single(DoorOf(Role.Trust).List("own"));

        Assert.Contains(listed.Ledger.Lines, line => line.What is Registered);
        Assert.DoesNotContain(listed.Ledger.Lines, line => RecordParts.Of(line.What) is RecordPart.Identity);
    }

    [Fact]
    public void A_trusts_account_has_all_its_schools_and_a_schools_but_one()
    {
        Assert.Empty(Store.Operator.AddAccount("root", Role.Administrator, default, ""));
        var root = Store.DoorOf(Role.Administrator, account: "root");

        Assert.Equal("account.school", Assert.Single(root.AddAccount("office", Role.SchoolOffice, default, "100012 100013")).Code);
        Assert.Equal("account.school", Assert.Single(root.AddAccount("trust", Role.Trust, default, "100012  100013")).Code);
        Assert.Empty(root.AddAccount("trust", Role.Trust, default, "100012 100013"));
        Assert.Equal(["100012", "100013"], Store.Gate.Who("trust")!.Schools);
    }

    private static LaCode Camden => LaCode.FromNumber(202);

    private Door DoorOf(Role role, string school = "100012") => Store.DoorOf(role, "202", school: school);

    private static List<int> Counted(Door door, params DateOnly[] days) => door.Count(Definitions.Find("DEF-8") ?? Definitions.Cme, [], null, Domain.Time.SchoolCalendars.None, listsChildren: false, "how many",
        counts => counts.Series(days).Select(row => row.True + row.Unknown).ToList());

    private static List<string> Named(Door door, DateOnly day) => door.Count(Definitions.Find("DEF-8") ?? Definitions.Cme, [Dimension.Reason], null, Domain.Time.SchoolCalendars.None, listsChildren: true, "who",
        counts => counts.Members(day).Select(member => member.Child).ToList());

    private static RecordsOutcome Take(Door door, string kind, List<Finding> findings, params string[] lines)
    {
        using var stream = Bytes(lines);
        return door.ImportRecords(stream, kind, new(kind, Received: Day), MapChoice.None, findings.Add);
    }

    private static MemoryStream Bytes(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
