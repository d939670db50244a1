using Microsoft.Playwright;
using OnRoll.Web.SignIn;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>Sessions end, say so before, and lose nothing that was typed.</summary>
public sealed class SignInSessionTests(Chromium chromium, SignInApp app) : IClassFixture<SignInApp>
{
    private const string Typed = "Came to a clinic; the parent says there is no school";

    [Fact]
    public async Task Without_script_what_is_sent_after_the_session_ended_is_in_the_form_after_signing_in_again()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await In(officer, authenticator!, script: false);
        await visit.Go("/referrals/new?step=where");
        await visit.Fill("line1", "1 Example Street");
        await visit.Fill("town", "London");
        await visit.Choose("lives", "yes");
        await visit.Press("Continue");
        await visit.Go("/referrals/new?step=account");
        await visit.Fill("account", Typed);
        app.Time.Advance(TimeSpan.FromMinutes(31));
        await visit.Press("Continue");

        Assert.Equal("/sign-in", visit.Path());
        Assert.Contains("What you had typed is kept", await visit.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("clinic", visit.Page.Url, StringComparison.Ordinal);
        await visit.TypePassword(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(authenticator!));
        Assert.Equal("/referrals/new?step=account", new Uri(visit.Page.Url).PathAndQuery);
        Assert.Equal(Typed, await visit.Page.InputValueAsync("#account"));
        await visit.Go("/referrals/new?step=where");
        Assert.Equal("1 Example Street", await visit.Page.InputValueAsync("#line1")); // the pages before it are not lost to it
    }

    [Fact]
    public async Task What_one_account_typed_no_other_sees_though_they_share_a_browser()
    {
        var (one, first) = app.Officer(authenticator: true);
        var (other, second) = app.Officer(authenticator: true);
        await using var visit = await In(one, first!, script: false);
        await visit.Go("/referrals/new?step=account");
        await visit.Fill("account", Typed);
        app.Time.Advance(TimeSpan.FromMinutes(31));
        await visit.Press("Continue");

        await visit.TypePassword(other, SignInApp.Good);
        await visit.TypeCode(app.Code(second!));
        Assert.Equal("/referrals/new", visit.Path());
        Assert.Equal("", await visit.Page.InputValueAsync("#account"));
        await visit.Go("/account");
        Assert.DoesNotContain("Typed and not sent", await visit.Text(), StringComparison.Ordinal);
        Assert.Equal(Typed, app.Service<SealedDrafts>().Find(one, "/referrals/new")["account"]);
        Assert.Empty(app.Service<SealedDrafts>().Find(other, "/referrals/new"));
    }

    [Fact]
    public async Task With_script_it_is_said_two_minutes_before_and_one_press_keeps_the_session()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await In(officer, authenticator!);
        await visit.Page.Clock.InstallAsync();
        await visit.Go("/referrals/new?step=account");
        await visit.Page.FocusAsync("#account");
        var warning = visit.Page.Locator("#session-warning");

        await Pass(visit, TimeSpan.FromMinutes(26));
        Assert.False(await warning.IsVisibleAsync());
        await Pass(visit, TimeSpan.FromMinutes(1.5));
        await Assertions.Expect(warning).ToBeVisibleAsync();
        Assert.Contains("You will be signed out in 2 minutes", await warning.InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("Enter"); // the focus is there
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("#account")).ToBeFocusedAsync();

