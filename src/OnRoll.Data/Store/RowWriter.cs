using OnRoll.Domain.Audit;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>Puts rows into the tables of the ledger, one at a time or many.</summary>
internal interface IRowWriter : IDisposable
{
    void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt);

    void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt);

    /// <summary>Sends what is still held back.</summary>
    void Flush();

    /// <summary>Waits for what was sent, so that something else may be asked of the session.</summary>
    void Settle()
    {
    }
}

/// <summary>Puts rows in by plain inserts, the same on both engines: for the few rows of an officer's act.</summary>
internal sealed class InsertWriter(Session session) : IRowWriter
{
    private const string RecordSql = "insert into record (authority, id, source, source_id, change, seal) values (@authority, @id, @source, @source_id, @change, @seal)";

    private const string AssertionSql = """
        insert into assertion (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal)
        values (@authority, @record, @id, @change, @known, @flags, @fact, @first, @until, @area, @place, @kind, @hours, @detail, @seal)
        """;

    private static readonly string[] AssertionColumns =
        ["authority", "record", "id", "change", "known", "flags", "fact", "first", "until", "area", "place", "kind", "hours", "detail", "seal"];

    private System.Data.Common.DbCommand? assertion;

    public void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt) =>
        session.Execute(RecordSql, ("authority", id.Authority.Key()), ("id", id.Value), ("source", source), ("source_id", sourceId), ("change", change), ("seal", salt.ToArray()));

    public void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt)
    {
        var fields = row.Fields;
        assertion ??= Prepared();
        var values = assertion.Parameters;
        values[0].Value = row.Record.Authority.Key();
        values[1].Value = row.Record.Value;
        values[2].Value = row.Id;
        values[3].Value = row.Change;
        values[4].Value = row.Known.Microseconds;
        values[5].Value = (short)row.Flags;
        values[6].Value = (short)fields.Fact;
        values[7].Value = fields.First.DayNumber;
        values[8].Value = fields.Until.DayNumber;
        values[9].Value = fields.Authority.Key();
        values[10].Value = fields.Place;
        values[11].Value = fields.Kind;
        values[12].Value = row.HoursText ?? (object)DBNull.Value;
        values[13].Value = fields.Detail;
        values[14].Value = salt.ToArray();
        try
        {
            assertion.ExecuteNonQuery();
        }
        catch (System.Data.Common.DbException fault)
        {
            throw StoreException.Of(fault, session.Database.Name);
        }
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }

    // Its parameters are kept, so that a row costs no more than its values.
    private System.Data.Common.DbCommand Prepared() =>
        session.Command(AssertionSql, [.. AssertionColumns.Select(column => (column, (object?)null))]);
}

/// <summary>A change in the making: gives rows their salts, writes them, and keeps the digest over their hashes.</summary>
/// <param name="number">The change's number in the authority's chain.</param>
internal sealed class ChangeWriter(IRowWriter writer, long number) : IDisposable
{
    private const int SaltsAtOnce = 512;

    private readonly System.Security.Cryptography.IncrementalHash records = Sha256();
    private readonly System.Security.Cryptography.IncrementalHash decisions = Sha256();
    private readonly System.Security.Cryptography.IncrementalHash assertions = Sha256();
    private readonly byte[] salts = new byte[SaltsAtOnce * Seal.SaltLength];
    private int saltsLeft;
    private (long Records, long Decisions, long Assertions) counts;

    public long Number { get; } = number;

    public bool IsEmpty => counts == default;

    public void Record(RecordId id, int source, string sourceName, string sourceId)
    {
        var salt = NextSalt();
        Span<byte> hash = stackalloc byte[Seal.HashLength];
        Seal.OfRecord(id, sourceName, sourceId, Number, salt, hash);
        records.AppendData(hash);
        counts.Records++;
        writer.Record(id, source, sourceId, Number, salt);
    }

    /// <param name="row">Its change is this one; its number is higher than any before it in this change.</param>
    public void Assertion(in StoredAssertion row)
    {
        var salt = NextSalt();
        Span<byte> hash = stackalloc byte[Seal.HashLength];
        Seal.OfAssertion(row, salt, hash);
        assertions.AppendData(hash);
        counts.Assertions++;
        writer.Assertion(row, salt);
    }

    /// <param name="chain">The chain in which the change stands.</param>
    public void Decision(Session session, Domain.Identifiers.LaCode chain, IdentityDecision decision)
    {
        Span<byte> hash = stackalloc byte[Seal.HashLength];
        Seal.OfDecision(decision, Number, hash);
        decisions.AppendData(hash);
        counts.Decisions++;
        session.Execute("""
            insert into decision (authority, id, at, verdict, left_record, right_record, assertion, account, why, change)
            values (@authority, @id, @at, @verdict, @left_record, @right_record, @assertion, @account, @why, @change)
            """,
            ("authority", chain.Key()), ("id", decision.Id), ("at", decision.At.Microseconds), ("verdict", (short)decision.Verdict),
            ("left_record", decision.Left.Value), ("right_record", decision.Right.Value), ("assertion", decision.Assertion), ("account", decision.By),
            ("why", decision.Why), ("change", Number));
    }

    /// <summary>What the change wrote; nothing can be added afterwards.</summary>
    public ChangeDigest Close()
    {
        writer.Flush();
        return new(Number, counts.Records, counts.Decisions, counts.Assertions,
            ChangeDigest.Over(records.GetHashAndReset(), decisions.GetHashAndReset(), assertions.GetHashAndReset()));
    }

    public void Dispose()
    {
        records.Dispose();
        decisions.Dispose();
        assertions.Dispose();
    }

    private ReadOnlySpan<byte> NextSalt()
    {
        if (saltsLeft == 0)
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(salts);
            saltsLeft = SaltsAtOnce;
        }

        return salts.AsSpan(--saltsLeft * Seal.SaltLength, Seal.SaltLength);
    }

    private static System.Security.Cryptography.IncrementalHash Sha256() =>
        System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
}
