using System.Globalization;
using Microsoft.Playwright;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;
using OnRoll.Shared;

namespace OnRoll.Browser.Tests.Journeys;

/// <summary>An application for one class of journeys.</summary>
public abstract class JourneyApp(Func<RunningApp> start) : IAsyncDisposable
{
    public RunningApp App { get; } = start();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
    }
}

public sealed class SqliteJourneyApp() : JourneyApp(() => RunningApp.OnSqlite());

public sealed class PostgresJourneyApp : JourneyApp
{
    private readonly PostgresProcess server;

    public PostgresJourneyApp()
        : this(new("fsync=off"))
    {
    }

    private PostgresJourneyApp(PostgresProcess server)
        : base(() => RunningApp.OnPostgres(server)) => this.server = server;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        server.Dispose();
    }
}

/// <summary>Each role's work from its home page to its result, by the links and buttons that a person would press.</summary>
/// <remarks>Every child is its journey's own: what went before the journey was done through the same acts, by whoever may.</remarks>
public abstract partial class RoleJourneyTests(Chromium chromium, JourneyApp stage)
{
    private const string School = "100053";

    private RunningApp App => stage.App;

    private static DateOnly Today => new Moment(TimeProvider.System.GetUtcNow()).Day;

    private static string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Visit> As(string account) => chromium.As(account, App);

    /// <summary>A synthetic child with an open case of the account <c>officer</c>, brought as far as said.</summary>
    private RecordId Child(string given, params CaseState[] states)
    {
        var door = App.Gate.For(App.Gate.Who("officer")!, "a test");
        var (decision, child) = door.Refer(SyntheticReferral.Of(given));
        Assert.False(decision.IsRefused);
        Do("officer", "decide-referral", child, ("outcome", "accepted"), ("why", "In our area and of school age"));
        Do("officer", "triage", child, ("searched", "yes"), ("harm", "no"), ("contact", "yes"));
        foreach (var state in states)
        {
            Do("officer", "move-on", child, ("to", CaseStates.WordOf(state)), ("on", Iso(0)), ("why", "Seen at home with a parent (synthetic)"));
        }

        return child;
    }

    private void Do(string account, string act, RecordId child, params (string Name, string Value)[] answers)
    {
        var decision = App.Gate.For(App.Gate.Who(account)!, "a test").Do(Acts.Find(act)!, child, answers.ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal));
        Assert.True(!decision.IsRefused, $"{act}: {string.Join(", ", decision.Problems.Select(problem => problem.Sentence))}");
    }

    private void Share(RecordId child, string account) => Assert.Empty(App.Gate.For(App.Gate.Who("lead")!, "a test").Share(child, account));

    /// <summary>Opens a child that is listed on one's home page.</summary>
    private static async Task OpenFromHome(Visit visit, string name)
    {
        await visit.Go("/");
        await visit.Follow($"{name} Testling");
        Assert.Contains($"{name} Testling", await visit.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    /// <summary>Finds a child by its reference from the home page.</summary>
    private static async Task Find(Visit visit, RecordId child)
    {
        await visit.Go("/");
        await visit.Fill("text", $"{child}");
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await visit.Page.Locator("main table a").First.ClickAsync();
        Assert.Equal($"/children/{child}", new Uri(visit.Page.Url).AbsolutePath);
    }

    /// <summary>Does an act from the child's page.</summary>
    private static async Task Act(Visit visit, string title, Func<Task> fill)
    {
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await fill();
        await visit.Press(title);
        Assert.True((await visit.Text()).Contains($"Recorded: {title}", StringComparison.Ordinal), $"{title}: {await visit.Text()}");
    }

    /// <summary>Sends an act's form that is refused, and says what for.</summary>
    private static async Task Refused(Visit visit, string title, string sentence, Func<Task> fill)
    {
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await fill();
        await visit.Press(title);
        Assert.Contains(sentence, await visit.Text(), StringComparison.Ordinal);
        await visit.Follow("Back to");
    }

    private static async Task Says(Visit visit, string sentence) => Assert.Contains(sentence, await visit.Text(), StringComparison.Ordinal);

    private static async Task SaysNot(Visit visit, string sentence) => Assert.DoesNotContain(sentence, await visit.Text(), StringComparison.Ordinal);
}

public sealed class RoleJourneyOnSqliteTests(Chromium chromium, SqliteJourneyApp stage) : RoleJourneyTests(chromium, stage), IClassFixture<SqliteJourneyApp>;

public sealed class RoleJourneyOnPostgresTests(Chromium chromium, PostgresJourneyApp stage) : RoleJourneyTests(chromium, stage), IClassFixture<PostgresJourneyApp>;
