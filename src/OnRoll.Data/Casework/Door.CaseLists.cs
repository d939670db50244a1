using System.Globalization;
using OnRoll.Data.Casework;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>Which cases a list shows. Carries no particulars, so that it may stand in an address and be shared.</summary>
/// <param name="Worker">Whose; empty: the team's.</param>
/// <param name="After">Where the page before ended: see <see cref="CasePage.Next"/>.</param>
public sealed record CaseFilter(WorkList List = WorkList.Open, string Worker = "", CaseState? State = null, Rank? Rank = null, string After = "", int Size = 25);

/// <summary>The queues of the day.</summary>
public enum WorkList : byte
{
    /// <summary>Every open case and waiting referral.</summary>
    Open = 0,
    Overdue,
    DueToday,

    /// <summary>Due within seven days.</summary>
    DueSoon,
    NewReferrals,
    WaitingForOthers,
    ToDecide,
    Unassigned,

    /// <summary>Offered to this authority by another.</summary>
    Offered,
    Closed,

    /// <summary>Something has reached the lead, or further.</summary>
    Escalated,

    /// <summary>Something has reached the accountable senior officer.</summary>
    EscalatedToSenior,

    /// <summary>Something has reached the asker's rung, or the lead's where the asker stands on none, and nobody there has acknowledged it.</summary>
    ToAcknowledge,
}

/// <summary>A case in a list, with the child's name where the asker may read it.</summary>
public sealed record ListedCase(CaseLine Line, PersonName? Name);

/// <param name="Next">What to ask for next; empty: this is the last page.</param>
public sealed record CasePage(IReadOnlyList<ListedCase> Cases, string Next);

/// <summary>How many cases each queue holds.</summary>
public sealed record QueueCounts(IReadOnlyDictionary<WorkList, int> Mine, IReadOnlyDictionary<WorkList, int> Teams);

/// <summary>What a search found.</summary>
/// <param name="Name">Where the asker may read it; of a child another authority owns no more is told than that there is one.</param>
public sealed record FoundChild(RecordId Record, LaCode Owner, bool IsOurs, PersonName? Name, DateOnly? Born, CaseState State, bool Hold);

/// <summary>Something was recorded of a child with a case.</summary>
/// <param name="To">The authority that accepted the case from the asker's, so that it is theirs; none: it is the asker's still.</param>
public sealed record CaseChange(RecordId Record, Moment At, LaCode To);

/// <param name="Next">Where the next question begins.</param>
public sealed record CaseChanges(IReadOnlyList<CaseChange> Items, string Next);

/// <summary>What is searched for. Sent in the body, never in an address.</summary>
/// <param name="Text">A UPN, NHS number, ULN, or reference; or a name, with <paramref name="Born"/>.</param>
public sealed record SearchQuestion(string Text, DateOnly? Born);

