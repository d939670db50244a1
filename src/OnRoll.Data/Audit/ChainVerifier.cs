using System.Security.Cryptography;
using OnRoll.Data.Identity;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Audit;

/// <summary>What a check of the chains found.</summary>
/// <param name="Findings">Each a place and what is wrong there, without particulars; none: nothing was altered.</param>
public sealed record VerifyReport(long Entries, long Records, long Assertions, long Erased, long Decisions, long Anchors, IReadOnlyList<string> Findings)
{
    public bool IsWhole => Findings.Count == 0;
}

/// <summary>Recomputes every hash of the audit, of what it says was written, and of the anchors; finds a single changed byte.</summary>
/// <remarks>
/// Whoever holds the database could rewrite a whole chain and every anchor after it. Heads kept elsewhere show that too:
/// they are compared with what stands here.
/// </remarks>
internal sealed class ChainVerifier(Session session, string register)
{
    private const int MostFindings = 1000;

    private readonly List<string> findings = [];
    private readonly Dictionary<(LaCode Chain, long Number), byte[]> expectedHeads = [];
    private readonly Dictionary<string, string> anchors = new(StringComparer.Ordinal);
    private (long Entries, long Records, long Assertions, long Erased, long Decisions, long Anchors) totals;

    /// <param name="kept">Heads that somebody kept elsewhere.</param>
    public VerifyReport Verify(IReadOnlyList<ChainHead> kept)
    {
        CheckAnchors();
        foreach (var head in kept)
        {
            Expect(head, "the heads kept elsewhere");
        }

        var heads = session.List("select authority, n, at, hash from chain order by authority", row => new ChainHead(row.Authority(0), row.GetInt64(1), row.Moment(2), row.Bytes(3)));
        foreach (var chain in ChainsThere().Union(heads.Select(head => head.Chain)).Union(expectedHeads.Keys.Select(key => key.Chain)).Order())
        {
            CheckChain(chain, heads.Find(head => head.Chain == chain));
        }

        foreach (var ((chain, number), _) in expectedHeads)
        {
            Say($"{Name(chain)}: entry {number}: is gone, though an anchor or a head kept elsewhere has it");
        }

        return new(totals.Entries, totals.Records, totals.Assertions, totals.Erased, totals.Decisions, totals.Anchors, findings);
    }

    /// <summary>Every authority of which any row is there.</summary>
    private List<LaCode> ChainsThere() => session.List("""
        select distinct authority from audit union select distinct authority from record union select distinct authority from assertion
        union select distinct authority from decision
        """, row => row.Authority(0)).Union(Seals.ChainsOf(session)).ToList();

    private void CheckAnchors()
    {
        var previous = Anchor.Origin(register);
        var number = 0L;
        foreach (var row in session.List("select n, at, heads, hash from anchor order by n", row => (Number: row.GetInt64(0), At: row.Moment(1), Heads: row.Bytes(2), Hash: row.Bytes(3))))
        {
            totals.Anchors++;
            anchors[$"anchor {row.Number}"] = Convert.ToHexStringLower(row.Hash);
            if (row.Number != ++number)
            {
                Say($"anchor {number}: is missing");
                number = row.Number;
            }

            try
            {
                var anchor = new Anchor(row.Number, row.At, HeadBytes.Read(row.Heads));
                if (!anchor.HashAfter(previous).AsSpan().SequenceEqual(row.Hash))
                {
                    Say($"anchor {row.Number}: does not have the hash it should");
                }

                foreach (var head in anchor.Heads)
                {
                    Expect(head, $"anchor {row.Number}");
                }
            }
            catch (Exception fault) when (fault is FormatException or ArgumentOutOfRangeException)
            {
                Say($"anchor {row.Number}: its heads cannot be read");
            }

            previous = row.Hash;
        }
    }

    private void Expect(ChainHead head, string by)
    {
        if (head.Number == 0)
        {
            return;
        }

        if (expectedHeads.TryGetValue((head.Chain, head.Number), out var other) && !other.AsSpan().SequenceEqual(head.Hash))
        {
            Say($"{Name(head.Chain)}: entry {head.Number}: {by} disagrees with an earlier anchor");
        }

        expectedHeads[(head.Chain, head.Number)] = head.Hash;
    }

