using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace OnRoll.Web.SignIn;

/// <summary>The authenticators that people have set up: their sealed keys, and which code each has used last.</summary>
public sealed class Authenticators(IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<WebAccount>
{
    private readonly IDataProtector sealer = protection.CreateProtector("OnRoll second factor");

    /// <summary>A key that is offered and counts for nothing until a code of it was typed; sealed for one account.</summary>
    public (string Key, string Sealed) Offer(WebAccount user)
    {
        var key = OneTimeCodes.NewKey();
        return (key, Offered(user).Protect(key));
    }

    /// <summary>The key that was offered; <c>null</c>: it was offered to somebody else, or never.</summary>
    public string? Read(WebAccount user, string offered)
    {
        try
        {
            return Offered(user).Unprotect(offered);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes an offered key the account's, if the code is of it. The code is used up by that.</summary>
    public bool Accept(WebAccount user, string key, string code)
    {
        if (OneTimeCodes.Match(key, code, time.GetUtcNow(), after: 0) is not { } step)
        {
            return false;
        }

        user.Credential = user.Credential with { Totp = Seal(key, step), Stamp = Guid.NewGuid().ToString("n") };
        return true;
    }

    /// <summary>Whether a code is of the account's authenticator and was not used before. Keeping that it is used now may still fail, if somebody used it at the same moment.</summary>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<WebAccount> manager, WebAccount user)
    {
        if (user.Credential.Totp is not { } totp || sealer.Unprotect(totp).Split(' ') is not [var key, var last]
            || OneTimeCodes.Match(key, token, time.GetUtcNow(), long.Parse(last, CultureInfo.InvariantCulture)) is not { } step)
        {
            return false;
        }

        user.Credential = user.Credential with { Totp = Seal(key, step) };
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<WebAccount> manager, WebAccount user) => Task.FromResult(user.Credential.Totp is not null);

    public Task<string> GenerateAsync(string purpose, UserManager<WebAccount> manager, WebAccount user) => throw new NotSupportedException("The authenticator makes the codes");

    private IDataProtector Offered(WebAccount user) => protection.CreateProtector("OnRoll second factor offered", user.Name);

    private string Seal(string key, long step) => sealer.Protect(string.Create(CultureInfo.InvariantCulture, $"{key} {step}"));
}
