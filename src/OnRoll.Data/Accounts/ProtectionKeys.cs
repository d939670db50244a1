using OnRoll.Data.Store;

namespace OnRoll.Data.Accounts;

/// <summary>The keys by which cookies and drafts are sealed, kept in the register so that every process of it shares them.</summary>
public sealed class ProtectionKeys(Register register)
{
    public IReadOnlyList<(string Id, string Content)> All()
    {
        using var session = Session.Begin(register.Database, writes: false);
        return session.List("select id, content from protection_key order by id", row => (row.GetString(0), row.GetString(1)));
    }

    public void Add(string id, string content)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("insert into protection_key (id, content) values (@id, @content) on conflict (id) do nothing", ("id", id), ("content", content));
        session.Commit();
    }

    /// <summary>Puts another form of the same key in its place, unless somebody has done so meanwhile.</summary>
    public void Replace(string id, string before, string content)
    {
        using var session = Session.Begin(register.Database);
        session.Execute("update protection_key set content = @content where id = @id and content = @before", ("content", content), ("id", id), ("before", before));
        session.Commit();
    }
}
