using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Placement;
using OnRoll.Shared;
using UglyToad.PdfPig;

namespace OnRoll.Tests.Web;

/// <summary>The pages of panels, of households and of days without education, on the practice register.</summary>
public sealed class PanelAndHouseholdPageTests : IAsyncDisposable
{
    private readonly RunningApp app = RunningApp.OnSqlite();

    private DateOnly Today { get; } = new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;

    private string Agenda => $"/panels/fair-access/{Today:yyyy-MM-dd}";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_agenda_holds_a_page_for_each_child_without_its_name_and_takes_the_decision_back_into_the_case()
    {
        var lead = await Visitor.As(app, "lead");
        var put = app.Lead.Agendas(Today).Where(each => each.Item.Meets == Today).ToList();
        Assert.Equal(2, put.Count);
        var child = put[0].Record;
        var name = app.Lead.OpenCase(child).View.History.All<Domain.Ledger.Named>().Last().Name;
        Assert.Contains((await lead.Get("/panels")).Page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Fair access panel", StringComparison.Ordinal));

        var agenda = await lead.Fetch($"{Agenda}?child={child}&act=panel-decision");
        Assert.Equal(2, agenda.Page.QuerySelectorAll("section[id^=child-]").Length);
        Assert.DoesNotContain(name.Surname, agenda.Main, StringComparison.Ordinal);
        var version = agenda.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        (string, string)[] answers = [("seen", version), ("meeting", Panels.KeyOf(PanelKind.FairAccess, Today)), ("outcome", "agreed")];
        var refused = await lead.Post($"{Agenda}?child={child}&act=panel-decision", answers);
        Assert.Equal(422, refused.Status);
        Assert.Contains("Enter what was said", refused.Main, StringComparison.Ordinal);
        Assert.Equal(302, (await lead.Post($"{Agenda}?child={child}&act=panel-decision", [.. answers, ("why", "Both to the nearest school")])).Status);

        Assert.IsType<PanelDecided>(Assert.Single(app.Lead.Agendas(Today), each => each.Record == child).Item.Decision);
        Assert.Contains("agreed", (await lead.Get($"/children/{child}")).Main, StringComparison.Ordinal);
        Assert.Contains(app.Lead.WhoLooked(put[1].Record), look => look.Purpose == "panel");
    }

    [Fact]
    public async Task The_pack_is_one_document_with_a_page_for_the_agenda_and_one_for_each_child()
    {
        var lead = await Visitor.As(app, "lead");

        var pack = await lead.Client.GetAsync(new Uri($"{Agenda}?handler=Pdf", UriKind.Relative));

        Assert.Equal("application/pdf", pack.Content.Headers.ContentType!.MediaType);
        using var document = PdfDocument.Open(await pack.Content.ReadAsByteArrayAsync());
        Assert.Equal(3, document.NumberOfPages);
        var put = app.Lead.Agendas(Today).Where(each => each.Item.Meets == Today).ToList();
        Assert.Contains(put[1].Record.ToString(), document.GetPage(3).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_childs_page_shows_the_household_and_what_can_be_done_for_all_who_are_missing_together()
    {
        var lead = await Visitor.As(app, "lead");
        var (one, other) = (app.Lead.Agendas(Today)[0].Record, app.Lead.Agendas(Today)[1].Record);

        var page = await lead.Get($"/children/{one}");

        Assert.Contains("2 children of this household are missing education today", page.Main, StringComparison.Ordinal);
        Assert.Contains("needs an interpreter", page.Main, StringComparison.Ordinal);
        Assert.Equal([one.ToString(), other.ToString()], page.Page.QuerySelectorAll("form[action='/cases/together'] input[name=record]").Select(input => input.GetAttribute("value")!).Order(StringComparer.Ordinal));
        var together = await lead.Fetch($"/cases/together?act=set-task&record={one}&record={other}");
        Assert.Equal(200, together.Status);
        var done = await lead.Post("/cases/together", ("act", "set-task"), ("record", $"{one}"), ("record", $"{other}"), ("what", "Visit the home"), ("due", $"{Today:yyyy-MM-dd}"));
        Assert.Equal(2, done.Main.Split(": done").Length - 1);
    }

    [Fact]
    public async Task The_household_and_the_people_are_given_to_programs_as_far_as_they_may_see()
    {
        var one = app.Lead.Agendas(Today)[0].Record;

        var body = System.Text.Json.Nodes.JsonNode.Parse((await Caller.As(app, "lead").Get($"/api/v1/children/{one}")).Body)!;

        Assert.Equal("sibling", body["household"]![0]!["tie"]!.GetValue<string>());
        Assert.Equal("has", body["people"]![0]!["responsibility"]!.GetValue<string>());
        Assert.True(body["people"]![0]!["interpreter"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Days_without_education_are_shown_by_reason_and_area_and_as_files_and_on_the_childs_page()
    {
        var lead = await Visitor.As(app, "lead");
        var children = app.Lead.WithoutEducation(Today);
        var longest = children[0];

        var page = await lead.Get("/without-education");
        Assert.Equal(children.Count, page.Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.Children[1].TextContent, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("Camden", (await lead.Get("/without-education?by=area")).Page.QuerySelectorAll("table")[0].TextContent, StringComparison.Ordinal);
        var lines = (await lead.Get("/without-education?handler=Csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(children.Count + 1, lines.Length);
        Assert.StartsWith($"{longest.Record},", lines[1], StringComparison.Ordinal);
        Assert.Equal("PK", (await lead.Get("/without-education?handler=Xlsx")).Body[..2]);
        Assert.Contains($"{longest.Without.Run.SchoolDays:N0} of them school days", (await lead.Get($"/children/{longest.Record}")).Main, StringComparison.Ordinal);
        Assert.Contains($"\"id\":\"{longest.Record}\"", (await Caller.As(app, "lead").Get("/api/v1/without-education")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_kept_shared_and_removed_in_the_case_list_and_shown_on_the_home_page()
    {
        var (lead, officer) = (await Visitor.As(app, "lead"), await Visitor.As(app, "officer"));
        await lead.Fetch("/cases?list=overdue&rank=red");

        var refused = await lead.Post("/cases?handler=Keep", ("list", "overdue"), ("rank", "red"), ("name", "A202000119001"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("Leave digits out", refused.Main, StringComparison.Ordinal);
        var kept = await lead.Post("/cases?handler=Keep", ("list", "overdue"), ("rank", "red"), ("name", "Red and overdue"), ("shared", "yes"));
        Assert.Equal("/cases?list=overdue&rank=red", kept.Location);

        Assert.Contains((await officer.Get("/")).Page.QuerySelectorAll("main a"), link => link.TextContent == "Red and overdue" && link.GetAttribute("href") == "/cases?list=overdue&rank=red");
        Assert.Contains("\"query\":\"list=overdue&rank=red\"", (await Caller.As(app, "officer").Get("/api/v1/filters")).Body.Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        await officer.Fetch("/cases");
        Assert.Equal(302, (await officer.Post("/cases?handler=Remove", ("name", "Red and overdue"))).Status);
        Assert.Single(app.Lead.KeptFilters()); // another's is not the officer's to remove
        Assert.Equal(302, (await lead.Post("/cases?handler=Remove", ("name", "Red and overdue"))).Status);
        Assert.Empty(app.Lead.KeptFilters());
    }

    [Fact]
    public async Task The_home_page_counts_possible_matches_and_returns_for_those_who_answer_for_them_and_each_opens_its_list()
    {
        var (lead, officer, analyst) = (await Visitor.As(app, "lead"), await Visitor.As(app, "officer"), await Visitor.As(app, "analyst"));
        var upn = new Dictionary<string, string>(WebSite.Referral("Ada")) { ["upn"] = Store.KeptAndMatchedTests.Sound("202000119001") };
        var (one, other) = (app.Lead.Refer(upn).Record, app.Lead.Refer(upn).Record);

        string[] Tiles(Answered page) => [.. page.Page.QuerySelectorAll("a.onroll-tile").Select(tile => tile.GetAttribute("href")!).Where(path => path is "/matches" or "/returns")];
        Assert.Equal(["/matches", "/returns"], Tiles(await lead.Get("/")));
        Assert.Equal(["/matches"], Tiles(await officer.Get("/")));
        Assert.Equal(["/returns"], Tiles(await analyst.Get("/")));
        Assert.Equal("1possible matches", (await lead.Get("/")).Page.QuerySelector("a[href='/matches']")!.TextContent);
        Assert.Contains("summer 2026", (await analyst.Get("/returns")).Main, StringComparison.Ordinal);

        Assert.Equal([$"/children/{one}", $"/children/{other}"], (await lead.Fetch("/matches")).Page.QuerySelectorAll("h3 a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(422, (await lead.Post("/matches", ("one", $"{one}"), ("other", $"{other}"), ("verdict", "same"))).Status);
        Assert.Equal(302, (await lead.Post("/matches", ("one", $"{one}"), ("other", $"{other}"), ("verdict", "same"), ("why", "One child, two referrals"))).Status);

        Assert.Equal(one, app.Lead.OpenCase(other).Child.Id);
        Assert.Contains("None waits", (await lead.Get("/matches")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attendance_at_the_provision_stands_beside_the_hours_and_in_the_list_of_work()
    {
        var lead = await Visitor.As(app, "lead");
        var child = app.Lead.Cases(new(Size: 200)).Cases.Select(each => each.Line.Record).First(record => app.Lead.OpenCase(record).View.File.Log.Any(line => line.Entry is ProvisionAttended));

        var page = await lead.Get($"/children/{child}");
        var record = System.Text.Json.Nodes.JsonNode.Parse((await Caller.As(app, "lead").Get($"/api/v1/children/{child}")).Body)!;

        Assert.Contains("6 of 10 sessions (60%)", page.Main, StringComparison.Ordinal);
        Assert.Contains("about 6 of 10 hours a week. Too little", page.Main, StringComparison.Ordinal);
        Assert.Contains("Follow up attendance at the provision", page.Main, StringComparison.Ordinal);
        Assert.Equal((10, 6, true), (record["provision"]![0]!["possible"]!.GetValue<int>(), record["provision"]![0]!["attended"]!.GetValue<int>(), record["provision"]![0]!["tooLittle"]!.GetValue<bool>()));
        Assert.Contains(record["due"]!.AsArray(), due => due!["id"]!.GetValue<string>() == "provision");
        Assert.Equal(10, record["hours"]!["elsewhere"]!.GetValue<decimal>());
    }
}
