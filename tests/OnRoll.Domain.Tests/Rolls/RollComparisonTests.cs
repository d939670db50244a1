using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Tests.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Rolls;

public sealed class RollComparisonTests
{
    private const string Upn = "B801200005001";
    private const string OtherUpn = "D320412312001";
    private static readonly DateOnly Then = new(2026, 9, 10);
    private static readonly DateOnly Now = new(2026, 10, 12);

    // 100001 closed on 31 August 2026 and 100002 took its place; 100003 closed that day, and nobody did; the rest are open.
    private static readonly SchoolRegister Register = new(
        [
            School(100001, SchoolStatus.Closed, new(2026, 8, 31)), School(100002, SchoolStatus.Open), School(100003, SchoolStatus.Closed, new(2026, 8, 31)),
            School(100012, SchoolStatus.Open), School(100013, SchoolStatus.Open),
        ],
        [new(100001, 100002, "", LinkKind.Successor, LinkManner.Plain, new(2026, 9, 1), "Successor")]);

    [Fact]
    public void Who_is_on_both_rolls_is_neither_new_nor_gone()
    {
        var compared = Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("17"), Pupil("18"))]);

        Assert.Empty(compared.Findings);
        Assert.Equal([("100012", "18")], compared.New);
    }

    [Fact]
    public void Who_is_on_the_last_and_not_on_this_becomes_a_question_and_nothing_is_closed()
    {
        var finding = Assert.Single(Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("18"))]).Findings);

        Assert.Equal((RollQuestion.NotOnThisRoll, "100012", "17"), (finding.Question, finding.School, finding.Id));
        Assert.Equal("on the roll of 2026-09-10, not on that of 2026-10-12, and no leavers notice has come; a roll closes nothing by itself: ask the school where the pupil is and for the deletion return", finding.Words);
    }

    [Theory]
    [InlineData("100012", "17", "2026-09-25", true)]
    [InlineData("100012", "18", "2026-09-25", false)]
    [InlineData("100013", "17", "2026-09-25", false)]
    [InlineData("100012", "17", "2026-06-01", false)] // of an earlier stay
    public void Who_was_announced_is_no_question(string school, string id, string lastDay, bool isAnnounced)
    {
        var compared = Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("99"))], new Announced(school, id, Sheet.Day(lastDay)));

        Assert.Equal(isAnnounced, compared.Findings.Count == 0);
    }

    [Fact]
    public void A_pupil_whose_number_changed_is_known_by_the_UPN()
    {
        var compared = Compare([Last("100012", Pupil("17", Upn))], [This("100012", Pupil("A17", Upn))]);

        Assert.Empty(compared.Findings);
        Assert.Empty(compared.New);
    }

    [Theory]
    [InlineData(Enrolment.Guest)]
    [InlineData(Enrolment.Previous)]
    public void A_guest_or_previous_pupil_is_not_on_the_roll(Enrolment enrolment)
    {
        var finding = Assert.Single(Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("17", enrolment: enrolment))]).Findings);

        Assert.Equal(RollQuestion.LeftWithoutNotice, finding.Question);
        Assert.Empty(Compare([Last("100012", Pupil("17", enrolment: enrolment))], [This("100012", Pupil("18"))]).Findings);
    }

    [Fact]
    public void A_last_day_on_a_roll_without_a_notice_is_a_question()
    {
        var left = new DateSpan(new(2026, 9, 1), new DateOnly(2026, 9, 30));

        Assert.Equal(RollQuestion.LeftWithoutNotice, Assert.Single(Compare([Last("100012", Pupil("17", held: left))], [This("100012", Pupil("18"))]).Findings).Question);
        Assert.Equal(RollQuestion.LeftWithoutNotice, Assert.Single(Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("17", held: left))]).Findings).Question);
    }

    [Fact]
    public void A_pupil_whose_row_could_not_be_read_is_neither_there_nor_gone()
    {
        var finding = Assert.Single(Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("18")) with { Unread = ["17"] }]).Findings);
        Assert.Equal(RollQuestion.NotReadable, finding.Question);

        var perhaps = Assert.Single(Compare([Last("100012", Pupil("17"))], [This("100012", Pupil("18")) with { UnreadWithoutId = 3 }]).Findings);
        Assert.Contains("3 rows that could not be read may be the pupil's", perhaps.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pupil_on_another_roll_of_the_upload_is_said_to_be_there()
    {
        var finding = Assert.Single(Compare([Last("100012", Pupil("17", Upn))], [This("100012", Pupil("18")), This("100013", Pupil("5", Upn))]).Findings);

        Assert.Equal((RollQuestion.OnAnotherRoll, "100013"), (finding.Question, finding.Other));
    }

    [Fact]
    public void Who_is_over_school_age_is_counted_and_not_asked_for()
    {
        // School age ended on 26 June 2026, the last Friday of June of the year of the sixteenth birthday.
        var compared = Compare([Last("100012", Pupil("17", birth: new(2010, 6, 1)), Pupil("18", birth: new(2010, 9, 1)), Pupil("19", noBirth: true))], [This("100012", Pupil("20"))]);

        Assert.Equal(["18", "19"], compared.Findings.Select(finding => finding.Id));
        Assert.Equal(1, compared.OverAge);
    }

    [Fact]
    public void A_school_that_sent_no_roll_leaves_nothing_to_conclude()
    {
        var finding = Assert.Single(Compare([Last("100012", Pupil("17"), Pupil("18")), Last("100013", Pupil("5"))], [This("100013", Pupil("5"))]).Findings);

        Assert.Equal((RollQuestion.NoRollCame, "100012", ""), (finding.Question, finding.School, finding.Id));
        Assert.Equal("no roll came, so nothing is concluded for any of its 2 pupils; ask the school for it", finding.Words);
        Assert.Empty(Compare([Last("100012", Pupil("17"))], []).Findings);
    }

    [Fact]
    public void Pupils_on_the_roll_of_a_successor_have_not_left()
    {
        var compared = Compare([Last("100001", Pupil("17", Upn), Pupil("18", OtherUpn), Pupil("19"))], [This("100002", Pupil("1", Upn))]);

        Assert.Equal(
            [(RollQuestion.NotOnSuccessor, "18", "100002"), (RollQuestion.NotOnSuccessor, "19", "100002")],
            compared.Findings.Select(finding => (finding.Question, finding.Id, finding.Other)));
        Assert.Contains("there is no UPN to compare", compared.Findings[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Until_the_successor_has_sent_its_roll_nothing_is_concluded()
    {
        var finding = Assert.Single(Compare([Last("100001", Pupil("17", Upn))], [This("100012", Pupil("1"))]).Findings);

        Assert.Equal((RollQuestion.NoRollCame, "100001", "100002"), (finding.Question, finding.School, finding.Other));
    }

    [Fact]
    public void Pupils_of_a_school_that_nobody_followed_are_asked_for_unless_on_another_roll()
    {
        var compared = Compare([Last("100003", Pupil("17", Upn), Pupil("18", OtherUpn))], [This("100012", Pupil("1", Upn))]);

        Assert.Equal([(RollQuestion.OnAnotherRoll, "17"), (RollQuestion.SchoolClosed, "18")], compared.Findings.Select(finding => (finding.Question, finding.Id)));
    }

    [Theory]
    [InlineData("100001", RollQuestion.SchoolNotOpen)]
    [InlineData("999999", RollQuestion.SchoolNotKnown)]
    public void The_roll_of_a_school_that_is_closed_or_not_known_is_asked_about(string school, RollQuestion question)
    {
        var compared = Compare([], [This(school, Pupil("17"))]);

        Assert.Equal(question, Assert.Single(compared.Findings).Question);
        Assert.Equal([(school, "17")], compared.New);
    }

    [Theory]
    [InlineData(Enrolment.Current, Enrolment.Current, RollQuestion.TwoMainSchools, 2)]
    [InlineData(Enrolment.Current, Enrolment.Main, RollQuestion.TwoMainSchools, 3)] // and a main without a subsidiary
    [InlineData(Enrolment.Main, Enrolment.Main, RollQuestion.TwoMainSchools, 3)]
    [InlineData(Enrolment.Current, Enrolment.Subsidiary, RollQuestion.SubsidiaryWithoutMain, 1)]
    [InlineData(Enrolment.Subsidiary, Enrolment.Subsidiary, RollQuestion.SubsidiaryWithoutMain, 1)]
    [InlineData(Enrolment.Main, Enrolment.Guest, RollQuestion.MainWithoutSubsidiary, 1)]
    [InlineData(Enrolment.Main, Enrolment.Subsidiary, null, 0)]
    [InlineData(Enrolment.Current, Enrolment.Guest, null, 0)]
    [InlineData(Enrolment.Current, Enrolment.OtherProvider, null, 0)]
    public void Dual_registrations_must_pair_up(Enrolment here, Enrolment there, RollQuestion? question, int findings)
    {
        var compared = Compare([], [This("100012", Pupil("17", Upn, here)), This("100013", Pupil("5", Upn, there))]);

        Assert.Equal(findings, compared.Findings.Count);
        Assert.Equal(question, compared.Findings.Count == 0 ? null : compared.Findings[0].Question);
    }

    [Fact]
    public void A_main_and_two_subsidiary_schools_pair_up_and_pupils_without_a_UPN_are_not_compared()
    {
        Assert.Empty(Compare([], [This("100012", Pupil("17", Upn, Enrolment.Main)), This("100013", Pupil("5", Upn, Enrolment.Subsidiary)), This("100002", Pupil("6", Upn, Enrolment.Subsidiary))]).Findings);
        Assert.Empty(Compare([], [This("100012", Pupil("17")), This("100013", Pupil("5"))]).Findings);
    }

    [Fact]
    public void A_roll_is_made_of_the_rows_of_a_file()
    {
        var row = Sheet.OfRolls().Read($"school=100012;id=17;upn={Upn};given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;entry_date=2026-09-01;enrolment=M")!;

        Assert.Equal(new("17", Upn, Enrolment.Main, new DateSpan(new(2026, 9, 1)), new DateOnly(2015, 3, 4)), RollPupil.Of(row));
        Assert.Equal("", RollPupil.Of(row with { Says = [new Identified(new(Now), IdentifierScheme.Upn, "B801200005002")] }).Upn);
    }

    [Theory]
    [InlineData("14", SchoolKind.Pru)]
    [InlineData("42", SchoolKind.Pru)]
    [InlineData("44", SchoolKind.Special)]
    [InlineData("11", SchoolKind.Independent)]
    [InlineData("34", SchoolKind.School)]
    [InlineData(null, SchoolKind.School)]
    public void The_kind_of_a_school_follows_its_type(string? type, SchoolKind kind)
    {
        var kinds = SchoolKinds.In(new([School(100012, SchoolStatus.Open) with { TypeCode = type }], []));

        Assert.Equal((kind, SchoolKind.School, SchoolKind.School), (kinds("100012"), kinds("100013"), kinds("Elm School")));
    }

    private static RollComparison Compare(IReadOnlyList<Roll> last, IReadOnlyList<Roll> now, params Announced[] leavers) => RollComparison.Of(last, now, leavers, Register);

    private static Roll Last(string school, params RollPupil[] pupils) => new(school, Then, pupils);

    private static Roll This(string school, params RollPupil[] pupils) => new(school, Now, pupils);

    private static RollPupil Pupil(string id, string upn = "", Enrolment enrolment = Enrolment.Current, DateSpan? held = null, DateOnly? birth = null, bool noBirth = false) =>
        new(id, upn, enrolment, held ?? new DateSpan(new(2026, 9, 1)), noBirth ? null : birth ?? new DateOnly(2015, 3, 4));

    private static School School(int urn, SchoolStatus status, DateOnly? closed = null) =>
        new() { Urn = urn, Name = "Elm School", Status = status, Opened = new(2000, 9, 1), Closed = closed };
}
