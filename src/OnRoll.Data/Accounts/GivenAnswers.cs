using OnRoll.Data.Store;

namespace OnRoll.Data.Accounts;

/// <summary>An answer that was given under a key.</summary>
/// <param name="Status">0 while it is not known what came of it.</param>
public sealed record GivenAnswer(bool IsSameRequest, int Status, string Answer);

/// <summary>Remembers which writes programs asked for, so that one sent twice is done once.</summary>
public sealed class GivenAnswers(Register register)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Claims a key.</summary>
    /// <returns><c>null</c>: it is the caller's now; else what was given under it before.</returns>
    public GivenAnswer? Claim(string account, string key, byte[] request)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("delete from idempotency where at < @old", ("old", new Domain.Time.Moment(register.Time.GetUtcNow() - KeptFor).Microseconds));
        var claimed = session.Execute("insert into idempotency (account, key, at, request, status, answer) values (@account, @key, @at, @request, 0, '') on conflict (account, key) do nothing",
            ("account", account), ("key", key), ("at", register.Now.Microseconds), ("request", request));
        var given = claimed > 0 ? null : session.List("select request, status, answer from idempotency where account = @account and key = @key",
            row => new GivenAnswer(row.Bytes(0).AsSpan().SequenceEqual(request), row.GetInt32(1), row.GetString(2)), ("account", account), ("key", key))[0];
        session.Commit();
        return given;
    }

    public void Keep(string account, string key, int status, string answer) => Change("update idempotency set status = @status, answer = @answer where account = @account and key = @key", account, key, status, answer);

    /// <summary>Gives a key back: nothing was done under it.</summary>
    public void Release(string account, string key) => Change("delete from idempotency where account = @account and key = @key", account, key, 0, "");

    private void Change(string sql, string account, string key, int status, string answer)
    {
        using var session = Session.Begin(register.Database);
        session.Execute(sql, ("account", account), ("key", key), ("status", status), ("answer", answer));
        session.Commit();
    }
}
