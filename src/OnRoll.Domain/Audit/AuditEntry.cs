using System.Security.Cryptography;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Audit;

/// <summary>How a request to the gate ended.</summary>
public enum AuditOutcome : byte
{
    Done = 0,

    /// <summary>Not allowed, or there was no such child: the asker is told the same.</summary>
    Refused,

    /// <summary>Allowed outside the usual rules, with a reason, for a limited time, to be reviewed.</summary>
    BrokeGlass,
}

/// <summary>What one change wrote: how many rows of each sort, and the digest over their hashes.</summary>
/// <param name="Number">The change's number at the authority in whose chain it stands.</param>
public sealed record ChangeDigest(long Number, long Records, long Decisions, long Assertions, byte[] Digest)
{
    /// <summary>How many states of rows outside the ledger it sealed.</summary>
    public long Others { get; init; }

    /// <summary>The digest of the runs of row hashes.</summary>
    /// <param name="others">Of seals; empty where there are none.</param>
    public static byte[] Over(ReadOnlySpan<byte> records, ReadOnlySpan<byte> decisions, ReadOnlySpan<byte> assertions, ReadOnlySpan<byte> others = default)
    {
        Span<byte> all = stackalloc byte[(3 * Seal.HashLength) + others.Length];
        records.CopyTo(all);
        decisions.CopyTo(all[Seal.HashLength..]);
        assertions.CopyTo(all[(2 * Seal.HashLength)..]);
        others.CopyTo(all[(3 * Seal.HashLength)..]);
        return SHA256.HashData(all);
    }
}

/// <summary>One line of the audit: who asked for what, of whom, why, and how it ended. Each holds the hash of the one before it.</summary>
/// <param name="Chain">Whose chain it stands in; none for what concerns the register as a whole.</param>
/// <param name="Number">Its place in the chain, from 1.</param>
/// <param name="Subject">A child as <c>child 202-17</c>, or what else was acted on; never a particular.</param>
/// <param name="Selection">What a bulk question chose, in its own words; empty for a single object.</param>
/// <param name="Count">How many objects it touched.</param>
/// <param name="Written">What it wrote; <c>null</c> for a read.</param>
public sealed record AuditEntry(
    LaCode Chain, long Number, Moment At, string Account, string Role, string Action, string Subject, string Purpose,
    AuditOutcome Outcome, string Selection, long Count, ChangeDigest? Written)
{
    private const int FirstVersion = 1;

    /// <summary>Of entries that sealed rows outside the ledger.</summary>
    private const int SecondVersion = 2;

    /// <summary>The hash that a chain begins with.</summary>
    /// <param name="register">The register's own id, so that no chain passes for another's.</param>
    public static byte[] Origin(string register, LaCode chain)
    {
        var bytes = new CanonicalBytes(stackalloc byte[128]);
        bytes.Add("OnRoll audit chain");
        bytes.Add(register);
        bytes.Add(chain.Number);
        return SHA256.HashData(bytes.Written);
    }

    /// <summary>The hash of this entry after the one before it.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        var bytes = new CanonicalBytes(stackalloc byte[512]);
        var others = Written?.Others ?? 0;
        bytes.Add(others == 0 ? FirstVersion : SecondVersion);
        bytes.Add(previous);
        bytes.Add(Chain.Number);
        bytes.Add(Number);
        bytes.Add(At.Microseconds);
        bytes.Add(Account);
        bytes.Add(Role);
        bytes.Add(Action);
        bytes.Add(Subject);
        bytes.Add(Purpose);
        bytes.Add((long)Outcome);
        bytes.Add(Selection);
        bytes.Add(Count);
        bytes.Add(Written?.Number ?? 0);
        bytes.Add(Written?.Records ?? 0);
        bytes.Add(Written?.Decisions ?? 0);
        bytes.Add(Written?.Assertions ?? 0);
        bytes.Add(Written?.Digest ?? []);
        if (others != 0)
        {
            bytes.Add(others);
        }

        return SHA256.HashData(bytes.Written);
    }
}

/// <summary>Where a chain stood at a moment.</summary>
/// <param name="Number">Of its last entry; 0 before the first.</param>
public sealed record ChainHead(LaCode Chain, long Number, Moment At, byte[] Hash);

/// <summary>The heads of all chains at one moment, themselves a chain: whoever keeps a copy elsewhere can prove that nothing before it was rewritten.</summary>
public sealed record Anchor(long Number, Moment At, IReadOnlyList<ChainHead> Heads)
{
    public static byte[] Origin(string register)
    {
        var bytes = new CanonicalBytes(stackalloc byte[128]);
        bytes.Add("OnRoll anchors");
        bytes.Add(register);
        return SHA256.HashData(bytes.Written);
    }

    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        var bytes = new CanonicalBytes(new byte[512]);
        bytes.Add(previous);
        bytes.Add(Number);
        bytes.Add(At.Microseconds);
        foreach (var head in Heads)
        {
            bytes.Add(head.Chain.Number);
            bytes.Add(head.Number);
            bytes.Add(head.Hash);
        }

        return SHA256.HashData(bytes.Written);
    }
}