    private void CheckChain(LaCode chain, ChainHead? head)
    {
        var changes = new Dictionary<long, (long Entry, ChangeDigest Digest)>();
        var erased = new Erased();
        var previous = AuditEntry.Origin(register, chain);
        var number = 0L;
        foreach (var (entry, hash) in Entries(chain))
        {
            totals.Entries++;
            if (entry.Number != ++number)
            {
                Say($"{Name(chain)}: entry {number}: is missing");
                number = entry.Number;
            }

            if (!entry.HashAfter(previous).AsSpan().SequenceEqual(hash))
            {
                Say($"{Name(chain)}: entry {number}: does not have the hash it should");
            }

            if (expectedHeads.Remove((chain, number), out var expected) && !expected.AsSpan().SequenceEqual(hash))
            {
                Say($"{Name(chain)}: entry {number}: is not the one that an anchor or a head kept elsewhere has");
            }

            if (entry.Written is { } written && !changes.TryAdd(written.Number, (number, written)))
            {
                Say($"{Name(chain)}: entry {number}: names a change that another entry has");
            }

            if (entry.Action == Anchorage.Action && anchors.GetValueOrDefault(entry.Subject) != entry.Selection)
            {
                Say($"{Name(chain)}: entry {number}: the anchor it vouches for is gone or another");
            }

            if (entry.Action == GateAction.Erase.Name && entry.Outcome is AuditOutcome.Done)
            {
                erased.Read(entry.Selection);
            }

            previous = hash;
        }

        if (head is null ? number > 0 : head.Number != number || !head.Hash.AsSpan().SequenceEqual(previous))
        {
            Say($"{Name(chain)}: the head of the chain is not its last entry ({number})");
        }

        CheckRows(chain, changes, erased);
    }

