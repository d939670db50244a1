using Microsoft.Playwright;
using OnRoll.Browser.Tests;
using OnRoll.Shared;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace OnRoll.Browser.Tests;

/// <summary>One browser and one application for all tests that change nothing that another looks at.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // A browser that no longer answers says nothing either: whoever waits for it without an end waits for ever.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private IPlaywright playwright = null!;

    public IBrowser Window { get; private set; } = null!;

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Window = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        App = RunningApp.OnSqlite();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        try
        {
            await Window.CloseAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // its driver takes it down with itself
        }

        playwright.Dispose();
    }

    /// <summary>A page of nobody, in a browser that has been nowhere before.</summary>
    /// <param name="scale">How many of the screen's pixels one of the page's takes, along each side.</param>
    public async Task<Visit> Visit(Uri address, bool script = true, int width = 1280, int height = 900, float scale = 1)
    {
        var context = await Window.NewContextAsync(new() { BaseURL = address.ToString(), JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale }).WaitAsync(Patience);
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync().WaitAsync(Patience));
    }

    /// <summary>A page of somebody who has signed in; <c>null</c>: of nobody.</summary>
    public async Task<Visit> As(string? account, RunningApp? app = null, bool script = true, int width = 1280, int height = 900, float scale = 1)
    {
        var visit = await Visit((app ?? App).Address, script, width, height, scale);
        if (account is not null)
        {
            await visit.Go("/sign-in");
            await visit.Page.SelectOptionAsync("#as", account);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        }

        return visit;
    }
}

/// <summary>A page, and what its console complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>What a browser's console said was wrong: a broken policy of content shows here.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task Fill(string id, string text) => Page.FillAsync($"#{id}", text);

    /// <summary>Chooses one of a set of radio buttons by its value.</summary>
    public Task Choose(string name, string value) => Page.CheckAsync($"input[name='{name}'][value='{value}']");

    public async Task Day(string name, DateOnly day)
    {
        await Fill($"{name}-day", $"{day.Day}");
        await Fill($"{name}-month", $"{day.Month}");
        await Fill($"{name}-year", $"{day.Year}");
    }

    public async Task<string> Text() => await Page.InnerTextAsync("main");

    public ValueTask DisposeAsync() => new(context.CloseAsync().WaitAsync(Chromium.Patience));
}
