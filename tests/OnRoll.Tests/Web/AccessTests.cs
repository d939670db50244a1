using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Web;

/// <summary>Who gets what answer on every page and operation there is. A route that stands in no table here fails.</summary>
public sealed class AccessTests(WebSite site)
{
    /// <summary>
    /// Written by hand from the duties of each role, not from the program's table. Of lists: y or n. Of single children: n nobody; a all of the
    /// own authority; t those tied to the account within it; T those tied wherever; s those on the own school's register; S those of them that are
    /// tied; x all. An ! after it: by a program alone, for the role does not see that there is a case, or may not read the child.
    /// </summary>
    private const string Expected = """
        role                   | cases search refer | read panel looks offer | work decide enquire sign safeguard order issue facts identity referral | files together glass review sets ack concern where homeed place provide share pupils accounts
        officer                | y     y      y     | a    a     n     y     | a    n      a       n    n         a     n     a     a        a        | y     y        x     n      n    n   n       a     a      a     a       a     n      n
        lead                   | y     y      y     | a    a     a     y     | a    a      n       a    n         n     a     a     a        a        | y     y        x     y      y    a   n       a     a      a     a       a     n      n
        senior-officer         | y     y      n     | a    a     a     n     | n    n      n       n    n         n     n     n     n        n        | n     n        x     y      y    t   n       n     n      n     n       n     n      n
        attendance-officer     | n     n      n     | t    t     n     n     | t    n      t       n    n         t     n     t     t        t        | n     n        x     n      n    n   n       t     t      t     t       t     n      n
        home-education-officer | n     n      n     | t    t     n     n     | n    n      n       n    n         t     n     n     t        n        | n     n        x     n      n    n   n       n     t      n     n       n     n      n
        admissions-officer     | n     n      n     | t    t     n     n     | n    n      n       n    n         n     n     n     t        n        | n     n        x     n      n    n   n       n     n      t     n       n     n      n
        sen-officer            | n     n      n     | t    t     n     n     | n    n      n       n    n         n     n     t     n        n        | n     n        x     n      n    n   n       n     n      t     t       n     n      n
        virtual-school-head    | n     n      n     | t    t     n     n     | n    n      n       n    n         n     n     t     n        n        | n     n        x     n      n    n   n       n     n      n     n       n     n      n
        social-worker          | n     n      n     | t    t     n     n     | n    n      n       n    t         n     n     n     n        n        | n     n        x     n      n    n   t       n     n      n     n       n     n      n
        youth-justice-officer  | n     n      n     | t    t     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        x     n      n    n   n       n     n      n     n       n     n      n
        exclusions-officer     | n     n      n     | t    t     n     n     | n    n      n       n    n         n     n     t     n        n        | n     n        x     n      n    n   n       n     n      n     t       n     n      n
        analyst                | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        school-office          | n     n      n     | s    s     n     n     | n    n      S       n    n         n     n     s     s        s        | n     n        x     n      n    n   n       s     n      n     n       n     y      n
        head                   | n     n      n     | s    s     n     n     | n    n      n       S    n         n     n     s     s        s        | n     n        x     n      n    n   s       s     n      n     n       n     y      n
        trust                  | n     n      n     | s    s     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     y      n
        health-visitor         | n     n      n     | n    n     n     n     | n    n      T!      n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        general-practice       | n     n      n     | n    n     n     n     | n    n      T!      n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        police                 | n     n      n     | n    n     n     n     | n    n      T!      n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        housing                | n     n      n     | n    n     n     n     | n    n      T!      n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        voluntary-agency       | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        parent                 | n     n      n     | T    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        young-person           | n     n      n     | T    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        other-authority        | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        department-analyst     | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        inspector              | y     y      n     | a    a     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        x     n      n    n   n       n     n      n     n       n     n      n
        safeguarding-partner   | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      n    n   n       n     n      n     n       n     n      n
        auditor                | n     n      n     | n    n     x     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     y      n    n   n       n     n      n     n       n     n      n
        administrator          | n     n      n     | n    n     n     n     | n    n      n       n    n         n     n     n     n        n        | n     n        n     n      y    n   n       n     n      n     n       n     n      y
        """;

