using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>
/// The units that do not simply belong to the authority that keeps their records: a case was handed over, or several authorities keep
/// records of them. They are few, and are looked at one by one; of all others keeper and owner are the same.
/// </summary>
/// <remarks>On any day exactly one authority owns a case: a new owner from the day on which the hand-over was accepted.</remarks>
internal sealed class MovedUnits
{
    private readonly ILookup<RecordId, (Moment At, LaCode Owner)> handedOver;
    private readonly HashSet<RecordId> records;

    private MovedUnits(IReadOnlyList<Unit> units, ILookup<RecordId, (Moment At, LaCode Owner)> handedOver)
    {
        Units = units;
        this.handedOver = handedOver;
        records = [.. units.SelectMany(unit => unit.Records)];
    }

    /// <summary>Each with its lines.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>All their records, as numbers.</summary>
    public HashSet<long> Numbers => [.. records.Select(record => record.Value)];

    public bool Has(RecordId record) => records.Contains(record);

    /// <summary>Whether a unit is one of these.</summary>
    public bool Has(Unit unit) => unit.Records.Any(records.Contains);

    /// <summary>Those that concern the authorities of a range: they keep a record of them, or own or owned their case.</summary>
    /// <param name="range"><c>null</c>: all authorities, so that it makes no difference who owns a case, and nothing is read.</param>
    public static MovedUnits Read(Session session, IReadOnlyCollection<LaCode>? range)
    {
        List<RecordId> found = [];
        if (range is { Count: > 0 })
        {
            session.WithoutWall(() => found = [.. Shared(session, range), .. HandedOver(session, range)]);
        }

        if (found.Count == 0)
        {
            return new([], Enumerable.Empty<(RecordId, (Moment, LaCode))>().ToLookup(each => each.Item1, each => each.Item2));
        }

        List<Unit> units = [];
        ILookup<RecordId, (Moment, LaCode)>? events = null;
        session.WithoutWall(() =>
        {
            units = [.. UnitRows.Of(session, found)];
            events = Events(session, units.SelectMany(unit => unit.Records));
        });
        return new(units, events!);
    }

    /// <summary>Records of some authorities about which a decision was made together with another authority's record.</summary>
    public static IEnumerable<RecordId> Shared(Session session, IEnumerable<LaCode> authorities) => authorities.SelectMany(authority => session.List("""
        select left_record from decision where left_record between @low and @high and right_record not between @low and @high
        union select right_record from decision where right_record between @low and @high and left_record not between @low and @high
        """, row => RecordId.FromValue(row.GetInt64(0)), ("low", RecordId.First(authority).Value), ("high", RecordId.Last(authority).Value)));

    /// <summary>Writes down that an authority has accepted a child's case, and owns it from now on.</summary>
    /// <param name="record">Any record of the child.</param>
    /// <param name="at">Later than the last hand-over of any of the child's records.</param>
    public static void HandOver(Session session, RecordId record, LaCode owner, string account, Moment at) =>
        session.Execute("insert into ownership (authority, record, at, owner, account) values (@authority, @record, @at, @owner, @account)",
            ("authority", record.Authority.Key()), ("record", record.Value), ("at", at.Microseconds), ("owner", owner.Key()), ("account", account));

    /// <summary>Who owns a child's case now: whoever accepted it last, else the keeper of the first record.</summary>
    public static LaCode OwnerOf(Session session, IReadOnlyList<RecordId> child) => OwnerIn(Events(session, child), child);

    /// <summary>Who owns the case of a child of one of these units now.</summary>
    public LaCode OwnerOf(IReadOnlyList<RecordId> child) => OwnerIn(handedOver, child);

    /// <summary>The children of these units whose case a range owns now, each with the days on which it did.</summary>
    public IEnumerable<(long Child, IEnumerable<DateSpan> Days)> Days(Unit unit, IReadOnlyCollection<LaCode> range, Moment? asKnown) =>
        unit.Joins.Divide(unit.Records, asKnown).Select(child => (child[0].Value, Days(child, range, asKnown)));

    private IEnumerable<DateSpan> Days(IReadOnlyList<RecordId> child, IReadOnlyCollection<LaCode> range, Moment? asKnown)
    {
        var (owner, since) = (child[0].Authority, DateOnly.MinValue);
        foreach (var (at, next) in child.SelectMany(record => handedOver[record]).Where(each => !(each.At > asKnown)).OrderBy(each => each.At))
        {
            if (range.Contains(owner) && since < at.Day)
            {
                yield return new(since, at.Day.AddDays(-1));
            }

            (owner, since) = (next, at.Day);
        }

        if (range.Contains(owner))
        {
            yield return new(since);
        }
    }

    private static LaCode OwnerIn(ILookup<RecordId, (Moment At, LaCode Owner)> events, IReadOnlyList<RecordId> child)
    {
        var all = child.SelectMany(record => events[record]).ToList();
        return all.Count == 0 ? child[0].Authority : all.MaxBy(each => each.At).Owner;
    }

    private static List<RecordId> HandedOver(Session session, IReadOnlyCollection<LaCode> range) =>
        session.List($"select distinct record from ownership where authority in {Session.List(range)} or owner in {Session.List(range)}", row => RecordId.FromValue(row.GetInt64(0)));

    private static ILookup<RecordId, (Moment At, LaCode Owner)> Events(Session session, IEnumerable<RecordId> records) => records.GroupBy(record => record.Authority).SelectMany(kept =>
    {
        var (among, values) = session.Among("record", kept.Select(record => record.Value));
        return session.List($"select record, at, owner from ownership where authority = @authority and {among}", row => (Record: RecordId.FromValue(row.GetInt64(0)), Event: (row.Moment(1), row.Authority(2))),
            ("authority", kept.Key.Key()), values);
    }).ToLookup(found => found.Record, found => found.Event);
}
