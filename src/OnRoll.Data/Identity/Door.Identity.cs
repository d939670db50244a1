using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Who is who: joining, parting, and what was decided.</content>
public sealed partial class Door
{
    /// <summary>Holds two records for records of one child.</summary>
    /// <returns>What is wrong; nothing: they are joined.</returns>
    /// <exception cref="GateClosedException">One of the two is not there, or may not be joined by this asker.</exception>
    public IReadOnlyList<Problem> Join(JoinRecords request)
    {
        using var session = Session.Begin(register.Database);
        var (one, other, chains) = AdmitBoth(session, GateAction.JoinRecords, request.One, request.Other);
        var both = one.Joins.And(other.Joins);
        var problems = request.Check(both, Identify(one), Identify(other));
        var written = problems.Count > 0 ? null
            : Decide(session, chains, both, Lower(request.One, request.Other), [(request.One, request.Other, Verdict.Same, 0)], request.Why);
        Finish(session, chains, GateAction.JoinRecords, Lower(request.One, request.Other), $"child {request.One}", $"with {request.Other}", problems, written);
        return problems;
    }

    /// <summary>Parts records that were joined, and sends what was said since back where it belongs.</summary>
    /// <param name="child">Any record of the child.</param>
    /// <returns>What is wrong; nothing: they are parted.</returns>
    public IReadOnlyList<Problem> Part(RecordId child, PartRecords request)
    {
        using var session = Session.Begin(register.Database);
        var (stored, _, chains) = Admit(session, GateAction.PartRecords, child);
        var problems = request.Check(stored.Records);
        ChangeDigest? written = null;
        if (problems.Count == 0)
        {
            written = Decide(session, chains, stored.Joins, child.Authority,
                [.. request.Verdicts(stored.Joins).Select(each => (each.Left, each.Right, each.Verdict, 0L)),
                    .. request.Belonging.Select(each => (each.MadeAbout, each.Belongs, Verdict.Belongs, each.Assertion))], request.Why);
        }

        Finish(session, chains, GateAction.PartRecords, child.Authority, $"child {stored.Id}", $"apart {string.Join(' ', request.Apart)}", problems, written);
        return problems;
    }

    /// <summary>Remembers that two records are of two children.</summary>
    public IReadOnlyList<Problem> HoldApart(RecordId one, RecordId other, string why)
    {
        using var session = Session.Begin(register.Database);
        var (left, right, chains) = AdmitBoth(session, GateAction.PartRecords, one, other);
        IReadOnlyList<Problem> problems = string.IsNullOrWhiteSpace(why) ? [new("why.required", "Why", "Enter the reason for holding the two apart")]
            : left.Records.Contains(other) ? [new("apart.joined", "Other", "The two are joined as one child; part them first")]
            : [];
        var written = problems.Count > 0 ? null : Decide(session, chains, left.Joins.And(right.Joins), Lower(one, other), [(one, other, Verdict.NotSame, 0)], why);
        Finish(session, chains, GateAction.PartRecords, Lower(one, other), $"child {left.Id}", $"and {right.Id}", problems, written);
        return problems;
    }

    /// <summary>Takes back what was last decided of two records, as if it had not been said.</summary>
    public IReadOnlyList<Problem> TakeBack(RecordId one, RecordId other, string why)
    {
        using var session = Session.Begin(register.Database);
        var (left, right, chains) = AdmitBoth(session, GateAction.PartRecords, one, other);
        var pair = one < other ? (one, other) : (other, one);
        IReadOnlyList<Problem> problems = string.IsNullOrWhiteSpace(why) ? [new("why.required", "Why", "Enter the reason for taking the decision back")]
            : !left.Joins.Standing().ContainsKey(pair) ? [new("undo.nothing", "Other", "Nothing stands decided of these two records")]
            : [];
        var written = problems.Count > 0 ? null : Decide(session, chains, left.Joins, Lower(one, other), [(one, other, Verdict.Undone, 0)], why);
        Finish(session, chains, GateAction.PartRecords, Lower(one, other), $"child {left.Id}", $"and {right.Id}", problems, written);
        return problems;
    }

    /// <summary>The decisions about a child's records, the earliest first: for the child's page and for whoever must undo one.</summary>
    public IReadOnlyList<IdentityDecision> Decisions(RecordId child)
    {
        using var session = Session.Begin(register.Database);
        var (stored, _, chains) = Admit(session, GateAction.ReadIdentity, child);
        chains.Append(Entry(stored.Id.Authority, GateAction.ReadIdentity, $"child {stored.Id}"));
        session.Commit();
        return stored.Joins.Decisions;
    }

    private (StoredChild One, StoredChild Other, Chains Chains) AdmitBoth(Session session, GateAction action, RecordId one, RecordId other)
    {
        session.WallOff();
        var chains = new Chains(session, register);
        if (ChildRows.Exists(session, one) && ChildRows.Exists(session, other))
        {
            chains.HoldAllOf(one, other); // all at once and in order, so that two who join at once do not wait for each other for ever
        }

        else
        {
            Admit(session, chains, action, ChildRows.Exists(session, one) ? other : one); // is refused
        }

        var left = Admit(session, chains, action, one).Child;
        return one == other ? (left, left, chains) : (left, Admit(session, chains, action, other).Child, chains);
    }

    /// <param name="before">What was decided before, after which the new decisions are dated.</param>
    /// <param name="home">The chain in which the decisions stand; held already.</param>
    private ChangeDigest Decide(Session session, Chains chains, Joins before, LaCode home, IReadOnlyList<(RecordId One, RecordId Other, Verdict Verdict, long Assertion)> verdicts, string why)
    {
        session.WallOff();
        var now = before.DateFor(chains.Now());
        chains.NotBefore(now);
        using var writer = new InsertWriter(session);
        var numbers = Numbers.Take(session, home, changes: 1, decisions: verdicts.Count);
        using var change = new ChangeWriter(writer, numbers.Change);
        var id = numbers.Decision;
        foreach (var (one, other, verdict, assertion) in verdicts)
        {
            change.Decision(session, home, verdict is Verdict.Belongs
                ? new(id++, now, verdict, one, other, assertion, principal.Account, why)
                : IdentityDecision.OfPair(id++, now, verdict, one, other, principal.Account, why));
        }

        Stale.Mark(session, verdicts.SelectMany(each => new[] { each.One, each.Other }).Distinct());
        return change.Close();
    }

    private void Finish(Session session, Chains chains, GateAction action, LaCode home, string subject, string selection, IReadOnlyList<Problem> problems, ChangeDigest? written)
    {
        session.WallOff();
        chains.Append(Entry(home, action, subject) with
        {
            Selection = problems.Count > 0 ? string.Join(' ', problems.Select(problem => problem.Code)) : selection,
            Count = written?.Decisions ?? 0,
            Written = written,
        });
        session.Commit();
    }

    private static LaCode Lower(RecordId one, RecordId other) => one.Authority <= other.Authority ? one.Authority : other.Authority;

    private static Identification Identify(StoredChild child) => Identification.Of(child.Records, child.Lines.Select(line => (child.Joins.HomeOf(line.Record, line.Id), line.ToRecorded())));
}
