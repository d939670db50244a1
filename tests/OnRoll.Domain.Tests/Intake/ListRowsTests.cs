using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Intake;

/// <summary>Lists of residents, referrals and cases.</summary>
public sealed class ListRowsTests
{
    private const string Child = "id=n1;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04";
    private const string Case = "case_id=9;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;opened=2026-03-02";

    private readonly Sheet population = new((received, report) => new PopulationRows(received, report));
    private readonly Sheet referrals = new((received, report) => new ReferralRows(received, report));
    private readonly Sheet caseload = new((received, report) => new CaseloadRows(received, report));

    private static LaCode Camden => LaCode.TryParse("202", out var code, out _) ? code : default;

    [Fact]
    public void A_list_of_residents_says_who_lives_in_the_area()
    {
        var statement = population.Read(Child, "authority=202;nhs_number=943 476 5919;source=health;email=a@b.example")!;

        Assert.Equal(("health", "n1", Sheet.Today), (statement.Source, statement.Id, statement.AsOf));
        Assert.Contains(new Resident(new(Sheet.Today), Camden, IsConfirmed: true, ""), statement.Says);
        Assert.Contains(new Identified(new(Sheet.Today), IdentifierScheme.NhsNumber, "9434765919"), statement.Says);
        Assert.Contains(new Contacted(new(Sheet.Today), ContactKind.Parent, new("", "", ""), "", "a@b.example"), statement.Says);
        Assert.False(statement.SaysOnRoll);
    }

    [Fact]
    public void Without_an_authority_in_the_row_the_one_that_takes_the_file_in_counts()
    {
        var own = new Sheet((received, report) => new PopulationRows(received, report), new(Sheet.Today) { Authority = Camden });

        Assert.Equal(Camden, Assert.Single(own.Read(Child)!.Says.OfType<Resident>()).Authority);
        Assert.Empty(population.Read(Child)!.Says.OfType<Resident>());
    }

    [Fact]
    public void One_id_may_stand_in_two_lists()
    {
        Assert.NotNull(population.Read(Child, "source=births"));
        Assert.NotNull(population.Read(Child, "source=health"));
        Assert.Null(population.Read(Child, "source=births"));
    }

    [Theory]
    [InlineData("nhs_number=9434765918", "nhs_number: cannot be right and is kept as it came")]
    [InlineData("nhs_number=0000000000", "nhs_number: cannot be right and is kept as it came")]
    public void A_wrong_NHS_number_does_not_cost_the_child(string change, string notice)
    {
        Assert.NotNull(population.Read(Child, change));
        Assert.Equal([notice], population.Notices);
    }

    [Fact]
    public void A_referral_speaks_of_its_own_day_and_believes_where_the_child_lives()
    {
        var statement = referrals.Read(Child, "referred_on=28/09/2026;last_seen=2026-09-11;referred_by=school;referrer=A head;reason=not at the gate;school=Elm School;authority=202")!;

        var day = new DateOnly(2026, 9, 28);
        Assert.Equal((day, "Elm School", ""), (statement.AsOf, statement.School, statement.Source));
        Assert.Contains(new Resident(new(day), Camden, IsConfirmed: false, ""), statement.Says);
        Assert.Equal(new ReferralMade(day, new(2026, 9, 11), "school", "A head", "not at the gate", Camden), statement.Also);
        Assert.DoesNotContain(statement.Says, said => said is ReasonRecorded or Registered or WhereaboutsReported);
    }

    [Theory]
    [InlineData("referred_on=", "referred_on: is blank")]
    [InlineData("referred_on=2026-10-13", "referred_on: is after the day the file was received")]
    [InlineData("referred_on=2026-09-28;last_seen=2026-09-29", "last_seen: is after the day of the referral")]
    [InlineData("referred_on=2026-09-28;authority=000", "authority: is not the code of an authority")]
    public void What_is_wrong_with_a_referral(string change, string fault)
    {
        Assert.Null(referrals.Read(Child, change));
        Assert.Equal([fault], referrals.Rejected);
    }

