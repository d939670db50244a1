using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Intake;

public sealed class RollRowsTests
{
    private const string Pupil = "school=100012;id=17;upn=B801200005001;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;sex=F;"
        + "address_1=1 Elm Row;town=Leeds;postcode=ls1 1aa;entry_date=2022-09-05;enrolment=C";

    private readonly Sheet sheet = Sheet.OfRolls();

    [Fact]
    public void A_row_says_who_the_child_is_as_of_the_day_and_since_when_on_the_register()
    {
        var statement = sheet.Read(Pupil)!;

        var since = new DateSpan(Sheet.Today);
        Assert.Equal(("urn-100012", "17", Sheet.Today, "100012", 2L), (statement.Source, statement.Id, statement.AsOf, statement.School, statement.Line));
        Assert.Equal(
            [
                new Named(since, NameKind.Legal, new("Zeph", "", "Quillon")), new Born(new DateOnly(2015, 3, 4), Sex.Female),
                new Identified(since, IdentifierScheme.Upn, "B801200005001"), new Addressed(since, AddressKind.Home, new("1 Elm Row", "", "Leeds", "LS1 1AA")),
                new Registered(new(new(2022, 9, 5)), "100012", SchoolKind.School, null),
            ],
            statement.Says);
        Assert.True(statement.SaysOnRoll);
        Assert.Empty(sheet.Findings);
    }

    [Fact]
    public void What_else_a_row_may_say()
    {
        var statement = sheet.Read(Pupil, "former_upn=D320412312001;uln=1000000000;preferred_surname=Quill;former_surname=Quist;hours=12.5;leaving_date=2027-07-20;year=6;authority=202;as_of=2026-10-01")!;

        Assert.Equal(new(2026, 10, 1), statement.AsOf);
        var since = new DateSpan(statement.AsOf);
        Assert.Contains(new Named(since, NameKind.Preferred, new("Zeph", "", "Quill")), statement.Says);
        Assert.Contains(new Named(since, NameKind.Former, new("Zeph", "", "Quist")), statement.Says);
        Assert.Contains(new Identified(since, IdentifierScheme.FormerUpn, "D320412312001"), statement.Says);
        Assert.Contains(new Identified(since, IdentifierScheme.Uln, "1000000000"), statement.Says);
        Assert.Contains(new Registered(new(new(2022, 9, 5), new DateOnly(2027, 7, 20)), "100012", SchoolKind.School, 12.5m), statement.Says);
        Assert.Equal("202", Assert.Single(statement.Says.OfType<Resident>()).Authority.ToString());
        Assert.Equal(new RollEntry(Enrolment.Current, new(2022, 9, 5), new(2027, 7, 20), "6"), statement.Also);
    }

    [Theory]
    [InlineData("2015-03-04")]
    [InlineData("04/03/2015")]
    [InlineData("20150304")]
    public void A_day_may_be_written_in_three_ways(string written) =>
        Assert.Equal(new DateOnly(2015, 3, 4), Assert.Single(sheet.Read(Pupil, $"date_of_birth={written}")!.Says.OfType<Born>()).Day);

    [Theory]
    [InlineData("C", true)]
    [InlineData("m", true)]
    [InlineData("S", true)]
    [InlineData("F", true)]
    [InlineData("O", true)]
    [InlineData("G", false)]
    [InlineData("P", false)]
    public void A_guest_and_a_previous_pupil_are_not_on_the_register(string letter, bool isOnRoll)
    {
        var statement = sheet.Read(Pupil, $"enrolment={letter}")!;

        Assert.Equal(isOnRoll, statement.SaysOnRoll);
        Assert.Equal(isOnRoll, statement.Says.OfType<Registered>().Any());
        Assert.NotEmpty(statement.Says.OfType<Named>());
    }

    [Fact]
    public void A_previous_pupil_with_both_days_was_on_the_register_between_them()
    {
        var statement = sheet.Read(Pupil, "enrolment=P;leaving_date=2026-07-17")!;

        Assert.Equal(new DateSpan(new(2022, 9, 5), new DateOnly(2026, 7, 17)), Assert.Single(statement.Says.OfType<Registered>()).Held);
        Assert.False(statement.SaysOnRoll);
    }

    [Theory]
    [InlineData("school=", "school: is blank")]
    [InlineData("school=10012", "school: is not a URN")]
    [InlineData("school=000000", "school: is not a URN")]
    [InlineData("id=", "id: is blank")]
    [InlineData("given_name=;surname=", "surname: is blank, and so is given_name")]
    [InlineData("date_of_birth=Zeph", "date_of_birth: is not a date")]
    [InlineData("date_of_birth=31/02/2015", "date_of_birth: is a day that does not exist")]
    [InlineData("date_of_birth=03/13/2015", "date_of_birth: is a day that does not exist")]
    [InlineData("date_of_birth=20150230", "date_of_birth: is a day that does not exist")]
    [InlineData("date_of_birth=٢٠١٥-03-04", "date_of_birth: is not a date")]
    [InlineData("date_of_birth=1899-12-31", "date_of_birth: is before 1900")]
    [InlineData("entry_date=", "entry_date: is blank")]
    [InlineData("entry_date=9999-01-01", "entry_date: is after 2199")]
    [InlineData("entry_date=44809", "entry_date: is not a date")]
    [InlineData("leaving_date=2022-09-04", "leaving_date: is before entry_date")]
    [InlineData("enrolment=", "enrolment: is blank")]
    [InlineData("enrolment=X", "enrolment: is not an enrolment status we know")]
    [InlineData("hours=169", "hours: is not a number of hours in a week")]
    [InlineData("authority=999", "authority: is not the code of an authority")]
    [InlineData("as_of=2026-10-13", "as_of: is after the day the file was received")]
    public void A_fault_names_its_line_and_column_and_the_row_is_not_in(string change, string fault)
    {
        Assert.Null(sheet.Read(Pupil, change));

        Assert.Equal([fault], sheet.Rejected);
        Assert.All(sheet.Findings, finding => Assert.Equal(2, finding.Line));
    }

