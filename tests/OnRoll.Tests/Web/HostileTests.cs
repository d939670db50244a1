using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Shared;
using OnRoll.Web.Pages;

namespace OnRoll.Tests.Web;

public sealed class HostileOnSqlite(WebSite site) : HostileTests(site);

public sealed class HostileOnPostgres(HostileOnPostgres.Site site) : HostileTests(site.Web), IClassFixture<HostileOnPostgres.Site>
{
    /// <summary>The application on PostgreSQL, with the same accounts and children.</summary>
    public sealed class Site(Store.PostgresServer server) : IAsyncDisposable
    {
        public WebSite Web { get; } = new(() => RunningApp.OnPostgres(server.NewEmpty()));

        public ValueTask DisposeAsync() => Web.DisposeAsync();
    }
}

/// <summary>What somebody with bad intent sends, and what comes of it: nothing.</summary>
public abstract class HostileTests(WebSite site)
{
    private const string Script = "<script>alert(1)</script>";
    private const string Image = "\"><img src=x onerror=alert(1)>";
    private const string Turned = "abc\u202Edef\u2066ghi\u200F";
    private const string Emoji = "👩🏽‍🚀 Ó'Nïl";

    private RunningApp App => site.App;

    [Fact]
    public async Task No_form_is_taken_without_its_token_or_with_another_sessions_and_nothing_is_written()
    {
        var lead = await Visitor.As(App, "lead");
        var other = await Visitor.As(App, "officer");
        var before = App.Operator.OpenCase(site.Unassigned).Child.Version;
        string[] forms =
        [
            $"/children/{site.Unassigned}/note", $"/offers/{site.Other}", $"/enquiries/{site.Own}", "/referrals/new", "/search", "/sign-out", "/account?handler=AddPasskey", "/account?handler=RemovePasskey", "/account/password",
            "/account/second-factor", "/sign-in", "/sign-in?handler=Practise", "/sign-in?handler=Passkey", "/sign-in?handler=SingleSignOn", "/sign-in/code", "/session", $"/drafts?form=/children/{site.Unassigned}/note",
            "/sign-in/passkey/get", "/account/passkey/create", "/imports", "/imports/1?handler=Commit", "/imports/1?handler=Discard", "/glass", "/contact", "/settings", "/cases/together",
            $"/children/{site.Unassigned}/glass", $"/children/{site.Unassigned}/documents",
        ];
        var posts = App.Routes.Where(route => route.RoutePattern.RawText is { } text && !text.Contains("api/", StringComparison.Ordinal)).Select(route => route.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor>())
            .OfType<Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor>().Where(page => page.HandlerMethods.Any(handler => handler.HttpMethod == "Post"));
        Assert.All(posts, page => Assert.Contains(forms, form => form.Split('?')[0].Split('/').Length == page.AttributeRouteInfo!.Template!.Split('/').Length + 1));
        foreach (var form in forms)
        {
            foreach (var token in new[] { null, "", "CfDJ8-not-a-token", other.Token })
            {
                var answer = await lead.PostWith(token, form, ("on", "2026-01-01"), ("note", "forged"), ("seen", $"{before}"), ("as", "officer"), ("step", "check"));
                var isShownAgain = form.StartsWith("/sign-in", StringComparison.Ordinal) && answer.Status == 302; // a fresh form or home, and nothing done: see the end
                Assert.True(answer.Status == 400 || isShownAgain, $"{form} with {token ?? "none"}: {answer.Status}");
            }
        }

        Assert.Equal(before, App.Operator.OpenCase(site.Unassigned).Child.Version);
        Assert.Equal(200, (await lead.Get("/account")).Status); // still signed in, still the lead
    }