    private IEnumerable<(AuditEntry Entry, byte[] Hash)> Entries(LaCode chain)
    {
        foreach (var row in session.Stream("""
            select n, at, account, role, action, subject, purpose, outcome, selection, count, change, records, decisions, assertions, digest, hash, others
            from audit where authority = @authority order by n
            """, ("authority", chain.Key())))
        {
            var digest = new ChangeDigest(row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13), row.IsDBNull(14) ? [] : row.Bytes(14)) { Others = row.GetInt64(16) };
            var written = digest is { Number: 0, Records: 0, Decisions: 0, Assertions: 0, Others: 0, Digest.Length: 0 } ? null : digest;
            yield return (new(chain, row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
                (AuditOutcome)row.GetInt16(7), row.GetString(8), row.GetInt64(9), written), row.Bytes(15));
        }
    }

    private void CheckRows(LaCode chain, Dictionary<long, (long Entry, ChangeDigest Digest)> changes, Erased erased)
    {
        var records = Digests(RecordHashes(chain, erased));
        var decisions = Digests(DecisionHashes(chain));
        var assertions = Digests(AssertionHashes(chain, erased));
        var others = Digests(SealHashes(chain));
        foreach (var (change, (entry, written)) in changes)
        {
            var (ofRecords, ofDecisions, ofAssertions, ofOthers) = (Take(records, change), Take(decisions, change), Take(assertions, change), Take(others, change));
            if ((ofRecords.Count, ofDecisions.Count, ofAssertions.Count, ofOthers.Count) != (written.Records, written.Decisions, written.Assertions, written.Others)
                || !ChangeDigest.Over(ofRecords.Hash, ofDecisions.Hash, ofAssertions.Hash, written.Others == 0 ? [] : ofOthers.Hash).AsSpan().SequenceEqual(written.Digest))
            {
                Say($"{Name(chain)}: entry {entry}: what it wrote (change {change}) is not what stands in the ledger");
            }
        }

        foreach (var change in records.Keys.Union(decisions.Keys).Union(assertions.Keys).Union(others.Keys))
        {
            Say($"{Name(chain)}: change {change}: rows stand in the ledger that no entry accounts for");
        }
    }

    /// <summary>The hashes of a chain's seals; then whether each row outside the ledger stands as it was last sealed.</summary>
    private IEnumerable<(long Change, byte[] Hash)> SealHashes(LaCode chain)
    {
        var last = new Dictionary<(string, string), byte[]>();
        foreach (var (change, number, row) in Seals.All(session, chain))
        {
            last[(row.Table, row.Key)] = row.Hash;
            yield return (change, Seals.HashOf(change, number, row));
        }

        foreach (var row in Seals.Standing(session, chain))
        {
            if (!last.Remove((row.Table, row.Key), out var hash) || !hash.AsSpan().SequenceEqual(row.Hash))
            {
                Say($"{Name(chain)}: {row.Table}: a row is not what was last written, or was never written through the gate");
            }
        }

        foreach (var (table, _) in last.Keys)
        {
            Say($"{Name(chain)}: {table}: a row that was written is gone");
        }
    }

    private static (long Count, byte[] Hash) Take(Dictionary<long, (long Count, byte[] Hash)> digests, long change) =>
        digests.Remove(change, out var digest) ? digest : (0, SHA256.HashData([]));

    /// <summary>The digest of each change's rows, which come together and in order of number.</summary>
    private static Dictionary<long, (long Count, byte[] Hash)> Digests(IEnumerable<(long Change, byte[] Hash)> rows)
    {
        var digests = new Dictionary<long, (long, byte[])>();
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (current, count) = (0L, 0L);
        foreach (var (change, hash) in rows)
        {
            if (change != current && count > 0)
            {
                digests[current] = (count, running.GetHashAndReset());
                count = 0;
            }

            current = change;
            count++;
            running.AppendData(hash);
        }

        if (count > 0)
        {
            digests[current] = (count, running.GetHashAndReset());
        }

        return digests;
    }

    private IEnumerable<(long Change, byte[] Hash)> RecordHashes(LaCode chain, Erased erased)
    {
        var sources = session.List("select id, name from source", row => (row.GetInt32(0), row.GetString(1))).ToDictionary(source => source.Item1, source => source.Item2);
        foreach (var row in session.Stream("select id, source, source_id, change, seal from record where authority = @authority order by change, id", ("authority", chain.Key())))
        {
            totals.Records++;
            var (id, seal) = (RecordId.FromValue(row.GetInt64(0)), row.Bytes(4));
            if (row.IsDBNull(2))
            {
                SayIfNotErased(chain, erased.Has(id), $"record {id}");
                yield return (row.GetInt64(3), seal);
                continue;
            }

            var hash = new byte[Seal.HashLength];
            Seal.OfRecord(id, sources.GetValueOrDefault(row.GetInt32(1)) ?? "", row.GetString(2), row.GetInt64(3), seal, hash);
            yield return (row.GetInt64(3), hash);
        }
    }

    private IEnumerable<(long Change, byte[] Hash)> DecisionHashes(LaCode chain)
    {
        foreach (var row in session.Stream("select id, at, verdict, left_record, right_record, assertion, account, why, change from decision where authority = @authority order by change, id", ("authority", chain.Key())))
        {
            totals.Decisions++;
            var hash = new byte[Seal.HashLength];
            Seal.OfDecision(JoinRows.Read(row), row.GetInt64(8), hash);
            yield return (row.GetInt64(8), hash);
        }
    }

    private IEnumerable<(long Change, byte[] Hash)> AssertionHashes(LaCode chain, Erased erased)
    {
        var rows = new LedgerRows();
        foreach (var row in session.Stream($"select {LedgerRows.Columns}, seal from assertion where authority = @authority order by change, id", ("authority", chain.Key())))
        {
            totals.Assertions++;
            var hash = new byte[Seal.HashLength];
            SealedAssertion stored;
            try
            {
                stored = rows.ReadSealed(row);
                if (stored.IsErased)
                {
                    totals.Erased++;
                    SayIfNotErased(chain, erased.Has(stored.Row.Record, stored.Row.Id), $"assertion {stored.Row.Id} of record {stored.Row.Record}");
                    hash = stored.Seal;
                }
                else
                {
                    Seal.OfAssertion(stored.Row, stored.Seal, hash);
                }
            }
            catch (Exception fault) when (fault is FormatException or ArgumentOutOfRangeException or InvalidCastException or OverflowException)
            {
                Say($"{Name(chain)}: assertion {row.GetInt64(1)}: cannot be read");
            }

            yield return (row.GetInt64(2), hash);
        }
    }

    private void SayIfNotErased(LaCode chain, bool isErased, string what)
    {
        if (!isErased)
        {
            Say($"{Name(chain)}: {what}: its content is gone, and no entry says that it was erased");
        }
    }

    private void Say(string finding)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(finding);
        }
    }

    private static string Name(LaCode chain) => chain.IsNone ? "chain of the register" : $"chain of {chain}";
}
