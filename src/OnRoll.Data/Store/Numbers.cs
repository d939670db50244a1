using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Store;

/// <summary>Gives out the numbers of records, assertions, changes and decisions: each authority has its own, rising, none twice.</summary>
/// <remarks>A number given out and not used is a gap, which means nothing.</remarks>
internal static class Numbers
{
    /// <summary>The first of a run of numbers in each column.</summary>
    public readonly record struct Run(long Record, long Assertion, long Change, long Decision);

    /// <summary>Takes numbers within a session; the authority's next writer waits until it commits.</summary>
    public static Run Take(Session session, LaCode authority, long records = 0, long assertions = 0, long changes = 0, long decisions = 0)
    {
        const string Sql = """
            insert into counter (authority, record, assertion, change, decision) values (@authority, 1 + @records, 1 + @assertions, 1 + @changes, 1 + @decisions)
            on conflict (authority) do update set record = counter.record + @records, assertion = counter.assertion + @assertions,
              change = counter.change + @changes, decision = counter.decision + @decisions
            returning record, assertion, change, decision
            """;
        var next = session.List(Sql, row => new Run(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            ("authority", (long)authority.Key()), ("records", records), ("assertions", assertions), ("changes", changes), ("decisions", decisions))[0];
        return new(next.Record - records, next.Assertion - assertions, next.Change - changes, next.Decision - decisions);
    }

    /// <summary>Takes numbers for long work, so that nobody waits for its end.</summary>
    public static Run TakeApart(Session session, LaCode authority, long records = 0, long assertions = 0, long changes = 0, long decisions = 0)
    {
        if (!session.IsPostgres)
        {
            return Take(session, authority, records, assertions, changes, decisions); // one writer at a time: nobody else could take any
        }

        using var apart = Session.Begin(session.Database);
        apart.Execute("set local synchronous_commit = off"); // whatever uses the numbers is flushed after this, and takes it to the disk with it
        var run = Take(apart, authority, records, assertions, changes, decisions);
        apart.Commit();
        return run;
    }
}
