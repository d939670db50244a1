using OnRoll.Web.SignIn;
using OtpNet;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>The second factor: codes and recovery codes, each of which works once.</summary>
public sealed class SignInCodeTests(Chromium chromium, SignInApp app) : IClassFixture<SignInApp>
{
    /// <summary>RFC 6238, appendix B: the last six digits of the values for SHA-1.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var key = Base32Encoding.ToString("12345678901234567890"u8.ToArray());

        Assert.Equal(seconds / 30, OneTimeCodes.Match(key, code, DateTimeOffset.FromUnixTimeSeconds(seconds), after: 0));
        Assert.Equal(seconds / 30, OneTimeCodes.Match(key, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 30), after: 0));
        Assert.Null(OneTimeCodes.Match(key, code, DateTimeOffset.FromUnixTimeSeconds(seconds + 60), after: 0));
        Assert.Null(OneTimeCodes.Match(key, code, DateTimeOffset.FromUnixTimeSeconds(seconds), after: seconds / 30));
    }

    [Fact]
    public async Task A_code_is_taken_once_and_so_is_none_before_it()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        var before = app.Code(authenticator!);
        app.NextCode();
        var code = app.Code(authenticator!);
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good, "/sign-in?return=/cases");
        await visit.TypeCode("000000");
        Assert.Contains("Enter the code your authenticator shows now", await visit.Text(), StringComparison.Ordinal);
        await visit.TypeCode($"{code[..3]} {code[3..]}");
        Assert.Equal("/cases", visit.Path());

        await using var thief = await chromium.Visit(app.Address, script: false);
        await thief.SignIn(officer, SignInApp.Good);
        foreach (var seen in new[] { code, before })
        {
            await thief.TypeCode(seen);
            Assert.Contains("Enter the code your authenticator shows now", await thief.Text(), StringComparison.Ordinal);
        }

        app.NextCode();
        await thief.TypeCode(app.Code(authenticator!));
        Assert.True(await thief.IsIn());
        Assert.Contains("signed in with a second factor", app.Audit(officer));
        Assert.Contains("wrong code", app.Audit(officer));
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        var (officer, _) = app.Officer();
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good);
        var authenticator = await visit.ReadKey();
        await visit.TypeCode("123456");
        Assert.Contains("Enter the six digits that your authenticator shows now", await visit.Text(), StringComparison.Ordinal);
        Assert.Equal(app.Code(authenticator), app.Code(await visit.ReadKey())); // the key that was typed in is still the one
        await visit.TypeCode(app.Code(authenticator));
        var codes = await visit.Page.Locator("main li code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());

        await using var lost = await chromium.Visit(app.Address, script: false);
#pragma warning disable CA1308 // as people type them
        await lost.SignIn(officer, SignInApp.Good);
        await lost.TypeCode($" {codes[3].ToLowerInvariant()}");
#pragma warning restore CA1308
        Assert.True(await lost.IsIn());
        await lost.Go("/account");
        Assert.Contains("9 recovery codes left", await lost.Text(), StringComparison.Ordinal);

        await using var again = await chromium.Visit(app.Address, script: false);
        await again.SignIn(officer, SignInApp.Good);
        await again.TypeCode(codes[3]);
        Assert.Equal("/sign-in/code", again.Path());
        await again.TypeCode(codes[4]);
        Assert.True(await again.IsIn());
        Assert.Equal(2, app.Audit(officer).Count(said => said == "recovery code used"));
    }

    [Fact]
    public async Task Ten_wrong_codes_lock_the_account_also_for_the_right_one_and_for_recovery_codes()
    {
        var (officer, authenticator) = app.Officer(authenticator: true);
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good);
        for (var go = 0; go < 10; go++)
        {
            await visit.TypeCode(go % 2 == 0 ? "000000" : "ABCDE-FGHIJ");
        }

        await visit.TypeCode(app.Code(authenticator!));
        Assert.Contains("locked for 15 minutes", await visit.Text(), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(16));
        await visit.SignIn(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(authenticator!));
        Assert.True(await visit.IsIn());
    }

    /// <summary>The page showed the key of the authenticator to whoever had the screen.</summary>
    [Fact]
    public async Task A_new_authenticator_counts_once_its_code_is_typed_and_the_old_ones_key_is_never_shown_again()
    {
        var (officer, old) = app.Officer(authenticator: true);
        await using var visit = await chromium.Visit(app.Address, script: false);
        await visit.SignIn(officer, SignInApp.Good);
        await visit.TypeCode(app.Code(old!));
        await visit.Go("/account/second-factor");
        var replacement = await visit.ReadKey();
        app.NextCode();
        Assert.NotEqual(app.Code(old!), app.Code(replacement));

        await using var meanwhile = await chromium.Visit(app.Address, script: false);
        await meanwhile.SignIn(officer, SignInApp.Good);
        await meanwhile.TypeCode(app.Code(old!));
        Assert.True(await meanwhile.IsIn());
        await visit.TypeCode(app.Code(replacement));
        Assert.Contains("Your recovery codes", await visit.Text(), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await visit.IsIn());
        Assert.False(await meanwhile.IsIn()); // what was begun with the old one has ended
        await meanwhile.SignIn(officer, SignInApp.Good);
        await meanwhile.TypeCode(app.Code(old!));
        Assert.Equal("/sign-in/code", meanwhile.Path());
        await meanwhile.TypeCode(app.Code(replacement));
        Assert.True(await meanwhile.IsIn());
    }

    [Fact]
    public async Task A_key_that_was_offered_to_one_account_is_no_other_accounts()
    {
        var (one, _) = app.Officer();
        var (other, _) = app.Officer();
        await using var theirs = await chromium.Visit(app.Address, script: false);
        await theirs.SignIn(one, SignInApp.Good);
        var offered = await theirs.Page.InputValueAsync("input[name=offered]");
        var authenticator = await theirs.ReadKey();
        await using var visit = await chromium.Visit(app.Address);
        await visit.SignIn(other, SignInApp.Good);

        await visit.Page.EvalOnSelectorAsync("input[name=offered]", "(field, value) => { field.value = value; }", offered);
        await visit.TypeCode(app.Code(authenticator));

        Assert.Equal(0, await visit.Page.Locator("main li code").CountAsync());
    }
}