    [Fact]
    public void A_case_tells_its_reason_whereabouts_and_provision_from_the_days_it_gives()
    {
        var statement = caseload.Read(Case, "reason=4;reason_from=2026-04-01;whereabouts=unknown;last_school=100012;last_school_left=2026-02-13;provision=tuition;provision_from=2026-05-04;hours=5;officer=A. Clerk;outcome=none yet")!;

        Assert.Contains(new ReasonRecorded(new(new(2026, 4, 1)), Reasons.Collection[3]), statement.Says);
        Assert.Contains(new WhereaboutsReported(new(Sheet.Today), Whereabouts.Unknown), statement.Says);
        Assert.Contains(new Provided(new(new(2026, 5, 4)), ProvisionKind.Tuition, "", 5m, Judgement.NotJudged), statement.Says);
        Assert.Contains(new Registered(new(new(2026, 2, 13), new DateOnly(2026, 2, 13)), "100012", SchoolKind.School, null), statement.Says);
        Assert.Equal(new CaseHeld(new(2026, 3, 2), null, "A. Clerk", "none yet", "4"), statement.Also);
    }

    [Fact]
    public void A_case_that_was_closed_speaks_of_its_last_day()
    {
        var statement = caseload.Read(Case, "closed=2026-06-30;reason=unknown;provision=home-education")!;

        var closed = new DateOnly(2026, 6, 30);
        Assert.Equal(closed, statement.AsOf);
        Assert.Equal(new DateSpan(closed, closed), Assert.Single(statement.Says.OfType<ReasonRecorded>()).Held);
        Assert.Equal(new HomeEducated(new(closed), HomeEducation.NotYetAssessed), Assert.Single(statement.Says.OfType<HomeEducated>()));
    }

    [Theory]
    [InlineData("opened=", "opened: is blank")]
    [InlineData("opened=2026-10-13", "opened: is after the day the file was received")]
    [InlineData("closed=2026-03-01", "closed: is before opened")]
    [InlineData("closed=2026-06-30;reason=unknown;reason_from=2026-07-01", "reason_from: is after closed")]
    [InlineData("hours=-1", "hours: is not a number of hours in a week")]
    [InlineData("case_id=", "case_id: is blank")]
    [InlineData("provision_from=soon", "provision_from: is not a date")]
    public void What_is_wrong_with_a_case(string change, string fault)
    {
        Assert.Null(caseload.Read(Case, change));
        Assert.Equal([fault], caseload.Rejected);
    }

    [Fact]
    public void A_word_that_nobody_explained_is_left_out_and_said_once_with_its_count()
    {
        Assert.NotNull(caseload.Read(Case, "reason=On holiday;whereabouts=gone"));
        Assert.NotNull(caseload.Read(Case, "reason=ON HOLIDAY"));
        Assert.NotNull(caseload.Read(Case, "reason=On holiday;provision=club"));
        Assert.Equal("On holiday", ((CaseHeld)caseload.Read(Case, "reason=On holiday")!.Also).Reason);
        Assert.Empty(caseload.Findings);

        caseload.Reader.Finish();

        Assert.Equal(
            [
                (2L, "reason", "is a word we do not know, on this line and 3 more; it was left out and the rest of the line is in"),
                (2L, "whereabouts", "is a word we do not know, on this line; it was left out and the rest of the line is in"),
                (4L, "provision", "is a word we do not know, on this line; it was left out and the rest of the line is in"),
            ],
            caseload.Findings.Select(finding => (finding.Line, finding.Column, finding.What)));
    }

    [Fact]
    public void A_column_full_of_other_things_does_not_fill_memory_or_the_screen()
    {
        for (var i = 0; i < 3000; i++)
        {
            caseload.Read(Case, $"reason=name {i}");
        }

        caseload.Reader.Finish();

        Assert.Equal(1001, caseload.Findings.Count);
        Assert.Contains("reason: has yet other words we do not know, on this line and 1,999 more", caseload.Notices);
    }
}
