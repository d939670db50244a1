using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>Remembers whose derived spans no longer follow from the ledger, until they are packed anew.</summary>
internal static class Stale
{
    /// <summary>The number of no record: stands for all of an authority's.</summary>
    private const long All = 0;

    /// <summary>Everything an authority keeps is to be derived anew.</summary>
    public static void MarkAll(Session session, LaCode authority) =>
        session.Execute("insert into derived_stale (authority, record) values (@authority, @record) on conflict do nothing",
            ("authority", authority.Key()), ("record", All));

    /// <summary>What is to be derived anew: whole authorities, and single records of others.</summary>
    public static (HashSet<LaCode> Authorities, List<RecordId> Records) Read(Session session, IReadOnlyList<LaCode>? range)
    {
        var marks = session.List("select authority, record from derived_stale", row => (Authority: row.Authority(0), Record: RecordId.FromValue(row.GetInt64(1))));
        var within = marks.Where(mark => range is null || range.Contains(mark.Authority)).ToList();
        var authorities = within.Where(mark => mark.Record.Value == All).Select(mark => mark.Authority).ToHashSet();
        return (authorities, [.. within.Where(mark => mark.Record.Value != All && !authorities.Contains(mark.Authority)).Select(mark => mark.Record)]);
    }

    /// <summary>The authorities under which something kept no longer follows: a unit's spans stand under the authority of its first record, whoever keeps the others.</summary>
    public static SortedSet<LaCode> Partitions(Session session)
    {
        var (authorities, records) = Read(session, null);
        var partitions = new SortedSet<LaCode>(authorities.Union(records.Select(record => record.Authority)));
        var marked = records.ToHashSet();
        foreach (var unit in MovedUnits.Shared(session, [.. partitions]).Select(record => UnitRows.With(session, record)).ToList())
        {
            if (unit.Records.Any(record => marked.Contains(record) || authorities.Contains(record.Authority)))
            {
                partitions.Add(unit.Records[0].Authority);
            }
        }

        return partitions;
    }

    public static void Clear(Session session, LaCode authority) =>
        session.Execute("delete from derived_stale where authority = @authority", ("authority", authority.Key()));

    /// <summary>Remembers records; whoever does holds the chains of those who keep them, so that no mark is lost to a rebuild.</summary>
    public static void Mark(Session session, IEnumerable<RecordId> records)
    {
        foreach (var kept in records.GroupBy(record => record.Authority))
        {
            var ids = kept.Select(record => record.Value).ToArray();
            session.Later(session.IsPostgres
                    ? "insert into derived_stale (authority, record) select @authority, id from unnest(@ids) as ids(id) on conflict do nothing"
                    : "insert into derived_stale (authority, record) select @authority, value from json_each(@ids) where true on conflict do nothing",
                ("authority", kept.Key.Key()), ("ids", session.IsPostgres ? ids : $"[{string.Join(',', ids)}]"));
        }
    }
}
