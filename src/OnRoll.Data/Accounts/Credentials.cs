using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Accounts;

/// <summary>How an account proves who it is. Secrets in it are hashes, or sealed by the program's keys before they come here.</summary>
/// <param name="Hash">Of the password; empty: none is set, and none will do.</param>
/// <param name="Stamp">Changes with every change of secret, so that sessions begun before it end.</param>
/// <param name="LockedUntil">Nobody signs in before it; <c>null</c>: not locked.</param>
/// <param name="Totp">The sealed key of the authenticator; <c>null</c>: none is set up.</param>
/// <param name="Recovery">Sealed recovery codes that were not used yet; empty: none.</param>
/// <param name="MustChange">Whether the password was given by somebody else and must be changed first.</param>
public sealed record Credential(string Account, string Hash, string Stamp, int Failed, Moment? LockedUntil, string? Totp, string Recovery, bool MustChange);

/// <summary>Whoever gives a secret to an account, and what for, as the audit has it.</summary>
public sealed record Giver(Principal Who, string Purpose);

/// <summary>A key that lives in a person's device.</summary>
public sealed record StoredPasskey(byte[] Id, string Account, string Content);

/// <summary>What signing in needs of the store before anybody is known to be anybody. It holds no child's record.</summary>
public sealed class Credentials(Register register)
{
    /// <summary>The credential of an account that has not ended; <c>null</c> if there is no such account.</summary>
    public (Principal Principal, Credential Credential)? Find(string account)
    {
        if (new Gate(register).Who(account) is not { Role: not Role.Operator } principal)
        {
            return null;
        }

        using var session = Session.Begin(register.Database, writes: false);
        var found = session.List("select account, hash, stamp, failed, locked_until, totp, recovery, must_change from credential where account = @account",
            row => new Credential(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.IsDBNull(4) ? null : row.Moment(4), row.TextOrNull(5), row.GetString(6), row.GetInt16(7) > 0),
            ("account", principal.Account));
        return (principal, found.Count > 0 ? found[0] : new(principal.Account, "", Guid.Empty.ToString("n"), 0, null, null, "", MustChange: false));
    }

    /// <summary>The accounts of a practice register; of any other, none.</summary>
    public IReadOnlyList<string> PracticeAccounts()
    {
        if (!register.IsPractice)
        {
            return [];
        }

        using var session = Session.Begin(register.Database, writes: false);
        return session.List("select name from account where ended is null or ended > @now order by authority, name", row => row.GetString(0), ("now", register.Now.Microseconds));
    }

    /// <summary>Keeps a credential, unless it was changed meanwhile. What is said of it goes into the audit; no secret does.</summary>
    /// <remarks>Wrong tries are counted apart, by <see cref="CountWrongTry"/>: what was read before is never written over a later count.</remarks>
    /// <param name="was">As it was read.</param>
    /// <param name="what">Such as <c>password changed</c>; <c>null</c>: nothing worth an entry.</param>
    /// <returns>Whether it is kept; if not, another process changed a secret of it since it was read.</returns>
    public bool Save(Credential credential, Credential was, string? what)
    {
        using var session = Session.Begin(register.Database);
        var kept = session.Execute("""
            insert into credential (account, hash, stamp, failed, locked_until, totp, recovery, must_change)
            values (@account, @hash, @stamp, 0, null, @totp, @recovery, @must_change)
            on conflict (account) do update set hash = excluded.hash, stamp = excluded.stamp, totp = excluded.totp, recovery = excluded.recovery, must_change = excluded.must_change
            where credential.hash = @was_hash and credential.stamp = @was_stamp and coalesce(credential.totp, '') = @was_totp and credential.recovery = @was_recovery
            """, [.. Secrets(credential), ("was_hash", was.Hash), ("was_stamp", was.Stamp), ("was_totp", was.Totp ?? ""), ("was_recovery", was.Recovery)]) > 0;
        if (kept && what is not null)
        {
            Note(session, credential.Account, what, AuditOutcome.Done);
        }

        session.Commit();
        return kept;
    }

