using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OnRoll.Data.Accounts;
using OnRoll.Domain.Time;

namespace OnRoll.Web.SignIn;

/// <summary>The framework's accounts on our own store. Accounts are made and ended by administrators, never here.</summary>
internal sealed class AccountStore(Credentials credentials, IDataProtectionProvider protection)
    : IUserPasswordStore<WebAccount>, IUserSecurityStampStore<WebAccount>, IUserTwoFactorStore<WebAccount>,
      IUserTwoFactorRecoveryCodeStore<WebAccount>, IUserLockoutStore<WebAccount>, IUserPasskeyStore<WebAccount>, IUserLoginStore<WebAccount>
{
    private readonly IDataProtector sealer = protection.CreateProtector("OnRoll recovery codes");

    public Task<WebAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(credentials.Find(normalizedUserName) is { } found ? new WebAccount(found.Principal, found.Credential) : null);

    public Task<WebAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindByNameAsync(userId, cancellationToken);

    public Task<string> GetUserIdAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Name);

    public Task<string?> GetUserNameAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(WebAccount user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(WebAccount user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(WebAccount user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are made by an administrator");

    public Task<IdentityResult> DeleteAsync(WebAccount user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are ended by an administrator");

    public Task<IdentityResult> UpdateAsync(WebAccount user, CancellationToken cancellationToken)
    {
        if (user.Credential != user.Stored || user.What is not null)
        {
            if (!credentials.Save(user.Credential, user.Stored, user.What))
            {
                return Task.FromResult(IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure()));
            }

            (user.Stored, user.What) = (user.Credential, null);
        }

        return Task.FromResult(IdentityResult.Success);
    }

    public Task SetPasswordHashAsync(WebAccount user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { Hash = passwordHash ?? "" };
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(WebAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Credential.Hash.Length == 0 ? null : user.Credential.Hash);

    public Task<bool> HasPasswordAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.Hash.Length > 0);

    public Task SetSecurityStampAsync(WebAccount user, string stamp, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { Stamp = stamp };
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Credential.Stamp);

    public Task SetTwoFactorEnabledAsync(WebAccount user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> GetTwoFactorEnabledAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.Totp is not null);

    public Task ReplaceCodesAsync(WebAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { Recovery = sealer.Protect(string.Join(';', recoveryCodes)) };
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(WebAccount user, string code, CancellationToken cancellationToken)
    {
        var codes = Codes(user);
        var used = codes.Remove(code);
        if (used)
        {
            user.Credential = user.Credential with { Recovery = sealer.Protect(string.Join(';', codes)) };
            user.What = "recovery code used";
        }

        return Task.FromResult(used);
    }

    public Task<int> CountCodesAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Count);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.LockedUntil?.At);

    public Task SetLockoutEndDateAsync(WebAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => throw CountedElsewhere;

    public Task<int> IncrementAccessFailedCountAsync(WebAccount user, CancellationToken cancellationToken) => throw CountedElsewhere;

    public Task ResetAccessFailedCountAsync(WebAccount user, CancellationToken cancellationToken) => throw CountedElsewhere;

    public Task<int> GetAccessFailedCountAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.Failed);

    public Task<bool> GetLockoutEnabledAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(WebAccount user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddOrUpdatePasskeyAsync(WebAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        credentials.SavePasskey(new(passkey.CredentialId, user.Name, JsonSerializer.Serialize(Kept.Of(passkey))));
        return Task.CompletedTask;
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(WebAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. credentials.Passkeys(user.Name).Select(stored => Kept.Read(stored))]);

    public async Task<WebAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        credentials.FindPasskey(credentialId) is { } stored ? await FindByNameAsync(stored.Account, cancellationToken) : null;

    public Task<UserPasskeyInfo?> FindPasskeyAsync(WebAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(credentials.FindPasskey(credentialId) is { } stored && stored.Account == user.Name ? Kept.Read(stored) : null);

    public Task RemovePasskeyAsync(WebAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        credentials.RemovePasskey(user.Name, credentialId);
        return Task.CompletedTask;
    }

    public Task AddLoginAsync(WebAccount user, UserLoginInfo login, CancellationToken cancellationToken) => throw new NotSupportedException("Links are made by an administrator");

    public Task RemoveLoginAsync(WebAccount user, string loginProvider, string providerKey, CancellationToken cancellationToken) => throw new NotSupportedException("Links are ended by an administrator");

    public Task<IList<UserLoginInfo>> GetLoginsAsync(WebAccount user, CancellationToken cancellationToken) => Task.FromResult<IList<UserLoginInfo>>([]);

    public async Task<WebAccount?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken) =>
        credentials.FindLogin(loginProvider, providerKey) is { } account ? await FindByNameAsync(account, cancellationToken) : null;

    public void Dispose()
    {
    }

    private static NotSupportedException CountedElsewhere => new("Accounts counts wrong tries");

    private List<string> Codes(WebAccount user) =>
        user.Credential.Recovery.Length == 0 ? [] : [.. sealer.Unprotect(user.Credential.Recovery).Split(';', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A passkey as it is kept.</summary>
    private sealed record Kept(
        byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp,
        byte[] AttestationObject, byte[] ClientDataJson, string? Name)
    {
        public static Kept Of(UserPasskeyInfo key) => new(key.PublicKey, key.CreatedAt, key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp,
            key.AttestationObject, key.ClientDataJson, key.Name);

        public static UserPasskeyInfo Read(StoredPasskey stored)
        {
            var kept = JsonSerializer.Deserialize<Kept>(stored.Content)!;
            return new(stored.Id, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports, kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.AttestationObject, kept.ClientDataJson)
            {
                Name = kept.Name,
            };
        }
    }
}
