using OnRoll.Data.Store;

namespace OnRoll.Data.Accounts;

/// <summary>What somebody has typed and not yet sent. It is theirs alone, comes here sealed, and is no part of any child's record.</summary>
public sealed class Drafts(Register register)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    /// <summary>The sealed draft of a form; <c>null</c>: there is none.</summary>
    /// <param name="form">The form's address, which carries no particulars.</param>
    public string? Find(string account, string form)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return (string?)session.Scalar("select content from draft where account = @account and form = @form and at > @since", ("account", account), ("form", form), ("since", Since));
    }

    /// <summary>The forms an account has drafts of, the latest first.</summary>
    public IReadOnlyList<string> Forms(string account)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return session.List("select form from draft where account = @account and at > @since order by at desc", row => row.GetString(0), ("account", account), ("since", Since));
    }

    public void Keep(string account, string form, string content)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("insert into draft (account, form, at, content) values (@account, @form, @at, @content) on conflict (account, form) do update set at = excluded.at, content = excluded.content",
            ("account", account), ("form", form), ("at", register.Now.Microseconds), ("content", content));
        session.Execute("delete from draft where at <= @since", ("since", Since));
        session.Commit();
    }

    public void Drop(string account, string form)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("delete from draft where account = @account and form = @form", ("account", account), ("form", form));
        session.Commit();
    }

    private long Since => new Domain.Time.Moment(register.Time.GetUtcNow() - KeptFor).Microseconds;
}
