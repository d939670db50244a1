using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Audit;

/// <summary>A row outside the ledger whose states the chain vouches for.</summary>
/// <param name="Table">The table, which is also the sort in its seals.</param>
/// <param name="Key">Its key, as seals have it.</param>
/// <param name="Hash">Over all its columns.</param>
internal readonly record struct SealedRow(string Table, string Key, byte[] Hash);

/// <summary>
/// The hashes of rows outside the ledger that an act has written: accounts, calendars, owners, schools and ties, which are replaced and ended
/// where assertions are only ever added. Each state leaves its seal; the last seal of a row must be that of the row as it stands.
/// </summary>
/// <param name="chain">The chain in which the act has its entry.</param>
internal sealed class Seals(Session session, Chains chains, LaCode chain)
{
    /// <summary>What is covered: the table, how many of its first columns are its key, the columns, and whether it stands in the register's own chain whatever authority it names.</summary>
    private static readonly (string Table, int Key, string[] Columns, bool IsOfRegister)[] Covered =
    [
        ("account", 1, ["name", "role", "authority", "school", "made", "ended"], true),
        ("calendar", 2, ["authority", "id", "code", "kind", "first", "last", "name", "ended"], false),
        ("ownership", 3, ["authority", "record", "at", "owner", "account"], false),
        ("school", 1, ["urn", "content"], true),
        ("school_link", 3, ["urn", "link", "content"], true),
        ("setting", 2, ["authority", "id", "name", "days", "unit", "first", "at", "account", "why"], false),
        ("tie", 5, ["authority", "record", "account", "kind", "at", "ended"], false),
    ];

    private readonly List<SealedRow> rows = [];

    /// <summary>Seals rows as they stand now.</summary>
    /// <param name="condition">Which rows, in SQL.</param>
    public void Add(string table, string condition, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var covered = Array.Find(Covered, each => each.Table == table);
        rows.AddRange(session.List($"select {string.Join(", ", covered.Columns)} from {table} where {condition} order by {string.Join(", ", covered.Columns[..covered.Key])}", row => Read(row, covered.Table, covered.Key), values));
    }

    /// <summary>Writes the seals, and gives what the act's entry must say of them; <c>null</c> if nothing was sealed.</summary>
    /// <remarks>Holds the chain from here on, so that seals of a row are numbered in the order in which its states followed one another.</remarks>
    public ChangeDigest? Close()
    {
        if (rows.Count == 0)
        {
            return null;
        }

        chains.Hold(chain);
        var change = Numbers.Take(session, chain, changes: 1).Change;
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var n = 0;
        foreach (var row in rows)
        {
            session.Execute("insert into seal (authority, change, n, sort, key, hash) values (@authority, @change, @n, @sort, @key, @hash)",
                ("authority", chain.Key()), ("change", change), ("n", ++n), ("sort", row.Table), ("key", row.Key), ("hash", row.Hash));
            running.AppendData(HashOf(change, n, row));
        }

        var nothing = SHA256.HashData([]);
        return new(change, 0, 0, 0, ChangeDigest.Over(nothing, nothing, nothing, running.GetHashAndReset())) { Others = n };
    }

    /// <summary>Whether the register is of a version that seals.</summary>
    public static bool AreThere(Session session) => session.HasTable("seal");

    /// <summary>Seals all that stands, once, when a register comes from a version that did not.</summary>
    public static void AddAll(Session session, Register register)
    {
        session.WallOff();
        var chains = new Chains(session, register);
        foreach (var chain in ChainsOf(session))
        {
            var seals = new Seals(session, chains, chain);
            foreach (var (table, _, _, isOfRegister) in Covered)
            {
                if (chain.IsNone || !isOfRegister)
                {
                    seals.Add(table, isOfRegister ? "1 = 1" : "authority = @authority", isOfRegister ? [] : [("authority", chain.Key())]);
                }
            }

            if (seals.Close() is { } written)
            {
                chains.Append(new(chain, 0, default, Anchorage.Account, Anchorage.Account, "upgrade", "rows outside the ledger", "that they are covered from here on",
                    AuditOutcome.Done, "", written.Others, written));
            }
        }

        session.AsOwner();
    }

    /// <summary>The rows that stand in a chain now.</summary>
    public static IEnumerable<SealedRow> Standing(Session session, LaCode chain)
    {
        foreach (var (table, key, columns, isOfRegister) in Covered)
        {
            if (isOfRegister && !chain.IsNone)
            {
                continue;
            }

            var within = isOfRegister ? "" : " where authority = @authority";
            foreach (var row in session.Stream($"select {string.Join(", ", columns)} from {table}{within}", isOfRegister ? [] : [("authority", chain.Key())]))
            {
                yield return Read(row, table, key);
            }
        }
    }

    /// <summary>The seals of a chain in the order of their changes.</summary>
    public static IEnumerable<(long Change, int Number, SealedRow Row)> All(Session session, LaCode chain)
    {
        foreach (var row in session.Stream("select change, n, sort, key, hash from seal where authority = @authority order by change, n", ("authority", chain.Key())))
        {
            yield return (row.GetInt64(0), row.GetInt32(1), new(row.GetString(2), row.GetString(3), row.Bytes(4)));
        }
    }

    /// <summary>Every chain in which rows or seals stand.</summary>
    public static IEnumerable<LaCode> ChainsOf(Session session) => session.List("""
        select distinct authority from calendar union select distinct authority from ownership union select distinct authority from tie union select distinct authority from setting union select distinct authority from seal
        """, row => row.Authority(0)).Append(default).Distinct().Order();

    /// <summary>What the digest of a change runs over.</summary>
    public static byte[] HashOf(long change, int number, SealedRow row)
    {
        var bytes = new CanonicalBytes(stackalloc byte[256]);
        bytes.Add(change);
        bytes.Add(number);
        bytes.Add(row.Table);
        bytes.Add(row.Key);
        bytes.Add(row.Hash);
        return SHA256.HashData(bytes.Written);
    }

    private static SealedRow Read(DbDataReader row, string table, int key)
    {
        var bytes = new CanonicalBytes(stackalloc byte[512]);
        bytes.Add(table);
        var words = new string[key];
        for (var i = 0; i < row.FieldCount; i++)
        {
            var value = row.GetValue(i);
            bytes.Add(value is DBNull ? 0 : value is string ? 1 : 2); // that no number passes for none
            if (value is string text)
            {
                bytes.Add(text);
            }
            else if (value is not DBNull)
            {
                bytes.Add(Convert.ToInt64(value, CultureInfo.InvariantCulture));
            }

            if (i < key)
            {
                words[i] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            }
        }

        return new(table, string.Join(' ', words), SHA256.HashData(bytes.Written));
    }
}
