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
/// <param name="Questions">What comparing rolls left open.</param>
public sealed record RecordsOutcome(ImportOutcome Import, ReviewSheet Review, int Joined, IReadOnlyList<RollQuestionAsked> Questions);

/// <summary>A question that comparing rolls left open.</summary>
/// <param name="Record">Whose it is; <c>null</c> where it is about a school.</param>
public sealed record RollQuestionAsked(long Id, Moment At, string School, RecordId? Record, string Question, string Words, string? Answer);

/// <content>Files about children: rolls, notices, lists, referrals, caseloads.</content>
public sealed partial class Door
{
    /// <summary>Takes a file about children in, all of it in one transaction, or says what would come of it.</summary>
    /// <param name="kind">One of <see cref="RecordKinds"/>.</param>
    /// <param name="map">How its columns and words are to be read.</param>
    /// <exception cref="GateClosedException">The asker may not take files in, or not for that authority.</exception>
    public RecordsOutcome ImportRecords(Stream stream, string kind, ImportRequest request, ColumnMap map, Action<Finding> report, Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, request, kind);
        var schools = SchoolRows(session);
        request = IsOfASchool ? request with { Authority = KeeperOfReturns(schools) } : request;
        var faults = new Dictionary<long, Finding>();
        var statements = new List<Statement>();
        using var hashed = new HashingStream(stream);
        var received = new Received(request.Received ?? register.Now.Day) { Authority = request.Authority ?? default, Map = map, KindOf = SchoolKinds.In(schools), Schools = IsOfASchool ? principal.Schools : null };
        var read = RecordFile.Read(hashed, kind, received, statement => statements.Add(statement.Source.Length > 0 ? statement : statement with { Source = request.Source }), finding =>
        {
            if (finding.Severity is not Severity.Notice)
            {
                faults.TryAdd(finding.Line, finding);
            }

            report(finding);
        }, rejected, progress);
        using var import = new RecordsImport(session, request, schools, statements, chains.NowOfAll());
        var sheet = Reviewed(session, import, statements, faults.Values, request.Authority ?? default);
        if (request.DryRun || read.IsRefused || (request.AllOrNothing && read.Rejected > 0))
        {
            return new(new(0, 0, read.Rejected, 0, read.IsRefused, null), sheet, 0, []);
        }

        session.AsOwner();
        import.Take(statements);
        import.Identify();
        var questions = new List<RollQuestionAsked>();
        foreach (var home in statements.GroupBy(import.KeeperOf).OrderBy(part => part.Key))
        {
            questions.AddRange(Ask(session, home.Key, import, kind == RollRows.Columns.Kind ? LastRolls.Compare(session, home.Key, [.. home], read, schools) : []));
            LastRolls.Announce(session, home.Key, home);
        }

