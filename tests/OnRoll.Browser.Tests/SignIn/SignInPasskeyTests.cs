using Microsoft.Playwright;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>Passkeys, in an authenticator that the browser plays.</summary>
public sealed class SignInPasskeyTests(Chromium chromium, SignInApp app) : IClassFixture<SignInApp>
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_by_itself_and_is_removed()
    {
        var (officer, _) = app.Officer();
        await using var visit = await chromium.Visit(app.Address);
        await PlugIn(visit);
        await visit.SignIn(officer, SignInApp.Good);
        Assert.Equal("/account/second-factor", visit.Path());
        await Add(visit);
        Assert.True(await visit.IsIn()); // it is a second factor: nothing more is asked
        await visit.Press("Sign out");

        await visit.Go("/sign-in?return=/cases");
        await visit.Press("Sign in with a passkey");
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/cases");
        Assert.True(await visit.IsIn());
        Assert.Contains("passkey added", app.Audit(officer));
        Assert.Contains("signed in with a passkey", app.Audit(officer));
        Assert.Empty(visit.Complaints);

        await visit.Go("/account");
        await visit.Press("Remove this passkey");
        Assert.Equal("/account/second-factor", await visit.IsIn() ? "" : visit.Path());
        await visit.Press("Sign out");
        await visit.Go("/sign-in");
        await visit.Press("Sign in with a passkey");
        await visit.Page.WaitForSelectorAsync(".govuk-error-summary");
        Assert.Contains("The passkey could not be used", await visit.Text(), StringComparison.Ordinal);
        Assert.False(await visit.IsIn());
    }

    /// <summary>With a passkey and no authenticator, the password alone was enough.</summary>
    [Fact]
    public async Task An_account_with_a_passkey_is_not_opened_by_its_password_alone()
    {
        var (officer, _) = app.Officer();
        await using var visit = await chromium.Visit(app.Address);
        await PlugIn(visit);
        await visit.SignIn(officer, SignInApp.Good);
        await Add(visit);

        await using var thief = await chromium.Visit(app.Address, script: false);
        await thief.SignIn(officer, SignInApp.Good);
        Assert.Contains("opened by its passkey", await thief.Text(), StringComparison.Ordinal);
        Assert.False(await thief.IsIn());

        // Who has lost it is given a new password, and the passkey is nobody's any more.
        var given = app.Command("user", "password", officer, "--as", "ada", "--purpose", "lost telephone").Out;
        await thief.SignIn(officer, given);
        Assert.Equal("/account/password", thief.Path());
        Assert.Empty(app.Credentials.Passkeys(officer));
        app.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await visit.IsIn());
    }

    private static async Task Add(Visit visit)
    {
        await visit.Go("/account");
        await visit.Press("Add a passkey");
        await visit.Page.GetByText("Remove this passkey").WaitForAsync();
    }

    private static async Task PlugIn(Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
