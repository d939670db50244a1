using System.Text;
using Npgsql;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Store;

public sealed class GateOnSqlite() : GateTests(AnyRegister.OnSqlite);

public sealed class GateOnPostgres(PostgresServer server) : GateTests(() => AnyRegister.OnPostgres(server));

/// <summary>Who may do what with whose record, asked of the store itself.</summary>
public abstract class GateTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    /// <summary>
    /// Written by hand from the duties of each role, not from the program's table. Of single children: n nobody, a all of the own
    /// authority, t those tied to the account within it, T those tied wherever, s those on the own school's register, x all.
    /// Of many, and of the register: y or n.
    /// </summary>
    private const string Expected = """
        role                   | read ident facts recid join part tie | list import count | looked erase review accounts maintain verify | stage answer | refer work decide enquire sign safeguard workorder issueorder handover ack concern homeed place provide sets
        officer                | a    a     a     a     a    a    a   | y    y      y     | n      n     n      n        n        n      | y     y      | a     a    n      a       n    n         a         n          n        n   n       a      a     a       n
        lead                   | a    a     a     a     a    a    a   | y    y      y     | a      n     y      n        n        n      | y     y      | a     a    a      n       a    n         n         a          n        a   n       a      a     a       y
        senior-officer         | a    a     n     n     n    n    n   | y    n      y     | a      n     y      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        t   n       n      n     n       y
        attendance-officer     | t    t     t     t     t    t    t   | n    n      y     | n      n     n      n        n        n      | n     n      | t     t    n      t       n    n         t         n          n        n   n       t      t     t       n
        home-education-officer | t    t     n     t     t    t    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         t         n          n        n   n       t      n     n       n
        admissions-officer     | t    t     n     t     t    t    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      t     n       n
        sen-officer            | t    t     t     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      t     t       n
        virtual-school-head    | t    t     t     n     n    n    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        social-worker          | t    t     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    t         n         n          n        n   t       n      n     n       n
        youth-justice-officer  | t    t     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        exclusions-officer     | t    t     t     n     n    n    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     t       n
        analyst                | n    n     n     n     n    n    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        school-office          | s    s     s     s     s    s    n   | y    y      y     | n      n     n      n        n        n      | n     n      | s     n    n      S       n    n         n         n          n        n   n       n      n     n       n
        head                   | s    s     s     s     s    s    n   | y    y      y     | n      n     n      n        n        n      | n     n      | s     n    n      n       S    n         n         n          n        n   s       n      n     n       n
        trust                  | s    n     n     n     n    n    n   | y    y      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        health-visitor         | n    T     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      T       n    n         n         n          n        n   n       n      n     n       n
        general-practice       | n    n     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      T       n    n         n         n          n        n   n       n      n     n       n
        police                 | n    T     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      T       n    n         n         n          n        n   n       n      n     n       n
        housing                | n    n     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      T       n    n         n         n          n        n   n       n      n     n       n
        voluntary-agency       | n    n     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        parent                 | T    T     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        young-person           | T    T     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        other-authority        | n    T     n     n     n    n    n   | n    n      n     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        department-analyst     | n    n     n     n     n    n    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        inspector              | a    a     n     n     n    n    n   | y    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        safeguarding-partner   | n    n     n     n     n    n    n   | n    n      y     | n      n     n      n        n        n      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        auditor                | n    n     n     n     n    n    n   | n    n      n     | x      x     y      n        n        y      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       n
        administrator          | n    n     n     n     n    n    n   | n    n      n     | n      n     n      y        y        y      | n     n      | n     n    n      n       n    n         n         n          n        n   n       n      n     n       y
        operator               | x    x     x     x     x    x    x   | y    y      y     | x      x     y      y        y        y      | y     y      | x     x    x      x       x    x         x         x          n        x   x       x      x     x       y
        """;

    private static readonly GateAction[] OfOneChild =
        [GateAction.ReadChild, GateAction.ReadIdentity, GateAction.RecordFacts, GateAction.RecordIdentity, GateAction.JoinRecords, GateAction.PartRecords, GateAction.Tie];

    private static readonly GateAction[] OfACase =
    [
        GateAction.Refer, GateAction.WorkCase, GateAction.DecideCase, GateAction.Enquire, GateAction.SignEnquiries, GateAction.Safeguard, GateAction.WorkOrder, GateAction.IssueOrder,
        GateAction.AnswerHandOver, GateAction.AnswerEscalation, GateAction.RecordConcern, GateAction.JudgeHomeEducation, GateAction.ArrangePlace, GateAction.ArrangeProvision,
    ];

    private static readonly string[] Children = ["own", "own-tied", "own-school", "own-school-tied", "other", "other-tied", "other-school", "other-school-tied"];

    private static readonly Moment Known = Moment.StartOf(new(2024, 1, 10));

    private static List<(Role Role, string[] Cells)> Rows =>
        [.. Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => (RoleTable.TryParse(cells[0], out var role) ? role : throw new InvalidOperationException(cells[0]), cells[1..]))];

    [Fact]
    public void The_table_has_a_row_for_each_role_and_a_column_for_each_action()
    {
        Assert.Equal(Enum.GetValues<Role>(), Rows.Select(row => row.Role));
        Assert.All(Rows, row => Assert.Equal(GateAction.All.Count, row.Cells.Length));
    }

    [Fact]
    public void Each_role_may_do_to_a_child_what_the_table_says_and_is_told_nothing_of_the_others()
    {
        var ids = Fill();
        foreach (var (role, cells) in Rows)
        {
            var door = DoorOf(role);
            foreach (var child in Children)
            {
                for (var i = 0; i < OfOneChild.Length; i++)
                {
                    Allowed(IsExpected(cells[i], child), () => door.Read(ids[child], OfOneChild[i]), $"{role} {OfOneChild[i].Name} {child}");
                }

                for (var i = 0; i < OfACase.Length; i++)
                {
                    Allowed(IsExpected(cells[18 + i], child), () => door.Read(ids[child], OfACase[i]), $"{role} {OfACase[i].Name} {child}");
                }

                Allowed(IsExpected(cells[10], child), () => door.WhoLooked(ids[child]), $"{role} who-looked {child}");
                Allowed(IsExpected(cells[11], child), () => door.Erase(ids[child], " "), $"{role} erase {child}");
            }
        }
    }

    [Fact]
    public void Each_role_may_ask_of_many_and_of_the_register_what_the_table_says()
    {
        Fill();
        using (var session = Data.Store.Session.Begin(Store.Register.Database))
        {
            session.Execute("insert into finding (authority, id, at, school, record, question, words) values (202, 1, 0, '100012', 0, 'NoRollCame', '')");
            session.Commit();
        }

        foreach (var (role, cells) in Rows)
        {
            var door = DoorOf(role);
            Allowed(cells[7] == "y", () => door.List("all"), $"{role} list");
            Allowed(cells[8] == "y", () => Import(role, door), $"{role} import");
            Allowed(cells[9] == "y", () => Count(door), $"{role} count");
            Allowed(cells[12] == "y", () => door.GlassToReview(), $"{role} review");
            Allowed(cells[13] == "y", () => door.Accounts(), $"{role} accounts");
            Allowed(cells[14] == "y", () => door.Rebuild(onlyStale: false), $"{role} maintain");
            Allowed(cells[15] == "y", () => door.TakeAnchor(), $"{role} verify");
            Allowed(cells[16] == "y", () => door.Staged(), $"{role} stage");
            Allowed(cells[17] == "y", () => door.AnswerFinding(1, "found"), $"{role} answer");
            Allowed(cells[32] == "y", () => door.Set(Domain.Identifiers.LaCode.FromNumber(202), new Dictionary<string, string>()), $"{role} set");
        }
    }

    [Fact]
    public void A_blank_purpose_is_refused_whoever_asks()
    {
        var ids = Fill();
        var door = Store.Gate.For(new("tester", Role.Operator), "  ");

        Assert.Throws<GateClosedException>(() => door.Read(ids["own"]));
        Assert.Throws<GateClosedException>(() => door.List("all"));
        Assert.Throws<GateClosedException>(() => door.BreakGlass(ids["own"], "a reason"));
    }

    [Fact]
    public void A_school_lists_the_children_on_its_own_register_and_no_others()
    {
        Fill();

        var listed = DoorOf(Role.SchoolOffice).List("own").Select(child => child.Label).Order(StringComparer.Ordinal);

        Assert.Equal(["other-school", "other-school-tied", "own-school", "own-school-tied"], listed);
    }

    [Fact]
    public void A_list_shows_no_address_and_no_concern_to_whom_they_are_not_open()
    {
        var ids = Fill();
        Store.Operator.Record(GateAction.RecordFacts, ids["own"], (_, now) => Decision.Record(new Attributed(new(now.Day), "cp", ""), Home));

        var listed = DoorOf(Role.Officer).List("all").Single(child => child.Id == ids["own"]).Ledger.Lines;

        Assert.DoesNotContain(listed, line => line.What is Attributed or Addressed or Contacted);
        Assert.Contains(listed, line => line.What is Resident);
    }

    [Fact]
    public void A_protected_address_is_shown_to_the_accounts_named_for_it_and_to_nobody_else()
    {
        var ids = Fill();
        Store.Operator.Record(GateAction.RecordIdentity, ids["own"], (_, now) => Decision.Record(Home, new Protected(new(now.Day), ProtectionKind.Refuge)));
        Store.Operator.Record(GateAction.RecordIdentity, ids["own-tied"], (_, _) => Decision.Record(Home));
        Store.Operator.Tie(ids["own"], "named", Ties.Address);

        var named = Store.DoorOf(Role.Officer, "202", "named").Read(ids["own"]);
        Assert.Single(named.Ledger.Lines, line => line.What is Addressed);
        foreach (var role in new[] { Role.Officer, Role.Lead, Role.Operator, Role.Inspector })
        {
            var seen = DoorOf(role).Read(ids["own"]);
            Assert.DoesNotContain(seen.Ledger.Lines, line => line.What is Addressed);
            Assert.Contains(seen.Ledger.Lines, line => line.What is Protected);
            Assert.Contains(DoorOf(role).Read(ids["own-tied"]).Ledger.Lines, line => line.What is Addressed);
        }
    }

    [Fact]
    public void A_broken_glass_lets_read_for_four_hours_with_a_reason_and_is_reviewed_by_another()
    {
        var ids = Fill();
        var door = Store.DoorOf(Role.Officer, "202", "breaker");
        var (child, lead) = (ids["other"], Store.DoorOf(Role.Lead, "203", "lead"));
        Assert.Throws<GateClosedException>(() => door.Read(child));
        Assert.Equal("reason.required", Assert.Single(door.BreakGlass(child, " ")).Code);
        Assert.Throws<GateClosedException>(() => door.Read(child));

        Assert.Empty(door.BreakGlass(child, "found alone at the station"));
        Assert.Empty(door.BreakGlass(child, "found alone at the station")); // sent again: it is broken once

        Assert.Equal(child, door.Read(child).Id);
        Assert.Throws<GateClosedException>(() => door.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Known))));
        Store.Time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromMinutes(1));
        Assert.Equal(child, door.Read(child).Id);
        Store.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Throws<GateClosedException>(() => door.Read(child));
        var glass = Assert.Single(lead.GlassToReview());
        Assert.Equal(("breaker", "found alone at the station"), (glass.Account, glass.Reason));
        Assert.Equal("review.own", Assert.Single(Store.DoorOf(Role.Lead, "203", "breaker").ReviewGlass(glass, "fine")).Code);
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Officer, "203").ReviewGlass(glass, "fine"));
        Assert.Empty(lead.ReviewGlass(glass, "justified"));
        Assert.Empty(lead.GlassToReview());
        Assert.Contains(lead.WhoLooked(child), look => look is { Account: "breaker", Outcome: AuditOutcome.BrokeGlass });
    }

    /// <summary>Of one's own authority too: a role that reads its caseload alone may break the glass over another child, to read and for as long.</summary>
    [Fact]
    public void A_caseload_role_reads_an_untied_child_of_its_authority_while_the_glass_is_broken_and_writes_nothing()
    {
        var child = Fill()["own"];
        var door = Store.DoorOf(Role.AttendanceOfficer, "202", "visitor");
        Assert.Throws<GateClosedException>(() => door.Read(child));

        Assert.Empty(door.BreakGlass(child, "found alone at home"));

        Assert.Equal(child, door.Read(child).Id);
        Assert.Throws<GateClosedException>(() => door.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Known))));
        Assert.Throws<GateClosedException>(() => door.Tie(child, "visitor", Ties.Case));
        Store.Time.Advance(TimeSpan.FromMinutes(241));
        Assert.Throws<GateClosedException>(() => door.Read(child));
        var lead = Store.DoorOf(Role.Lead, "202", "lead");
        Assert.Contains(lead.WhoLooked(child), look => look is { Account: "visitor", Outcome: AuditOutcome.BrokeGlass, Action: "read-child" });
        Assert.Empty(lead.ReviewGlass(Assert.Single(lead.GlassToReview()), "justified"));
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Trust)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.GeneralPractice)]
    public void The_glass_does_not_break_for_roles_that_never_read_a_child(Role role)
    {
        var ids = Fill();

        var refused = Assert.Throws<GateClosedException>(() => DoorOf(role).BreakGlass(ids["own"], "a reason"));

        Assert.Equal(GateClosedException.NoSuchChild.Message, refused.Message);
    }

    private static readonly Addressed Home = new(new DateSpan(new(2024, 1, 1)), AddressKind.Home, new("1 Some Street", "", "Town", "N1 1AA"));

    private static bool IsExpected(string cell, string child) => cell switch
    {
        "n" => false,
        "x" => true,
        "a" => child.StartsWith("own", StringComparison.Ordinal),
        "t" => child.StartsWith("own", StringComparison.Ordinal) && child.EndsWith("tied", StringComparison.Ordinal),
        "T" => child.EndsWith("tied", StringComparison.Ordinal),
        "s" => child.Contains("school", StringComparison.Ordinal),
        "S" => child.Contains("school", StringComparison.Ordinal) && child.EndsWith("tied", StringComparison.Ordinal),
        _ => throw new InvalidOperationException(cell),
    };

    private static void Allowed(bool expected, Action act, string what)
    {
        var refused = Record.Exception(act);
        Assert.True(refused is null or GateClosedException, $"{what}: {refused}");
        Assert.True(expected == (refused is null), $"{what}: {(expected ? "refused" : "allowed")}");
        if (OfOneChild.Any(action => what.Contains($" {action.Name} ", StringComparison.Ordinal)))
        {
            Assert.True(refused is null || refused.Message == GateClosedException.NoSuchChild.Message, $"{what}: told more than of an absent child");
        }
    }

    private static void Import(Role role, Door door)
    {
        var isSchool = RoleTable.ReachOf(role) is Reach.School;
        using var nothing = new MemoryStream(Encoding.UTF8.GetBytes(isSchool ? "school,id,given_name,surname,date_of_birth,entry_date,enrolment\n" : Scratch.FactsHeader + "\n"));
        var request = new Data.Intake.ImportRequest("dry", role is Role.Operator || isSchool ? null : Code("202"), DryRun: true);
        if (isSchool)
        {
            door.ImportRecords(nothing, "roll", request, MapChoice.None, static _ => { });
        }
        else
        {
            door.ImportFacts(nothing, request, static _ => { });
        }
    }

    private static void Count(Door door) => door.Count(Definitions.Cme, [], null, SchoolCalendars.None, listsChildren: false, "how many", counts => counts.Snapshot(new(2025, 11, 10)));

    private static Domain.Identifiers.LaCode Code(string text) => Domain.Identifiers.LaCode.TryParse(text, out var code, out _) ? code : throw new InvalidOperationException(text);

    /// <summary>Of authority 202 and school 100001, as far as the role is of either.</summary>
    private Door DoorOf(Role role) => RoleTable.ReachOf(role) is Reach.Country ? Store.DoorOf(role)
        : Store.DoorOf(role, "202", school: RoleTable.ReachOf(role) is Reach.School ? "100001" : "");

    private Dictionary<string, RecordId> Fill()
    {
        foreach (var child in Children)
        {
            var authority = child.StartsWith("own", StringComparison.Ordinal) ? "202" : "203";
            var school = child.Contains("school", StringComparison.Ordinal) ? "100001" : "100002";
            Store.Import(new("facts"), $"{child},born,2014-05-04,,,,F,,,2024-01-10", $"{child},resident,2019-09-01,,{authority},,confirmed,,,2024-01-10",
                $"{child},registered,2019-09-02,,,{school},school,,,2024-01-10");
        }

        var ids = Children.ToDictionary(child => child, child => Store.Operator.Resolve(child), StringComparer.Ordinal);
        foreach (var child in Children.Where(child => child.EndsWith("tied", StringComparison.Ordinal)))
        {
            Store.Operator.Tie(ids[child], "tester", Ties.Case);
        }

        return ids;
    }
}

