using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OnRoll.Data.Accounts;

namespace OnRoll.Web.SignIn;

/// <summary>The framework's rules about accounts where ours differ: wrong tries are counted in the store, hashing waits its turn, and the clock is the program's.</summary>
public sealed class Accounts(
    IUserStore<WebAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<WebAccount> hasher, IEnumerable<IUserValidator<WebAccount>> users, IEnumerable<IPasswordValidator<WebAccount>> passwords,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<Accounts> logger, Credentials credentials, TimeProvider time)
    : UserManager<WebAccount>(store, options, hasher, users, passwords, normalizer, errors, services, logger)
{
    private readonly HashingQueue queue = services.GetRequiredService<HashingQueue>();

    /// <summary>Takes as long as looking at a password does, and finds nothing: how long it takes tells nobody whether there is an account.</summary>
    public Task LookAtNothing(string password)
    {
        var nobody = new WebAccount(new("", default), new("", "", "", 0, null, null, "", MustChange: false));
        return queue.Run(() => PasswordHasher.HashPassword(nobody, password), CancellationToken);
    }

    public override Task<bool> IsLockedOutAsync(WebAccount user) => Task.FromResult(user.Credential.LockedUntil is { } until && until.At > time.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(WebAccount user)
    {
        var until = credentials.CountWrongTry(user.Name, Options.Lockout.MaxFailedAccessAttempts, Options.Lockout.DefaultLockoutTimeSpan);
        user.Credential = user.Stored = user.Stored with { LockedUntil = until ?? user.Stored.LockedUntil };
        return Task.FromResult(IdentityResult.Success);
    }

    public override Task<IdentityResult> ResetAccessFailedCountAsync(WebAccount user)
    {
        if (user.Credential.Failed > 0)
        {
            credentials.ForgetWrongTries(user.Name);
        }

        return Task.FromResult(IdentityResult.Success);
    }

    protected override Task<PasswordVerificationResult> VerifyPasswordAsync(IUserPasswordStore<WebAccount> store, WebAccount user, string password) =>
        queue.Run(() => user.Credential.Hash.Length == 0 ? PasswordVerificationResult.Failed : PasswordHasher.VerifyHashedPassword(user, user.Credential.Hash, password), CancellationToken);
}

/// <summary>The framework's signing in, with what follows a password split off: an account with a passkey is not opened by its password alone.</summary>
public sealed class Doorkeeper(
    Accounts accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<WebAccount> claims, IOptions<IdentityOptions> options, ILogger<Doorkeeper> logger,
    Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider schemes, IUserConfirmation<WebAccount> confirmation)
    : SignInManager<WebAccount>(accounts, context, claims, options, logger, schemes, confirmation)
{
    /// <summary>Goes on after the right password: signed in, or asked for a code.</summary>
    public Task<SignInResult> AfterPassword(WebAccount user) => SignInOrTwoFactorAsync(user, isPersistent: false);
}
