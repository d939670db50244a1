using System.Security.Cryptography;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Audit;

/// <summary>The salted hash of a row of the register, by which a change of one byte is found, and by which a deletion proves itself.</summary>
/// <remarks>
/// A row keeps a salt of its own beside its content. Where the law requires deletion, content and salt go and the hash takes the
/// salt's place: nobody can work the content out from it, and every digest above still holds.
/// </remarks>
public static class Seal
{
    public const int SaltLength = 16;

    public const int HashLength = SHA256.HashSizeInBytes;

    private const int Usual = 512;

    /// <summary>The hash of an assertion.</summary>
    /// <param name="salt">Sixteen random bytes of its own.</param>
    /// <param name="hash">Where it goes, <see cref="HashLength"/> bytes.</param>
    public static void OfAssertion(StoredAssertion row, ReadOnlySpan<byte> salt, Span<byte> hash)
    {
        var bytes = new CanonicalBytes(stackalloc byte[Usual]);
        bytes.Add(salt);
        bytes.Add(row.Record.Value);
        bytes.Add(row.Id);
        bytes.Add(row.Change);
        bytes.Add(row.Known.Microseconds);
        bytes.Add(row.Flags);
        var fields = row.Fields;
        bytes.Add((long)fields.Fact);
        bytes.Add(fields.First.DayNumber);
        bytes.Add(fields.Until.DayNumber);
        bytes.Add(fields.Authority.Number);
        bytes.Add(fields.Place);
        bytes.Add(fields.Kind);
        bytes.Add(row.HoursText);
        bytes.Add(fields.Detail);
        SHA256.HashData(bytes.Written, hash);
    }

    /// <summary>The hash of a record: whose id at which source it is.</summary>
    public static void OfRecord(RecordId id, string source, string sourceId, long change, ReadOnlySpan<byte> salt, Span<byte> hash)
    {
        var bytes = new CanonicalBytes(stackalloc byte[Usual]);
        bytes.Add(salt);
        bytes.Add(id.Value);
        bytes.Add(source);
        bytes.Add(sourceId);
        bytes.Add(change);
        SHA256.HashData(bytes.Written, hash);
    }

    /// <summary>The hash of a decision about identity. Its words are the decider's and never a child's, so it needs no salt.</summary>
    public static void OfDecision(Identity.IdentityDecision decision, long change, Span<byte> hash)
    {
        var bytes = new CanonicalBytes(stackalloc byte[Usual]);
        bytes.Add(decision.Id);
        bytes.Add(decision.At.Microseconds);
        bytes.Add((long)decision.Verdict);
        bytes.Add(decision.Left.Value);
        bytes.Add(decision.Right.Value);
        bytes.Add(decision.Assertion);
        bytes.Add(decision.By);
        bytes.Add(decision.Why);
        bytes.Add(change);
        SHA256.HashData(bytes.Written, hash);
    }
}

/// <summary>An assertion as the register keeps it.</summary>
/// <param name="Id">Its number at the authority that keeps the record: what came later has the higher one.</param>
/// <param name="Change">The change that added it.</param>
/// <param name="Known">When the register learnt it.</param>
public readonly record struct StoredAssertion(RecordId Record, long Id, long Change, Moment Known, bool Withdraws, bool IsUndated, AssertionFields Fields)
{
    private const int WithdrawsBit = 1;
    private const int UndatedBit = 2;

    /// <summary>The two yes-or-noes in one number, as stores keep them.</summary>
    public int Flags => (Withdraws ? WithdrawsBit : 0) | (IsUndated ? UndatedBit : 0);

    /// <summary>Hours as stores keep them, to the digit; <c>null</c> where there are none.</summary>
    public string? HoursText => Fields.Hours?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);

    public static bool WithdrawsIn(int flags) => (flags & WithdrawsBit) != 0;

    public static bool IsUndatedIn(int flags) => (flags & UndatedBit) != 0;

    /// <summary>The same as histories take it.</summary>
    /// <exception cref="FormatException">The columns hold what no version wrote.</exception>
    public Recorded ToRecorded() => new(Fields.ToAssertion(), Known, Id, Withdraws, IsUndated);
}
