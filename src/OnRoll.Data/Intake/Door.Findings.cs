using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>A question that comparing rolls left open.</summary>
/// <param name="Id">The number of the question; each authority numbers its own.</param>
/// <param name="Authority">Whose question it is; none where nobody keeps the school's records.</param>
/// <param name="Record">Whose it is; <c>null</c> where it is about a school.</param>
/// <param name="Answer">What somebody found; <c>null</c> while it is open.</param>
/// <param name="Answered">When it was answered; <c>null</c> while it is open.</param>
/// <param name="By">Which account answered; <c>null</c> while it is open.</param>
public sealed record RollQuestionAsked(long Id, Moment At, LaCode Authority, string School, RecordId? Record, string Question, string Words, string? Answer = null, Moment? Answered = null, string? By = null);

/// <summary>Which questions are wanted.</summary>
/// <param name="School">Of this school, by its URN; <c>null</c>: of all.</param>
/// <param name="Authority">Of this authority; <c>null</c>: of all.</param>
/// <param name="AnsweredToo">Whether those that were answered are wanted with the open ones.</param>
public sealed record QuestionsWanted(string? School = null, LaCode? Authority = null, bool AnsweredToo = false);

/// <content>Questions that comparing rolls left open, and their answers.</content>
public sealed partial class Door
{
    private const string QuestionColumns = "id, at, authority, school, record, question, words, answer, answered, account";

    /// <summary>The questions that comparing rolls left open, within the asker's reach, by authority and number.</summary>
    public IReadOnlyList<RollQuestionAsked> Findings(QuestionsWanted? wanted = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ListChildren, "findings of rolls");
        var (among, own) = session.Among("school", principal.Schools);
        if (!IsOfASchool)
        {
            WallToRange(session); // a school's questions may be any authority's
        }

        var within = $"{(wanted?.AnsweredToo is true ? "" : " and answered is null")}{(IsOfASchool ? $" and {among}" : Session.Within(Range))}{(wanted?.Authority is null ? "" : " and authority = @authority")}{(wanted?.School is null ? "" : " and school = @school")}";
        var found = session.List($"select {QuestionColumns} from finding where true{within} order by authority, id", Question,
            ("authority", (wanted?.Authority ?? default).Key()), ("school", wanted?.School ?? ""), own);
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "findings") with { Count = found.Count });
        session.Commit();
        return found;
    }

    /// <summary>Answers a question, once: what was found, by whom and when. The child's record is another matter, and is not changed.</summary>
    /// <param name="why">What was found, without particulars; it is kept with the question.</param>
    /// <param name="authority">Whose question it is; <c>null</c> where its number tells.</param>
    /// <exception cref="GateClosedException">There is no such question, or the asker may not answer it.</exception>
    public IReadOnlyList<Problem> AnswerFinding(long id, string why, LaCode? authority = null)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            return [new("why.required", "Why", "Enter what was found, or why nothing is to be asked")];
        }

        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.AnswerFinding, $"question {id}");
        var within = Session.Within(Range) + (authority is null ? "" : " and authority = @authority");
        WallToRange(session);
        var found = session.List($"select {QuestionColumns} from finding where id = @id{within} order by authority{(session.IsPostgres ? " for update" : "")}", Question, ("id", id), ("authority", (authority ?? default).Key()));
        session.WallOff();
        if (found.Count == 0)
        {
            Refuse(session, chains, principal.Authority, GateAction.AnswerFinding, $"question {id}", "there is none of that number within the asker's reach");
            throw new GateClosedException("no such question, or not one of this account's authority");
        }

        if (found.Count > 1)
        {
            return [new("finding.several", "Authority", $"Several authorities have a question of that number ({string.Join(", ", found.Select(each => each.Authority))}); say which authority's")];
        }

        var question = found[0];
        if (question.Answered is { } at)
        {
            return [new("finding.answered", "Id", $"That question was answered on {at.Day:yyyy-MM-dd}")];
        }

        var subject = question.Record is { } record ? $"child {record}" : $"school {question.School}";
        var entry = chains.Append(Entry(question.Authority, GateAction.AnswerFinding, subject) with { Selection = $"question {question.Authority.Key():000}-{id} answered" });
        session.Execute("update finding set answered = @at, account = @account, answer = @answer where authority = @authority and id = @id and answered is null",
            ("at", entry.At.Microseconds), ("account", principal.Account), ("answer", why.Trim()), ("authority", question.Authority.Key()), ("id", id));
        session.Commit();
        return [];
    }

    private static RollQuestionAsked Question(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0), row.Moment(1), row.Authority(2), row.GetString(3), row.GetInt64(4) == 0 ? null : RecordId.FromValue(row.GetInt64(4)), row.GetString(5), row.GetString(6),
        row.TextOrNull(7), row.IsDBNull(8) ? null : row.Moment(8), row.TextOrNull(9));

    private List<RollQuestionAsked> Ask(Session session, LaCode home, RecordsImport import, (IReadOnlyList<RollFinding> Findings, IReadOnlyList<RollFinding> Late) compared)
    {
        RecordId? Of(RollFinding finding) => finding.Id.Length == 0 ? null : import.Find($"urn-{finding.School}", finding.Id);
        var open = compared.Findings.Where(finding => !IsAsked(session, home, finding, Of(finding)))
            .Concat(compared.Late.Where(finding => !WasAsked(session, home, finding, Of(finding)))).Distinct().ToList(); // before the first of them is written
        var id = open.Count == 0 ? 0 : Numbers.TakeApart(session, home, changes: open.Count).Change;
        var asked = new List<RollQuestionAsked>();
        foreach (var finding in open)
        {
            var question = new RollQuestionAsked(id++, register.Now, home, finding.School, Of(finding), finding.Question.ToString(), finding.Words);
            session.Execute("insert into finding (authority, id, at, school, record, question, words) values (@authority, @id, @at, @school, @record, @question, @words)",
                ("authority", home.Key()), ("id", question.Id), ("at", question.At.Microseconds), ("school", question.School), ("record", question.Record?.Value ?? 0), ("question", question.Question), ("words", question.Words));
            asked.Add(question);
        }

        return asked;
    }

    /// <summary>Whether the same is being asked already, and nobody has answered.</summary>
    private static bool IsAsked(Session session, LaCode home, RollFinding finding, RecordId? record) => session.Number("""
        select count(*) from finding where answered is null and authority = @authority and school = @school and record = @record and question = @question and words = @words
        """, ("authority", home.Key()), ("school", finding.School), ("record", record?.Value ?? 0), ("question", finding.Question.ToString()), ("words", finding.Words)) > 0;

    /// <summary>Whether anything was ever asked of a pupil, or this of a school: then a roll that comes late, or comes again, asks nothing more.</summary>
    private static bool WasAsked(Session session, LaCode home, RollFinding finding, RecordId? record) => session.Number(
        $"select count(*) from finding where authority = @authority and school = @school and record = @record{(record is null ? " and question = @question" : "")}",
        ("authority", home.Key()), ("school", finding.School), ("record", record?.Value ?? 0), ("question", finding.Question.ToString())) > 0;
}
