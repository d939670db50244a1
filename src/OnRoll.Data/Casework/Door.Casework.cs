using OnRoll.Data.Audit;
using OnRoll.Data.Casework;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>A child with the work on it, as far as the asker may see.</summary>
/// <param name="View">From what may be shown; for pages.</param>
/// <param name="Ranking">From everything: a fact that may not be shown weighs all the same, and is not named. For those who may not know of a concern, from what they are shown.</param>
/// <param name="Due">What is due, the soonest first.</param>
/// <param name="Acts">What the asker can do now.</param>
public sealed record ChildCase(ChildHistory Child, CaseView View, Ranking Ranking, IReadOnlyList<DueItem> Due, IReadOnlyList<Act> Acts)
{
    /// <summary>What has reached somebody higher up; none where the asker does not work in the case.</summary>
    public IReadOnlyList<Escalation> Escalations => View.Escalations;

    /// <summary>What was done, as far as the asker is shown it: the earliest first.</summary>
    public IReadOnlyList<ShownLine> Log { get; init; } = [];
}

/// <summary>A line of the case log as somebody is shown it.</summary>
/// <param name="Text">What somebody wrote with it; empty where that is not for the asker.</param>
public sealed record ShownLine(CaseEntry Entry, Moment At, string Text);

/// <summary>A case that another authority offers, before it is taken: who the child is, and why it is offered.</summary>
public sealed record OfferedCase(RecordId Id, LaCode From, PersonName? Name, DateOnly? Born, HandOverOffered Offer, long Version);

/// <content>Casework: one child's case, and what is done in it.</content>
public sealed partial class Door
{
    private static readonly Role[] CaseWorkers = [Role.Officer, Role.Lead, Role.AttendanceOfficer, Role.HomeEducationOfficer, Role.AdmissionsOfficer, Role.ExclusionsOfficer];

