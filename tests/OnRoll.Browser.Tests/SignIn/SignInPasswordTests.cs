using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>Passwords: the first one, wrong ones, weak ones.</summary>
public sealed partial class SignInPasswordTests(Chromium chromium, SignInApp app) : IClassFixture<SignInApp>
{
    private const string Refused = "Enter the right account and password";

    [Fact]
    public async Task The_first_administrator_signs_in_with_the_password_from_the_command_line_changes_it_sets_up_a_second_factor_and_is_home()
    {
        var given = app.Command("user", "password", "ada", "--as", "ada", "--purpose", "first sign-in").Out;
        await using var visit = await chromium.Visit(app.Address);

        await visit.SignIn("ada", given);
        Assert.Equal("/account/password", visit.Path());
        Assert.False(await visit.IsIn());
        await visit.Fill("current", given);
        await visit.Fill("password", SignInApp.Good);
        await visit.Press("Change the password");
        Assert.Equal("/account/second-factor", visit.Path());
        Assert.False(await visit.IsIn());
        var authenticator = await visit.ReadKey();
        Assert.Equal(1, await visit.Page.Locator("svg[role=img]").CountAsync());
        await visit.TypeCode(app.Code(authenticator));
        Assert.Equal(10, await visit.Page.Locator("main li code").CountAsync());
        await visit.Follow("Go to your home page");
        Assert.Contains("You make and end accounts", await visit.Text(), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);

        app.NextCode();
        await using var again = await chromium.Visit(app.Address, script: false);
        await again.SignIn("ada", SignInApp.Good);
        Assert.Equal("/sign-in/code", again.Path());
        Assert.False(await again.IsIn());
        await again.SignIn("ada", SignInApp.Good);
        await again.TypeCode(app.Code(authenticator));
        Assert.Equal("/", again.Path());
        Assert.True(await again.IsIn());
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_account_and_an_ended_one_are_answered_in_one_sentence_and_take_as_long()
    {
        var (officer, _) = app.Officer(authenticator: true);
        var (ended, _) = app.Officer();
        app.End(ended);
        var (unused, _) = app.Officer(password: null);
        await using var visit = await chromium.Visit(app.Address, script: false);
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, password) in new[] { (officer, "wrong-password-1"), ("nobody", SignInApp.Good), (ended, SignInApp.Good), (unused, SignInApp.Good), (unused, ""), ("", SignInApp.Good), ("operator", "x"), (officer, new string('x', 5000)) })
        {
            await visit.SignIn(name, password);
            Assert.True(await visit.Page.Locator(".govuk-error-summary").CountAsync() == 1, $"{name}: {await visit.Text()}");
            sentences.Add(await visit.Page.InnerTextAsync(".govuk-error-summary"));
        }

        Assert.Contains(Refused, Assert.Single(sentences), StringComparison.Ordinal);

        // The least of some goes: whatever else the machine does only adds to it.
        using var browser = new FormBrowser(app.Address);
        var (known, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var go = 0; go < 6; go++)
        {
            known = Least(known, await Time(browser, officer));
            unknown = Least(unknown, await Time(browser, "nobody"));
        }

        Assert.True(unknown > known * 0.5 && known > unknown * 0.5, $"{known} and {unknown}");
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_an_account_for_15_minutes_whoever_comes_with_the_right_one()
    {
        var (officer, _) = app.Officer();
        using var browser = new FormBrowser(app.Address);
        for (var go = 0; go < 10; go++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignIn(officer, "wrong-password-1")).StatusCode);
        }

        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good);
        Assert.Contains(Refused, await visit.Text(), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await visit.SignIn(officer, SignInApp.Good);
        Assert.Contains(Refused, await visit.Text(), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromSeconds(2));
        await visit.SignIn(officer, SignInApp.Good);
        Assert.Equal("/account/second-factor", visit.Path());
        Assert.Contains("locked after wrong tries", app.Audit(officer));
    }

    /// <summary>Each try read the count, and wrote it plus one: of tries made at once one was counted.</summary>
    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        var (officer, _) = app.Officer();
        using var browser = new FormBrowser(app.Address);
        var token = await browser.Token("/sign-in");

        await Task.WhenAll(Enumerable.Range(0, 14).Select(go => browser.Post("/sign-in", token, ("name", officer), ("password", $"wrong-password-{go}"))));

        Assert.Equal(10, app.Audit(officer).Count(said => said == "wrong password"));
        Assert.Equal(4, app.Audit(officer).Count(said => said == "locked"));
    }

    [Fact]
    public async Task A_password_is_long_not_guessed_first_and_without_the_accounts_name()
    {
        var (officer, _) = app.Officer();
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good);
        foreach (var (password, sentence) in new[]
        {
            ("", "Enter a password of at least 12 characters"),
            ("maple-kettl", "Enter a password of at least 12 characters"),
            ("passwordpassword", "harder to guess"),
            ("Password123456", "harder to guess"),
            ("P@ssw0rd2026!", "harder to guess"),
            ("qwertyuiop12", "harder to guess"),
            ("abababababab", "harder to guess"),
            ("CamdenCouncil1", "harder to guess"),
            ($"x{officer.ToUpperInvariant()}-kettle", "without your account's name"),
            (SignInApp.Good, "other than the one you have now"),
        })
        {
            await visit.Go("/account/password");
            await visit.Fill("current", SignInApp.Good);
            await visit.Fill("password", password);
            await visit.Press("Change the password");
            Assert.Contains(sentence, await visit.Text(), StringComparison.Ordinal);
        }

        await visit.Fill("current", "not-what-it-is");
        await visit.Fill("password", "the council of owls sleeps");
        await visit.Press("Change the password");
        Assert.Contains("Enter the password you have now", await visit.Text(), StringComparison.Ordinal);
        await visit.Fill("current", SignInApp.Good);
        await visit.Fill("password", "the council of owls sleeps");
        await visit.Press("Change the password");
        Assert.Equal("/account", visit.Path());
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_shows_the_page_again_instead_of_an_error()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.Go("/sign-in?return=/cases");
        var other = await visit.Context.NewPageAsync();
        await using var second = new Visit(visit.Context, other);
        await second.SignIn(officer, SignInApp.Good);
        await second.TypeCode(app.Code(authenticator!));
        Assert.True(await second.IsIn());

        await visit.TypePassword(officer, SignInApp.Good);
        Assert.Equal("/cases", visit.Path());

        app.Time.Advance(TimeSpan.FromMinutes(31));
        await visit.Press("Sign out");
        Assert.Contains("You are signed out", await visit.Text(), StringComparison.Ordinal);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task<TimeSpan> Time(FormBrowser browser, string account)
    {
        var token = await browser.Token("/sign-in");
        var start = Stopwatch.GetTimestamp();
        await browser.Post("/sign-in", token, ("name", account), ("password", "wrong-password-1"));
        return Stopwatch.GetElapsedTime(start);
    }
}

/// <summary>Sends forms as a browser does, but says how it went.</summary>
internal sealed partial class FormBrowser(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<HttpResponseMessage> SignIn(string account, string password) => await Post("/sign-in", await Token("/sign-in"), ("name", account), ("password", password));

    /// <summary>The token of a page's form.</summary>
    public async Task<string> Token(string path) => TokenField().Match(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["token"].Value;

    public async Task<HttpResponseMessage> Post(string path, string token, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public async Task<HttpResponseMessage> Get(Uri address) => await client.GetAsync(address);

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
