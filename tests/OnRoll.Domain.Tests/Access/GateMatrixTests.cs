using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Access;

/// <summary>Who may do what with whose record, ruled on by the gate alone, cell by cell.</summary>
public sealed class GateMatrixTests
{
    /// <summary>
    /// Written by hand from the duties of each role, not from the program's table. n nobody, a of the own authority, t those
    /// tied to the account within it, T those tied wherever, s those on the own school's register, x all.
    /// </summary>
    private const string OfOne = """
        role                   | read ident list facts recid import stage answer join part tie count | looked erase review accounts maintain verify sets | refer work decide enquire sign safeguard workorder issueorder handover ack concern homeed place provide
        officer                | a    a     a    a     a     a      a     a      a    a    a   a     | n      n     n      n        n        n      n    | a     a    n      a       n    n         a         n          n        n   n       a      a     a
        lead                   | a    a     a    a     a     a      a     a      a    a    a   a     | a      n     a      n        n        n      a    | a     a    a      n       a    n         n         a          n        a   n       a      a     a
        senior-officer         | a    a     a    n     n     n      n     n      n    n    n   a     | a      n     a      n        n        n      a    | n     n    n      n       n    n         n         n          n        t   n       n      n     n
        attendance-officer     | t    t     t    t     t     t      t     t      t    t    t   a     | n      n     n      n        n        n      n    | t     t    n      t       n    n         t         n          n        n   n       t      t     t
        home-education-officer | t    t     t    n     t     n      n     n      t    t    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         t         n          n        n   n       t      n     n
        admissions-officer     | t    t     t    n     t     n      n     n      t    t    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      t     n
        sen-officer            | t    t     t    t     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      t     t
        virtual-school-head    | t    t     t    t     n     n      n     n      n    n    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        social-worker          | t    t     t    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    t         n         n          n        n   t       n      n     n
        youth-justice-officer  | t    t     t    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        exclusions-officer     | t    t     t    t     n     t      t     n      n    n    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     t
        analyst                | n    n     n    n     n     n      n     n      n    n    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        school-office          | s    s     s    s     s     s      s     n      s    s    n   s     | n      n     n      n        n        n      n    | s     n    n      S       n    n         n         n          n        n   n       n      n     n
        head                   | s    s     s    s     s     s      s     n      s    s    n   s     | n      n     n      n        n        n      n    | s     n    n      n       S    n         n         n          n        n   s       n      n     n
        trust                  | s    n     s    n     n     s      s     n      n    n    n   s     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        health-visitor         | n    T     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      T       n    n         n         n          n        n   n       n      n     n
        general-practice       | n    n     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      T       n    n         n         n          n        n   n       n      n     n
        police                 | n    T     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      T       n    n         n         n          n        n   n       n      n     n
        housing                | n    n     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      T       n    n         n         n          n        n   n       n      n     n
        voluntary-agency       | n    n     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        parent                 | T    T     T    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        young-person           | T    T     T    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        other-authority        | n    T     n    n     n     n      n     n      n    n    n   n     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        department-analyst     | n    n     n    n     n     n      n     n      n    n    n   x     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        inspector              | a    a     a    n     n     n      n     n      n    n    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        safeguarding-partner   | n    n     n    n     n     n      n     n      n    n    n   a     | n      n     n      n        n        n      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        auditor                | n    n     n    n     n     n      n     n      n    n    n   n     | x      x     x      n        n        x      n    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        administrator          | n    n     n    n     n     n      n     n      n    n    n   n     | n      n     n      x        x        x      x    | n     n    n      n       n    n         n         n          n        n   n       n      n     n
        operator               | x    x     x    x     x     x      x     x      x    x    x   x     | x      x     x      x        x        x      x    | x     x    x      x       x    x         x         x          n        x   x       x      x     x
        """;