    /// <summary>Opens a child's page: who, where, what the definitions say, what was done, what is due and what can be done.</summary>
    /// <param name="asKnown">As the register knew the child then; <c>null</c>: now.</param>
    /// <exception cref="GateClosedException">There is none, or the asker may not see it.</exception>
    public ChildCase OpenCase(RecordId record, Moment? asKnown = null)
    {
        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, GateAction.ReadChild, record, asKnown);
        var now = chains.NowFor(record.Authority);
        chains.Append(Entry(child.Id.Authority, GateAction.ReadChild, $"child {child.Id}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done));
        var calendars = register.Calendars(session);
        var settings = register.Settings(session, child.Owner).AsKnown(asKnown);
        var colleagues = Colleagues(session, child.Owner, now);
        var tied = asKnown is null ? HouseholdRows.Of(session, child) : [];
        var siblings = (All: HouseholdRows.Missing(tied, calendars, now.Day), Seen: HouseholdRows.Missing(tied.Where(each => SightOn(session, each.Child, now) is not null), calendars, now.Day));
        var ties = TiesFor(session, tied, ruling.Sight!, now);
        session.Commit();

        var day = (asKnown ?? now).Day;
        var whole = asKnown is null ? child.History : child.Ledger.AsKnown(asKnown);
        var (file, timeline) = (asKnown is null ? child.File : CaseFile.Of(whole), new Timeline(whole, calendars));
        var shown = child.Ledger.Showing(ruling.Sight!.Shows);
        var isAll = shown.Lines.Count == child.Ledger.Lines.Count;
        var history = isAll ? whole : shown.AsKnown(asKnown);
        var view = new CaseView(isAll ? file : CaseFile.Of(history), isAll ? timeline : new(history, calendars), child.Owner, colleagues) { Ties = ties, SiblingsMissing = siblings.All };
        var ranking = RankingFor(ruling.Sight, Ranks.Of(timeline, file, day, siblings.All), Ranks.Of(view.Timeline, view.File, day, siblings.Seen));
        var isTied = ruling.IsTied;
        var worksCases = WorkParts.All(ruling.Sight.Parts.Contains);
        var due = worksCases ? DueItems.Of(file, timeline, ranking, day, settings) : DueItems.Of(view.File, view.Timeline, ranking, day, settings);
        view = worksCases ? view with { Escalations = ReachedIn(file, timeline, due, settings, day) } : view;

        // Whoever was sent a child to enquire about knows that there is something to enquire, though it sees of the case no more.
        CaseView Before(GateAction need) => need.Part is RecordPart.EnquiryLog && isTied ? view with { File = file } : view;
        var acts = asKnown is null && !ruling.NeededGlass ? Acts.All.Where(act => act.NeedOf(principal.Role, isTied) is { } need && need != GateAction.AnswerHandOver && act.IsOffered(Before(need))).ToList() : [];
        var isFamily = RoleTable.IsFamily(principal.Role);
        return new(new(child.Id, child.Records, shown, child.Owner, Version(child), ruling.Sight), view, ranking, due, acts)
        {
            Log = [.. view.File.Log.Where(line => !isFamily || line.Entry.IsForFamily).Select(line => new ShownLine(line.Entry, line.At, isFamily && line.Entry is not LetterSent ? "" : line.Entry.Text))],
        };
    }

    private IReadOnlyList<Escalation> ReachedIn(Session session, StoredChild child, Moment now)
    {
        if (!child.File.IsOpen && !child.File.WaitingReferrals.Any())
        {
            return [];
        }

        var (timeline, settings) = (new Timeline(child.History, register.Calendars(session)), register.Settings(session, child.Owner));
        var due = DueItems.Of(child.File, timeline, Ranks.Of(timeline, child.File, now.Day), now.Day, settings);
        return ReachedIn(child.File, timeline, due, settings, now.Day);
    }

    private static IReadOnlyList<Escalation> ReachedIn(CaseFile file, Timeline timeline, IReadOnlyList<DueItem> due, LocalSettings settings, DateOnly day) =>
        Ladder.Reached(Ladder.Of(file, due, settings, timeline), day);

    // Whoever works cases is told of all that is due, also by facts that they may not see; others of what follows from what they see.
    private static readonly RecordPart[] WorkParts = [RecordPart.CaseLog, RecordPart.EnquiryLog, RecordPart.SafeguardingFlag];

    private static Ranking RankingFor(Sight sight, Ranking whole, Ranking seen) => !sight.Parts.Contains(RecordPart.SafeguardingFlag) ? seen
        : whole with { Factors = [.. whole.Factors.Select(factor => seen.Factors.Contains(factor) ? factor : factor with { Words = "a fact that this account may not see" })] };

    /// <summary>Opens a case that another authority offers to the asker's.</summary>
    /// <exception cref="GateClosedException">It is not offered to the asker's authority, or there is none.</exception>
    public OfferedCase OpenOffer(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.ReadIdentity, record);
        var history = child.History;
        var offer = child.File.HandOver is { } offered && offered.To == principal.Authority ? offered : null;
        chains.Append(Entry(child.Id.Authority, GateAction.ReadIdentity, $"child {child.Id}") with { Selection = "offer" });
        session.Commit();
        return offer is null ? throw GateClosedException.NoSuchChild : new(child.Id, child.Owner, NameIn(history), history.BirthDay, offer, Version(child));
    }

