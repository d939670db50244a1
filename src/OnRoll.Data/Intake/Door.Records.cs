using OnRoll.Data.Counting;
using OnRoll.Data.Csv;
using OnRoll.Data.Identity;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Data.Streams;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>What came of a file about children.</summary>
/// <param name="Review">What each row means for the register, as it was before the file went in.</param>
/// <param name="Joined">Records that were joined with another by an identifier they share.</param>
/// <param name="Vetoed">Pairs that share an identifier and were not joined, because another identifier of theirs differs and no birth date agrees.</param>
/// <param name="KeptApart">Pairs that share an identifier and were not joined, because their birth dates differ.</param>
/// <param name="Questions">What comparing rolls left open.</param>
/// <param name="Map">By which map it was read.</param>
public sealed record RecordsOutcome(ImportOutcome Import, ReviewSheet Review, int Joined, int Vetoed, int KeptApart, IReadOnlyList<RollQuestionAsked> Questions, MapUsed Map);

/// <content>Files about children: rolls, notices, lists, referrals, caseloads.</content>
public sealed partial class Door
{
    /// <summary>Takes a file about children in, all of it in one transaction, or says what would come of it.</summary>
    /// <param name="kind">One of <see cref="RecordKinds"/>.</param>
    /// <param name="map">How its columns and words are to be read.</param>
    /// <exception cref="GateClosedException">The asker may not take files in, or not for that authority.</exception>
    public RecordsOutcome ImportRecords(Stream stream, string kind, ImportRequest request, MapChoice map, Action<Finding> report, Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, request, kind);
        var schools = SchoolRows(session);
        var dated = request with { Received = request.Received ?? register.Now.Day, Authority = IsOfASchool ? KeeperOfReturns(schools) : request.Authority };
        var used = SavedMaps.Choose(session, dated, kind, map);
        using var hashed = new HashingStream(stream);
        var file = RecordsInFile.From(hashed, kind, dated, used.Map, schools, report, rejected, progress, IsOfASchool ? principal.Schools : null);
        using var import = new RecordsImport(session, dated, schools, file.Statements, chains.NowOfAll());
        var sheet = IsOfASchool ? SheetOfOwn(file, import) : Shown(Sheet(ReviewOf(session, import, file.Statements, dated.Authority ?? default), file));
        if (request.DryRun || file.Stops(request))
        {
            return new(new(0, 0, file.Read.Rejected, 0, file.Read.IsRefused, null), sheet, 0, 0, 0, [], used);
        }