    /// <summary>
    /// By hand, as above. What may be asked of many at once; then whether the glass breaks; then the parts seen of a child within
    /// reach, a star where only of one tied: identity I, education E, cases C, enquiries Q, flag F, detail D, health H, orders O.
    /// </summary>
    private const string OfManyAndSeen = """
        role                   | of many                                                         | glass | sees
        officer                | read ident list facts recid import stage answer join part tie count refer work enquire workorder homeed place provide | y     | I E C Q F D* H O
        lead                   | read ident list facts recid import stage answer join part tie count refer work decide sign issueorder homeed place provide looked review sets | y | I E C Q F D H O
        senior-officer         | read ident list count looked review sets                        | y     | I E C* Q F* D* O
        attendance-officer     | count                                                           | y     | I* E* C* Q* F* O*
        home-education-officer | count                                                           | y     | I* E* C* Q* F* O*
        admissions-officer     | count                                                           | y     | I* E* C* F* O*
        sen-officer            |                                                                 | y     | I* E* C* F* H* O*
        virtual-school-head    | count                                                           | y     | I* E* C* F* D* H*
        social-worker          |                                                                 | y     | I* E* C* Q* F* D* H*
        youth-justice-officer  |                                                                 | y     | I* E* C* F* D*
        exclusions-officer     | count                                                           | y     | I* E* C* F*
        analyst                | count                                                           | n     |
        school-office          | list count import                                               | y     | I E Q*
        head                   | list count import                                               | y     | I E Q* F D H
        trust                  | list count import                                               | n     | E
        health-visitor         |                                                                 | n     | I* H*
        general-practice       |                                                                 | n     |
        police                 |                                                                 | n     | I* F*
        housing                |                                                                 | n     |
        voluntary-agency       |                                                                 | n     |
        parent                 |                                                                 | n     | I* E* C* H* O*
        young-person           |                                                                 | n     | I* E* C* H*
        other-authority        |                                                                 | n     | I*
        department-analyst     | count                                                           | n     |
        inspector              | read ident list count                                           | y     | I E C* Q* F* D* H* O
        safeguarding-partner   | count                                                           | n     |
        auditor                | looked erase review verify                                      | n     |
        administrator          | accounts maintain verify sets                                   | n     |
        operator               | read ident list facts concern recid import stage answer join part tie count refer work decide enquire sign safeguard workorder issueorder homeed place provide looked erase review accounts maintain verify sets | y | I E C Q F D H O
        """;

    private const string Letters = "IECQFDHO";

    private static readonly LaCode Own = Code("202");

    private static readonly LaCode Other = Code("203");

    /// <summary>The columns of the tables, by the action each stands for.</summary>
    private static readonly Dictionary<string, GateAction> Columns = new(StringComparer.Ordinal)
    {
        ["read"] = GateAction.ReadChild,
        ["ident"] = GateAction.ReadIdentity,
        ["list"] = GateAction.ListChildren,
        ["facts"] = GateAction.RecordFacts,
        ["recid"] = GateAction.RecordIdentity,
        ["import"] = GateAction.Import,
        ["stage"] = GateAction.StageFile,
        ["answer"] = GateAction.AnswerFinding,
        ["join"] = GateAction.JoinRecords,
        ["part"] = GateAction.PartRecords,
        ["tie"] = GateAction.Tie,
        ["count"] = GateAction.Count,
        ["refer"] = GateAction.Refer,
        ["work"] = GateAction.WorkCase,
        ["decide"] = GateAction.DecideCase,
        ["enquire"] = GateAction.Enquire,
        ["sign"] = GateAction.SignEnquiries,
        ["safeguard"] = GateAction.Safeguard,
        ["workorder"] = GateAction.WorkOrder,
        ["issueorder"] = GateAction.IssueOrder,
        ["homeed"] = GateAction.JudgeHomeEducation,
        ["place"] = GateAction.ArrangePlace,
        ["provide"] = GateAction.ArrangeProvision,
        ["handover"] = GateAction.AnswerHandOver,
        ["looked"] = GateAction.ReadAccessLog,
        ["erase"] = GateAction.Erase,
        ["review"] = GateAction.ReviewGlass,
        ["accounts"] = GateAction.ManageAccounts,
        ["maintain"] = GateAction.Maintain,
        ["verify"] = GateAction.Verify,
        ["sets"] = GateAction.SetSettings,
        ["ack"] = GateAction.AnswerEscalation,
        ["concern"] = GateAction.RecordConcern,
    };