    /// <summary>What each act takes, by the columns above; of several, any one is enough.</summary>
    private const string ActsTake = """
        decide-referral work     | refer referral        | triage work        | move-on work     | not-traced decide   | propose-closing work | decide-closing decide | reopen work
        enquiry enquire          | letter work           | whereabouts where  | excuse-enquiry enquire | sign-enquiries sign | reason facts    | application place      | start place
        leave work               | provision provide        | home-education homeed | fair-access place | place-hold safeguard,work | lift-hold safeguard | set-rank decide,work | order-step order
        issue-order issue        | assign work           | set-task work      | finish-task work | review decide       | escalate work        | hand-over work        | answer-hand-over offer
        note work                | address identity      | contact identity   | name identity    | birth identity      | residence facts      | characteristic facts,concern
        acknowledge-escalation ack
        end-contact identity  | household identity    | end-household identity | put-to-panel work | panel-decision work
        provision-attendance work | timetable provide        | review-timetable provide | exclusion provide
        """;

    /// <summary>Every route there is, with what is asked of it: open to all, to everybody signed in, by a column of the table, or elsewhere.</summary>
    private const string Routes = """
        GET about/accessibility open      | GET about/cookies open        | GET about/privacy open       | GET about/roles open          | GET error open
        GET sign-in open                  | GET sign-in/code later        | GET sign-in/organisation later | GET sign-out open
        GET health/live open              | GET health/ready open         | GET openapi/{documentName}.json open
        GET  signed                       | GET account signed            | GET account/password signed  | GET account/second-factor signed
        GET cases cases                   | GET search search             | GET referrals/new refer      | GET offers/{id} offer          | GET enquiries/{id} enquire
        GET children/{id} read            | GET children/{id}/panel panel | GET children/{id}/looks looks | GET children/{id}/{act} act
        POST session form                 | POST drafts form              | POST sign-in/passkey/get form | POST account/passkey/create form
        GET api/v1/cases cases            | GET api/v1/changes cases      | GET api/v1/children/{id} read | GET api/v1/offers/{id} offer | GET api/v1/children/{id}/acts/{act} act
        POST api/v1/children/{id}/acts/{act} do | GET api/v1/referrals/questions signed | POST api/v1/referrals refer
        GET api/v1/{**nothing} nothing
        GET imports files                 | GET imports/{number:long} nothing | GET cases/together together   | GET glass review
        GET children/{id}/glass glass     | GET children/{id}/documents panel | GET children/{id}/documents/{key} nothing | GET children/{id}/letters/{key} nothing
        GET contact signed                | GET settings signed           | GET api/v1/settings signed    | POST api/v1/settings sets
        GET not-in-school cases       | GET panels cases             | GET panels/{panel}/{day} cases
        GET without-education cases       | GET api/v1/panels cases       | GET api/v1/without-education cases
        GET matches files                 | GET returns signed            | GET api/v1/filters cases     | GET api/v1/matches files
        GET children/{id}/share share | GET pupils pupils | GET accounts accounts
        """;

