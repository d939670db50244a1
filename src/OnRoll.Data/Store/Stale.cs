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

    public static void Mark(Session session, IEnumerable<RecordId> records)
    {
        foreach (var record in records)
        {
            session.Execute("insert into derived_stale (authority, record) values (@authority, @record) on conflict do nothing",
                ("authority", record.Authority.Key()), ("record", record.Value));
        }
    }
}
