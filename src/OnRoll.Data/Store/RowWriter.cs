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

    public void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt) =>
        session.Later(RecordSql, ("authority", id.Authority.Key()), ("id", id.Value), ("source", source), ("source_id", sourceId), ("change", change), ("seal", salt.ToArray()));

    public void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt)
    {
        var fields = row.Fields;
        session.Later(AssertionSql, ("authority", row.Record.Authority.Key()), ("record", row.Record.Value), ("id", row.Id), ("change", row.Change), ("known", row.Known.Microseconds),
            ("flags", (short)row.Flags), ("fact", (short)fields.Fact), ("first", fields.First.DayNumber), ("until", fields.Until.DayNumber), ("area", fields.Authority.Key()),
            ("place", fields.Place), ("kind", fields.Kind), ("hours", row.HoursText), ("detail", fields.Detail), ("seal", salt.ToArray()));
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
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
