using OnRoll.Data.Store;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Intake;

/// <summary>Sources and their records: a child's id in a file belongs to its source.</summary>
internal static class SourceRows
{
    /// <summary>The number of a source, made if it is new; nobody else takes in a file of it until the session ends.</summary>
    /// <param name="authority">Whose source it is; none for one of the whole country.</param>
    public static int Hold(Session session, LaCode authority, string name)
    {
        if (session.IsPostgres)
        {
            session.Execute("select pg_advisory_xact_lock(hashtextextended(@source, 0))", ("source", $"source {authority.Key()} {name}"));
        }

        (string, object?)[] key = [("authority", authority.Key()), ("name", name)];
        if (session.Number("select id from source where authority = @authority and name = @name", key) is { } known)
        {
            return (int)known;
        }

        if (session.IsPostgres)
        {
            session.Execute("select pg_advisory_xact_lock(hashtextextended('sources', 0))");
        }

        return (int)session.Number("insert into source (id, authority, name) select coalesce(max(id), 0) + 1, @authority, @name from source returning id", key)!;
    }

    /// <summary>The records of a source by their ids there.</summary>
    public static Dictionary<string, RecordId> All(Session session, int source)
    {
        var records = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        foreach (var row in session.Stream("select source_id, id from record where source = @source and source_id is not null", ("source", source)))
        {
            records.Add(row.GetString(0), RecordId.FromValue(row.GetInt64(1)));
        }

        return records;
    }
}
