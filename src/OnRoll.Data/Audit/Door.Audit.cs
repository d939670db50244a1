using OnRoll.Data.Audit;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>Somebody's look at a child, or act upon one.</summary>
public sealed record Look(Moment At, string Account, string Role, string Action, string Purpose, AuditOutcome Outcome);

/// <content>The audit: who looked, whether anything was altered, what had to be deleted.</content>
public sealed partial class Door
{
    /// <summary>Who has looked at a child, or acted upon one, the latest first; refusals among them.</summary>
    public IReadOnlyList<Look> WhoLooked(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.ReadAccessLog, record);
        var looks = child.Records.SelectMany(each => session.List("""
            select at, account, role, action, purpose, outcome from audit where authority = @authority and subject = @subject
            """, row => new Look(row.Moment(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (AuditOutcome)row.GetInt16(5)),
            ("authority", each.Authority.Key()), ("subject", $"child {each}"))).OrderByDescending(look => look.At).ToList();
        chains.Append(Entry(record.Authority, GateAction.ReadAccessLog, $"child {record}"));
        session.Commit();
        return looks;
    }

    /// <summary>Checks every chain, every change and every anchor.</summary>
    /// <param name="kept">Heads that somebody kept elsewhere; none: the check rests on the anchors here.</param>
    public VerifyReport Verify(IReadOnlyList<ChainHead>? kept = null)
    {
        VerifyReport report;
        using (var session = Session.Begin(register.Database, writes: false))
        {
            session.WallOff();
            report = new ChainVerifier(session, register.Id).Verify(kept ?? []);
            report = report with { Findings = [.. report.Findings, .. CompareDerived(session)] };
        }

        using var closing = Session.Begin(register.Database);
        AdmitMany(closing, GateAction.Verify, "all chains").Append(Entry(default, GateAction.Verify, "chains") with { Count = report.Entries, Selection = report.IsWhole ? "whole" : $"{report.Findings.Count} findings" });
        closing.Commit();
        return report;
    }

    /// <summary>Takes an anchor now, and gives the heads of all chains, to be kept where nobody who holds the database can change them.</summary>
    public Anchor TakeAnchor()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.Verify, "anchor");
        var entry = chains.Append(Entry(default, GateAction.Verify, "anchor"));
        var anchor = chains.TakeAnchor(entry.At);
        session.Commit();
        return anchor;
    }

    /// <summary>Deletes what is held of a child, as the law requires it: an audited act that leaves its proof.</summary>
    /// <param name="basis">The provision, or the retention rule, under which it must go.</param>
    /// <param name="onlyThisRecord">Deletes what the one source said, and leaves the child's other records.</param>
    /// <returns>What is wrong; nothing: it is gone.</returns>
    public IReadOnlyList<Problem> Erase(RecordId record, string basis, bool onlyThisRecord = false)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.Erase, record);
        if (string.IsNullOrWhiteSpace(basis))
        {
            return [new("basis.required", "Basis", "Enter the provision or retention rule under which the record must be deleted")];
        }

        List<long> staged = [];
        session.WithoutWall(() => staged = StageRows.SpeakingOf(session, child.Records));
        if (staged.Count > 0)
        {
            return [new("erase.staged", "Record", $"A file that waits for review speaks of this child (staged as {string.Join(", ", staged)}); commit or discard it first")];
        }

        IReadOnlyList<RecordId> records = onlyThisRecord ? [record] : child.Records;
        Stale.Mark(session, child.Records);
        foreach (var part in records.GroupBy(each => each.Authority).OrderBy(part => part.Key))
        {
            chains.Hold(part.Key);
            var (count, words) = Erasure.Erase(session, [.. part]);
            chains.Append(Entry(part.Key, GateAction.Erase, $"child {part.First()}") with { Count = count, Selection = $"{words}; {Erasure.Words(basis)}" });
        }

        session.Commit();
        Derive(child.Joins.Records.Concat(child.Records).Select(each => each.Authority).Distinct().Order(), onlyStale: true, progress: null); // what was derived of the child goes too
        return [];
    }

    /// <summary>Deletes chosen assertions, as the law requires it: an audited act that leaves its proof.</summary>
    /// <returns>What is wrong; nothing: they are gone.</returns>
    public IReadOnlyList<Problem> Erase(EraseAssertions request)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.Erase, request.Record);
        var (problems, goes) = request.Check([.. ChildRows.Lines(session, request.Record)]);
        if (problems.Count > 0)
        {
            return problems;
        }

        Stale.Mark(session, child.Records);
        var words = Erasure.Erase(session, request.Record, goes);
        chains.Append(Entry(request.Record.Authority, GateAction.Erase, $"child {request.Record}") with { Count = goes.Count, Selection = $"{words}; {Erasure.Words(request.Basis)}" });
        session.Commit();
        Derive(child.Joins.Records.Concat(child.Records).Select(each => each.Authority).Distinct().Order(), onlyStale: true, progress: null); // what was derived of them goes too
        return [];
    }
}