    [Fact]
    public async Task Names_and_notes_that_look_like_markup_are_shown_as_they_were_typed_and_run_nowhere()
    {
        var program = site.Caller(Role.Lead);
        var lead = await site.Visitor(Role.Lead);
        var child = Refer(Script, Image, Turned);
        Note(child, $"{Script} {Image} {Turned} {Emoji} {{{{7*7}}}} ${{7*7}}");
        var act = App.Lead.Do(Domain.Casework.Acts.Find("name")!, child, new Dictionary<string, string> { ["kind"] = "alias", ["given"] = Emoji, ["surname"] = Turned });
        Assert.False(act.IsRefused);
        var token = (await lead.Fetch("/search")).Status;
        Assert.Equal(200, token);
        var found = await lead.Post("/search", ("text", child.ToString()));
        foreach (var page in new[] { await lead.Get($"/children/{child}"), await lead.Get("/cases?list=new-referrals"), await lead.Get($"/children/{child}/panel"), await lead.Get($"/children/{child}/birth"), await lead.Get("/"), found })
        {
            Assert.Equal(200, page.Status);
            Clean(page);
        }

        Assert.Contains(Script, (await lead.Get($"/children/{child}")).Main, StringComparison.Ordinal);
        Assert.Contains(Image, (await lead.Get($"/children/{child}")).Main, StringComparison.Ordinal);
        Assert.Contains(Emoji, (await lead.Get($"/children/{child}")).Main, StringComparison.Ordinal);
        var json = await program.Get($"/api/v1/children/{child}");
        Assert.Equal("application/json", json.Response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("<", json.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", json.Body + (await lead.Get($"/children/{child}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_has_a_strict_policy_and_no_page_any_script_or_style_in_it()
    {
        var lead = await site.Visitor(Role.Lead);
        var officer = await site.Visitor(Role.Officer);
        List<string> paths =
        [
            "/", "/cases", "/search", "/referrals/new?step=who", "/referrals/new?step=where", "/referrals/new?step=account", "/referrals/new?step=check", "/account", "/account/password", "/account/second-factor",
            "/about/roles", "/about/privacy", "/about/cookies", "/about/accessibility", "/error", "/sign-in", "/sign-out", $"/offers/{site.Other}", $"/children/{site.Own}", $"/children/{site.Own}/looks", $"/children/{site.Own}/panel", "/nowhere",
        ];
        paths.AddRange(new[] { site.Own, site.Unassigned }.SelectMany(child => App.Lead.OpenCase(child).Acts.Select(act => $"/children/{child}/{act.Name}")));
        foreach (var path in paths)
        {
            var page = await (path.StartsWith("/offers", StringComparison.Ordinal) ? officer : lead).Get(path);
            Assert.True(page.Status == (path == "/nowhere" ? 404 : 200), $"{path}: {page.Status}");
            Clean(page);
        }
    }

    [Theory]
    [InlineData("000-1")]
    [InlineData("206-1")]
    [InlineData("202-0")]
    [InlineData("202--1")]
    [InlineData("202-1e9")]
    [InlineData("202-99999999999999999999")]
    [InlineData("202-1099511627776")]
    [InlineData("999-1")]
    [InlineData("-202-1")]
    [InlineData("202-1%00")]
    [InlineData("202-１")]
    [InlineData("%2e%2e%2fcases")]
    [InlineData("202-1'%20or%20'1'='1")]
    public async Task A_guessed_id_tells_nothing(string id)
    {
        var lead = await site.Visitor(Role.Lead);
        var program = site.Caller(Role.Lead);
        foreach (var path in new[] { $"/children/{id}", $"/children/{id}/note", $"/children/{id}/looks", $"/children/{id}/panel", $"/offers/{id}" })
        {
            Assert.Contains((await lead.Get(path)).Status, new[] { 404, 400 });
        }

        foreach (var path in new[] { $"/api/v1/children/{id}", $"/api/v1/children/{id}/acts/note" })
        {
            Assert.Contains((await program.Get(path)).Status, new[] { 404, 400 });
        }
    }

    [Fact]
    public async Task Fields_that_nobody_asked_for_do_nothing()
    {
        var child = Refer("Mass", "Testling", "nothing");
        var lead = await Visitor.As(App, "lead");
        await lead.Fetch($"/children/{child}/note");
        var version = App.Lead.OpenCase(child).Child.Version;

        var sent = await lead.Post($"/children/{child}/note", ("seen", $"{version}"), ("on-day", "1"), ("on-month", "1"), ("on-year", "2026"), ("note", "Plain"), ("By", "officer"), ("Owner", "206"), ("Case.Child.Owner", "206"), ("Act", "erase"),
            ("id", "206-1"), ("act", "decide-closing"), ("Asker.Principal.Role", "Operator"), ("worker", "officer"));
        var asked = await site.Caller(Role.Lead).Post($"/api/v1/children/{child}/acts/note",
            """{"answers":{"on":"2026-01-01","note":"By a program","by":"officer","owner":"206"},"owner":"206","by":"officer","role":"operator","seen":1}""", $"\"{App.Lead.OpenCase(child).Child.Version}\"");

        Assert.Equal((302, $"/children/{child}?done=note"), (sent.Status, sent.Location));
        Assert.Equal(200, asked.Status);
        var found = App.Lead.OpenCase(child);
        Assert.Equal("202", found.Child.Owner.ToString());
        Assert.Equal(["lead", WebSite.AccountOf(Role.Lead)], found.View.File.Log.Where(line => line.Entry is Domain.Casework.Noted).Select(line => line.Entry.By));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("/%0d%0aSet-Cookie:a=b\r\nX: y")]
    public async Task Signing_in_leads_to_our_own_pages_alone(string way)
    {
        var visitor = await Visitor.As(App, null);
        await visitor.Fetch($"/sign-in?return={Uri.EscapeDataString(way)}");

        var signed = await visitor.Post("/sign-in?handler=Practise", ("as", "analyst"), ("return", way));

        Assert.Equal(302, signed.Status);
        Assert.True(signed.Location is "/" || (way.StartsWith("/%0d", StringComparison.Ordinal) && !signed.Location.Contains('\n')), signed.Location);
        Assert.False(signed.Response.Headers.Contains("X"));
        await visitor.Fetch("/account");
        await visitor.Post($"/drafts?form={Uri.EscapeDataString(way)}", ("note", "kept"));
        Assert.DoesNotContain("evil", (await visitor.Get("/account")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void A_cell_of_an_export_is_never_a_formula(string value, string cell) => Assert.Equal(cell, SheetFile.Cell(value));

    [Fact]
    public async Task The_export_is_a_file_by_a_name_of_ours_whatever_is_asked()
    {
        var lead = await site.Visitor(Role.Lead);

        var file = await lead.Get("/cases?handler=Csv&list=open%0d%0aX:%20y&worker=%22%0d%0aSet-Cookie:a=b&filename=evil.html");

        Assert.Equal(200, file.Status);
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^cases-20[0-9]{2}-[0-9]{2}-[0-9]{2}\\.csv$", file.Response.Content.Headers.ContentDisposition!.FileName!);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition.DispositionType);
        Assert.False(file.Response.Headers.Contains("X"));
        Assert.DoesNotContain("Testling", (await lead.Get("/cases?handler=Csv")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        var lead = await Visitor.As(App, "lead");
        var child = Refer("Large", "Testling", "nothing");
        await lead.Fetch($"/children/{child}/note");
        var before = App.Lead.OpenCase(child).Child.Version;

        Assert.Equal(422, (await lead.Post($"/children/{child}/note", ("seen", $"{before}"), ("on", "2026-01-01"), ("note", new string('x', 10_001)))).Status);
        Assert.Equal(400, (await lead.Post($"/children/{child}/note", ("seen", $"{before}"), ("note", new string('x', 1_000_001)))).Status);
        Assert.Equal(400, (await lead.Post($"/children/{child}/note", Enumerable.Range(0, 500).Select(number => ($"field{number}", "x")))).Status);
        Assert.Contains((await Try(() => site.Caller(Role.Lead).Post($"/api/v1/children/{child}/acts/note", $$$"""{"answers":{"note":"{{{new string('x', 12_100_000)}}}"}}""", $"\"{before}\"")))?.Status, new int?[] { null, 413 });
        Assert.Equal(before, App.Lead.OpenCase(child).Child.Version);
        Assert.Equal(204, (await lead.Post($"/drafts?form=/children/{child}/note", ("note", new string('x', 200_000)))).Status);
        Assert.DoesNotContain("xxxxxxxx", (await lead.Get($"/children/{child}/note")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Methods_and_handlers_that_are_not_offered_are_refused_and_break_nothing()
    {
        var lead = await Visitor.As(App, "lead");
        await lead.Fetch("/account");
        string[] pages = ["/", "/cases", "/search", $"/children/{site.Own}", $"/children/{site.Own}/note", $"/children/{site.Own}/looks", $"/children/{site.Own}/panel", "/about/roles", "/account", "/account/password", "/account/second-factor", "/referrals/new"];
        foreach (var page in pages)
        {
            foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND" })
            {
                var answer = await lead.Send(new(method), page, null, ("RequestVerificationToken", lead.Token));
                Assert.True(answer.Status is 405 || (method == "OPTIONS" && answer is { Status: 200, Body: "" }), $"{method} {page}: {answer.Status} {answer.Main}");
            }

            Assert.Equal(page is "/referrals/new" ? 302 : 200, (await lead.Send(HttpMethod.Head, page)).Status);
            Assert.Contains((await lead.Get($"{page}?handler=Nothing")).Status, new[] { 200, 302, 404 }); // as the page without it, or not at all
        }

        foreach (var page in new[] { "/", "/cases", $"/children/{site.Own}", $"/children/{site.Own}/looks", $"/children/{site.Own}/panel", "/about/roles", "/account" })
        {
            Assert.True((await lead.Post(page)).Status is 405, page);
        }

        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "POST" })
        {
            Assert.Equal(404, (await Sent(new(method))).Status);
        }
    }

    [Fact]
    public async Task Nonsense_sent_to_an_operation_is_answered_as_a_problem_and_never_as_a_fault()
    {
        var program = site.Caller(Role.Lead);
        var path = $"/api/v1/children/{site.Own}/acts/note";
        foreach (var body in new[] { "", "null", "[]", "{", "{}", """{"answers":null}""", """{"answers":[]}""", """{"answers":{"note":null}}""", """{"answers":{"note":{}}}""", """{"answers":{"note":1}}""", "{\"answers\":{\"note\":\"\\ud800\"}}", "\u0000" })
        {
            var answer = await program.Post(path, body, "\"1\"");
            Assert.True(answer.Status == 400 && answer.Response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{body}: {answer.Status} {answer.Response.Content.Headers.ContentType}");
        }

        foreach (var query in new[] { "?size=-1", "?size=0", "?size=99999", "?after=x", "?after=99999999999999999999.1", "?after=1.1.1", "?list=nothing", "?rank=purple", "?state='", "?since=-1" })
        {
            Assert.Equal(200, (await program.Get($"/api/v1/cases{query}")).Status);
            Assert.Equal(200, (await program.Get($"/api/v1/changes{query}")).Status);
        }

        Assert.Equal(400, (await program.Get("/api/v1/cases?size=x")).Status);
        var unkept = await program.Get("/api/v1/cases?worker=%00");
        Assert.Equal((422, "application/problem+json"), (unkept.Status, unkept.Response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("cannot be kept", unkept.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await program.Get("/api/v1/nothing")).Status);
        Assert.Equal("application/problem+json", (await program.Get("/api/v1/nothing")).Response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("Ann\0Example")]
    [InlineData("half")] // half of a character: what a browser never sends, and a program can
    public async Task Text_that_not_every_database_keeps_is_refused_or_cleaned_and_never_a_fault(string what)
    {
        var text = what == "half" ? "\uD800" : what;
        var lead = await Visitor.As(App, "lead");
        var program = site.Caller(Role.Lead);
        var child = Refer("Unkept", "Testling", "nothing");
        var sent = Uri.EscapeDataString(text.Replace("\uD800", "\uFFFD", StringComparison.Ordinal));
        int[] fine = text.Contains('\0') ? [422] : [200, 422];

        foreach (var path in new[] { $"/cases?worker={sent}", $"/cases?handler=Csv&worker={sent}" })
        {
            Assert.Contains((await lead.Get(path)).Status, fine);
        }

        Assert.Contains("cannot be kept", (await lead.Get("/cases?worker=%00")).Main, StringComparison.Ordinal);
        await lead.Fetch("/contact");
        foreach (var (path, fields) in new (string, (string, string)[])[]
        {
            ("/search", [("text", text)]), ("/search", [("text", text), ("born-day", "27"), ("born-month", "3"), ("born-year", "2015")]),
            ("/contact", [("account", "lead"), ("cover", ""), ("phone", text), ("email", $"{text}@example.org")]),
            ($"/children/{child}/name", [("seen", $"{Version(child)}"), ("kind", "alias"), ("given", $"A{text}"), ("surname", $"B{text}")]),
            ($"/children/{child}/glass", [("reason", text)]), ("/settings", [("setting", text), ("days", text), ("why", text)]), ($"/drafts?form=/children/{child}/note", [("note", text)]),
            ("/sign-in", [("name", text), ("password", text)]),
        })
        {
            var answer = await lead.Post(path, fields);
            Assert.True(answer.Status < 500 && (answer.Status != 400 || answer.Main.Contains("type it anew", StringComparison.Ordinal)), $"{path}: {answer.Status}"); // the framework takes no form with NUL in it
        }

        var json = System.Text.Json.JsonSerializer.Serialize(text.Replace("\uD800", "", StringComparison.Ordinal)).Trim('"') + (text == "\uD800" ? "\\ud800" : "");
        foreach (var (path, body) in new[]
        {
            ($"/api/v1/children/{child}/acts/note", $$$"""{"answers":{"on":"2026-01-01","note":"{{{json}}}"}}"""), ("/api/v1/referrals", $$$"""{"answers":{"given":"{{{json}}}","surname":"{{{json}}}"}}"""),
            ("/api/v1/settings", $$$"""{"answers":{"setting":"acknowledge","days":"{{{json}}}","why":"{{{json}}}"}}"""),
        })
        {
            var answer = await program.Post(path, body, $"\"{Version(child)}\"");
            Assert.Contains(answer.Status, new[] { 200, 400, 422 });
        }

        Assert.DoesNotContain("\0", (await program.Get($"/api/v1/children/{child}")).Body, StringComparison.Ordinal);
    }

    private long Version(RecordId child) => App.Lead.OpenCase(child).Child.Version;

    private Task<Answered> Sent(HttpMethod method) => site.Caller(Role.Lead).Send(method, "/api/v1/cases");

    private static async Task<Answered?> Try(Func<Task<Answered>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException)
        {
            return null; // the connection was closed before all was sent
        }
    }

    private RecordId Refer(string given, string surname, string account)
    {
        var (decision, record) = App.Lead.Refer(new Dictionary<string, string>(WebSite.Referral(given, surname)) { ["account"] = account });
        Assert.False(decision.IsRefused);
        return record;
    }

    private void Note(RecordId child, string note) =>
        Assert.False(App.Lead.Do(Domain.Casework.Acts.Find("note")!, child, new Dictionary<string, string> { ["on"] = "2026-01-01", ["note"] = note }).IsRefused);

    private static void Clean(Answered page)
    {
        var policy = string.Join(' ', page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', page.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(page.Response.Headers.CacheControl is { NoStore: true }, "kept in a cache");
        foreach (var element in page.Page.All)
        {
            Assert.False(element.LocalName == "style" || element.HasAttribute("style"), element.OuterHtml);
            Assert.False(element.LocalName == "script" && (!element.HasAttribute("src") || element.TextContent.Length > 0), element.OuterHtml);
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
            Assert.False(element.LocalName is "img" or "iframe" or "object" or "embed" or "base", element.OuterHtml);
        }
    }
}