/// <summary>The second wall, which stands whatever the gate's code does.</summary>
public sealed class WallTests(PostgresServer server)
{
    private static readonly string[] Walled =
        ["record", "assertion", "decision", "audit", "ownership", "tie", "glass", "file", "derived_identifier", "derived_stale", "derived_span"];

    [Fact]
    public void A_session_walled_to_one_authority_sees_and_writes_no_row_of_another()
    {
        using var store = AnyRegister.OnPostgres(server);
        store.Import(new("one", Code("202")), "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C3,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
        store.Import(new("two", Code("203")), "C2,resident,2019-09-01,,203,,confirmed,,,2024-01-10", "C4,resident,2019-09-01,,203,,confirmed,,,2024-01-10");
        using var connection = new NpgsqlConnection(store.Where);
        connection.Open();
        Fill(connection);

        foreach (var table in Walled)
        {
            using var transaction = connection.BeginTransaction();
            Assert.True(Number(connection, $"select count(*) from {table} where authority = 203") > 0, $"{table}: nothing there that could be seen");
            Number(connection, "select 1 from (select set_config('role', 'onroll_gate', true), set_config('onroll.authorities', '202', true)) as walled");

            Assert.Equal("onroll_gate", Word(connection, "select current_user"));
            Assert.True(Number(connection, $"select count(*) from {table} where authority = 202") > 0, $"{table}: not even the own rows");
            Assert.Equal(0, Number(connection, $"select count(*) from {table} where authority <> 202"));
            var refused = Assert.Throws<PostgresException>(() => Number(connection, $"insert into {table} select * from {table} where false; insert into derived_stale values (203, 99)"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    /// <summary>Bulk loading acts as owner, and names the partition: a row of another authority does not pass.</summary>
    [Fact]
    public void A_partition_takes_no_row_of_another_authority()
    {
        using var store = AnyRegister.OnPostgres(server);
        using var connection = new NpgsqlConnection(store.Where);
        connection.Open();

        var refused = Assert.Throws<PostgresException>(() => Number(connection,
            "insert into assertion_202 (authority, record, id, change, known, flags, seal) values (203, 1, 1, 1, 1, 0, ''::bytea) returning 1"));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public void A_session_that_was_given_no_authority_sees_nothing()
    {
        using var store = AnyRegister.OnPostgres(server);
        store.Import(new("facts"), "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
        using var connection = new NpgsqlConnection(store.Where);
        connection.Open();
        using var transaction = connection.BeginTransaction();

        Number(connection, "select 1 from (select set_config('role', 'onroll_gate', true)) as walled");

        Assert.All(Walled, table => Assert.Equal(0, Number(connection, $"select count(*) from {table}")));
    }

    private static void Fill(NpgsqlConnection connection)
    {
        foreach (var authority in new[] { 202, 203 })
        {
            var record = ((long)authority << 40) | 1;
            Number(connection, $"insert into decision values ({authority}, 1, 1, 0, {record}, {record + 1}, 0, 'a', 'b', 1) returning 1");
            Number(connection, $"insert into ownership values ({authority}, {record}, 1, {authority}, 'a') returning 1");
            Number(connection, $"insert into tie values ({authority}, {record}, 'a', 1, 1) returning 1");
            Number(connection, $"insert into glass values ({authority}, {record}, 'a', 1, 2, 'why') returning 1");
            Number(connection, $"insert into derived_identifier values ('upn x', {authority}, {record}) returning 1");
            Number(connection, $"insert into derived_span values ({authority}, 'DEF-0', 1, 0, 0, 0, 0, 0, 0, 0, 0, '', '', '', '') returning 1");
        }
    }

    private static Domain.Identifiers.LaCode Code(string text) => Domain.Identifiers.LaCode.TryParse(text, out var code, out _) ? code : throw new InvalidOperationException(text);

    private static long Number(NpgsqlConnection connection, string sql) => Convert.ToInt64(Ask(connection, sql), System.Globalization.CultureInfo.InvariantCulture);

    private static string? Word(NpgsqlConnection connection, string sql) => Ask(connection, sql)?.ToString();

    private static object? Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
