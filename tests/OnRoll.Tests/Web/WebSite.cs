using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using OnRoll.Data.Access;
using OnRoll.Data.Accounts;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;
using OnRoll.Shared;
using OnRoll.Tests.Web;

[assembly: AssemblyFixture(typeof(WebSite))]

namespace OnRoll.Tests.Web;

/// <summary>The application, an account of every role, and three children: for tests that change nothing another looks at. Made when first asked for.</summary>
public sealed class WebSite : IAsyncDisposable
{
    /// <summary>A school with synthetic pupils.</summary>
    public const string School = "100053";

    private readonly Lazy<Made> made;

    public WebSite()
        : this(static () => RunningApp.OnSqlite())
    {
    }

    internal WebSite(Func<RunningApp> make) => made = new(() => new Made(make()));

    public RunningApp App => made.Value.App;

    /// <summary>In the accounts' authority, on every account's caseload, and on the register of its school.</summary>
    public RecordId Own => made.Value.Own;

    /// <summary>In the accounts' authority, on nobody's caseload here, on no school's register, and with nothing that has climbed to the senior officer.</summary>
    public RecordId Unassigned => made.Value.Unassigned;

    /// <summary>Another authority's, which offers the case to the accounts' own.</summary>
    public RecordId Other => made.Value.Other;

    /// <summary>The roles that can have an account.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(role => role is not Role.Operator)];

    public static string AccountOf(Role role) => $"as-{RoleTable.WordOf(role)}";

    /// <summary>Somebody in a browser, without one; signed in once and kept.</summary>
    public Task<Visitor> Visitor(Role? role) => made.Value.Visitor(role is { } some ? AccountOf(some) : null);

    /// <summary>A program of a role, by its token.</summary>
    public Caller Caller(Role role) => made.Value.Caller(AccountOf(role));

    public async ValueTask DisposeAsync()
    {
        if (made.IsValueCreated)
        {
            await made.Value.App.DisposeAsync();
        }
    }

    /// <summary>A referral of a synthetic child, with all that is asked.</summary>
    public static IReadOnlyDictionary<string, string> Referral(string given, string surname = "Testling") => SyntheticReferral.Of(given, surname);

    private sealed class Made
    {
        private readonly Dictionary<string, Task<Visitor>> visitors = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Caller> callers = new(StringComparer.Ordinal);

        public Made(RunningApp app)
        {
            App = app;
            var today = new Moment(TimeProvider.System.GetUtcNow()).Day;
            foreach (var role in Roles)
            {
                Assert.Empty(App.Operator.AddAccount(AccountOf(role), role, RunningApp.Camden, RoleTable.ReachOf(role) is Reach.School ? School : ""));
            }

            var lines = App.Lead.Cases(new(Size: 60)).Cases.Select(each => each.Line).Where(line => line.OfferedTo.IsNone).ToList();
            Own = lines.First(line => line.Hold).Record;
            Unassigned = lines.First(line => !line.Hold && !(line.SeniorFrom <= today)).Record;
            App.Operator.Record(GateAction.RecordFacts, Own, (_, _) => Domain.Decision.Record(new Registered(new(today.AddDays(-1)), School, SchoolKind.School, null)));
            foreach (var role in Roles)
            {
                App.Operator.Tie(Own, AccountOf(role), Ties.Case);
            }

            var next = App.Gate.For(new("officer-next-door", Role.Officer, LaCode.FromNumber(206)), "a test");
            Other = next.Refer(Referral("Offered")).Record;
            Assert.False(next.Do(Domain.Casework.Acts.Find("decide-referral")!, Other, new Dictionary<string, string> { ["outcome"] = "accepted", ["why"] = "In our area" }).IsRefused);
            Assert.False(next.Do(Domain.Casework.Acts.Find("hand-over")!, Other, new Dictionary<string, string> { ["to"] = "202", ["why"] = "Said to live there" }).IsRefused);
        }

        public RunningApp App { get; }

        public RecordId Own { get; }

        public RecordId Unassigned { get; }

        public RecordId Other { get; }

        public Task<Visitor> Visitor(string? account)
        {
            lock (visitors)
            {
                return visitors.TryGetValue(account ?? "", out var known) ? known : visitors[account ?? ""] = Web.Visitor.As(App, account);
            }
        }

        public Caller Caller(string account)
        {
            lock (callers)
            {
                return callers.TryGetValue(account, out var known) ? known : callers[account] = Web.Caller.As(App, account);
            }
        }
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed record Answered(int Status, string Body, HttpResponseMessage Response)
{
    public string Location => Response.Headers.Location?.OriginalString ?? "";

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    /// <summary>What the page itself says, without what stands on every page.</summary>
    public string Main => Page.QuerySelector("main")?.TextContent.Trim() ?? Body;

    public static async Task<Answered> Of(HttpResponseMessage response) => new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
}

/// <summary>Asks as a browser does, with its cookies, and follows no redirect.</summary>
public sealed class Visitor
{
    private readonly HttpClient client;
    private string token = "";

    private Visitor(HttpClient client) => this.client = client;

    public HttpClient Client => client;

    /// <summary>The antiforgery token of the last form that was fetched.</summary>
    public string Token => token;

    /// <summary>Signs in as one may in a practice register; <c>null</c>: stays nobody.</summary>
    public static async Task<Visitor> As(RunningApp app, string? account)
    {
        var visitor = new Visitor(new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address });
        if (account is not null)
        {
            await visitor.Fetch("/sign-in");
            var signed = await visitor.Post("/sign-in?handler=Practise", ("as", account));
            Assert.True(signed is { Status: 302, Location: "/" }, $"{account}: {signed.Status}");
            await visitor.Fetch("/account");
        }

        return visitor;
    }

    public async Task<Answered> Get(string path) => await Answered.Of(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Gets a page and keeps the token of its forms.</summary>
    public async Task<Answered> Fetch(string path)
    {
        var page = await Get(path);
        token = (page.Page.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement)?.Value ?? token;
        return page;
    }

    public Task<Answered> Post(string path, params IEnumerable<(string Name, string Value)> fields) => PostWith(token, path, fields);

    /// <param name="form">The antiforgery token to send; <c>null</c>: none.</param>
    public async Task<Answered> PostWith(string? form, string path, params IEnumerable<(string Name, string Value)> fields)
    {
        var sent = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var body = new FormUrlEncodedContent(form is null ? sent : sent.Append(KeyValuePair.Create("__RequestVerificationToken", form)));
        return await Answered.Of(await client.PostAsync(new Uri(path, UriKind.Relative), body));
    }

    public async Task<Answered> Send(HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answered.Of(await client.SendAsync(request));
    }
}

/// <summary>Asks as a program does, with a token.</summary>
public sealed class Caller
{
    private readonly HttpClient client;

    private Caller(HttpClient client) => this.client = client;

    public static Caller As(RunningApp app, string account)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", new Credentials(app.Register).NewToken(account, "a test", new(new("tester", Role.Operator), "a test")));
        return new(http);
    }

    public async Task<Answered> Get(string path) => await Answered.Of(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answered> Send(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await Answered.Of(await client.SendAsync(request));
    }

    /// <param name="key">The idempotency key; <c>null</c>: a new one.</param>
    public async Task<Answered> Post(string path, string json, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString("n"));
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await Answered.Of(await client.SendAsync(request));
    }

    public Task<Answered> Act(RecordId child, string act, IReadOnlyDictionary<string, string> answers, long seen, string? key = null) =>
        Post($"/api/v1/children/{child}/acts/{act}", System.Text.Json.JsonSerializer.Serialize(new { answers }), $"\"{seen}\"", key);
}
