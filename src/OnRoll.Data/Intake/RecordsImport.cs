using System.Text.Json;
using OnRoll.Data.Identity;
using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>Takes statements about children into the ledger: what each adds to its record, and which records bear the same identifier.</summary>
internal sealed class RecordsImport : IDisposable
{
    private const string Rule = "rule: strong identifier";

    private readonly Session session;
    private readonly ImportRequest request;
    private readonly SchoolRegister schools;
    private readonly Moment now;
    private readonly Dictionary<string, (int Number, Dictionary<string, RecordId> Records)> sources = new(StringComparer.Ordinal);
    private readonly List<(string Key, RecordId Record)> keys = [];

    /// <param name="statements">All of the file, in its order.</param>
    public RecordsImport(Session session, ImportRequest request, SchoolRegister schools, IReadOnlyList<Statement> statements, Moment now)
    {
        this.session = session;
        this.request = request;
        this.schools = schools;
        this.now = now;
        foreach (var source in statements.Select(statement => statement.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A school's source is that of the authority that keeps its records, whoever sends the file.
            var keeper = request.Authority ?? (LastRolls.SchoolOf(source) is null ? default : KeeperOf(statements.First(statement => statement.Source == source)));
            var number = SourceRows.Hold(session, keeper, source);
            sources.Add(source, (number, SourceRows.All(session, number)));
        }

        Bearing = IdentifierKeys.FindAll(session, [.. statements.SelectMany(statement => statement.Says.OfType<Identified>()).Select(StrongIdentifiers.Key).OfType<string>().Distinct(StringComparer.Ordinal)]);
        session.AsOwner();
        Intake = new(session);
    }

    public LedgerIntake Intake { get; }

    public long Accepted { get; private set; }

    public long Unchanged { get; private set; }

    public long NewRecords { get; private set; }

    /// <summary>How many records were joined with another by an identifier they share.</summary>
    public int Joined { get; private set; }

    /// <summary>How many pairs share an identifier and were not joined, because another identifier of theirs differs and no birth date agrees.</summary>
    public int Vetoed { get; private set; }

    /// <summary>How many pairs share an identifier and were not joined, because their birth dates differ.</summary>
    public int KeptApart { get; private set; }

    /// <summary>The records that bore an identifier of the file before it came.</summary>
    public ILookup<string, RecordId> Bearing { get; }

    /// <summary>The record of an id at a source; <c>null</c> if there is none.</summary>
    public RecordId? Find(string source, string id) =>
        sources.TryGetValue(source, out var known) && known.Records.TryGetValue(id, out var record) ? record : null;

    /// <summary>Adds what the statements add.</summary>
    public void Take(IReadOnlyList<Statement> statements)
    {
        var known = statements.Select(statement => Find(statement.Source, statement.Id)).OfType<RecordId>().ToList();
        var (held, stated) = (HeldOf(known), StatedDays(known));
        var spoken = new List<(RecordId Record, int AsOf, string Also)>();
        foreach (var group in statements.GroupBy(statement => (statement.Source, statement.Id)))
        {
            var said = group.ToList();
            var isNew = Find(group.Key.Source, group.Key.Id) is null;
            var record = Find(group.Key.Source, group.Key.Id) ?? Add(said);
            var ledger = new ChildLedger(record.ToString());
            foreach (var line in isNew ? [] : held[record])
            {
                ledger.Add(line.ToRecorded());
            }

            var adds = Restatement.Of(ledger.AsKnown(), isNew ? [] : stated[record].Select(before => before.Day), said);
            foreach (var each in adds)
            {
                Intake.Add(record, new(each.What, now, 0, each.Withdraws));
                if (each is { Withdraws: false, What: Identified borne } && StrongIdentifiers.Key(borne) is { } key)
                {
                    keys.Add((key, record));
                }
            }

            Accepted += adds.Count > 0 ? said.Count : 0;
            Unchanged += adds.Count > 0 ? 0 : said.Count;
            spoken.AddRange(said.Select(statement => (record, statement.AsOf.DayNumber, Words(statement.Also)))
                .Where(each => isNew || !stated[record].Any(before => before.Day.DayNumber == each.DayNumber && before.Also == each.Item3)));
        }

        Intake.Flush();
        session.WallOff();
        foreach (var (record, asOf, also) in spoken.Distinct())
        {
            session.Execute("""
                insert into stated (authority, record, as_of, n, also)
                select @authority, @record, @as_of, coalesce(max(n), 0) + 1, @also from stated where authority = @authority and record = @record and as_of = @as_of
                """, ("authority", record.Authority.Key()), ("record", record.Value), ("as_of", asOf), ("also", also));
        }
    }

    /// <summary>Joins records of one authority that bear the same sound identifier and have no birth date against it.</summary>
    public void Identify()
    {
        foreach (var (key, record) in keys)
        {
            IdentifierKeys.Add(session, record, key);
        }

        var sharing = IdentifierKeys.FindAll(session, [.. keys.Select(each => each.Key).Distinct(StringComparer.Ordinal)]);
        var pairs = keys.SelectMany(each => sharing[each.Key].Where(other => other != each.Record && other.Authority == each.Record.Authority)
            .Select(other => other < each.Record ? (One: other, Other: each.Record) : (One: each.Record, Other: other))).Distinct().Order().ToList();
        var held = HeldOf(pairs.SelectMany(pair => new[] { pair.One, pair.Other }));
        foreach (var (one, other) in pairs)
        {
            var joins = JoinRows.About(session, one).And(JoinRows.About(session, other));
            var (left, right) = (Identify(joins, one), Identify(joins, other));
            if (StrongIdentifiers.Join(left, right) && new JoinRecords(one, other, Rule).Check(joins, left, right).Count == 0)
            {
                Intake.Decide(one, other, joins.DateFor(now), Rule, "the same identifier, and no birth date against it");
                Joined++;
            }
            else if (left.Records.Contains(other))
            {
                continue; // one child already
            }
            else if (StrongIdentifiers.Veto(left, right) is not null)
            {
                Vetoed++;
            }
            else if (!StrongIdentifiers.Join(left, right))
            {
                KeptApart++;
            }
        }

        Identification Identify(Joins joins, RecordId record)
        {
            var records = joins.With(record);
            var everJoined = joins.Records.Append(record).Distinct().ToList(); // what was said under one of these may belong to the child
            var lines = everJoined.Any(each => !held.Contains(each)) ? HeldOf(everJoined) : held;
            return Identification.Of(records, everJoined.SelectMany(each => lines[each]).Select(line => (Home: joins.HomeOf(line.Record, line.Id), Line: line.ToRecorded()))
                .Where(each => records.Contains(each.Home)));
        }
    }

    public void Dispose() => Intake.Dispose();

    /// <summary>What a row carried besides assertions, as it is kept.</summary>
    private static string Words(Carried also) => JsonSerializer.Serialize<object>(also switch
    {
        Leaving leaving => new { leaving.LastDay, Ground = leaving.Ground?.Id.ToString(), Destination = leaving.Destination.ToString(), leaving.DestinationSchool, leaving.DestinationAuthority },
        ReferralMade referral => new { referral.ReferredOn, referral.LastSeen, referral.ReferredBy, referral.Referrer, referral.Reason, Authority = referral.Authority.ToString() },
        _ => also,
    });

    private ILookup<RecordId, StoredAssertion> HeldOf(IEnumerable<RecordId> records) => ChildRows.Lines(session, records).ToLookup(line => line.Record);

    private ILookup<RecordId, (DateOnly Day, string Also)> StatedDays(IEnumerable<RecordId> records) => records.Distinct().GroupBy(record => record.Authority).SelectMany(group =>
    {
        var (among, values) = session.Among("record", group.Select(record => record.Value));
        return session.List($"select record, as_of, also from stated where authority = @authority and {among}", row => (Record: RecordId.FromValue(row.GetInt64(0)), Said: (DateOnly.FromDayNumber(row.GetInt32(1)), row.GetString(2))),
            ("authority", group.Key.Key()), values);
    }).ToLookup(found => found.Record, found => found.Said);

    private RecordId Add(List<Statement> said)
    {
        var first = said[0];
        var record = Intake.Add(KeeperOf(first), sources[first.Source].Number, first.Source, first.Id);
        sources[first.Source].Records.Add(first.Id, record);
        NewRecords++;
        return record;
    }

    /// <summary>Who keeps a new record: as said for the file, else the authority of the school, else that of the residence or the referral.</summary>
    public LaCode KeeperOf(Statement statement)
    {
        if (request.Authority is { } said)
        {
            return said;
        }

        if (int.TryParse(statement.School, System.Globalization.CultureInfo.InvariantCulture, out var urn) && schools.Find(urn)?.Authority is { } text && LaCode.TryParse(text, out var ofSchool, out _))
        {
            return ofSchool;
        }

        var lives = statement.Says.OfType<Resident>().Select(home => home.Authority).FirstOrDefault(code => code.IsEngland);
        return !lives.IsNone ? lives : statement.Also is ReferralMade referral ? referral.Authority : default;
    }
}