    /// <summary>Gives an account secrets anew, whatever it had: also its passkeys go, and a lock.</summary>
    /// <param name="by">Who gives them, and why: it stands in the audit.</param>
    public void Replace(Credential credential, Giver by, string what)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("""
            insert into credential (account, hash, stamp, failed, locked_until, totp, recovery, must_change)
            values (@account, @hash, @stamp, 0, null, @totp, @recovery, @must_change)
            on conflict (account) do update set hash = excluded.hash, stamp = excluded.stamp, failed = 0, locked_until = null, totp = excluded.totp,
              recovery = excluded.recovery, must_change = excluded.must_change
            """, Secrets(credential));
        session.Execute("delete from passkey where account = @account", ("account", credential.Account));
        Note(session, by, credential.Account, what);
        session.Commit();
    }

    /// <summary>Counts a wrong try in one step, so that tries made at once are all counted. The one that reaches the most allowed locks the account and begins the count anew.</summary>
    /// <returns>Until when the account is locked; <c>null</c>: it is not.</returns>
    public Moment? CountWrongTry(string account, int most, TimeSpan locked)
    {
        var until = new Moment(register.Time.GetUtcNow() + locked);
        using var session = Session.Begin(register.Database);
        session.Execute("update credential set failed = failed + 1 where account = @account", ("account", account));
        var isLocked = session.Execute("update credential set failed = 0, locked_until = @until where account = @account and failed >= @most", ("account", account), ("until", until.Microseconds), ("most", most)) > 0;
        if (isLocked)
        {
            Note(session, account, "locked after wrong tries", AuditOutcome.Done);
        }

        session.Commit();
        return isLocked ? until : null;
    }

    /// <summary>Begins the count of wrong tries anew.</summary>
    public void ForgetWrongTries(string account)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("update credential set failed = 0 where account = @account", ("account", account));
        session.Commit();
    }

    /// <summary>Writes a signing in, or a refused one, into the register's own chain.</summary>
    public void Note(string account, string what, bool refused)
    {
        using var session = Session.Begin(register.Database);
        Note(session, account, what, refused ? AuditOutcome.Refused : AuditOutcome.Done);
        session.Commit();
    }

    public IReadOnlyList<StoredPasskey> Passkeys(string account)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return session.List("select id, account, content from passkey where account = @account order by id", row => new StoredPasskey(row.Bytes(0), row.GetString(1), row.GetString(2)), ("account", account));
    }

    /// <summary>The account a passkey belongs to; <c>null</c> if it is nobody's.</summary>
    public StoredPasskey? FindPasskey(byte[] id)
    {
        using var session = Session.Begin(register.Database, writes: false);
        var found = session.List("select id, account, content from passkey where id = @id", row => new StoredPasskey(row.Bytes(0), row.GetString(1), row.GetString(2)), ("id", id));
        return found.Count > 0 ? found[0] : null;
    }

    public void SavePasskey(StoredPasskey passkey)
    {
        using var session = Session.Begin(register.Database);
        var isNew = session.Number("select count(*) from passkey where id = @id", ("id", passkey.Id)) is 0;
        session.Execute("insert into passkey (id, account, content) values (@id, @account, @content) on conflict (id) do update set content = excluded.content",
            ("id", passkey.Id), ("account", passkey.Account), ("content", passkey.Content));
        if (isNew)
        {
            Note(session, passkey.Account, "passkey added", AuditOutcome.Done);
        }

        session.Commit();
    }

    public void RemovePasskey(string account, byte[] id)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("delete from passkey where id = @id and account = @account", ("id", id), ("account", account));
        Note(session, account, "passkey removed", AuditOutcome.Done);
        session.Commit();
    }

    /// <summary>The account that somebody is under at another provider; <c>null</c>: none is linked.</summary>
    public string? FindLogin(string provider, string subject)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return (string?)session.Scalar("select account from login where provider = @provider and subject = @subject", ("provider", provider), ("subject", subject));
    }

    /// <summary>Says whose account somebody is at another provider.</summary>
    public void Link(string provider, string subject, string account, Giver by)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("insert into login (provider, subject, account) values (@provider, @subject, @account) on conflict (provider, subject) do update set account = excluded.account",
            ("provider", provider), ("subject", subject), ("account", account));
        Note(session, by, account, $"linked to {provider}");
        session.Commit();
    }

    /// <summary>Gives a program a token to act as an account, shown once.</summary>
    /// <returns>The token; <c>null</c> if there is no such account.</returns>
    public string? NewToken(string account, string name, Giver by)
    {
        if (new Gate(register).Who(account) is not { Role: not Role.Operator } principal)
        {
            return null;
        }

        var token = $"onroll_{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}";
        using var session = Session.Begin(register.Database);
        session.Execute("insert into api_token (hash, account, name, made) values (@hash, @account, @name, @made)",
            ("hash", HashOf(token)), ("account", principal.Account), ("name", name), ("made", register.Now.Microseconds));
        Note(session, by, principal.Account, $"token made: {name}");
        session.Commit();
        return token;
    }

    /// <summary>The account a token acts as; <c>null</c> if it is none, or has ended.</summary>
    public string? FindToken(string token)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return (string?)session.Scalar("select account from api_token where hash = @hash and ended is null", ("hash", HashOf(token)));
    }

    /// <summary>Ends all tokens of an account.</summary>
    public int EndTokens(string account)
    {
        using var session = Session.Begin(register.Database);
        var ended = session.Execute("update api_token set ended = @now where account = @account and ended is null", ("now", register.Now.Microseconds), ("account", account));
        Note(session, account, "tokens ended", AuditOutcome.Done);
        session.Commit();
        return ended;
    }

    private static byte[] HashOf(string token) => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    private static (string, object?)[] Secrets(Credential credential) =>
        [("account", credential.Account), ("hash", credential.Hash), ("stamp", credential.Stamp), ("totp", credential.Totp), ("recovery", credential.Recovery), ("must_change", (short)(credential.MustChange ? 1 : 0))];

    private void Note(Session session, Giver by, string account, string what)
    {
        session.WallOff();
        new Chains(session, register).Append(new(default(LaCode), 0, default, by.Who.Account, RoleTable.WordOf(by.Who.Role), "sign-in", $"account {account}", by.Purpose, AuditOutcome.Done, what, 1, null));
    }

    private void Note(Session session, string account, string what, AuditOutcome outcome)
    {
        session.WallOff();
        new Chains(session, register).Append(new(default(LaCode), 0, default, account, "", "sign-in", "account", "signing in", outcome, what, 1, null));
    }
}
