using OnRoll.Data.Identity;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>All that the store holds of one child, before the gate has ruled on what of it may be shown.</summary>
/// <param name="Records">The child's records, in order; the first names the child.</param>
/// <param name="Joins">The decisions about them and those ever joined with them.</param>
/// <param name="Lines">Their assertions, each under the record it belongs to.</param>
/// <param name="Owner">The one authority that owns the case.</param>
internal sealed record StoredChild(IReadOnlyList<RecordId> Records, Joins Joins, IReadOnlyList<StoredAssertion> Lines, LaCode Owner)
{
    private ChildLedger? ledger;
    private EducationHistory? history;
    private CaseFile? file;

    public RecordId Id => Records[0];

    /// <summary>The history of all the child's records as one; read once, whoever asks. Nobody adds to it.</summary>
    public ChildLedger Ledger => ledger ??= Read();

    /// <summary>The same as known now.</summary>
    public EducationHistory History => history ??= Ledger.AsKnown();

    /// <summary>The work on the child as known now.</summary>
    public CaseFile File => file ??= CaseFile.Of(History);

    private ChildLedger Read()
    {
        var read = new ChildLedger(Id.ToString());
        foreach (var line in Lines)
        {
            read.Add(line.ToRecorded());
        }

        return read;
    }
}

/// <summary>Finds and reads children in the store.</summary>
internal static class ChildRows
{
    /// <summary>Whether there is a record of a number; the wall is down.</summary>
    public static bool Exists(Session session, RecordId record) =>
        session.Number("select count(*) from record where authority = @authority and id = @id", ("authority", record.Authority.Key()), ("id", record.Value)) > 0;

    /// <summary>Reads a child by any of its records, which is there.</summary>
    /// <param name="asKnown">Joined as it was then; <c>null</c>: as it is now.</param>
    /// <param name="unit">The unit it belongs to; <c>null</c>: not known yet.</param>
    public static StoredChild Read(Session session, RecordId record, Moment? asKnown = null, Unit? unit = null)
    {
        session.WallOff();
        var joins = unit?.Joins ?? JoinRows.About(session, record);
        var records = joins.With(record, asKnown);
        var all = joins.Records.Append(record).Distinct().ToList();
        session.Wall(all.Select(each => each.Authority).Distinct());
        var owner = MovedUnits.OwnerOf(session, records);
        var lines = new List<StoredAssertion>();
        foreach (var each in all)
        {
            // An assertion made about a record may have been found to belong to another.
            lines.AddRange(Lines(session, each).Where(line => records.Contains(joins.HomeOf(each, line.Id))));
        }

        return new(records, joins, lines, owner);
    }

    /// <summary>The assertions made about a record that still have their content.</summary>
    public static IEnumerable<StoredAssertion> Lines(Session session, RecordId record)
    {
        var rows = new LedgerRows();
        return session.List($"select {LedgerRows.Columns} from assertion where authority = @authority and record = @record order by id", rows.Read,
            ("authority", record.Authority.Key()), ("record", record.Value)).OfType<StoredAssertion>();
    }

    /// <summary>What is held of some records, in any order.</summary>
    public static IEnumerable<StoredAssertion> Lines(Session session, IEnumerable<RecordId> records)
    {
        var rows = new LedgerRows();
        foreach (var kept in records.Distinct().GroupBy(record => record.Authority))
        {
            var (among, values) = session.Among("record", kept.Select(record => record.Value));
            foreach (var row in session.Stream($"select {LedgerRows.Columns} from assertion where authority = @authority and {among}", ("authority", kept.Key.Key()), values))
            {
                if (rows.Read(row) is { } line)
                {
                    yield return line;
                }
            }
        }
    }

    private const short BrokenGlass = -1;

    private static readonly string TiesSql = $"""
        select kind from tie where authority = @authority and record = @record and account = @account and ended is null
        union all select {BrokenGlass} from glass where authority = @authority and record = @record and account = @account and until > @now
        """;

    /// <summary>What the gate must know of a child to rule on it.</summary>
    public static GateTarget TargetOf(Session session, StoredChild child, Principal principal, Moment now)
    {
        var history = child.History;
        var schools = history.All<Registered>().Where(name => name.Held.Contains(now.Day)).Select(name => name.School).ToHashSet(StringComparer.Ordinal);
        var isProtected = history.All<Protected>().Any(kept => kept.Held.Contains(now.Day));
        var ties = Ties.None;
        var glass = false;
        foreach (var record in child.Records)
        {
            foreach (var kind in session.List(TiesSql, row => row.GetInt16(0), ("authority", record.Authority.Key()), ("record", record.Value), ("account", principal.Account), ("now", now.Microseconds)))
            {
                ties |= kind == BrokenGlass ? Ties.None : (Ties)kind;
                glass |= kind == BrokenGlass;
            }
        }

        return new(child.Owner, schools, isProtected, ties, glass) { OfferedTo = child.File.HandOver?.To ?? default };
    }
}