/// <content>Casework: lists, queues and search.</content>
public sealed partial class Door
{
    /// <summary>The cases of a queue, the soonest due first.</summary>
    public CasePage Cases(CaseFilter filter)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, $"cases {filter.List}");
        var sight = Authorisation.OnMany(principal, GateAction.ListChildren, purpose).Sight!;
        var today = register.Now.Day; // the chain is held for the entry alone, so that nobody waits while others look through their lists
        session.WallOff(); // an offered case stands under the authority that offers it
        var (where, values) = Where(filter, today);
        var size = Math.Clamp(filter.Size, 1, 200);
        List<(string, object?)> all = [.. values, ("size", size + 1)];
        var after = "";
        if (TryPosition(filter.After, out var due, out var record))
        {
            after = " and (coalesce(due, 9999999), record) > (@due_after, @record_after)";
            all.AddRange([("due_after", due), ("record_after", record)]);
        }

        var lines = session.List($"select {CaseRows.Columns} from derived_case where {where}{after} order by coalesce(due, 9999999), record limit @size", CaseRows.Read, [.. all]);
        var page = lines.Take(size).ToList();
        var names = sight.Parts.Contains(RecordPart.Identity) || filter.List is WorkList.Offered ? NamesOf(session, page.Select(line => line.Record)) : [];
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "cases") with { Selection = Describe(filter), Count = page.Count });
        session.Commit();
        var seesFlag = sight.Parts.Contains(RecordPart.SafeguardingFlag);
        return new([.. page.Select(line => new ListedCase(seesFlag ? line : line with { Hold = false, DoNotContact = false }, names.GetValueOrDefault(line.Record)))],
            lines.Count > size ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].Due?.DayNumber ?? 9_999_999}.{page[^1].Record.Value}") : "");
    }

    /// <summary>Whether an account may ask for lists of cases: those who work for the authority that owns them. A school lists its own pupils, and no cases.</summary>
    public static bool MayListCases(Principal principal, string purpose) =>
        RoleTable.ReachOf(principal.Role) is Reach.Authority or Reach.Country && Authorisation.OnMany(principal, GateAction.ListChildren, purpose).IsAllowed;

    private Chains AdmitToCases(Session session, string selection)
    {
        var chains = AdmitMany(session, GateAction.ListChildren, selection);
        if (!MayListCases(principal, purpose))
        {
            Refuse(session, chains, principal.Authority, GateAction.ListChildren, "register", $"{principal.RoleWord} lists no cases", selection);
            throw GateClosedException.NoSuchChild;
        }

        return chains;
    }

    /// <summary>How many cases wait in each queue, the asker's own and the team's.</summary>
    public QueueCounts Queues()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "queues");
        session.WallOff();
        var result = Counted(session, register.Now.Day);
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "queues") with { Count = result.Teams[WorkList.Open] });
        session.Commit();
        return result;
    }

    /// <summary>Counts the queues in one pass over the open cases.</summary>
    private QueueCounts Counted(Session session, DateOnly today)
    {
        var queues = Enum.GetValues<WorkList>().Where(queue => queue is not (WorkList.Offered or WorkList.Closed)).ToList();
        var sums = queues.Select(queue => $"count(*) filter (where {Condition(queue)})").Concat(queues.Select(queue => $"count(*) filter (where {Condition(queue)} and worker = @worker)"));
        var counts = session.List($"""
            select {string.Join(", ", sums)}, (select count(*) from derived_case where offered_to = @us and offered_to <> 0)
            from derived_case where {IsOpen}{(principal.IsNational ? "" : " and authority = @us")}
            """, row => Enumerable.Range(0, row.FieldCount).Select(i => (int)row.GetInt64(i)).ToList(), Values(principal.Account, today))[0];
        Dictionary<WorkList, int> From(int first, int offered) =>
            queues.Select((queue, i) => (queue, Count: counts[first + i])).Append((WorkList.Offered, offered)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return new(From(queues.Count, 0), From(0, counts[^1]));
    }

    /// <summary>The accounts of the asker's authority that cases can be given to.</summary>
    public IReadOnlyList<string> Team()
    {
        using var session = Session.Begin(register.Database, writes: false);
        return MayListCases(principal, purpose) ? Colleagues(session, principal.Authority, register.Now) : [];
    }

    /// <summary>Looks for a child by identifier, reference, or name with date of birth.</summary>
    /// <returns>Children of the asker's authority first. Of others', by identifier alone, that there is one and whose it is.</returns>
    public IReadOnlyList<FoundChild> Search(SearchQuestion question)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ReadIdentity, "search");
        session.WallOff();
        var text = question.Text.Trim();
        var by = "identifier";
        var records = new List<RecordId>();
        if (RecordId.TryParse(text, out var reference) && ChildRows.Exists(session, reference))
        {
            records.Add(reference);
            by = "reference";
        }

        records.AddRange(IdentifierKeys.FindAll(session, Keys(text)).SelectMany(found => found));
        if (records.Count == 0 && question.Born is { } born)
        {
            records.AddRange(ByNameAndBirth(session, text, born));
            by = "name and date of birth";
        }

        var found = Found(session, records.Distinct().Take(50));
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ReadIdentity, "search") with { Selection = by, Count = found.Count });
        session.Commit();
        return found;
    }

    /// <summary>The children of the asker's authority whose case has changed since, the earliest first: each once, by its last change.</summary>
    /// <param name="since">The cursor that the question before gave; empty: from the beginning.</param>
    public CaseChanges Changes(string since, int size)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "changes");
        session.WallOff();
        var (known, record) = TryPosition(since, out var at, out var last) ? (at, last) : (0L, 0L);
        var scope = principal.IsNational ? "" : " and authority = @us";
        // Of a case that went to another authority, the one that gave it hears when it was accepted, and nothing after. National askers hear of the case itself.
        var gone = principal.IsNational ? "" : """

            union all select o.record, o.at, o.owner from ownership o where (o.at, o.record) > (@known, @record) and o.owner <> @us
              and coalesce((select p.owner from ownership p where p.record = o.record and p.at < o.at order by p.at desc limit 1), o.authority) = @us
            """;
        var changes = session.List($"select record, known, cast(0 as smallint) from derived_case where (known, record) > (@known, @record){scope}{gone} order by 2, 1 limit @size",
            row => new CaseChange(RecordId.FromValue(row.GetInt64(0)), row.Moment(1), row.Authority(2)),
            ("known", known), ("record", record), ("us", principal.Authority.Key()), ("size", Math.Clamp(size, 1, 1000)));
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "changes") with { Count = changes.Count });
        session.Commit();
        return new(changes, changes.Count == 0 ? since : string.Create(CultureInfo.InvariantCulture, $"{changes[^1].At.Microseconds}.{changes[^1].Record.Value}"));
    }

    private List<FoundChild> Found(Session session, IEnumerable<RecordId> records)
    {
        var found = new Dictionary<RecordId, FoundChild>();
        var seesFlag = Authorisation.OnMany(principal, GateAction.ReadIdentity, purpose).Sight!.Parts.Contains(RecordPart.SafeguardingFlag);
        foreach (var record in records)
        {
            session.WallOff();
            var child = ChildRows.Read(session, record);
            var (history, file) = (child.History, child.File);
            var isOurs = principal.IsNational || child.Owner == principal.Authority;
            found.TryAdd(child.Id, new(child.Id, child.Owner, isOurs, isOurs ? NameIn(history) : null, isOurs ? history.BirthDay : null, isOurs ? file.State : CaseState.None, isOurs && seesFlag && file.Hold is not null));
        }

        session.WallOff();
        return [.. found.Values.OrderByDescending(each => each.IsOurs).ThenBy(each => each.Record)];
    }

    private static IEnumerable<string> KeysOf(string text, IdentifierScheme scheme) =>
        StrongIdentifiers.Key(new(new DateSpan(DateOnly.MinValue, DateOnly.MaxValue), scheme, text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())) is { } key ? [key] : [];

    private static List<string> Keys(string text) =>
        [.. KeysOf(text, IdentifierScheme.Upn), .. KeysOf(text, IdentifierScheme.NhsNumber), .. KeysOf(text, IdentifierScheme.Uln)];

    /// <summary>Children born on a day one of whose names holds each of the words.</summary>
    private IEnumerable<RecordId> ByNameAndBirth(Session session, string text, DateOnly born)
    {
        var scope = principal.IsNational ? "" : " and authority = @us";
        var records = session.List($"select record from assertion where fact = {(int)Fact.Born} and first = @born{scope} limit 2000", row => RecordId.FromValue(row.GetInt64(0)),
            ("born", born.DayNumber), ("us", principal.Authority.Key())).Distinct().ToList();
        var words = FoldedName.Parts(text);
        if (words.Count == 0 || records.Count == 0)
        {
            return [];
        }

        var (among, values) = session.Among("record", records.Select(record => record.Value));
        return session.List($"select record, detail from assertion where fact = {(int)Fact.Name}{scope} and {among}", row => (Record: RecordId.FromValue(row.GetInt64(0)), Name: FoldedName.Parts(row.GetString(1))),
                values, ("us", principal.Authority.Key()))
            .Where(named => words.All(word => named.Name.Any(part => part.StartsWith(word, StringComparison.Ordinal)))).Select(named => named.Record);
    }

    private static Dictionary<RecordId, PersonName> NamesOf(Session session, IEnumerable<RecordId> records)
    {
        var names = new Dictionary<RecordId, PersonName>();
        foreach (var kept in records.GroupBy(record => record.Authority))
        {
            var (among, values) = session.Among("record", kept.Select(record => record.Value));
            var rows = new LedgerRows();
            var lines = session.List($"select {LedgerRows.Columns} from assertion where authority = @authority and fact = {(int)Fact.Name} and {among}", rows.Read, ("authority", kept.Key.Key()), values);
            foreach (var child in lines.OfType<StoredAssertion>().GroupBy(line => line.Record))
            {
                var ledger = new ChildLedger(child.Key.ToString());
                foreach (var line in child)
                {
                    ledger.Add(line.ToRecorded());
                }

                if (NameIn(ledger.AsKnown()) is { } name)
                {
                    names[child.Key] = name;
                }
            }
        }

        return names;
    }

    private static PersonName? NameIn(EducationHistory history) =>
        (history.All<Named>().LastOrDefault(name => name.Kind is NameKind.Legal) ?? history.All<Named>().LastOrDefault())?.Name;

    private (string Sql, (string, object?)[] Values) Where(CaseFilter filter, DateOnly today)
    {
        var scope = filter.List is WorkList.Offered ? "offered_to = @us and offered_to <> 0" : principal.IsNational ? "1 = 1" : "authority = @us";
        var sql = $"{scope} and {Condition(filter.List)}{(filter.Worker.Length > 0 ? " and worker = @worker" : "")}{(filter.State is null ? "" : " and state = @state")}{(filter.Rank is null ? "" : " and rank = @rank")}";
        return (sql, [.. Values(filter.Worker, today), ("state", (short)(filter.State ?? CaseState.None)), ("rank", (short)(filter.Rank ?? Rank.Green))]);
    }

    private (string, object?)[] Values(string worker, DateOnly today) =>
        [("us", principal.Authority.Key()), ("today", today.DayNumber), ("soon", today.DayNumber + 7), ("worker", worker), ("senior", principal.Role is Role.SeniorOfficer ? 1 : 0)];

    private static string Condition(WorkList list) => list switch
    {
        WorkList.Overdue => $"{IsOpen} and due < @today",
        WorkList.DueToday => $"{IsOpen} and due = @today",
        WorkList.DueSoon => $"{IsOpen} and due > @today and due <= @soon",
        WorkList.NewReferrals => $"{IsOpen} and waiting is not null", // the first follows from the second, and names the index
        WorkList.WaitingForOthers => $"{IsOpen} and others_due is not null",
        WorkList.ToDecide => $"{IsOpen} and proposed_by <> ''",
        WorkList.Unassigned => $"{IsOpen} and worker = ''",
        WorkList.Escalated => $"{IsOpen} and (lead_from <= @today or senior_from <= @today)",
        WorkList.EscalatedToSenior => $"{IsOpen} and senior_from <= @today",
        WorkList.ToAcknowledge => $"{IsOpen} and case when @senior = 1 then senior_waits else lead_waits end <= @today",
        WorkList.Offered => "1 = 1",
        WorkList.Closed => $"state = {(int)CaseState.Closed}",
        _ => IsOpen,
    };

    private static string IsOpen => $"((state <> {(int)CaseState.None} and state <> {(int)CaseState.Closed}) or waiting is not null)";

    private static string Describe(CaseFilter filter) =>
        $"{filter.List}{(filter.Worker.Length > 0 ? $" of {filter.Worker}" : "")}{(filter.State is { } state ? $" in {CaseStates.WordOf(state)}" : "")}{(filter.Rank is { } rank ? $" ranked {Ranks.NameOf(rank)}" : "")}";

    private static bool TryPosition(string text, out long first, out long second)
    {
        (first, second) = (0, 0);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out first) && long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out second);
    }
}
