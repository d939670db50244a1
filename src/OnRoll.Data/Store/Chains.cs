using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>How the entries are named by which the register's own chain vouches for the anchors.</summary>
internal static class Anchorage
{
    public const string Account = "register";

    public const string Action = "anchor";
}

/// <summary>Adds entries to the audit chains within a session, and takes the hourly anchor of all their heads.</summary>
internal sealed class Chains(Session session, Register register)
{
    private const long MicrosecondsInAnHour = 3_600_000_000;
    private const int AnchorLock = 0x4F4E524C;

    private const string Untouched = "before_chains";

    private readonly Dictionary<LaCode, ChainHead> held = [];
    private Moment floor;

    /// <summary>Whether any chain is held.</summary>
    public bool IsHolding => held.Count > 0;

    /// <summary>Takes hold of a chain until the session ends, and says where it stands. Chains are taken in order of code, so that nobody waits in a ring.</summary>
    public ChainHead Hold(LaCode chain)
    {
        if (held.TryGetValue(chain, out var head))
        {
            return head;
        }

        var found = Read(chain);
        if (found is null)
        {
            session.Execute("insert into chain (authority, n, at, hash) values (@authority, 0, 0, @hash) on conflict (authority) do nothing",
                ("authority", chain.Key()), ("hash", AuditEntry.Origin(register.Id, chain)));
            found = Read(chain)!;
        }

        held[chain] = found;
        return found;
    }

    /// <summary>Takes hold of every chain that some children touch: those of the keepers of their records, and of all ever joined with them.</summary>
    /// <remarks>Whoever joins a record to one of them holds the same chains, so that their number cannot grow once they are held.</remarks>
    /// <returns>The units that the records belong to, in the same order.</returns>
    public IReadOnlyList<Unit> HoldAllOf(params IReadOnlyList<RecordId> records)
    {
        if (session.IsPostgres)
        {
            session.Later($"savepoint {Untouched}");
        }

        while (true)
        {
            var units = records.Select(record => UnitRows.With(session, record)).ToList();
            var touched = units.SelectMany(unit => unit.Records).Select(record => record.Authority).Distinct().Order().ToList();
            if (touched.TrueForAll(held.ContainsKey))
            {
                return units;
            }

            if (session.IsPostgres && held.Count > 0)
            {
                // Somebody joined another authority's record meanwhile: all are let go and taken anew in order, so that nobody waits in a ring.
                session.Execute($"rollback to savepoint {Untouched}");
                held.Clear();
            }

            touched.ForEach(chain => Hold(chain));
        }
    }

    /// <summary>The moment that counts as now for a chain: never before its last entry, however the machine's clock may jump.</summary>
    public Moment NowFor(LaCode chain)
    {
        var head = Hold(chain);
        var now = Later(register.Now, floor);
        return now > head.At ? now : After(head.At);
    }

    /// <summary>The moment that counts as now for a write that touches every chain held: later than the last entry of each. What is added from here on is dated no earlier.</summary>
    public Moment Now()
    {
        NotBefore(held.Keys.ToList().Select(NowFor).Max());
        return floor;
    }

    /// <summary>The moment that counts as now for a file, which may touch any chain: later than the last entry of each as they stand.</summary>
    public Moment NowOfAll()
    {
        var last = session.Number("select max(at) from chain");
        NotBefore(last is { } at && at >= register.Now.Microseconds ? Moment.FromMicroseconds(at + 1) : register.Now);
        return floor;
    }

    /// <summary>Dates what is added from here on no earlier than this.</summary>
    public void NotBefore(Moment moment) => floor = Later(floor, moment);