    /// <summary>Does something in a child's case: loads it, lets the act decide, and records what it answers, all in one transaction.</summary>
    /// <param name="given">The answers, by the question's name.</param>
    /// <param name="seen">The version the asker saw; <c>null</c>: whatever it is now.</param>
    /// <param name="once">A key of the asker's own: what was recorded under it is not recorded again; <c>null</c>: none.</param>
    /// <exception cref="GateClosedException">There is no such child, or it is not allowed.</exception>
    /// <exception cref="StaleHistoryException">Somebody recorded something since.</exception>
    public Decision Do(Act act, RecordId record, IReadOnlyDictionary<string, string> given, long? seen = null, string? once = null)
    {
        using var session = Session.Begin(register.Database);
        var action = act.RuledOn(principal.Role);
        var (child, ruling, chains) = Admit(session, action, record);
        if (RecordedUnder(session, once) is not null)
        {
            chains.Append(Entry(record.Authority, action, $"child {record}") with { Selection = $"{act.Name}, sent again" });
            session.Commit();
            return Decision.Record();
        }

        RefuseStale(child, seen);
        var now = chains.Now();
        var calendars = register.Calendars(session);
        var tied = HouseholdRows.Of(session, child);
        var view = new CaseView(child.File, new(child.History, calendars), child.Owner, Colleagues(session, child.Owner, now))
        {
            Ties = TiesFor(session, tied, ruling.Sight!, now),
            Others = OthersNamed(session, child, act.Others(given), now),
            SiblingsMissing = HouseholdRows.Missing(tied, calendars, now.Day),
            Escalations = ReachedIn(session, child, now),
        };
        var decision = Within(act, act.Decide(view, given, new(principal, now)), ruling.IsTied);
        var entry = Entry(record.Authority, action, $"child {record}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with { Selection = act.Name };
        RecordUnder(session, decision.IsRefused ? null : once, record.ToString());
        Conclude(session, chains, record, decision, entry, now);
        return decision;
    }

    /// <summary>Enters a child that the register does not hold yet, with the referral that told of it.</summary>
    /// <returns>What is wrong; or nothing, and the child's record.</returns>
    /// <param name="once">A key of the asker's own: the child entered under it is not entered again; <c>null</c>: none.</param>
    /// <exception cref="GateClosedException">The asker may not refer.</exception>
    public (Decision Decision, RecordId Record) Refer(IReadOnlyDictionary<string, string> given, string? once = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.Refer, "a child the register does not hold");
        var authority = principal.Authority;
        var now = chains.NowFor(authority);
        if (RecordedUnder(session, once) is { } before && RecordId.TryParse(before, out var entered))
        {
            return (Decision.Record(), entered);
        }

        var decision = ReferChild.Decide(given, authority, new(principal, now));
        if (decision.IsRefused)
        {
            return (decision, default);
        }

        var source = SourceRows.Hold(session, authority, ReferralSource);
        var numbers = Numbers.Take(session, authority, records: 1, assertions: decision.Assertions.Count, changes: 1);
        var record = new RecordId(authority, numbers.Record);
        ChangeDigest written;
        using (var writer = new InsertWriter(session))
        using (var change = new ChangeWriter(writer, numbers.Change))
        {
            change.Record(record, source, ReferralSource, record.ToString());
            for (var i = 0; i < decision.Assertions.Count; i++)
            {
                change.Assertion(new(record, numbers.Assertion + i, change.Number, now, Withdraws: false, IsUndated: false, AssertionFields.Of(decision.Assertions[i])));
            }

            written = change.Close();
        }

        IdentifierKeys.Add(session, record, decision.Assertions);
        Settle(session, chains, record, decision, now);
        chains.Append(Entry(authority, GateAction.Refer, $"child {record}") with { Written = written, Count = written.Assertions });
        RecordUnder(session, once, record.ToString());
        session.Commit();
        return (decision, record);
    }

    /// <summary>Holds what an act would add to the facts against the table of roles, part by part: an act's own rule says who may do it, and this that nothing is written beside it.</summary>
    private Decision Within(Act act, Decision decision, bool isTied)
    {
        // What an act for one kind of work records of education is of that work: a start at a school, of placing.
        var isWorkOnEducation = act.Needs.Any(need => need.Part is RecordPart.HomeEducation or RecordPart.Places or RecordPart.Provision && MayWrite(need.Part.Value));
        return decision.Assertions.Concat(decision.Withdrawn).Any(each => each is not CaseEntry && !MayWrite(RecordParts.Of(each)) && !(isWorkOnEducation && RecordParts.Of(each) is RecordPart.Education))
            ? Decision.Refuse(new Problem("part.not-yours", "", "This account may not record that; somebody to whose work it belongs must")) : decision;

        bool MayWrite(RecordPart part) => (RoleTable.Of(principal.Role, part, isTied) & (Powers.Create | Powers.Update)) != Powers.None;
    }

