using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>Single sign-on, against a real server of OpenID Connect.</summary>
public sealed class SignInOrganisationTests(Chromium chromium, SignInOrganisationTests.WithOrganisation app) : IClassFixture<SignInOrganisationTests.WithOrganisation>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_the_organisation_vouches_for_gets_into_the_account_that_is_linked_and_is_asked_for_no_second_factor(bool script)
    {
        var (officer, _) = app.Officer(authenticator: true);
        Assert.Equal((0, $"{officer}: linked"), app.Command("user", "link", officer, "--subject", $"{officer}-4711", "--as", "ada", "--purpose", "single sign-on"));
        app.Organisation.Subject = $"{officer}-4711";
        await using var visit = await chromium.Visit(app.Address, script);
        await visit.Go("/sign-in?return=/cases");
        await visit.Press("Sign in with your organisation");
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/cases");

        Assert.True(await visit.IsIn());
        Assert.Contains("signed in by single sign-on", app.Audit(officer));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Somebody_who_is_linked_to_no_account_does_not_get_in_and_is_told_so()
    {
        app.Organisation.Subject = "stranger";
        await using var visit = await chromium.Visit(app.Address);
        await visit.Go("/sign-in");
        await visit.Press("Sign in with your organisation");
        await visit.Page.WaitForURLAsync("**/sign-in?sso=unlinked");

        Assert.Contains("no account here is linked to that", await visit.Text(), StringComparison.Ordinal);
        Assert.False(await visit.IsIn());
        Assert.Contains("single sign-on without a linked account", app.Audit("nobody"));
    }

    [Fact]
    public async Task Neither_an_account_that_has_ended_nor_a_link_of_another_provider_opens_anything()
    {
        var (officer, _) = app.Officer();
        app.Credentials.Link("oidc", $"{officer}-1", officer, app.Administrator.Giver);
        app.Credentials.Link("another", $"{officer}-2", officer, app.Administrator.Giver);
        app.End(officer);
        foreach (var subject in new[] { $"{officer}-1", $"{officer}-2" })
        {
            app.Organisation.Subject = subject;
            await using var visit = await chromium.Visit(app.Address, script: false);
            await visit.Go("/sign-in");
            await visit.Press("Sign in with your organisation");
            await visit.Page.WaitForURLAsync("**/sign-in?sso=unlinked");
            Assert.False(await visit.IsIn());
        }
    }

    [Fact]
    public async Task A_forged_answer_is_refused()
    {
        await using var visit = await chromium.Visit(app.Address);
        foreach (var answer in new[] { "/sign-in/callback?code=forged&state=forged", "/sign-in/callback?code=forged", "/sign-in/callback", "/sign-in/organisation", "/sign-in/callback?error=access_denied" })
        {
            await visit.Go(answer);
            Assert.Equal("/sign-in?sso=failed", new Uri(visit.Page.Url).PathAndQuery);
            Assert.Contains("did not confirm who you are", await visit.Text(), StringComparison.Ordinal);
        }

        // An answer that was given to one browser is none in another: whoever follows a stranger's link is not signed in as the stranger.
        var (officer, _) = app.Officer();
        app.Credentials.Link("oidc", officer, officer, app.Administrator.Giver);
        app.Organisation.Subject = officer;
        using var stranger = new FormBrowser(app.Address);
        var there = (await stranger.Get(new("/sign-in?handler=SingleSignOn", UriKind.Relative))).Headers.Location!;
        var given = (await stranger.Get(there)).Headers.Location!;
        Assert.Equal("/sign-in/callback", given.AbsolutePath);
        await using var victim = await chromium.Visit(app.Address, script: false);
        await victim.Go(given.ToString());
        Assert.Equal("/sign-in?sso=failed", new Uri(victim.Page.Url).PathAndQuery);
        Assert.False(await victim.IsIn());
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_as_that()
    {
        await using var alone = new Unreachable();
        await alone.InitializeAsync();
        await using var visit = await chromium.Visit(alone.Address, script: false);
        await visit.Go("/sign-in");
        await visit.Press("Sign in with your organisation");

        Assert.Contains("does not answer", await visit.Text(), StringComparison.Ordinal);
    }

    private sealed class Unreachable : SignInApp
    {
        protected override IReadOnlyList<string> Settings => ["oidc:authority=http://127.0.0.1:9", "oidc:client-id=onroll", "oidc:client-secret=none"]; // the port of discard: nobody is there
    }

    /// <summary>The application with an organisation to sign on at.</summary>
    public sealed class WithOrganisation : SignInApp
    {
        internal Provider Organisation { get; } = new();

        protected override IReadOnlyList<string> Settings => [$"oidc:authority={Organisation.Address}", $"oidc:client-id={Provider.Client}", $"oidc:client-secret={Provider.Secret}"];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Organisation.DisposeAsync();
        }
    }

    /// <summary>An organisation's provider, at which somebody is signed in already.</summary>
    internal sealed class Provider : IAsyncDisposable
    {
        public const string Client = "onroll";
        public const string Secret = "a-secret-of-tests";

        private readonly ECDsa signing = ECDsa.Create(ECCurve.NamedCurves.nistP256); // found at once; a prime of 4096 bits is looked for as long as it takes
        private readonly WebApplication app;

        public Provider()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddOpenIddict().AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.EnableDegradedMode().AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))).AddSigningKey(new ECDsaSecurityKey(signing)).UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
                {
                    if (asked.ClientId != Client || asked.RedirectUri?.EndsWith("/sign-in/callback", StringComparison.Ordinal) != true)
                    {
                        asked.Reject(OpenIddictConstants.Errors.InvalidClient);
                    }

                    return default;
                }));
                server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(asked =>
                {
                    if (asked.ClientId != Client || asked.ClientSecret != Secret)
                    {
                        asked.Reject(OpenIddictConstants.Errors.InvalidClient);
                    }

                    return default;
                }));
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
                {
                    var identity = new ClaimsIdentity("tests", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
                    identity.SetClaim(OpenIddictConstants.Claims.Subject, Subject).SetScopes(asked.Request.GetScopes());
                    asked.Principal = new(identity);
                    return default;
                }));
            });
            app = builder.Build();
            app.UseAuthentication();
            app.Start();
            Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }

        public Uri Address { get; }

        /// <summary>Who is signed in there.</summary>
        public string Subject { get; set; } = "nobody";

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
            signing.Dispose();
        }
    }
}