    private static readonly GateAction[] Reading = [GateAction.ReadChild, GateAction.ReadIdentity, GateAction.ListChildren];

    private static readonly Dictionary<Role, Dictionary<GateAction, string>> One = ReadOne();

    private static readonly Dictionary<Role, (HashSet<GateAction> Many, bool Glass, string[] Sees)> Rest = ReadRest();

    [Fact]
    public void Every_role_and_every_action_has_an_expectation()
    {
        Assert.Equal(Enum.GetValues<Role>(), One.Keys.Order());
        Assert.Equal(Enum.GetValues<Role>(), Rest.Keys.Order());
        Assert.Equal(GateAction.All.Select(action => action.Name).Order(StringComparer.Ordinal), Columns.Values.Select(action => action.Name).Order(StringComparer.Ordinal));
        Assert.All(One.Values, row => Assert.Equal(GateAction.All.Count, row.Count));
        var declared = typeof(GateAction).GetFields().Where(field => field.IsStatic && field.FieldType == typeof(GateAction)).Select(field => (GateAction)field.GetValue(null)!);
        Assert.Equal(declared.Select(action => action.Name).Order(StringComparer.Ordinal), GateAction.All.Select(action => action.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_role_may_do_to_a_child_what_the_table_says_and_nothing_else()
    {
        var asked = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var action in GateAction.All)
            {
                foreach (var target in Targets())
                {
                    var ruling = Authorisation.On(Asker(role), action, target, "a test");
                    Assert.True(IsExpected(One[role][action], target) == ruling.IsAllowed, $"{role} {action.Name} {Words(target)}: {ruling}");
                    Assert.False(ruling.NeededGlass);
                    Assert.Equal(ruling.IsAllowed, ruling.Reason.Length == 0);
                    asked++;
                }
            }
        }

        Assert.Equal(29 * 33 * 24, asked);
    }

    [Fact]
    public void Each_role_may_ask_of_many_what_the_table_says_and_is_never_shown_an_address()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var action in GateAction.All)
            {
                var ruling = Authorisation.OnMany(Asker(role), action, "a test");
                Assert.True(Rest[role].Many.Contains(action) == ruling.IsAllowed, $"{role} {action.Name} of many: {ruling}");
                Assert.False(ruling.Sight?.ShowsAddress ?? false, $"{role} {action.Name} of many shows addresses");
                var seen = action.Part is null || !ruling.IsAllowed ? "" : Seen(role, isTied: false);
                Assert.Equal(seen, Parts(ruling.Sight));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\t\n")]
    public void A_blank_purpose_is_refused_whoever_asks_and_whatever_for(string purpose)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var action in GateAction.All)
            {
                Assert.All(Targets(), target => Assert.False(Authorisation.On(Asker(role), action, target with { GlassIsBroken = true }, purpose).IsAllowed));
                Assert.False(Authorisation.OnMany(Asker(role), action, purpose).IsAllowed);
            }
        }
    }

    [Fact]
    public void Each_role_sees_the_parts_the_table_says_of_a_child_within_its_reach()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var ties in new[] { Ties.None, Ties.Case, Ties.Sent, Ties.Address })
            {
                var target = new GateTarget(Own, ["100001"], false, ties);
                var expected = Seen(role, isTied: ties is Ties.Case or Ties.Sent);
                var action = expected.Contains('E', StringComparison.Ordinal) ? GateAction.ReadChild : GateAction.ReadIdentity;

                var ruling = Authorisation.On(Asker(role), action, target, "a test");

                Assert.Equal($"{role} {ties}: {expected}", $"{role} {ties}: {Parts(ruling.Sight)}");
            }
        }
    }

    [Fact]
    public void A_protected_address_is_hidden_from_all_but_those_named_for_it()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var (isProtected, isNamed) in new[] { (false, false), (false, true), (true, false), (true, true) })
            {
                var target = new GateTarget(Own, ["100001"], isProtected, Ties.Case | (isNamed ? Ties.Address : Ties.None));

                var sight = Authorisation.On(Asker(role), GateAction.ReadIdentity, target, "a test").Sight;

                var shows = Seen(role, isTied: true).Contains('I', StringComparison.Ordinal) && (!isProtected || isNamed);
                Assert.True(shows == (sight?.Shows(Home) ?? false), $"{role} protected {isProtected} named {isNamed}");
                Assert.True(shows == (sight?.Shows(Mother) ?? false), $"{role} protected {isProtected} named {isNamed}: the contact");
            }
        }
    }

    [Fact]
    public void The_glass_opens_reading_alone_and_to_those_alone_whose_work_is_to_read_children()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.Operator))
        {
            foreach (var action in GateAction.All)
            {
                var target = new GateTarget(Other, ["100002"], true, Ties.None, GlassIsBroken: true);

                var ruling = Authorisation.On(Asker(role), action, target, "a test");

                var opens = Rest[role].Glass && Reading.Contains(action);
                Assert.True((opens || One[role][action] == "x") == ruling.IsAllowed, $"{role} {action.Name} with the glass broken: {ruling}");
                Assert.Equal(opens, ruling.NeededGlass);
                Assert.False(ruling.Sight?.ShowsAddress ?? false, $"{role} {action.Name}: the glass shows a protected address");
                Assert.Equal(Rest[role].Glass, RoleTable.BreaksGlass(role));
            }
        }
    }

    /// <summary>A role that reads tied children alone was told that it had broken the glass over one of its own authority, and was refused all the same.</summary>
    [Fact]
    public void The_glass_stands_for_a_tie_within_reach_to_read_and_for_nothing_else()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.Operator))
        {
            foreach (var action in GateAction.All)
            {
                var target = new GateTarget(Own, ["100001"], true, Ties.None, GlassIsBroken: true);
                var before = Authorisation.On(Asker(role), action, target with { GlassIsBroken = false }, "a test");
                var tied = Authorisation.On(Asker(role), action, target with { GlassIsBroken = false, Ties = Ties.Case }, "a test");

                var ruling = Authorisation.On(Asker(role), action, target, "a test");

                var reads = Rest[role].Glass && Reading.Contains(action);
                Assert.True((before.IsAllowed || (reads && tied.IsAllowed)) == ruling.IsAllowed, $"{role} {action.Name} with the glass broken: {ruling}");
                Assert.Equal(Parts((reads ? tied : before).Sight), Parts(ruling.Sight));
                Assert.Equal(Parts(before.Sight) != Parts(ruling.Sight) || before.IsAllowed != ruling.IsAllowed, ruling.NeededGlass);
                Assert.False(ruling.Sight?.ShowsAddress ?? false);
            }
        }
    }

    [Fact]
    public void A_trust_reaches_the_children_of_each_of_its_schools()
    {
        var trust = new Principal("tester", Role.Trust, School: "100001 100003");

        bool Reads(string school) => Authorisation.On(trust, GateAction.ReadChild, new(Own, [school], false, Ties.None), "a test").IsAllowed;

        Assert.Equal([true, false, true, false], new[] { "100001", "100002", "100003", "" }.Select(Reads));
    }

    [Fact]
    public void An_account_of_no_authority_or_no_school_reaches_no_child()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => RoleTable.ReachOf(role) is Reach.Authority or Reach.School))
        {
            var nowhere = new Principal("tester", role);
            var orphan = new GateTarget(default, [""], false, Ties.Case);
            foreach (var action in GateAction.All.Where(action => action.Part is not null))
            {
                Assert.False(Authorisation.On(nowhere, action, orphan, "a test").IsAllowed, $"{role} {action.Name}");
                Assert.False(Authorisation.OnMany(nowhere, action, "a test").IsAllowed, $"{role} {action.Name} of many");
            }
        }
    }

    [Fact]
    public void Accounts_are_managed_by_the_administrator_who_sees_no_child()
    {
        var managers = Enum.GetValues<Role>().Where(role => Authorisation.OnMany(Asker(role), GateAction.ManageAccounts, "a test").IsAllowed);
        Assert.Equal([Role.Administrator, Role.Operator], managers);

        foreach (var target in Targets().Select(target => target with { GlassIsBroken = true }))
        {
            Assert.All(GateAction.All.Where(action => action.Part is not null), action => Assert.False(Authorisation.On(Asker(Role.Administrator), action, target, "a test").IsAllowed));
        }
    }

    private static readonly Addressed Home = new(new DateSpan(new(2024, 1, 1)), AddressKind.Home, new("1 Some Street", "", "Town", "N1 1AA"));

    private static readonly Contacted Mother = new(new DateSpan(new(2024, 1, 1)), default, new("Ann", "", "Example"), "", "");

    private static Principal Asker(Role role) => role is Role.DepartmentAnalyst or Role.Auditor or Role.Administrator or Role.Operator
        ? new("tester", role) : new("tester", role, Own, "100001");

    private static IEnumerable<GateTarget> Targets() =>
        from owner in new[] { Own, Other }
        from ties in new[] { Ties.None, Ties.Case, Ties.Sent }
        from school in new[] { "100001", "100002" }
        from isProtected in new[] { false, true }
        select new GateTarget(owner, [school], isProtected, ties);

    private static bool IsExpected(string cell, GateTarget target) => cell switch
    {
        "n" => false,
        "x" => true,
        "a" => target.Owner == Own,
        "t" => target.Owner == Own && target.Ties != Ties.None,
        "T" => target.Ties != Ties.None,
        "s" => target.Schools.Contains("100001"),
        "S" => target.Schools.Contains("100001") && target.Ties != Ties.None,
        _ => throw new InvalidOperationException(cell),
    };

    private static string Words(GateTarget target) => $"owner {target.Owner} school {string.Join(' ', target.Schools)} ties {target.Ties} protected {target.IsAddressProtected}";

    /// <summary>The letters a role is expected to see.</summary>
    private static string Seen(Role role, bool isTied) =>
        string.Concat(Rest[role].Sees.Where(part => isTied || !part.EndsWith('*')).Select(part => part[0]));

    private static string Parts(Sight? sight) => sight is null ? "" : string.Concat(Enum.GetValues<RecordPart>().Where(sight.Parts.Contains).Select(Letter));

    /// <summary>The letter of a part; one that the tables do not know fails whatever test sees it.</summary>
    private static string Letter(RecordPart part) => (int)part < Letters.Length || part is RecordPart.Statistics
        ? part is RecordPart.Statistics ? "" : Letters[(int)part].ToString() : $"({part})";

    private static Dictionary<Role, Dictionary<GateAction, string>> ReadOne()
    {
        var lines = OfOne.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        return lines.Skip(1).ToDictionary(cells => Named(cells[0]), cells => lines[0].Skip(1).Zip(cells.Skip(1)).ToDictionary(pair => Columns[pair.First], pair => pair.Second));
    }

    private static Dictionary<Role, (HashSet<GateAction> Many, bool Glass, string[] Sees)> ReadRest() =>
        OfManyAndSeen.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(
            cells => Named(cells[0]),
            cells => (cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Columns[word]).ToHashSet(), cells[2] == "y", cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static Role Named(string word) => RoleTable.TryParse(word, out var role) ? role : throw new InvalidOperationException(word);

    private static LaCode Code(string text) => LaCode.TryParse(text, out var code, out _) ? code : throw new InvalidOperationException(text);
}
