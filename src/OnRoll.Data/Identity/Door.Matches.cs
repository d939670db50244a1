using OnRoll.Data.Identity;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Access;

/// <summary>Two records that bear one identifier, and of which nobody has decided whether they are one child.</summary>
/// <param name="One">Of a child with a case of the asker's authority.</param>
/// <param name="Identifier">Which kind of identifier: <c>UPN</c>, <c>NHS number</c> or <c>ULN</c>.</param>
public sealed record PossibleMatch(RecordId One, RecordId Other, string Identifier);

/// <summary>How many identity questions wait for a decision.</summary>
/// <param name="Matches">Pairs of records that may be one child; <c>null</c> where there are so many open cases that they are looked for only when asked.</param>
/// <param name="Questions">Questions that comparing rolls left open.</param>
public sealed record MatchesWaiting(int? Matches, int Questions)
{
    /// <summary>Both together; <c>null</c> where the first is not counted.</summary>
    public int? Total => Matches + Questions;
}

/// <content>Who may be the same child.</content>
public sealed partial class Door
{
    // Matches are looked for anew each time, case by case: for a page that everybody opens first, among so many cases and no more.
    private const int MostCounted = 300;

    /// <summary>Whether an account may decide who is who, and answer what comparing rolls left open.</summary>
    public static bool MayDecideMatches(Principal principal, string purpose) => MayListCases(principal, purpose)
        && Authorisation.OnMany(principal, GateAction.JoinRecords, purpose).IsAllowed && Authorisation.OnMany(principal, GateAction.AnswerFinding, purpose).IsAllowed;

    /// <summary>Records that bear a sound identifier of a child with an open case, are not joined with it, and were not found to be another child: by record.</summary>
    public IReadOnlyList<PossibleMatch> PossibleMatches()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToMatches(session, "possible matches");
        var found = Matches(session);
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.JoinRecords, "records") with { Selection = "possible matches", Count = found.Count });
        session.Commit();
        return found;
    }

    /// <summary>How many identity questions wait for the asker's authority.</summary>
    public MatchesWaiting MatchesThatWait()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToMatches(session, "what waits");
        var questions = session.Number($"select count(*) from finding where answered is null{Session.Within(Range)}") ?? 0;
        var open = session.List($"select record from derived_case where {IsOpen}{Session.Within(Range)} limit {MostCounted + 1}", row => row.GetInt64(0)).Count;
        var waiting = new MatchesWaiting(open > MostCounted ? null : Matches(session).Count, (int)questions);
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.JoinRecords, "records") with { Selection = "possible matches that wait", Count = waiting.Total ?? waiting.Questions });
        session.Commit();
        return waiting;
    }

    private Chains AdmitToMatches(Session session, string selection)
    {
        var chains = AdmitMany(session, GateAction.JoinRecords, selection);
        if (!MayDecideMatches(principal, purpose))
        {
            Refuse(session, chains, principal.Authority, GateAction.JoinRecords, "register", $"{principal.RoleWord} decides of no matches", selection);
            throw GateClosedException.NoSuchChild;
        }

        session.WallOff(); // the other record may be any authority's
        return chains;
    }

    private List<PossibleMatch> Matches(Session session)
    {
        var open = session.List($"select record from derived_case where {IsOpen}{Session.Within(Range)}", row => RecordId.FromValue(row.GetInt64(0)));
        var borne = open.GroupBy(record => record.Authority).SelectMany(kept => Borne(session, kept.Key, kept)).ToList();
        var keys = borne.Where(each => each.Key is not null).Select(each => each.Key!).Distinct(StringComparer.Ordinal).ToList();
        var bearers = IdentifierKeys.FindAll(session, keys);
        var found = new Dictionary<(RecordId, RecordId), PossibleMatch>();
        foreach (var (record, key) in borne.Where(each => each.Key is not null && bearers[each.Key].Any(other => other != each.Record)))
        {
            var joins = JoinRows.About(session, record);
            var (child, standing) = (joins.With(record), joins.Standing());
            foreach (var other in bearers[key!].Where(other => !child.Contains(other) && !child.Any(own => standing.ContainsKey(own < other ? (own, other) : (other, own)))))
            {
                found.TryAdd(record < other ? (record, other) : (other, record), new(record, other, NameOf(key!)));
            }
        }

        return [.. found.Values.OrderBy(match => match.One).ThenBy(match => match.Other)];
    }

    /// <summary>The keys of the identifiers of some records that one authority keeps.</summary>
    private static List<(RecordId Record, string? Key)> Borne(Session session, LaCode keeper, IEnumerable<RecordId> records)
    {
        var (among, values) = session.Among("record", records.Select(record => record.Value));
        return session.List($"select record, kind, detail from assertion where authority = @authority and fact = {(int)Fact.Identifier} and {among}",
            row => (RecordId.FromValue(row.GetInt64(0)), Slugs.Identifier.TryParse(row.GetString(1), out var kind) ? StrongIdentifiers.Key(new(new(DateOnly.MinValue), kind, row.GetString(2))) : null), ("authority", keeper.Key()), values);
    }

    private static string NameOf(string key) => key[..3] switch
    {
        "upn" => "UPN",
        "nhs" => "NHS number",
        _ => "ULN",
    };
}
