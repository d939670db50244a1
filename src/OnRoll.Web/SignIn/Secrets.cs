using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;

namespace OnRoll.Web.SignIn;

/// <summary>What an administrator gives to an account: a first password, a program's token, a link to single sign-on. Ruled on before it comes here.</summary>
public sealed class Secrets(Register register)
{
    private const int Letters = 20;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly Credentials credentials = new(register);

    /// <summary>Gives an account a password that must be changed when it is first used; authenticator, recovery codes and passkeys that were set up go.</summary>
    /// <returns>The password, which is not kept.</returns>
    public string NewPassword(string account, Giver by)
    {
        var (principal, credential) = credentials.Find(account)!.Value;
        var password = string.Join('-', Enumerable.Range(0, Letters / 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
        credentials.Replace(credential with { Hash = HashOf(principal, credential, password), Stamp = Guid.NewGuid().ToString("n"), Totp = null, Recovery = "", MustChange = true }, by, "password given");
        return password;
    }

    /// <summary>The hash of a password, as it is kept.</summary>
    public static string HashOf(Principal principal, Credential credential, string password) =>
        new PasswordHasher<WebAccount>(Options.Create(SignInServices.Hashing)).HashPassword(new(principal, credential), password);

    /// <summary>Gives a program a token to act as the account.</summary>
    public string NewToken(string account, Giver by) => credentials.NewToken(account, "made from the command line", by)!;

    /// <summary>Says who somebody is at the single sign-on provider.</summary>
    public void Link(string account, string subject, Giver by) => credentials.Link(SignInServices.SingleSignOn, subject, account, by);
}