    private static readonly string[] Columns = Expected.Split('\n')[0].Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)[1..];

    private static readonly Dictionary<string, string[]> Rows = Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);

    private static readonly Dictionary<string, string[]> Takes = ActsTake.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(act => act.Split(' '))
        .ToDictionary(act => act[0], act => act[1].Split(','), StringComparer.Ordinal);

    private static IEnumerable<(string Method, string Route, string Rule)> Table =>
        Routes.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(row => row.Split(' ')).Select(row => (row[0], row[1], row[^1]));

    private IReadOnlyList<(string Name, RecordId Id)> Children => [("own", site.Own), ("unassigned", site.Unassigned), ("other", site.Other)];

    [Fact]
    public void Every_role_act_and_route_stands_in_the_tables()
    {
        Assert.Equal(WebSite.Roles.Select(RoleTable.WordOf), Rows.Keys);
        Assert.All(Rows.Values, cells => Assert.Equal(Columns.Length, cells.Length));
        Assert.Equal(Acts.All.Select(act => act.Name).Order(StringComparer.Ordinal), Takes.Keys.Order(StringComparer.Ordinal));
        var routes = site.App.Routes.Where(route => !IsAsset(route)).SelectMany(route =>
            (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {route.RoutePattern.RawText!.Trim('/')}"));
        Assert.Equal(Table.Select(row => $"{row.Method} {row.Route}").Order(StringComparer.Ordinal), routes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_role_gets_on_each_page_and_from_each_operation_what_the_table_says()
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(WebSite.Roles, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (role, _) =>
        {
            foreach (var fault in await RoutesOf(role))
            {
                faults.Add(fault);
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Each_role_can_do_of_all_acts_what_the_table_says_on_pages_and_by_programs()
    {
        var faults = new ConcurrentBag<string>();
        var offered = Children.ToDictionary(child => child.Name, child => site.App.Operator.OpenCase(child.Id), StringComparer.Ordinal);
        await Parallel.ForEachAsync(WebSite.Roles, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (role, _) =>
        {
            foreach (var (name, id) in Children)
            {
                foreach (var fault in await ActsOn(role, name, id, offered[name]))
                {
                    faults.Add(fault);
                }
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));
        Assert.All(Children, child => Assert.Equal(offered[child.Name].Child.Version, site.App.Operator.OpenCase(child.Id).Child.Version)); // nothing was written
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        var nobody = await site.Visitor(null);
        foreach (var (method, route, rule) in Table)
        {
            var path = Address(route, site.Own, "note");
            var answer = await nobody.Send(new(method), path, method == "POST" ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null);
            var expected = rule is "open" ? 200 : route is "session" or "drafts" or "account/passkey/create" ? 401 : route.StartsWith("api/", StringComparison.Ordinal) ? 401 : route == "sign-in/passkey/get" ? 400 : 302;
            Assert.True(answer.Status == expected, $"{method} {path}: {answer.Status}");
            Assert.True(expected != 302 || answer.Location.StartsWith(rule is "later" ? "/sign-in" : $"/sign-in?return={Uri.EscapeDataString(path.Split('?')[0])}", StringComparison.Ordinal) || answer.Location.StartsWith($"{site.App.Address}sign-in", StringComparison.Ordinal), $"{path}: {answer.Location}");
        }
    }

    [Fact]
    public async Task A_browsers_session_opens_no_operation_and_a_token_no_page()
    {
        var lead = await site.Visitor(Role.Lead);
        var program = site.Caller(Role.Lead);

        Assert.Equal(401, (await lead.Get($"/api/v1/children/{site.Own}")).Status);
        Assert.Equal(401, (await lead.Send(HttpMethod.Post, "/api/v1/referrals", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))).Status);
        Assert.Equal(302, (await program.Get($"/children/{site.Own}")).Status);
        Assert.Equal(302, (await program.Get("/")).Status);
    }

    private async Task<List<string>> RoutesOf(Role role)
    {
        var (visitor, program, faults) = (await site.Visitor(role), site.Caller(role), new List<string>());
        var nothing = Told(await visitor.Get("/children/202-99999999"));
        var nothingAtAll = Plain(await program.Get("/api/v1/children/202-99999999"));
        foreach (var (method, route, rule) in Table.Where(row => row.Rule is not ("act" or "do" or "form" or "later")))
        {
            var isApi = route.StartsWith("api/", StringComparison.Ordinal);
            foreach (var (name, id) in route.Contains("{id}", StringComparison.Ordinal) ? Children : [("", site.Own)])
            {
                var path = Address(route, id, "note");
                var answer = !isApi ? await visitor.Get(route == "referrals/new" ? "/referrals/new?step=who" : path) : method == "GET" ? await program.Get(path) : await program.Post(path, """{"answers":{}}""");
                var allowed = rule is "open" or "signed" || (rule is not "nothing" && Allows(Cell(role, rule), name));
                var expected = allowed ? method == "POST" ? 422 : 200 : 404;
                if (answer.Status != expected)
                {
                    faults.Add($"{role} {method} {path} {name}: {answer.Status}, not {expected}");
                }
                else if (!allowed && (isApi ? Plain(answer) != nothingAtAll : Told(answer) != nothing))
                {
                    faults.Add($"{role} {path} {name}: told otherwise than of what is not there");
                }
            }
        }

        return faults;
    }

    private async Task<List<string>> ActsOn(Role role, string name, RecordId id, Data.Access.ChildCase known)
    {
        var (visitor, program, faults) = (await site.Visitor(role), site.Caller(role), new List<string>());
        var nothing = Told(await visitor.Get("/children/202-99999999/note"));
        var nothingAtAll = Plain(await program.Get("/api/v1/children/202-99999999/acts/note"));
        foreach (var act in Acts.All)
        {
            var cells = Takes[act.Name].Select(column => Cell(role, column)).ToList();
            var byProgram = cells.Exists(cell => Allows(cell, name));
            var onPage = cells.Exists(cell => !cell.EndsWith('!') && Allows(cell, name)) && known.Acts.Contains(act);
            var page = $"/children/{id}/{act.Name}";
            var (shown, sent) = (await visitor.Get(page), await visitor.Post(page, ("seen", $"{known.Child.Version}")));
            var asked = await program.Get($"/api/v1/children/{id}/acts/{act.Name}");
            var done = await program.Act(id, act.Name, new Dictionary<string, string>(), known.Child.Version);
            var (found, expected) = ((shown.Status, sent.Status, asked.Status, done.Status), (onPage ? 200 : 404, onPage ? 422 : 404, onPage ? 200 : 404, byProgram ? 422 : 404));
            if (found != expected)
            {
                faults.Add($"{role} {act.Name} {name}: {found}, not {expected}");
            }
            else if ((!onPage && (Told(shown) != nothing || Told(sent) != nothing || Plain(asked) != nothingAtAll)) || (!byProgram && Plain(done) != nothingAtAll))
            {
                faults.Add($"{role} {act.Name} {name}: told otherwise than of what is not there");
            }
        }

        return faults;
    }

    private static string Told(Answered answer) => $"{answer.Status} {answer.Main}";

    /// <summary>The answer of an operation, without the number by which our own log knows it.</summary>
    private static string Plain(Answered answer)
    {
        var body = answer.Body.StartsWith('{') ? JsonNode.Parse(answer.Body)!.AsObject() : [];
        body.Remove("traceId");
        return $"{answer.Status} {answer.Response.Content.Headers.ContentType} {body.ToJsonString()}";
    }

    private static string Address(string route, RecordId id, string act) =>
        $"/{route.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{act}", act, StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("{panel}/{day}", "fair-access/2030-01-15", StringComparison.Ordinal)
            .Replace("{number:long}", "99999999", StringComparison.Ordinal).Replace("{key}", "none", StringComparison.Ordinal)}{(route == "cases/together" ? $"?act=set-task&record={id}" : "")}";

    private static string Cell(Role role, string column) => Rows[RoleTable.WordOf(role)][Array.IndexOf(Columns, column)];

    // Own is tied and on the school's register; unassigned neither; other is another authority's, and offered.
    private static bool Allows(string cell, string child) => cell.TrimEnd('!') switch
    {
        "n" => false,
        "y" => child is "" or "other",
        "x" => true,
        "a" => child is "own" or "unassigned",
        "t" or "T" or "s" or "S" => child is "own",
        _ => throw new InvalidOperationException(cell),
    };

    private static bool IsAsset(RouteEndpoint route) => route.RoutePattern.RawText is { } text && (text.StartsWith("onroll.", StringComparison.Ordinal) || text == "{**path:file}");
}