        var questions = Take(session, import, file, schools, isRemainder: false);
        session.WallOff();
        SavedMaps.Settle(session, request, kind, used, register.Now, principal.Account);
        var at = CloseImport(session, chains, request, kind, hashed.Hash(), import.Intake, (import.Accepted, import.Unchanged, file.Read.Rejected), SavedMaps.Words(used));
        var outcome = new ImportOutcome(import.Accepted, import.Unchanged, file.Read.Rejected, import.NewRecords, false, at);
        return IsOfASchool ? new(outcome, sheet, 0, 0, 0, [.. questions.Where(question => principal.Schools.Contains(question.School))], used)
            : new(outcome, sheet, import.Joined, import.Vetoed, import.KeptApart, questions, used);
    }

    /// <summary>The column maps kept for an authority's files, or for files of the whole country.</summary>
    /// <exception cref="GateClosedException">The asker may not take files in, or not for that authority.</exception>
    public IReadOnlyList<SavedMap> ColumnMaps(LaCode? authority)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, new("", authority), "column maps");
        WallToRange(session);
        var maps = SavedMaps.All(session, authority ?? default);
        session.WallOff();
        chains.Append(Entry(authority ?? default, GateAction.Import, "column maps") with { Count = maps.Count });
        session.Commit();
        return maps;
    }

    /// <summary>Adds what the rows add, joins whom they show to be one, and asks what comparing rolls leaves open.</summary>
    /// <param name="isRemainder">Whether the other rows of the file went in before: then its rolls have been compared.</param>
    private List<RollQuestionAsked> Take(Session session, RecordsImport import, RecordsInFile file, SchoolRegister schools, bool isRemainder)
    {
        session.AsOwner();
        import.Take(file.Statements);
        import.Identify();
        var questions = new List<RollQuestionAsked>();
        foreach (var home in file.Statements.GroupBy(import.KeeperOf).OrderBy(part => part.Key))
        {
            if (file.Kind == RollRows.Columns.Kind)
            {
                var toCompare = isRemainder ? LastRolls.Complete(session, home.Key, home) : [.. home];
                questions.AddRange(toCompare.Count == 0 ? [] : Ask(session, home.Key, import, LastRolls.Compare(session, home.Key, toCompare, file.Read, schools)));
            }

            LastRolls.Announce(session, home.Key, home);
        }

        return questions;
    }

    /// <summary>Who keeps what a school sends: the authority of each school by the national register; where that does not say, the account's own.</summary>
    private LaCode? KeeperOfReturns(SchoolRegister schools) =>
        principal.Authority.IsNone || principal.Schools.All(urn => int.TryParse(urn, System.Globalization.CultureInfo.InvariantCulture, out var school) && schools.Find(school)?.Authority is not null) ? null : principal.Authority;

    /// <summary>What a school is told of its rows: whether it sent the pupil before. Who else knows the child is not its to learn.</summary>
    private static ReviewSheet SheetOfOwn(RecordsInFile file, RecordsImport import) =>
        new([.. file.Statements.Select(statement => OfOwnPupil(statement, import)).Concat(file.Faults.Select(Review.Of)).OrderBy(line => line.Line)]);

    private static ReviewLine OfOwnPupil(Statement statement, RecordsImport import) => import.Find(statement.Source, statement.Id) is { } record
        ? new(statement.Line, ReviewCategory.AlreadyHere, record.ToString(), record.Authority, Tri.Unknown, "its id is on record")
        : new(statement.Line, ReviewCategory.New, null, default, Tri.Unknown, "no record of the school has its id");

    /// <summary>What rows mean for the register as it stands.</summary>
    private Review ReviewOf(Session session, RecordsImport import, IReadOnlyList<Statement> statements, LaCode us)
    {
        var joins = JoinRows.All(session);
        var firsts = joins.Divide(joins.Records).SelectMany(child => child.Select(record => (record, First: child[0])))
            .ToDictionary(pair => pair.record, pair => pair.First);
        KnownChild Child(RecordId record) => new(firsts.GetValueOrDefault(record, record).ToString(), record.Authority);
        var bearers = ChildRows.Lines(session, import.Bearing.SelectMany(found => found)).ToLookup(line => line.Record);
        var missing = new Dictionary<DateOnly, Dictionary<string, Tri>>();
        var source = SpansOf(session, [.. statements.Select(statement => import.Find(statement.Source, statement.Id)).OfType<RecordId>(), .. import.Bearing.SelectMany(found => found)]);
        foreach (var day in statements.Select(statement => statement.AsOf).Distinct())
        {
            missing.Add(day, new Counts(source, []).Members(day).ToDictionary(member => member.Child, member => member.Result, StringComparer.Ordinal));
        }

        return new Review(us, new(
            (source, id) => import.Find(source, id) is { } record ? Child(record) : null,
            (scheme, value, birth) => StrongIdentifiers.Key(new(new(birth), scheme, value)) is { } key
                ? [.. import.Bearing[key].Where(record => bearers[record].Any(line => line.Fields.Fact == Fact.Born && line.Fields.First == birth)).Select(Child).DistinctBy(child => child.Child)] : [],
            (child, day) => missing[day].GetValueOrDefault(child, Tri.False)));
    }

    /// <summary>Who of some children is missing education, on whatever day: derived for them alone, whatever else is stale.</summary>
    private NamedSpans SpansOf(Session session, IEnumerable<RecordId> records)
    {
        var units = UnitRows.Of(session, records).Where(unit => Range is null || Range.Contains(unit.Records[0].Authority));
        return new(new PackedSpans([.. SpanWork.Derive(units, [Definitions.Cme], SchoolCalendars.None)[0].Pack()]), child => RecordId.FromValue(child).ToString());
    }

    private static ReviewSheet Sheet(Review review, RecordsInFile file) =>
        new([.. file.Statements.Select(review.Of).Concat(file.Faults.Select(Review.Of)).OrderBy(line => line.Line)]);

    /// <summary>Of a child whose record another authority keeps, that there is one is all that is told.</summary>
    private ReviewSheet Shown(ReviewSheet sheet) => new([.. sheet.Lines.Select(Shown)]);

    private ReviewLine Shown(ReviewLine line) => principal.IsNational || line.Keeper.IsNone || line.Keeper == principal.Authority ? line : line with { Child = null };
}