    /// <summary>Adds an entry; its number and moment are the chain's to give.</summary>
    public AuditEntry Append(AuditEntry entry)
    {
        var head = Hold(entry.Chain);
        var placed = entry with { Number = head.Number + 1, At = NowFor(entry.Chain) };
        var hash = placed.HashAfter(head.Hash);
        session.Later("""
            insert into audit (authority, n, at, account, role, action, subject, purpose, outcome, selection, count, change, records, decisions, assertions, others, digest, hash)
            values (@authority, @n, @at, @account, @role, @action, @subject, @purpose, @outcome, @selection, @count, @change, @records, @decisions, @assertions, @others, @digest, @hash)
            """,
            ("authority", placed.Chain.Key()), ("n", placed.Number), ("at", placed.At.Microseconds), ("account", placed.Account), ("role", placed.Role),
            ("action", placed.Action), ("subject", placed.Subject), ("purpose", placed.Purpose), ("outcome", (short)placed.Outcome),
            ("selection", placed.Selection), ("count", placed.Count), ("change", placed.Written?.Number ?? 0), ("records", placed.Written?.Records ?? 0),
            ("decisions", placed.Written?.Decisions ?? 0), ("assertions", placed.Written?.Assertions ?? 0),
            ("others", placed.Written?.Others ?? 0), ("digest", placed.Written?.Digest), ("hash", hash));
        session.Later("update chain set n = @n, at = @at, hash = @hash where authority = @authority",
            ("n", placed.Number), ("at", placed.At.Microseconds), ("hash", hash), ("authority", placed.Chain.Key()));
        held[placed.Chain] = new(placed.Chain, placed.Number, placed.At, hash);
        AnchorIfDue(placed.At);
        return placed;
    }

    /// <summary>Takes an anchor now, whatever the hour.</summary>
    public Anchor TakeAnchor(Moment at)
    {
        var last = LastAnchor();
        var heads = session.List("select authority, n, at, hash from chain order by authority",
            row => new ChainHead(row.Authority(0), row.GetInt64(1), row.Moment(2), row.Bytes(3)));
        var anchor = new Anchor((last?.Number ?? 0) + 1, at, heads);
        var hash = anchor.HashAfter(last?.Hash ?? Anchor.Origin(register.Id));
        session.Execute("insert into anchor (n, at, heads, hash) values (@n, @at, @heads, @hash)",
            ("n", anchor.Number), ("at", at.Microseconds), ("heads", HeadBytes.Write(heads)), ("hash", hash));
        register.LastAnchor = at;
        Append(new(default, 0, default, Anchorage.Account, Anchorage.Account, Anchorage.Action, $"anchor {anchor.Number}", "that nobody rewrites what stands",
            AuditOutcome.Done, Convert.ToHexStringLower(hash), heads.Count, null));
        return anchor;
    }

    private static Moment Later(Moment one, Moment other) => one > other ? one : other;

    private static Moment After(Moment moment) => Moment.FromMicroseconds(moment.Microseconds + 1);

    private void AnchorIfDue(Moment at)
    {
        if (register.LastAnchor is { } known && at.Microseconds - known.Microseconds < MicrosecondsInAnHour)
        {
            return;
        }

        if (!held.ContainsKey(default) && session.IsPostgres
            && (session.Scalar($"select pg_try_advisory_xact_lock({AnchorLock})") is not true
                || session.Number("select count(*) from (select 1 from chain where authority = 0 for update skip locked) as free") is 0))
        {
            return; // somebody else is at it, or holds the register's own chain: whoever writes next takes the anchor
        }

        register.LastAnchor = LastAnchor()?.At;
        if (register.LastAnchor is { } last && at.Microseconds - last.Microseconds < MicrosecondsInAnHour)
        {
            return;
        }

        session.WithoutWall(() => TakeAnchor(at));
    }

    private (long Number, Moment At, byte[] Hash)? LastAnchor()
    {
        var last = session.List("select n, at, hash from anchor order by n desc limit 1", row => (row.GetInt64(0), row.Moment(1), row.Bytes(2)));
        return last.Count == 0 ? null : last[0];
    }

    private ChainHead? Read(LaCode chain)
    {
        var found = session.List($"select n, at, hash from chain where authority = @authority{(session.IsPostgres ? " for update" : "")}",
            row => new ChainHead(chain, row.GetInt64(0), row.Moment(1), row.Bytes(2)), ("authority", chain.Key()));
        return found.Count == 0 ? null : found[0];
    }
}