        var at = CloseImport(session, chains, request, kind, hashed.Hash(), import.Intake, (import.Accepted, import.Unchanged, read.Rejected));
        var told = IsOfASchool ? questions.Where(question => principal.Schools.Contains(question.School)).ToList() : questions;
        return new(new(import.Accepted, import.Unchanged, read.Rejected, import.NewRecords, false, at), sheet, IsOfASchool ? 0 : import.Joined, told);
    }

    /// <summary>Who keeps what a school sends: the authority of each school by the national register; where that does not say, the account's own.</summary>
    private LaCode? KeeperOfReturns(SchoolRegister schools) =>
        principal.Authority.IsNone || principal.Schools.All(urn => int.TryParse(urn, System.Globalization.CultureInfo.InvariantCulture, out var school) && schools.Find(school)?.Authority is not null) ? null : principal.Authority;

    /// <summary>The questions that comparing rolls left open, of the asker's authority or of all.</summary>
    public IReadOnlyList<RollQuestionAsked> Findings()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ListChildren, "findings of rolls");
        var (among, schools) = session.Among("school", principal.Schools);
        if (!IsOfASchool)
        {
            WallToRange(session);
        }

        var within = IsOfASchool ? $" and {among}" : Session.Within(Range);
        var found = session.List($"select id, at, school, record, question, words, answer from finding where answered is null{within} order by authority, id", Question, IsOfASchool ? [schools] : []);
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "findings") with { Count = found.Count });
        session.Commit();
        return found;
    }

    /// <summary>What a school is told of a row: whether it sent the pupil before. Who else knows the child is not its to learn.</summary>
    private static ReviewLine OfOwnPupil(Statement statement, RecordsImport import) => import.Find(statement.Source, statement.Id) is { } record
        ? new(statement.Line, ReviewCategory.AlreadyHere, record.ToString(), record.Authority, Tri.Unknown, "its id is on record")
        : new(statement.Line, ReviewCategory.New, null, default, Tri.Unknown, "no record of the school has its id");

    private static RollQuestionAsked Question(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0), row.Moment(1), row.GetString(2), row.GetInt64(3) == 0 ? null : RecordId.FromValue(row.GetInt64(3)), row.GetString(4), row.GetString(5), row.TextOrNull(6));

    private List<RollQuestionAsked> Ask(Session session, LaCode home, RecordsImport import, IReadOnlyList<RollFinding> findings)
    {
        var asked = new List<RollQuestionAsked>();
        var id = findings.Count == 0 ? 0 : Numbers.TakeApart(session, home, changes: findings.Count).Change;
        foreach (var finding in findings)
        {
            var record = finding.Id.Length == 0 ? null : import.Find($"urn-{finding.School}", finding.Id);
            if (IsAsked(session, home, finding, record))
            {
                continue;
            }

            var question = new RollQuestionAsked(id++, register.Now, finding.School, record, finding.Question.ToString(), finding.Words, null);
            session.Execute("insert into finding (authority, id, at, school, record, question, words) values (@authority, @id, @at, @school, @record, @question, @words)",
                ("authority", home.Key()), ("id", question.Id), ("at", question.At.Microseconds), ("school", question.School), ("record", record?.Value ?? 0), ("question", question.Question), ("words", question.Words));
            asked.Add(question);
        }

        return asked;
    }

    /// <summary>Whether the same is being asked already, and nobody has answered.</summary>
    private static bool IsAsked(Session session, LaCode home, RollFinding finding, RecordId? record) => session.Number("""
        select count(*) from finding where answered is null and authority = @authority and school = @school and record = @record and question = @question and words = @words
        """, ("authority", home.Key()), ("school", finding.School), ("record", record?.Value ?? 0), ("question", finding.Question.ToString()), ("words", finding.Words)) > 0;

    /// <summary>What each row means for the register as it stands. Of a child whose record another authority keeps, that there is one is all that is told.</summary>
    private ReviewSheet Reviewed(Session session, RecordsImport import, IReadOnlyList<Statement> statements, IEnumerable<Finding> faults, LaCode us)
    {
        if (IsOfASchool)
        {
            return new([.. statements.Select(statement => OfOwnPupil(statement, import)).Concat(faults.Select(Review.Of)).OrderBy(line => line.Line)]);
        }

        var joins = JoinRows.All(session);
        var firsts = joins.Divide(joins.Records).SelectMany(child => child.Select(record => (record, First: child[0])))
            .ToDictionary(pair => pair.record, pair => pair.First);
        KnownChild Child(RecordId record) => new(firsts.GetValueOrDefault(record, record).ToString(), record.Authority);
        var bearers = ChildRows.Lines(session, import.Bearing.SelectMany(found => found)).ToLookup(line => line.Record);
        var missing = new Dictionary<DateOnly, Dictionary<string, Tri>>();
        var source = Source(session, Definitions.Cme, SchoolCalendars.None, null, child => RecordId.FromValue(child).ToString());
        foreach (var day in statements.Select(statement => statement.AsOf).Distinct())
        {
            missing.Add(day, new Counts(source, []).Members(day).ToDictionary(member => member.Child, member => member.Result, StringComparer.Ordinal));
        }

        var review = new Review(us, new(
            (source, id) => import.Find(source, id) is { } record ? Child(record) : null,
            (scheme, value, birth) => StrongIdentifiers.Key(new(new(birth), scheme, value)) is { } key
                ? [.. import.Bearing[key].Where(record => bearers[record].Any(line => line.Fields.Fact == Fact.Born && line.Fields.First == birth)).Select(Child).DistinctBy(child => child.Child)] : [],
            (child, day) => missing[day].GetValueOrDefault(child, Tri.False)));
        return new([.. statements.Select(review.Of).Select(line => principal.IsNational || line.Keeper.IsNone || line.Keeper == principal.Authority ? line : line with { Child = null })
            .Concat(faults.Select(Review.Of)).OrderBy(line => line.Line)]);
    }
}