    [Theory]
    [InlineData("date_of_birth=", "date_of_birth: is blank, so it is not known whether the child is of school age")]
    [InlineData("date_of_birth=1900-01-01", "date_of_birth: is 1 January 1900 and was left out")]
    [InlineData("date_of_birth=2026-10-13", "date_of_birth: is in the future and was left out")]
    [InlineData("date_of_birth=2005-10-11", "date_of_birth: makes the child over 20")]
    [InlineData("sex=X", "sex: is not a word we know and was left out")]
    [InlineData("upn=B801200005002", "upn: cannot be right and is kept as it came")]
    [InlineData("postcode=LS1", "postcode: does not have the form of a postcode and is kept as it came")]
    public void What_is_odd_is_said_and_the_child_is_in_all_the_same(string change, string notice)
    {
        Assert.NotNull(sheet.Read(Pupil, change));

        Assert.Equal([notice], sheet.Notices);
    }

    [Fact]
    public void A_placeholder_for_a_birth_is_no_birth()
    {
        Assert.Null(Assert.Single(sheet.Read(Pupil, "date_of_birth=1900-01-01")!.Says.OfType<Born>()).Day);
        Assert.Null(Assert.Single(sheet.Read(Pupil, "id=18;upn=;date_of_birth=2027-01-01")!.Says.OfType<Born>()).Day);
    }

    [Fact]
    public void A_wrong_number_is_kept_as_it_came()
    {
        var numbers = sheet.Read(Pupil, "upn=b8012 00005002")!.Says.OfType<Identified>();

        Assert.Equal("b801200005002", Assert.Single(numbers).Value);
    }

    [Fact]
    public void An_id_that_comes_twice_in_a_school_is_rejected_and_the_first_stays()
    {
        Assert.NotNull(sheet.Read(Pupil));
        Assert.Null(sheet.Read(Pupil, "upn="));
        Assert.NotNull(sheet.Read(Pupil, "school=100013"));

        Assert.Equal(["id: stands already on line 2"], sheet.Rejected);
        Assert.Equal([("urn-100012", "17")], sheet.Reader.Unread);
    }

    [Fact]
    public void Two_pupils_of_a_school_with_one_upn_are_in_and_somebody_is_told()
    {
        sheet.Read(Pupil);
        Assert.NotNull(sheet.Read(Pupil, "id=18"));

        Assert.Equal(["upn: is that of line 2 too"], sheet.Notices);
    }

    [Fact]
    public void Whose_rows_were_rejected_is_remembered_as_far_as_they_tell()
    {
        sheet.Read(Pupil, "entry_date=");
        sheet.Read(Pupil, "id=");

        Assert.Equal([("urn-100012", "17")], sheet.Reader.Unread);
        Assert.Equal(1, sheet.Reader.UnreadWithoutId);
    }

    [Fact]
    public void No_message_repeats_a_value()
    {
        // Every column holds another's value, as in a sheet pasted one column too far.
        sheet.Read("school=Zeph;id=Quillon;given_name=100012;surname=B801200005001;date_of_birth=Quillon;entry_date=Zeph;enrolment=Quillon;sex=Zeph;upn=Quillon;"
            + "former_upn=Zeph;uln=Quillon;postcode=Quillon;authority=Zeph;leaving_date=Quillon;hours=Zeph;as_of=Quillon");

        Assert.NotEmpty(sheet.Findings);
        Assert.All(sheet.Findings, finding => Assert.DoesNotMatch("Zeph|Quillon|100012|B801200005001", finding.In("roll.csv")));
    }

    [Fact]
    public void A_text_too_long_or_with_a_control_character_is_a_fault()
    {
        sheet.Read(Pupil, $"surname={new string('x', 201)}");
        sheet.Read(Pupil, "id=18;address_1=1 Elm\u0007Row");

        Assert.Equal(["surname: is longer than 200 characters", "address_1: has a control character in it"], sheet.Rejected);
    }

    [Fact]
    public void The_kind_of_school_comes_from_the_register_of_schools()
    {
        var units = new Sheet((received, report) => new RollRows(received, report), new(Sheet.Today) { KindOf = urn => urn == "100012" ? SchoolKind.Pru : SchoolKind.School });

        Assert.Equal(SchoolKind.Pru, Assert.Single(units.Read(Pupil)!.Says.OfType<Registered>()).Kind);
    }

    [Fact]
    public void A_residence_outside_England_may_be_given() =>
        Assert.Equal(LaCode.Wales, Assert.Single(sheet.Read(Pupil, "authority=XWA")!.Says.OfType<Resident>()).Authority);
}