    private const string ReferralSource = "onroll-referrals";

    private static void RefuseStale(StoredChild child, long? seen)
    {
        if (seen is { } version && version != Version(child))
        {
            throw new StaleHistoryException();
        }
    }

    /// <summary>Writes what was decided, with what follows from it, and the entry.</summary>
    private void Conclude(Session session, Chains chains, RecordId record, Decision decision, AuditEntry entry, Moment now)
    {
        ChangeDigest? written = null;
        if (!decision.IsRefused && decision.Assertions.Count + decision.Withdrawn.Count > 0)
        {
            written = Write(session, record, decision, now);
            Settle(session, chains, record, decision, now);
        }

        chains.Append(entry with
        {
            Written = written,
            Count = written?.Assertions ?? 0,
            Selection = string.Join(' ', decision.Problems.Select(problem => problem.Code).Prepend(entry.Selection).Where(word => word.Length > 0)),
        });
        session.Commit();
    }

    /// <summary>What follows from what was recorded: who is tied to the child, who owns the case, what is to be derived anew.</summary>
    private void Settle(Session session, Chains chains, RecordId record, Decision decision, Moment now)
    {
        Stale.Mark(session, [record]);
        foreach (var assigned in decision.Recorded<Assigned>())
        {
            if (session.Number("select count(*) from tie where authority = @authority and record = @record and account = @account and kind = @kind and ended is null",
                ("authority", record.Authority.Key()), ("record", record.Value), ("account", assigned.To), ("kind", (short)Ties.Case)) is 0)
            {
                session.Later("insert into tie (authority, record, account, kind, at) values (@authority, @record, @account, @kind, @at)",
                    ("authority", record.Authority.Key()), ("record", record.Value), ("account", assigned.To), ("kind", (short)Ties.Case), ("at", now.Microseconds));
                chains.Append(Entry(record.Authority, GateAction.Tie, $"child {record}") with { Selection = $"{Ties.Case} to {assigned.To}", Written = SealTies(session, chains, record, assigned.To) });
            }
        }

        if (decision.Recorded<HandOverAnswered>().Any(answer => answer.Accepted))
        {
            MovedUnits.HandOver(session, record, principal.Authority, principal.Account, now);
            var seals = new Seals(session, chains, record.Authority);
            seals.Add("ownership", "authority = @authority and record = @record and at = @at", ("authority", record.Authority.Key()), ("record", record.Value), ("at", now.Microseconds));
            chains.Append(Entry(record.Authority, GateAction.AnswerHandOver, $"child {record}") with { Selection = $"owned by {principal.Authority}", Written = seals.Close() });
        }

        var child = ChildRows.Read(session, record);
        session.WallOff();
        CaseRows.Keep(session, child, register, now);
        foreach (var other in HouseholdRows.Of(session, child).Where(each => CaseRows.IsKept(session, each.Child)))
        {
            CaseRows.Keep(session, other.Child, register, now); // a child who goes missing, or is found, weighs in the others' rank
        }
    }

    /// <summary>The accounts of an authority that a case can be given to.</summary>
    private static List<string> Colleagues(Session session, LaCode authority, Moment now)
    {
        var (among, values) = session.Among("role", CaseWorkers.Select(RoleTable.WordOf));
        return session.List($"select name from account where authority = @authority and {among} and (ended is null or ended > @now) order by name", row => row.GetString(0),
            ("authority", authority.Key()), values, ("now", now.Microseconds));
    }
}