        await Pass(visit, TimeSpan.FromMinutes(20)); // past the first end, not the second
        Assert.False(await warning.IsVisibleAsync());
        Assert.True(await visit.IsIn());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task With_script_what_is_typed_is_kept_every_few_seconds_and_the_end_is_told()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await In(officer, authenticator!);
        await visit.Page.Clock.InstallAsync();
        await visit.Go("/referrals/new?step=account");
        await visit.Page.Locator("#account").PressSequentiallyAsync("Seen at a shop");
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Clock.FastForwardAsync(11_000), response => response.Url.Contains("/drafts", StringComparison.Ordinal) && response.Status == 204);
        Assert.Equal("Seen at a shop", app.Service<SealedDrafts>().Find(officer, "/referrals/new")["account"]);

        await visit.Page.Locator("#account").PressSequentiallyAsync(" by a neighbour");
        app.Time.Advance(TimeSpan.FromMinutes(31)); // the page does not know yet; what is typed is kept all the same
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Clock.FastForwardAsync(11_000), response => response.Url.Contains("/drafts", StringComparison.Ordinal) && response.Status == 401);
        Assert.Equal("Seen at a shop by a neighbour", app.Service<SealedDrafts>().Find(officer, "/referrals/new")["account"]);
        await visit.Page.Clock.FastForwardAsync(2_000);
        await Assertions.Expect(visit.Page.Locator("#session-warning")).ToContainTextAsync("You have been signed out");
        await visit.Follow("sign in, and it is there");
        await visit.TypePassword(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(authenticator!));
        Assert.Equal("Seen at a shop by a neighbour", await visit.Page.InputValueAsync("#account"));
    }

    [Fact]
    public void Secrets_are_in_no_draft_a_closing_code_is_and_what_was_taken_out_is_gone()
    {
        var drafts = app.Service<SealedDrafts>();

        drafts.Keep("a", "/children/202-1/propose-closing", new Dictionary<string, string> { ["code"] = "enrolled", ["evidence"] = "The school says so", ["__RequestVerificationToken"] = "t", ["seen"] = "7" });

        Assert.Equal(["code", "evidence"], drafts.Find("a", "/children/202-1/propose-closing").Keys.Order(StringComparer.Ordinal));
        Assert.Empty(drafts.Find("b", "/children/202-1/propose-closing"));
        drafts.Keep("a", "/children/202-1/propose-closing", new Dictionary<string, string> { ["code"] = "", ["evidence"] = "" });
        Assert.Empty(drafts.Forms("a"));
    }

    [Fact]
    public async Task What_is_sent_after_the_end_is_kept_only_if_our_own_page_sent_it()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await In(officer, authenticator!);
        await visit.Go("/referrals/new?step=account");
        await visit.Page.EvalOnSelectorAsync("main input[name=__RequestVerificationToken]", "field => field.remove()");
        await visit.Fill("account", Typed);
        app.Time.Advance(TimeSpan.FromMinutes(31));
        await visit.Press("Continue");

        Assert.Equal("/sign-in", visit.Path());
        Assert.Empty(app.Service<SealedDrafts>().Find(officer, "/referrals/new"));
    }

    [Fact]
    public async Task A_changed_password_and_an_ended_account_end_sessions_elsewhere()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var here = await In(officer, authenticator!, script: false);
        app.NextCode();
        await using var there = await In(officer, authenticator!, script: false);
        await here.Go("/account/password");
        await here.Fill("current", SignInApp.Good);
        await here.Fill("password", "the council of owls sleeps");
        await here.Press("Change the password");
        app.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await there.IsIn());
        Assert.True(await here.IsIn());

        app.End(officer);
        await here.Go("/cases");
        Assert.DoesNotContain("Sign out", await here.Page.InnerTextAsync("body"), StringComparison.Ordinal); // at once
        app.Time.Advance(TimeSpan.FromSeconds(61));
        await here.Go("/cases");
        Assert.Equal("/sign-in", here.Path());
    }

    private async Task<Visit> In(string officer, OtpNet.Totp authenticator, bool script = true)
    {
        var visit = await chromium.Visit(app.Address, script);
        await visit.SignIn(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(authenticator));
        Assert.Equal("/", visit.Path());
        return visit;
    }

    private async Task Pass(Visit visit, TimeSpan time)
    {
        app.Time.Advance(time);
        await visit.Page.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }
}

/// <summary>A session of a few seconds by setting, on the browser's own clock.</summary>
public sealed class SignInShortSessionTests(Chromium chromium, SignInShortSessionTests.Brief app) : IClassFixture<SignInShortSessionTests.Brief>
{
    [Fact]
    public async Task The_length_of_a_session_is_a_setting()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await chromium.Visit(app.Address);
        await visit.SignIn(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(authenticator!));

        await Assertions.Expect(visit.Page.Locator("#session-warning")).ToContainTextAsync("You will be signed out in 2 seconds");
        await Assertions.Expect(visit.Page.Locator("#session-warning")).ToContainTextAsync("You have been signed out");
        app.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.False(await visit.IsIn());
    }

    [Theory]
    [InlineData("session:minutes", "0")]
    [InlineData("session:minutes", "a while")]
    [InlineData("session:minutes", "721")]
    [InlineData("session:check-seconds", "1800")]
    public void A_setting_that_will_not_do_is_refused_by_name(string name, string value)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { [name] = value };

        Assert.StartsWith(name, Assert.Throws<InvalidOperationException>(() => SessionRules.Of(settings)).Message, StringComparison.Ordinal);
    }

    public sealed class Brief : SignInApp
    {
        protected override IReadOnlyList<string> Settings => ["session:minutes=0.1", "session:check-seconds=2"];
    }
}
