using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>A cache: under which sound identifier which records stand, so that a child is found again. Rebuilt from the ledger.</summary>
internal static class IdentifierKeys
{
    public static void Add(Session session, RecordId record, IEnumerable<Assertion> assertions)
    {
        foreach (var key in assertions.OfType<Identified>().Select(StrongIdentifiers.Key).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            Add(session, record, key);
        }
    }

    public static void Add(Session session, RecordId record, string key) =>
        session.Execute("insert into derived_identifier (key, authority, record) values (@key, @authority, @record) on conflict do nothing",
            ("key", key), ("authority", record.Authority.Key()), ("record", record.Value));

    /// <summary>The records that bear any of some identifiers, by identifier.</summary>
    public static ILookup<string, RecordId> FindAll(Session session, IReadOnlyCollection<string> keys)
    {
        var (among, values) = session.Among("key", keys);
        return session.List($"select key, record from derived_identifier where {among} order by record", row => (Key: row.GetString(0), Record: RecordId.FromValue(row.GetInt64(1))), values)
            .ToLookup(found => found.Key, found => found.Record, StringComparer.Ordinal);
    }

    /// <summary>Makes an authority's keys anew from its ledger.</summary>
    public static void Rebuild(Session session, Domain.Identifiers.LaCode authority)
    {
        session.Execute("delete from derived_identifier where authority = @authority", ("authority", authority.Key()));
        var rows = new LedgerRows();
        foreach (var line in session.List($"select {LedgerRows.Columns} from assertion where authority = @authority and fact = {(int)Fact.Identifier}", rows.Read, ("authority", authority.Key())))
        {
            if (line is { Withdraws: false } stored)
            {
                Add(session, stored.Record, [stored.Fields.ToAssertion()]);
            }
        }
    }
}
