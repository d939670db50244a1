using OnRoll.Data.Store;

namespace OnRoll.Data.Access;

/// <content>What a page sends again, because nobody saw an answer to it, is done once: its key is written in the transaction that does it.</content>
public sealed partial class Door
{
    /// <summary>Whether something was recorded under a key of the asker's.</summary>
    public bool IsRecordedUnder(string key)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return RecordedUnder(session, key) is not null;
    }

    /// <summary>What was recorded under a key of the asker's; <c>null</c>: nothing.</summary>
    private string? RecordedUnder(Session session, string? key) => key is null ? null
        : session.List("select answer from idempotency where account = @account and key = @key", row => row.GetString(0), ("account", principal.Account), ("key", key)) is [var answer] ? answer : null;

    private void RecordUnder(Session session, string? key, string answer)
    {
        if (key is not null)
        {
            session.Execute("insert into idempotency (account, key, at, request, status, answer) values (@account, @key, @at, @request, 200, @answer)",
                ("account", principal.Account), ("key", key), ("at", register.Now.Microseconds), ("request", Array.Empty<byte>()), ("answer", answer));
        }
    }
}
