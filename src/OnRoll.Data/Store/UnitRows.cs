using OnRoll.Data.Identity;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>Records that were ever joined with one another, and what is said of them: what is derived is derived for them together.</summary>
/// <param name="Records">In order. Mostly one.</param>
internal sealed record Unit(IReadOnlyList<RecordId> Records, Joins Joins, IReadOnlyList<StoredAssertion> Lines)
{
    /// <summary>The children they are, as decided by a moment, each with the lines that are about it.</summary>
    /// <param name="name">Under which name each is shown; <c>null</c>: its number.</param>
    public IEnumerable<(RecordId Id, ChildLedger Ledger)> Now(Moment? asKnown = null, Func<RecordId, string>? name = null)
    {
        foreach (var child in Joins.Divide(Records, asKnown))
        {
            var ledger = new ChildLedger(name?.Invoke(child[0]) ?? child[0].ToString()) { Number = child[0].Value };
            foreach (var line in Lines)
            {
                if (Records.Count == 1 || child.Contains(Joins.HomeOf(line.Record, line.Id)))
                {
                    ledger.Add(line.ToRecorded());
                }
            }

            yield return (child[0], ledger);
        }
    }
}

/// <summary>Reads units from the store, all facts of education among their lines, particulars left out.</summary>
internal static class UnitRows
{
    private const int RecordsAtOnce = 4096;

    private static readonly string Facts = $"fact <= {(int)Fact.Reason}";

    /// <summary>Every unit whose first record an authority of a range keeps.</summary>
    /// <param name="range"><c>null</c>: all.</param>
    public static IEnumerable<Unit> All(Session session, IReadOnlyList<LaCode>? range)
    {
        var joined = JoinedUnits(JoinRows.All(session).Decisions);
        var unitOf = joined.SelectMany(unit => unit.Records.Select(record => (record, unit))).ToDictionary(pair => pair.record, pair => pair.unit);
        var linesOf = new Dictionary<Unit, List<StoredAssertion>>(ReferenceEqualityComparer.Instance);
        var rows = new LedgerRows();
        var lines = new List<StoredAssertion>();
        foreach (var row in session.Stream($"select {LedgerRows.Columns} from assertion where {Facts}{Session.Within(range)} order by authority, record, id"))
        {
            if (rows.Read(row) is not { } line)
            {
                continue;
            }

            if (unitOf.TryGetValue(line.Record, out var unit))
            {
                (linesOf.TryGetValue(unit, out var known) ? known : linesOf[unit] = []).Add(line);
                continue;
            }

            if (lines.Count > 0 && lines[^1].Record != line.Record)
            {
                yield return new([lines[0].Record], Joins.None, lines);
                lines = [];
            }

            lines.Add(line);
        }

        if (lines.Count > 0)
        {
            yield return new([lines[0].Record], Joins.None, lines);
        }

        foreach (var unit in joined.Where(unit => range is null || range.Contains(unit.Records[0].Authority)))
        {
            yield return range is null || unit.Records.All(record => range.Contains(record.Authority))
                ? unit with { Lines = linesOf.GetValueOrDefault(unit) ?? [] }
                : WithLines(session, [unit])[0]; // kept by an authority that was not read through
        }
    }

    /// <summary>The units of some records: a few questions for some thousand of them, not some for each.</summary>
    public static IEnumerable<Unit> Of(Session session, IEnumerable<RecordId> records)
    {
        var done = new HashSet<RecordId>();
        foreach (var some in records.Distinct().Order().Chunk(RecordsAtOnce))
        {
            var wanted = some.Where(record => !done.Contains(record)).ToList();
            var joined = JoinedUnits(JoinRows.About(session, wanted).Decisions);
            var together = joined.SelectMany(unit => unit.Records).ToHashSet();
            var units = joined.Concat(wanted.Where(record => !together.Contains(record)).Select(record => new Unit([record], Joins.None, []))).ToList();
            done.UnionWith(together);
            foreach (var unit in WithLines(session, units))
            {
                yield return unit;
            }
        }
    }

    /// <summary>The unit of a record, without its lines.</summary>
    public static Unit With(Session session, RecordId record)
    {
        var joins = JoinRows.About(session, record);
        return new([.. joins.Records.Append(record).Distinct().Order()], joins, []);
    }

    private static List<Unit> WithLines(Session session, IReadOnlyCollection<Unit> units)
    {
        var lines = ChildRows.Lines(session, units.SelectMany(unit => unit.Records)).Where(line => line.Fields.Fact <= Fact.Reason).ToLookup(line => line.Record);
        return [.. units.Select(unit => unit with { Lines = [.. unit.Records.SelectMany(record => lines[record].OrderBy(line => line.Id))] })];
    }

    /// <summary>The units of more than one record among those that decisions are about, with the decisions about each and no lines yet.</summary>
    private static List<Unit> JoinedUnits(IReadOnlyCollection<IdentityDecision> decisions)
    {
        var everJoined = new Joins(decisions.Select(decision => decision with { Verdict = Verdict.Same }));
        var units = everJoined.Divide(everJoined.Records);
        var placeOf = units.SelectMany((unit, place) => unit.Select(record => (record, place))).ToDictionary(pair => pair.record, pair => pair.place);
        var decisionsOf = decisions.ToLookup(decision => placeOf[decision.Left]);
        return [.. units.Select((unit, place) => new Unit(unit, new(decisionsOf[place]), []))];
    }
}
