using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Shared;

namespace OnRoll.Tests.Web;

/// <summary>Who a child is stands in pages and answers alone: never in an address, a title or a log. And a family reads of its case what is for it.</summary>
public sealed class ParticularsTests : IAsyncDisposable
{
    private static readonly string[] Particulars =
        ["Quillabeth", "Vandermoor", "27 March 2011", "2011-03-27", "27%2F3%2F2011", "A801202205001", "14 Mulberry", "N1 9GU", "07700 900123", "Hermione Referrer", "0117 496 0999", "saw bruises"];

    private readonly Ear ear = new();
    private readonly RunningApp app;

    public ParticularsTests() => app = RunningApp.OnSqlite(builder =>
    {
        builder.Logging.AddProvider(ear);
        builder.Services.AddSingleton<IStartupFilter>(new Listening(ear)).AddSingleton<IAuthorizationMiddlewareResultHandler>(new Breaking(ear));
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_journey_from_referral_to_export_leaves_no_particulars_in_addresses_titles_or_logs()
    {
        var officer = await Visitor.As(app, "officer");
        var titles = new List<string>();
        async Task<Answered> Look(string path)
        {
            var page = await officer.Fetch(path);
            titles.Add(page.Page.Title ?? "");
            return page;
        }

        var child = await Refer(officer, Look);
        await Look(child);
        await Search(officer, titles);
        var version = app.Lead.OpenCase(RecordId.TryParse(child.Split('/')[2], out var id) ? id : default).Child.Version;
        await Look($"{child}/decide-referral");
        Assert.Equal(302, (await officer.Post($"{child}/decide-referral", ("seen", $"{version}"), ("outcome", "accepted"), ("why", "Quillabeth lives here"))).Status);
        await Look($"{child}/letter");
        var template = await officer.Post($"{child}/letter", ("seen", $"{version}"), ("template", Letters.All[0].Word), ("body", ""));
        Assert.Contains("Quillabeth", (await Look(template.Location)).Body, StringComparison.Ordinal);
        Assert.Equal(422, (await officer.Post($"{child}/note", ("seen", "1"), ("note", "Quillabeth Vandermoor saw bruises"))).Status);
        Assert.Equal(302, (await officer.Post($"{child}/note", ("keep", "yes"), ("note", "Quillabeth Vandermoor"))).Status);
        Assert.Contains("Quillabeth", (await Look($"{child}/note")).Body, StringComparison.Ordinal);
        foreach (var path in new[] { "/cases", "/", $"{child}/panel", "/cases?handler=Csv", "/account", $"{child}/name", $"{child}/birth" })
        {
            await Look(path);
        }

        var program = Caller.As(app, "officer");
        Assert.Contains("Quillabeth", (await program.Get($"/api/v1{child}")).Body, StringComparison.Ordinal);
        await program.Act(id, "note", new Dictionary<string, string> { ["on"] = "2026-01-01", ["note"] = "Quillabeth Vandermoor" }, 1);
        await program.Post("/api/v1/referrals", """{"answers":{"given":"Quillabeth","surname":"Vandermoor","upn":"A801202205001"},}""");
        Assert.True(ear.Heard.Count > 30);
        Assert.All(Particulars, particular => Assert.DoesNotContain(ear.Heard.Concat(titles), line => line.Contains(particular, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task An_error_shows_nothing_of_what_went_wrong_and_logs_no_particulars()
    {
        var officer = await Visitor.As(app, "officer");
        ear.Breaks = true;

        var page = await officer.Get("/cases");
        var answer = await Caller.As(app, "officer").Get("/api/v1/cases");
        ear.Breaks = false;

        Assert.Equal((500, 500), (page.Status, answer.Status));
        Assert.Contains("Something went wrong", page.Main, StringComparison.Ordinal);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.All(new[] { page.Body, answer.Body }, body =>
        {
            Assert.DoesNotContain("broken on purpose", body, StringComparison.Ordinal);
            Assert.DoesNotContain("InvalidOperation", body, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_family_reads_how_its_case_stands_and_nothing_that_others_said_or_fear()
    {
        var child = app.Lead.Refer(new Dictionary<string, string>(WebSite.Referral("Quillabeth", "Vandermoor")) { ["account"] = "A neighbour saw bruises", ["referrer-name"] = "Hermione Referrer" }).Record;
        void Do(string act, Dictionary<string, string> given) => Assert.False(app.Lead.Do(Acts.Find(act)!, child, given).IsRefused);
        Do("decide-referral", new() { ["outcome"] = "accepted", ["why"] = "The neighbour is believed" });
        Do("triage", new() { ["searched"] = "yes", ["harm"] = "yes", ["contact"] = "no", ["note"] = "saw bruises" });
        Do("assign", new() { ["to"] = "officer" });
        Do("move-on", new() { ["to"] = "checking-place", ["on"] = $"{Today:yyyy-MM-dd}", ["why"] = "Hermione Referrer rang" });
        Do("set-task", new() { ["what"] = "Ring Hermione Referrer", ["due"] = $"{Today.AddDays(3):yyyy-MM-dd}" });
        Assert.False(app.Operator.Do(Acts.Find("characteristic")!, child, new Dictionary<string, string> { ["name"] = "cp", ["from"] = $"{Today:yyyy-MM-dd}" }).IsRefused); // as social care would
        Assert.Empty(app.Operator.AddAccount("a-parent", Role.Parent, default, ""));
        app.Operator.Tie(child, "a-parent", Ties.Case);
        var parent = await Visitor.As(app, "a-parent");

        var page = (await parent.Get($"/children/{child}")).Main;
        var record = (await Caller.As(app, "a-parent").Get($"/api/v1/children/{child}")).Body;

        Assert.Contains("Quillabeth", page, StringComparison.Ordinal);
        Assert.Contains("Assigned to officer", page, StringComparison.Ordinal);
        foreach (var secret in new[] { "bruises", "neighbour", "Hermione", "harm", "Safeguarding", "Do not contact", "may not see", "Red", "protection plan", "Referred by" })
        {
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, record, StringComparison.Ordinal);
        }

        Assert.NotEqual("red", JsonNode.Parse(record)!["case"]!["rank"]!.GetValue<string>());
        Assert.Equal("red", JsonNode.Parse((await Caller.As(app, "lead").Get($"/api/v1/children/{child}")).Body)!["case"]!["rank"]!.GetValue<string>());
    }

    private static DateOnly Today => new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;

    private static async Task<string> Refer(Visitor officer, Func<string, Task<Answered>> look)
    {
        await look("/referrals/new?step=who");
        Assert.Equal(422, (await officer.Post("/referrals/new", ("step", "who"), ("given", "Quillabeth"))).Status);
        await officer.Post("/referrals/new", ("step", "who"), ("given", "Quillabeth"), ("surname", "Vandermoor"), ("born-day", "27"), ("born-month", "3"), ("born-year", "2011"), ("sex", "F"), ("upn", "A801202205001"));
        await look("/referrals/new?step=where");
        await officer.Post("/referrals/new", ("step", "where"), ("line1", "14 Mulberry Row"), ("town", "London"), ("postcode", "N1 9GU"), ("lives", "yes"), ("phone", "07700 900123"));
        await look("/referrals/new?step=account");
        await officer.Post("/referrals/new", ("step", "account"), ("from", "health"), ("referrer-name", "Hermione Referrer"), ("referrer-contact", "0117 496 0999"), ("withheld", "yes"), ("harm", "no"), ("account", "saw bruises"));
        Assert.Contains("27 March 2011", (await look("/referrals/new?step=check")).Body, StringComparison.Ordinal);
        var sent = await officer.Post("/referrals/new", ("step", "check"));
        if (sent.Status == 422)
        {
            // The number is no real one where its check letter is wrong: then without it.
            await officer.Post("/referrals/new", ("step", "who"), ("given", "Quillabeth"), ("surname", "Vandermoor"), ("born-day", "27"), ("born-month", "3"), ("born-year", "2011"), ("sex", "F"), ("upn", ""));
            sent = await officer.Post("/referrals/new", ("step", "check"));
        }

        Assert.Equal(302, sent.Status);
        return sent.Location.Split('?')[0];
    }

    private static async Task Search(Visitor officer, List<string> titles)
    {
        await officer.Fetch("/search");
        foreach (var text in new[] { "Quillabeth Vandermoor", "A801202205001" })
        {
            var found = await officer.Post("/search", ("text", text), ("born-day", "27"), ("born-month", "3"), ("born-year", "2011"));
            titles.Add(found.Page.Title ?? "");
            Assert.Equal(200, found.Status);
        }
    }

    /// <summary>Hears every line of the log and every address asked for, and breaks what it is told to.</summary>
    private sealed class Ear : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Heard { get; } = [];

        public bool Breaks { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Heard.Add(string.Create(CultureInfo.InvariantCulture, $"{state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Heard.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    /// <summary>Throws, if told to, where nobody expects it.</summary>
    private sealed class Breaking(Ear ear) : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
            ear.Breaks ? throw new InvalidOperationException("broken on purpose") : usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private sealed class Listening(Ear ear) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                context.Response.OnStarting(() =>
                {
                    ear.Heard.Add($"{context.Response.Headers.Location}");
                    return Task.CompletedTask;
                });
                ear.Heard.Add($"{context.Request.Path}{context.Request.QueryString}");
                await rest();
            });
            next(app);
        };
    }
}
