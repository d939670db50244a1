using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Tests.Store;

public sealed class RollQuestionsOnSqlite() : RollQuestionsTests(AnyRegister.OnSqlite);

public sealed class RollQuestionsOnPostgres(PostgresServer server) : RollQuestionsTests(() => AnyRegister.OnPostgres(server));

/// <summary>What comparing rolls leaves open is asked once, whatever the order of the rolls, and answered once, by whoever may.</summary>
public abstract class RollQuestionsTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string Header = "school,id,upn,given_name,surname,date_of_birth,sex,postcode,entry_date,leaving_date,enrolment";
    private const string Ann = ",p1,B801200005001,Synthetic,One,2015-05-04,F,NW1 1AA,2020-09-01,,C";
    private const string Ben = ",p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2019-09-01,,M";
    private const string Cai = ",p3,,Synthetic,Three,2014-01-16,M,NW1 1AB,2019-09-01,2026-10-02,C";

    [Fact]
    public void A_question_is_answered_once_with_who_when_and_why()
    {
        TwoRolls();
        var officer = Store.DoorOf(Role.Officer, "202", account: "ada");
        var open = officer.Findings();
        var gone = open.Single(question => question.Question == "NotOnThisRoll");

        Assert.Equal("why.required", Assert.Single(officer.AnswerFinding(gone.Id, " ")).Code);
        Assert.Empty(officer.AnswerFinding(gone.Id, " the school sends the return "));

        Assert.Equal("finding.answered", Assert.Single(officer.AnswerFinding(gone.Id, "again")).Code);
        Assert.Equal(open.Count - 1, officer.Findings().Count);
        var answered = officer.Findings(new(AnsweredToo: true)).Single(question => question.Id == gone.Id);
        Assert.Equal(("the school sends the return", "ada", true), (answered.Answer, answered.By, answered.Answered is not null));
        Assert.Contains(Store.DoorOf(Role.Lead, "202").WhoLooked(gone.Record!.Value), entry => entry.Account == "ada" && entry.Action == "answer-finding");
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Theory]
    [InlineData(Role.SeniorOfficer, "202")]
    [InlineData(Role.Analyst, "202")]
    [InlineData(Role.SchoolOffice, "202")]
    [InlineData(Role.Officer, "203")]
    public void Who_may_not_answer_is_refused(Role role, string authority)
    {
        TwoRolls();
        var question = Store.Operator.Findings()[0];

        Assert.Throws<GateClosedException>(() => Store.DoorOf(role, authority, school: "100012").AnswerFinding(question.Id, "mine"));

        Assert.Contains(Store.Operator.Findings(), open => open.Id == question.Id);
    }

    [Fact]
    public void Questions_are_found_by_school_and_by_authority()
    {
        TwoRolls();
        TwoRolls(203, "100013");

        var all = Store.Operator.Findings();

        Assert.Equal(all.Where(question => question.School == "100013"), Store.Operator.Findings(new("100013")));
        Assert.Equal(all.Where(question => question.Authority == Code(202)), Store.Operator.Findings(new(Authority: Code(202))));
        Assert.Empty(Store.DoorOf(Role.Officer, "202").Findings(new(Authority: Code(203))));
        Assert.Empty(Store.DoorOf(Role.SchoolOffice, "202", school: "100012").Findings(new("100013")));
    }

    [Fact]
    public void A_number_that_two_authorities_use_needs_the_authority()
    {
        TwoRolls();
        TwoRolls(203, "100013");
        var both = Store.Operator.Findings().GroupBy(question => question.Id).First(same => same.Count() == 2).Key;

        Assert.Equal("finding.several", Assert.Single(Store.Operator.AnswerFinding(both, "which")).Code);
        Assert.Empty(Store.Operator.AnswerFinding(both, "this", Code(203)));

        Assert.Equal(Code(202), Assert.Single(Store.Operator.Findings(), question => question.Id == both).Authority);
    }

    /// <summary>A roll that comes late asks what it would have asked in its turn.</summary>
    [Fact]
    public void Two_rolls_in_either_order_leave_the_same_open()
    {
        using var other = Another();
        TwoRolls();
        Take(other, 202, new(2026, 10, 8), "100012", Ann);
        Take(other, 202, new(2026, 10, 1), "100012", Ann, Ben, Cai);

        Assert.Contains("NotOnThisRoll", Open(Store), StringComparison.Ordinal);
        Assert.Contains("MainWithoutSubsidiary", Open(Store), StringComparison.Ordinal);
        Assert.Equal(Open(Store), Open(other));
        Assert.Equal(Pupils(Store), Pupils(other)); // the newer roll is the one that the next is compared with
    }

    [Fact]
    public void The_same_rolls_again_ask_nothing_more_even_once_answered()
    {
        TwoRolls();
        Take(Store, 202, new(2026, 10, 15), "100012", Ann);
        var asked = Store.Operator.Findings();
        Assert.All(asked, question => Assert.Empty(Store.Operator.AnswerFinding(question.Id, "found")));

        Take(Store, 202, new(2026, 10, 1), "100012", Ann, Ben, Cai);
        Take(Store, 202, new(2026, 10, 8), "100012", Ann);

        Assert.Empty(Store.Operator.Findings());
        Assert.Equal(asked.Count, Store.Operator.Findings(new(AnsweredToo: true)).Count);
    }

    private void TwoRolls(int authority = 202, string school = "100012")
    {
        Take(Store, authority, new(2026, 10, 1), school, Ann, Ben, Cai);
        Take(Store, authority, new(2026, 10, 8), school, Ann);
    }

    private static string Open(AnyRegister store) => string.Join('\n', store.Operator.Findings().Select(question => $"{question.School} {question.Question} {question.Words}").Order(StringComparer.Ordinal));

    private static List<string> Pupils(AnyRegister store)
    {
        using var session = Data.Store.Session.Begin(store.Register.Database, writes: false);
        return session.List("select id from roll_pupil order by id", row => row.GetString(0));
    }

    private static void Take(AnyRegister store, int authority, DateOnly received, string school, params string[] rows)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows.Select(row => school + row)]) + "\n"));
        store.Operator.ImportRecords(stream, "roll", new("roll", Code(authority), received), MapChoice.Saved, static finding => Assert.True(finding.Severity is Domain.Intake.Severity.Notice, finding.In("roll")));
    }

    private static LaCode Code(int number) => LaCode.FromNumber(number);
}
