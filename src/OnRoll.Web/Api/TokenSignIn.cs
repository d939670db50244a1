using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OnRoll.Data.Access;
using OnRoll.Data.Accounts;

namespace OnRoll.Web.Api;

/// <summary>Programs show a token in the Authorization header; a browser's session opens no door here.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Credentials credentials, Gate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string Bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (credentials.FindToken(header[Bearer.Length..].Trim()) is not { } account || gate.Who(account) is not { } principal)
        {
            return Task.FromResult(AuthenticateResult.Fail("the token is none, or has ended"));
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.Name, principal.Account)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme.Name)));
    }
}
