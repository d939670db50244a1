using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>What an asker gets to see of a child.</summary>
/// <param name="Id">The child by its first record.</param>
/// <param name="Records">All its records.</param>
/// <param name="Ledger">The assertions that may be shown, all that was ever recorded of them.</param>
/// <param name="Owner">The one authority that owns the case.</param>
/// <param name="Version">Rises with every assertion about the child: whoever writes later says which one they saw.</param>
/// <param name="Sight">What may be seen, and what was left out for it.</param>
public sealed record ChildHistory(RecordId Id, IReadOnlyList<RecordId> Records, ChildLedger Ledger, LaCode Owner, long Version, Sight Sight);

/// <summary>Reads and writes for one asker and one purpose. Each act is ruled on by one function and leaves one entry in the audit.</summary>
public sealed partial class Door
{
    private readonly Register register;
    private readonly Principal principal;
    private readonly string purpose;

    internal Door(Register register, Principal principal, string purpose)
    {
        this.register = register;
        this.principal = principal;
        this.purpose = purpose;
    }

    /// <summary>Reads a child by any of its records.</summary>
    /// <param name="asKnown">Joined with what it was joined with then. The ledger is whole either way: ask it as known.</param>
    /// <exception cref="GateClosedException">There is none, or the asker may not see it.</exception>
    public ChildHistory Read(RecordId record, GateAction? action = null, Moment? asKnown = null)
    {
        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, action ?? GateAction.ReadChild, record, asKnown);
        chains.Append(Entry(child.Id.Authority, action ?? GateAction.ReadChild, $"child {child.Id}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done));
        session.Commit();
        return new(child.Id, child.Records, child.Ledger.Showing(ruling.Sight!.Shows), child.Owner, Version(child), ruling.Sight);
    }

    /// <summary>Loads a child, lets a pure function decide, and records what it answers: all in one transaction.</summary>
    /// <param name="record">The record the assertions will be about: the one the asker addressed the child by.</param>
    /// <param name="decide">Given the history as known now, all of it.</param>
    /// <param name="seen">The version the asker saw; <c>null</c>: whatever it is now.</param>
    /// <exception cref="GateClosedException">There is no such child, or it is not allowed.</exception>
    /// <exception cref="StaleHistoryException">Somebody recorded something since.</exception>
    public Domain.Decision Record(GateAction action, RecordId record, Func<EducationHistory, Moment, Domain.Decision> decide, long? seen = null)
    {
        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, action, record);
        if (seen is { } version && version != Version(child))
        {
            throw new StaleHistoryException();
        }

        var now = chains.Now();
        var decision = decide(child.History, now);
        ChangeDigest? written = null;
        if (!decision.IsRefused && decision.Assertions.Count + decision.Withdrawn.Count > 0)
        {
            written = Write(session, record, decision, now);
            Stale.Mark(session, [record]);
        }

        chains.Append(Entry(record.Authority, action, $"child {record}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with
        {
            Written = written,
            Count = written?.Assertions ?? 0,
            Selection = decision.IsRefused ? string.Join(' ', decision.Problems.Select(problem => problem.Code)) : "",
        });
        session.Commit();
        return decision;
    }

    private static ChangeDigest Write(Session session, RecordId record, Domain.Decision decision, Moment now)
    {
        var count = decision.Assertions.Count + decision.Withdrawn.Count;
        var numbers = Numbers.Take(session, record.Authority, assertions: count, changes: 1);
        using var writer = new InsertWriter(session);
        using var change = new ChangeWriter(writer, numbers.Change);
        var id = numbers.Assertion;
        foreach (var (assertion, withdraws) in decision.Withdrawn.Select(each => (each, true)).Concat(decision.Assertions.Select(each => (each, false))))
        {
            change.Assertion(new(record, id++, change.Number, now, withdraws, IsUndated: false, AssertionFields.Of(assertion)));
        }

        IdentifierKeys.Add(session, record, decision.Assertions);
        return change.Close();
    }

    /// <summary>Loads a child and rules on an action upon it. A refusal is audited, and the asker told what an absence would be told.</summary>
    /// <remarks>From here to the end of the session nobody else writes in the chains of those who keep the child's records.</remarks>
    private (StoredChild Child, Ruling Ruling, Chains Chains) Admit(Session session, GateAction action, RecordId record, Moment? asKnown = null)
    {
        session.WallOff();
        return Admit(session, new(session, register), action, record, asKnown);
    }

    /// <param name="chains">May hold the child's chains already; holds none of others.</param>
    private (StoredChild Child, Ruling Ruling, Chains Chains) Admit(Session session, Chains chains, GateAction action, RecordId record, Moment? asKnown = null)
    {
        session.WallOff();
        if (!ChildRows.Exists(session, record))
        {
            Refuse(session, chains, principal.Authority, action, $"child {record}", "there is no such record");
            throw GateClosedException.NoSuchChild;
        }

        var unit = chains.IsHolding ? null : chains.HoldAllOf(record)[0];
        var child = ChildRows.Read(session, record, asKnown, unit);
        var target = ChildRows.TargetOf(session, child, principal, chains.NowFor(record.Authority));
        if (principal.Role is Role.SeniorOfficer && child.Owner == principal.Authority && ReachedIn(session, child, chains.NowFor(record.Authority)).Any(each => each.Rung is Rung.SeniorOfficer))
        {
            target = target with { Ties = target.Ties | Ties.Case }; // what has climbed to the accountable officer is theirs to read, for as long as it stands there
        }

        var ruling = Authorisation.On(principal, action, target, purpose);
        if (!ruling.IsAllowed)
        {
            Refuse(session, chains, record.Authority, action, $"child {record}", ruling.Reason);
            throw GateClosedException.NoSuchChild;
        }

        return (child, ruling, chains);
    }

    /// <summary>Rules on a question about many, or about the register itself.</summary>
    private Chains AdmitMany(Session session, GateAction action, string selection)
    {
        var chains = new Chains(session, register);
        session.WallOff();
        var ruling = Authorisation.OnMany(principal, action, purpose);
        if (!ruling.IsAllowed)
        {
            Refuse(session, chains, principal.Authority, action, "register", ruling.Reason, selection);
            throw new GateClosedException($"not allowed: {ruling.Reason}");
        }

        return chains;
    }

    private void Refuse(Session session, Chains chains, LaCode chain, GateAction action, string subject, string reason, string selection = "")
    {
        chains.Append(Entry(chain, action, subject, AuditOutcome.Refused) with { Selection = selection.Length == 0 ? reason : $"{selection} ({reason})", Count = 0 });
        session.Commit();
    }

    /// <summary>An entry of this asker; number and moment are the chain's to give.</summary>
    private AuditEntry Entry(LaCode chain, GateAction action, string subject, AuditOutcome outcome = AuditOutcome.Done) => new(
        chain, 0, default, principal.Account, principal.RoleWord, action.Name, subject, purpose, outcome, "", 1, null);

    /// <summary>Which authorities' rows a bulk question of this asker ranges over; <c>null</c>: all.</summary>
    private IReadOnlyList<LaCode>? Range => principal.IsNational ? null : [principal.Authority];

    private void WallToRange(Session session)
    {
        if (Range is { } range)
        {
            session.Wall(range);
        }
        else
        {
            session.WallOff();
        }
    }

    private static long Version(StoredChild child) => child.Lines.Count == 0 ? 0 : child.Lines.Max(line => line.Id) + child.Lines.Count;
}
