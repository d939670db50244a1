using Microsoft.Playwright;
using OnRoll.Shared;

namespace OnRoll.Browser.Tests;

/// <summary>From referral to closing, each step by whoever takes it, in a real browser.</summary>
public abstract class JourneyTests(Chromium chromium, Func<RunningApp> start) : IAsyncLifetime
{
    private RunningApp app = null!;

    public ValueTask InitializeAsync()
    {
        app = start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    private static DateOnly Today => new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_is_referred_found_placed_and_the_case_closed_by_two_people(bool script)
    {
        await using var officer = await chromium.As("officer", app, script);

        var child = await Refer(officer);
        Assert.DoesNotContain("020 7946 0001", await officer.Text(), StringComparison.Ordinal); // who referred asked not to be named
        await FindAPlace(officer, child);
        await Start(officer, child);
        await using var lead = await chromium.As("lead", app, script);
        await Close(lead, child);
        await FindAgain(lead);
        Assert.Empty(officer.Complaints.Concat(lead.Complaints));
    }

    [Fact]
    public async Task A_case_is_offered_to_a_neighbour_who_sees_who_it_is_and_takes_it()
    {
        await using var neighbour = await chromium.As("officer-next-door", app);
        await neighbour.Go("/cases?list=offered");
        await neighbour.Page.Locator("main table a").First.ClickAsync();
        Assert.Contains("offered to your authority", await neighbour.Text(), StringComparison.Ordinal);
        var child = new Uri(neighbour.Page.Url).AbsolutePath;
        await neighbour.Choose("accepted", "yes");
        await neighbour.Fill("why", "On the roll of a school here");
        await neighbour.Press("Answer the hand-over");
        Assert.Contains("Islington", await neighbour.Text(), StringComparison.Ordinal);

        await using var before = await chromium.As("officer", app);
        Assert.Equal(404, (await before.Go(child))!.Status);
    }

    private static async Task<string> Refer(Visit officer)
    {
        await Describe(officer);
        await officer.Press("Continue");
        Assert.Contains("27 March 2015", await officer.Text(), StringComparison.Ordinal);
        await officer.Press("Send the referral");
        var child = new Uri(officer.Page.Url).AbsolutePath;
        Assert.StartsWith("/children/202-", child, StringComparison.Ordinal);
        Assert.Contains("Zephyrine Ó Testling", await officer.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zephyrine", await officer.Page.TitleAsync(), StringComparison.Ordinal);
        return child;
    }

    private static async Task Describe(Visit officer)
    {
        // Search first: the register holds nobody of that name.
        await officer.Follow("Refer a child");
        await officer.Fill("text", "Zephyrine Ó Testling");
        await officer.Day("born", new(2015, 3, 27));
        await officer.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        Assert.Contains("Nobody found", await officer.Text(), StringComparison.Ordinal);
        await officer.Follow("It is none of these");

        await officer.Press("Continue");
        Assert.Contains("Enter the child's given name", await officer.Text(), StringComparison.Ordinal);
        await officer.Fill("given", "Zephyrine");
        await officer.Fill("surname", "Ó Testling");
        await officer.Day("born", new(2015, 3, 27));
        await officer.Choose("sex", "F");
        await officer.Press("Continue");
        await officer.Fill("line1", "1 Example Street");
        await officer.Fill("town", "London");
        await officer.Choose("lives", "yes");
        await officer.Press("Continue");
        await officer.Choose("from", "health");
        await officer.Fill("referrer-name", "A health visitor");
        await officer.Fill("referrer-contact", "020 7946 0001");
        await officer.Choose("withheld", "yes");
        await officer.Choose("harm", "no");
        await officer.Fill("account", "Came to a clinic; the parent says there is no school <script>alert(1)</script>");
    }

    private static async Task FindAPlace(Visit officer, string child)
    {
        await Act(officer, child, "decide-referral", async () =>
        {
            await officer.Choose("outcome", "accepted");
            await officer.Fill("why", "Of school age, in our area");
        });
        Assert.Contains("New, not yet looked at", await officer.Text(), StringComparison.Ordinal);
        await Act(officer, child, "triage", async () =>
        {
            await officer.Choose("searched", "yes");
            await officer.Choose("harm", "no");
            await officer.Choose("contact", "yes");
        });
        await Act(officer, child, "move-on", async () =>
        {
            await officer.Choose("to", "located");
            await officer.Fill("why", "Seen at home with the parent by the officer");
        });
        await Act(officer, child, "move-on", async () =>
        {
            await officer.Choose("to", "placing");
            await officer.Fill("why", "The parent wants a place");
        });
        await Act(officer, child, "application", async () =>
        {
            await officer.Choose("kind", "offered");
            await officer.Fill("school", "100053");
            await officer.Day("on", Today);
            await officer.Day("start", Today.AddDays(1));
        });
        Assert.Contains("Place offered, not yet started", await officer.Text(), StringComparison.Ordinal);
    }

    private static async Task Start(Visit officer, string child)
    {
        // Nothing closes before the child is on a register.
        await officer.Go($"{child}/propose-closing");
        await officer.Choose("code", "enrolled");
        await officer.Fill("evidence", "The school says so");
        await officer.Press("Propose to close");
        Assert.Contains("record the start at the school first", await officer.Text(), StringComparison.Ordinal);
        await Act(officer, child, "start", async () =>
        {
            await officer.Fill("school", "100053");
            await officer.Choose("kind", "school");
            await officer.Day("on", Today);
            await officer.Choose("attended", "yes");
            await officer.Fill("evidence", "New-pupil return and a call to the school");
        });
        await Act(officer, child, "propose-closing", async () =>
        {
            await officer.Choose("code", "enrolled");
            await officer.Fill("evidence", "New-pupil return; attended the first morning");
        });
    }

    private static async Task Close(Visit lead, string child)
    {
        // A second pair of eyes.
        await lead.Go("/cases?list=to-decide");
        await lead.Follow("Zephyrine");
        Assert.Contains("020 7946 0001", await lead.Text(), StringComparison.Ordinal);
        await Act(lead, child, "decide-closing", async () =>
        {
            await lead.Choose("agreed", "yes");
            await lead.Fill("why", "Rang the school");
        });
        Assert.Contains("Closed", await lead.Text(), StringComparison.Ordinal);
        Assert.Contains("Not missing education", await lead.Text(), StringComparison.Ordinal);
    }

    private static async Task FindAgain(Visit lead)
    {
        // Found again by name and date of birth, accents or not.
        await lead.Go("/search");
        await lead.Fill("text", "zephyrine o testling");
        await lead.Day("born", new(2015, 3, 27));
        await lead.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        Assert.Contains("1 child found", await lead.Text(), StringComparison.Ordinal);
    }

    private static async Task Act(Visit visit, string child, string act, Func<Task> fill)
    {
        await visit.Go($"{child}/{act}");
        await fill();
        await visit.Page.Locator("main form button[type=submit]").First.ClickAsync();
        var now = new Uri(visit.Page.Url);
        Assert.True(now.AbsolutePath == child, $"{act}: {await visit.Text()}");
    }
}

public sealed class JourneyOnSqliteTests(Chromium chromium) : JourneyTests(chromium, () => RunningApp.OnSqlite());

public sealed class JourneyOnPostgresTests(Chromium chromium, JourneyOnPostgresTests.Server server) : JourneyTests(chromium, () => RunningApp.OnPostgres(server.Process)), IClassFixture<JourneyOnPostgresTests.Server>
{
    /// <summary>A server for these tests alone.</summary>
    public sealed class Server : IDisposable
    {
        internal PostgresProcess Process { get; } = new("fsync=off");

        public void Dispose() => Process.Dispose();
    }
}
