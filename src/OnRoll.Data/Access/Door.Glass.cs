using OnRoll.Data.Audit;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>A glass that was broken.</summary>
/// <param name="Reviewed">When somebody looked at it afterwards; <c>null</c>: not yet.</param>
public sealed record BrokenGlass(RecordId Record, string Account, Moment At, Moment Until, string Reason, Moment? Reviewed, string? Review);

/// <content>Access outside the usual rules, and who is tied to a child.</content>
public sealed partial class Door
{
    private static readonly TimeSpan GlassStaysBroken = TimeSpan.FromHours(4);

    /// <summary>Opens a child to somebody outside whose reach it lies, to read, for four hours, with a reason that will be reviewed.</summary>
    /// <returns>What is wrong; nothing: the glass is broken.</returns>
    /// <exception cref="GateClosedException">There is no such child, or the role never reads children.</exception>
    public IReadOnlyList<Problem> BreakGlass(RecordId record, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return [new("reason.required", "Reason", "Enter the reason why you must see this child's record now")];
        }

        using var session = Session.Begin(register.Database);
        var chains = new Chains(session, register);
        session.WallOff();
        var exists = ChildRows.Exists(session, record);
        var mayRead = RoleTable.BreaksGlass(principal.Role) && !string.IsNullOrWhiteSpace(purpose);
        if (!exists || !mayRead)
        {
            Refuse(session, chains, exists ? record.Authority : principal.Authority, GateAction.ReadChild, $"child {record}", "the glass does not break for this role, or there is no such record");
            throw GateClosedException.NoSuchChild;
        }

        var now = chains.NowFor(record.Authority);
        if (session.Number("select count(*) from glass where authority = @authority and record = @record and account = @account and reason = @reason and until > @at",
            ("authority", record.Authority.Key()), ("record", record.Value), ("account", principal.Account), ("reason", reason), ("at", now.Microseconds)) > 0)
        {
            return []; // sent again, because no answer came: it is broken already
        }

        var until = new Moment(now.At + GlassStaysBroken);
        session.Execute("insert into glass (authority, record, account, at, until, reason) values (@authority, @record, @account, @at, @until, @reason)",
            ("authority", record.Authority.Key()), ("record", record.Value), ("account", principal.Account), ("at", now.Microseconds), ("until", until.Microseconds), ("reason", reason));
        chains.Append(Entry(record.Authority, GateAction.ReadChild, $"child {record}", AuditOutcome.BrokeGlass) with { Selection = $"broke the glass until {until}" });
        session.Commit();
        return [];
    }

    /// <summary>The glasses broken over an authority's children that nobody has reviewed, the oldest first.</summary>
    public IReadOnlyList<BrokenGlass> GlassToReview()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ReviewGlass, "to review");
        var own = Own(session, "r.record");
        var broken = session.List($"select r.record, r.account, r.at, r.until, r.reason, r.reviewed, r.review from glass r where r.reviewed is null{own.Sql} order by r.at",
            row => new BrokenGlass(RecordId.FromValue(row.GetInt64(0)), row.GetString(1), row.Moment(2), row.Moment(3), row.GetString(4), row.IsDBNull(5) ? null : row.Moment(5), row.TextOrNull(6)),
            own.Value).Where(glass => own.Has(glass.Record)).ToList();
        chains.Append(Entry(principal.Authority, GateAction.ReviewGlass, "glass") with { Count = broken.Count });
        session.Commit();
        return broken;
    }

    /// <summary>Says what came of looking at a broken glass afterwards. Nobody reviews their own.</summary>
    public IReadOnlyList<Problem> ReviewGlass(BrokenGlass glass, string review)
    {
        if (string.IsNullOrWhiteSpace(review))
        {
            return [new("review.required", "Review", "Enter what you found")];
        }

        if (glass.Account == principal.Account)
        {
            return [new("review.own", "Review", "Somebody other than the person who broke the glass must review it")];
        }

        using var session = Session.Begin(register.Database);
        var (_, _, chains) = Admit(session, GateAction.ReviewGlass, glass.Record);
        var now = chains.NowFor(glass.Record.Authority);
        session.Execute("""
            update glass set reviewed = @now, reviewer = @reviewer, review = @review
            where authority = @authority and record = @record and account = @account and at = @at and reviewed is null
            """, ("now", now.Microseconds), ("reviewer", principal.Account), ("review", review), ("authority", glass.Record.Authority.Key()),
            ("record", glass.Record.Value), ("account", glass.Account), ("at", glass.At.Microseconds));
        chains.Append(Entry(glass.Record.Authority, GateAction.ReviewGlass, $"child {glass.Record}"));
        session.Commit();
        return [];
    }

    /// <summary>Ties a child to an account: puts it on a caseload, sends it, or names the account for the protected address.</summary>
    public void Tie(RecordId record, string account, Ties ties)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.Tie, record);
        var now = chains.NowFor(record.Authority);
        foreach (var tie in new[] { Ties.Case, Ties.Sent, Ties.Address }.Where(each => ties.HasFlag(each)))
        {
            session.Execute("insert into tie (authority, record, account, kind, at) values (@authority, @record, @account, @kind, @at)",
                ("authority", record.Authority.Key()), ("record", record.Value), ("account", account), ("kind", (short)tie), ("at", now.Microseconds));
        }

        chains.Append(Entry(record.Authority, GateAction.Tie, $"child {child.Id}") with { Selection = $"{ties} to {account}", Written = SealTies(session, chains, record, account) });
        session.Commit();
    }

    /// <summary>Ends an account's ties to a child.</summary>
    public void Untie(RecordId record, string account)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.Tie, record);
        foreach (var each in child.Records.Where(each => session.Number("select count(*) from tie where authority = @authority and record = @record and account = @account and ended is null",
            ("authority", each.Authority.Key()), ("record", each.Value), ("account", account)) > 0).DefaultIfEmpty(record).ToList())
        {
            session.Execute("update tie set ended = @now where authority = @authority and record = @record and account = @account and ended is null",
                ("now", chains.NowFor(record.Authority).Microseconds), ("authority", each.Authority.Key()), ("record", each.Value), ("account", account));
            chains.Append(Entry(each.Authority, GateAction.Tie, $"child {each}") with { Selection = $"ended for {account}", Written = SealTies(session, chains, each, account) });
        }

        session.Commit();
    }

    /// <summary>Seals an account's ties to a record, in the chain of the record's keeper.</summary>
    private static ChangeDigest? SealTies(Session session, Chains chains, RecordId record, string account)
    {
        var seals = new Seals(session, chains, record.Authority);
        seals.Add("tie", "authority = @authority and record = @record and account = @account", ("authority", record.Authority.Key()), ("record", record.Value), ("account", account));
        return seals.Close();
    }
}
