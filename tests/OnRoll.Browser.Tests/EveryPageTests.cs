using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using OnRoll.Data.Access;
using OnRoll.Domain.Casework;
using OnRoll.Shared;

namespace OnRoll.Browser.Tests;

/// <summary>Every page there is, found by its route, so that none is forgotten: for those who cannot see, point or run script.</summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private const int Phone = 320;

    /// <summary>The routes of pages, each with addresses to visit it at.</summary>
    private List<(string Account, string Path)> Addresses() => Addresses(chromium);

    internal static List<(string Account, string Path)> Addresses(Chromium chromium)
    {
        var child = chromium.App.Lead.Cases(new(Size: 60)).Cases;
        var (held, open) = (child.First(each => each.Line.Hold).Line.Record, child.First(each => each.Line.State is CaseState.Placing).Line.Record);
        var visits = new List<(string, string)>();
        foreach (var route in PageRoutes(chromium.App))
        {
            visits.AddRange(route switch
            {
                "" => [("officer", "/"), ("lead", "/"), ("analyst", "/"), ("social-worker", "/"), ("school-office", "/"), ("administrator", "/")],
                "children/{id}" => [("lead", $"/children/{held}"), ("lead", $"/children/{open}"), ("officer", $"/children/{open}?known=2026-01-01")],
                "children/{id}/{act}" => ActsOf(chromium.App),
                "referrals/new" => new[] { "who", "where", "account", "check" }.Select(step => ("officer", $"/referrals/new?step={step}")),
                "enquiries/{id}" => [("officer", $"/enquiries/{open}")],
                "offers/{id}" => [("officer-next-door", $"/offers/{child.First(each => !each.Line.OfferedTo.IsNone).Line.Record}")],
                "imports/{number:long}" => [("officer", $"/imports/{Staged(chromium.App)}")],
                "panels/{panel}/{day}" => Agendas(chromium.App),
                "cases/together" => [("lead", $"/cases/together?act=assign&record={open}")],
                "pupils" => [("school-office", "/pupils")],
                "accounts" => [("administrator", "/accounts")],
                "children/{id}/documents/{key}" or "children/{id}/letters/{key}" or "sign-in/organisation" or "sign-in/code" or "account/second-factor" => [],
                _ when route.Contains("{id}", StringComparison.Ordinal) => [("lead", $"/{route.Replace("{id}", open.ToString(), StringComparison.Ordinal)}")],
                _ => [("lead", $"/{route}")],
            });
        }

        return visits;
    }

    /// <summary>The agenda of today's panel, and a decision being entered on it.</summary>
    private static IEnumerable<(string, string)> Agendas(RunningApp app)
    {
        var put = app.Lead.Agendas(new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day)[0];
        var agenda = $"/panels/{Spelling.Of(put.Item.Panel)}/{put.Item.Meets:yyyy-MM-dd}";
        return [("lead", agenda), ("lead", $"{agenda}?child={put.Record}&act=panel-decision")];
    }

    internal static IReadOnlyList<string> PageRoutes(RunningApp app) => [.. app.Routes.Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(route => route.RoutePattern.RawText!.Trim('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A file that waits for review.</summary>
    private static long Staged(RunningApp app)
    {
        var door = app.Gate.For(new("officer", Domain.Access.Role.Officer, RunningApp.Camden), "a test");
        using var file = new MemoryStream("""
            id,given_name,surname,date_of_birth,referred_on
            P1,Ada,Testling,2015-03-01,2026-09-28
            """u8.ToArray());
        return door.Stage(file, "referrals.csv", "referrals", new("a test", RunningApp.Camden), Data.Intake.MapChoice.None, static _ => { }).File?.Number ?? 0;
    }

    /// <summary>Each act on a case where it is offered, by somebody to whom it is.</summary>
    private static IEnumerable<(string, string)> ActsOf(RunningApp app)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in new[] { "lead", "officer" })
        {
            var role = account == "lead" ? Domain.Access.Role.Lead : Domain.Access.Role.Officer;
            var door = app.Gate.For(new(account, role, RunningApp.Camden), "a test");
            foreach (var line in door.Cases(new(Size: 60)).Cases.Select(each => each.Line))
            {
                foreach (var act in door.OpenCase(line.Record).Acts.Where(act => seen.Add(act.Name)))
                {
                    yield return (account, $"/children/{line.Record}/{act.Name}");
                }
            }
        }
    }

    [Fact]
    public async Task No_page_has_a_violation_that_axe_can_find_nor_a_complaint_in_the_console()
    {
        var faults = new List<string>();
        foreach (var visits in Addresses().GroupBy(visit => visit.Account))
        {
            await using var visit = await chromium.As(visits.Key);
            foreach (var (_, path) in visits)
            {
                var response = await visit.Go(path);
                if (response!.Status != 200)
                {
                    faults.Add($"{path}: {response.Status}");
                    continue;
                }

                var found = await visit.Page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
                faults.AddRange(found.Violations.Select(violation => $"{path}: {violation.Id}: {violation.Nodes[0].Html}"));
            }

            faults.AddRange(visit.Complaints.Select(complaint => $"{visits.Key}: {complaint}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_page_fits_a_telephone_and_works_without_script()
    {
        var faults = new List<string>();
        foreach (var visits in Addresses().GroupBy(visit => visit.Account))
        {
            await using var visit = await chromium.As(visits.Key, script: false, width: Phone, height: 640);
            foreach (var (_, path) in visits)
            {
                var response = await visit.Go(path);
                var box = await visit.Page.Locator("body").BoundingBoxAsync();
                var wide = await visit.Page.Locator("main *:visible").EvaluateAllAsync<string[]>(
                    "(elements, width) => elements.filter(each => each.getBoundingClientRect().right > width + 1 && !each.closest('.onroll-wide')).map(each => each.outerHTML.slice(0, 120))", Phone);
                if (response!.Status != 200 || box!.Width > Phone || wide.Length > 0)
                {
                    faults.Add($"{path}: {response.Status}, {string.Join(" | ", wide.Take(2))}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_act_there_is_is_offered_somewhere_in_the_practice_register_or_named_here()
    {
        // Offered only after steps that the practice stories do not take; the journeys take them.
        string[] elsewhere = ["not-traced", "decide-closing", "reopen", "sign-enquiries", "lift-hold", "order-step", "issue-order", "finish-task", "leave", "answer-hand-over", "timetable", "review-timetable", "exclusion"];

        var offered = ActsOf(chromium.App).Select(visit => visit.Item2[(visit.Item2.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Acts.All, act => !offered.Contains(act.Name) && !elsewhere.Contains(act.Name, StringComparer.Ordinal));
    }
}
