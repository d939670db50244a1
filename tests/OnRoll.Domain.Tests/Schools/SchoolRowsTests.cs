using System.Globalization;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Domain.Tests.Schools;

public sealed class SchoolRowsTests
{
    private readonly List<Finding> findings = [];

    [Theory]
    [InlineData("01-09-1999", "1999-09-01")]
    [InlineData("01/09/1999", "1999-09-01")]
    [InlineData("1/9/1999", "1999-09-01")]
    [InlineData("1999-09-01", "1999-09-01")]
    [InlineData("29-02-2024", "2024-02-29")]
    [InlineData("01-01-1900", "1900-01-01")]
    public void A_day_is_read_day_first_or_as_iso_has_it(string text, string expected)
    {
        var school = Take(("OpenDate", text));

        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), school!.Opened);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("31-02-2020")]
    [InlineData("29-02-2023")]
    [InlineData("09/31/1999")]
    [InlineData("00-00-0000")]
    [InlineData("1-9-99")]
    [InlineData("soon")]
    public void A_day_that_does_not_exist_is_left_out_and_the_school_kept(string text)
    {
        var school = Take(("OpenDate", text));

        Assert.Null(school!.Opened);
        Assert.Equal((Severity.Notice, 2L, "OpenDate"), Only());
    }

    [Fact]
    public void Long_ago_is_told_from_not_known()
    {
        Assert.Equal(School.LongAgo, Take(("OpenDate", "01-01-1900"))!.Opened);
        Assert.Null(Take(("OpenDate", ""))!.Opened);
    }

    [Theory]
    [InlineData("TypeOfEstablishment (code)", "1", "01")]
    [InlineData("TypeOfEstablishment (code)", "34", "34")]
    [InlineData("LA (code)", "202", "202")]
    [InlineData("EstablishmentNumber", "123", "0123")]
    public void Zeros_lost_in_a_spreadsheet_are_given_back(string column, string text, string expected)
    {
        var school = Take((column, text))!;

        Assert.Contains(expected, new[] { school.TypeCode, school.Authority, school.EstablishmentNumber });
        Assert.Empty(findings);
    }

    [Fact]
    public void A_community_school_is_a_school_with_its_zero_or_without() =>
        Assert.Equal(
            Take(("TypeOfEstablishment (code)", "1"))!.ReadingOn(new(2024, 1, 1)),
            Take(("TypeOfEstablishment (code)", "01"))!.ReadingOn(new(2024, 1, 1)));

    [Theory]
    [InlineData("TypeOfEstablishment (code)", "1.0")]
    [InlineData("LA (code)", "2020")]
    [InlineData("PhaseOfEducation (code)", "8")]
    [InlineData("NumberOfPupils", "-3")]
    [InlineData("NumberOfPupils", "12345678")]
    [InlineData("UPRN", "2E+11")]
    [InlineData("UPRN", "1.00023E+11")]
    [InlineData("UPRN", "1000000000000")]
    [InlineData("UKPRN", "1001327")]
    [InlineData("Postcode", "EC2Y")]
    [InlineData("Postcode", "Oldham OL9 9QE")]
    public void A_cell_that_cannot_be_used_is_left_out_and_the_school_kept(string column, string text)
    {
        var school = Take((column, text));

        Assert.Equal(Ordinary(), school);
        Assert.Equal((Severity.Notice, 2L, column), Only());
    }

    [Fact]
    public void A_type_that_is_not_known_is_kept_and_told()
    {
        var school = Take(("TypeOfEstablishment (code)", "77"))!;

        Assert.Equal(("77", Tri.Unknown), (school.TypeCode, school.IsSchoolOn(new(2026, 1, 15))));
        Assert.Equal((Severity.Notice, 2L, "TypeOfEstablishment (code)"), Only());
    }

    [Theory]
    [InlineData("2", Phase.Primary)]
    [InlineData("07", Phase.AllThrough)]
    [InlineData("0", Phase.NotApplicable)]
    public void The_phase_is_read_by_its_code(string code, Phase expected) =>
        Assert.Equal(expected, Take(("PhaseOfEducation (code)", code))!.Phase);

    [Fact]
    public void A_number_that_a_spreadsheet_rounded_is_said_to_be_that()
    {
        Take(("UPRN", "2E+11"));

        Assert.Equal("schools.csv:2: UPRN: was rounded by a spreadsheet and was left out; take it from the register's own file",
            Assert.Single(findings).In("schools.csv"));
    }

    [Theory]
    [InlineData("nw32bq", "NW3 2BQ")]
    [InlineData("NW3  2BQ", "NW3 2BQ")]
    [InlineData("wc1n 2ny", "WC1N 2NY")]
    [InlineData("N1 9AA", "N1 9AA")]
    [InlineData("", null)]
    public void A_postcode_is_written_one_way(string text, string? expected)
    {
        Assert.Equal(expected, Take(("Postcode", text))!.Address.Postcode);
        Assert.Empty(findings);
    }

    [Fact]
    public void Blanks_in_a_name_are_made_single()
    {
        var school = Take(("EstablishmentName", "St  Mary's\u00A0 School\t"));

        Assert.Equal("St Mary's School", school!.Name);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("St Paul\uFFFDs", "St Paul\uFFFDs")]
    [InlineData("St Thomas \u0430 Becket", "St Thomas \uFFFD Becket")]
    [InlineData("Ecole Fran\u0437aise Jacques Pr\u0439vert", "Ecole Fran\uFFFDaise Jacques Pr\uFFFDvert")]
    [InlineData("St Paul?s", "St Paul\uFFFDs")]
    [InlineData("St Paul\u0092s", "St Paul\uFFFDs")]
    [InlineData("St Paulâ€™s", "St Paul\uFFFDs")]
    [InlineData("Ecole FranÃ§aise", "Ecole Fran\uFFFDaise")]
    public void A_name_that_lost_letters_is_kept_and_flagged(string name, string forComparing)
    {
        var school = Take(("EstablishmentName", name))!;

        Assert.Equal((name, true), (school.Name, school.NameIsDamaged));
        Assert.Equal(forComparing, DamagedText.WithUnknownLetters(name));
        Assert.Equal((Severity.Notice, 2L, "EstablishmentName"), Only());
    }

    [Theory]
    [InlineData("École Française Jacques Prévert")]
    [InlineData("North Star 180°")]
    [InlineData("St Paul’s – Upper School")]
    [InlineData("Ysgol Tŷ Ffynnon")]
    [InlineData("Who are we?")]
    public void A_name_with_unusual_letters_is_whole(string name)
    {
        Assert.False(Take(("EstablishmentName", name))!.NameIsDamaged);
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10000")]
    [InlineData("1000011")]
    [InlineData("10000a")]
    [InlineData("012345")]
    [InlineData("1E+05")]
    [InlineData("-10000")]
    [InlineData("١٢٣٤٥٦")]
    public void A_urn_is_six_digits_or_the_row_is_rejected(string urn)
    {
        Assert.Null(Take(("URN", urn)));
        Assert.Equal((Severity.Rejected, 2L, "URN"), Only());
    }

    [Fact]
    public void A_school_without_a_name_is_rejected()
    {
        Assert.Null(Take(("EstablishmentName", "")));
        Assert.Equal((Severity.Rejected, 2L, "EstablishmentName"), Only());
    }

    [Fact]
    public void A_second_row_for_a_school_is_rejected_and_told_of_the_first()
    {
        var rows = new SchoolRows(_ => true, findings.Add);

        Assert.NotNull(rows.Take(Line(2, ("EstablishmentStatus (code)", "1"))));
        Assert.Null(rows.Take(Line(7, ("EstablishmentStatus (code)", "2"))));

        Assert.Equal("f:7: URN: stands already on line 2; keep one row for each school", Assert.Single(findings).In("f"));
    }

    [Fact]
    public void A_school_closed_before_it_opened_is_kept_with_a_notice()
    {
        var school = Take(("OpenDate", "01-09-2020"), ("CloseDate", "31-08-2019"));

        Assert.Equal(new DateOnly(2019, 8, 31), school!.Closed);
        Assert.Equal((Severity.Notice, 2L, "CloseDate"), Only());
    }

    [Theory]
    [InlineData("1", SchoolStatus.Open)]
    [InlineData("2", SchoolStatus.Closed)]
    [InlineData("3", SchoolStatus.OpenButProposedToClose)]
    [InlineData("04", SchoolStatus.ProposedToOpen)]
    public void The_status_is_read_by_its_code(string code, SchoolStatus expected)
    {
        Assert.Equal(expected, Take(("EstablishmentStatus (code)", code))!.Status);
        Assert.Empty(findings);
    }

    [Fact]
    public void The_status_is_read_by_its_name_where_the_code_is_missing() =>
        Assert.Equal(SchoolStatus.OpenButProposedToClose,
            Take(("EstablishmentStatus (code)", ""), ("EstablishmentStatus (name)", "Open, but proposed to close"))!.Status);

    [Theory]
    [InlineData("9")]
    [InlineData("")]
    public void A_status_that_is_not_known_is_not_guessed(string code)
    {
        Assert.Equal(SchoolStatus.NotStated, Take(("EstablishmentStatus (code)", code))!.Status);
        Assert.Equal((Severity.Notice, 2L, "EstablishmentStatus (code)"), Only());
    }

    [Fact]
    public void A_list_without_status_is_of_open_schools_and_says_so_once()
    {
        var rows = new SchoolRows(_ => false, findings.Add);

        var schools = new[] { rows.Take(Line(2)), rows.Take(Line(3, ("URN", "100002"))) };

        Assert.All(schools, school => Assert.Equal(SchoolStatus.ListedAsOpen, school!.Status));
        Assert.Equal((Severity.Notice, 1L, "EstablishmentStatus (code)"), Only());
    }

    [Fact]
    public void What_alternative_provision_says_of_itself_is_read_from_the_registers_phrases()
    {
        var provision = Take(("SENPRU (name)", "PRU Does have Provision for SEN"), ("EBD (name)", "Not applicable"), ("PlacesPRU", "65"),
            ("FTProv (name)", "PRU offers full time provision"), ("EdByOther (name)", "Does not offer tuition by another provider"))!
            .AlternativeProvision;

        Assert.Equal(new(Tri.True, Tri.Unknown, 65, Tri.True, Tri.False, Tri.Unknown, null), provision);
    }

    [Fact]
    public void No_previous_authority_is_written_999() => Assert.Null(Take(("PreviousLA (code)", "999"))!.PreviousAuthority);

    [Fact]
    public void Columns_about_people_are_not_asked_for() =>
        Assert.DoesNotContain(SchoolRows.Layout.Columns, column =>
            column.StartsWith("Head", StringComparison.OrdinalIgnoreCase) || column.StartsWith("Tel", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Predecessor", LinkKind.Predecessor, LinkManner.Plain)]
    [InlineData("Successor", LinkKind.Successor, LinkManner.Plain)]
    [InlineData("Predecessor - merged", LinkKind.Predecessor, LinkManner.Merged)]
    [InlineData("Successor - amalgamated", LinkKind.Successor, LinkManner.Amalgamated)]
    [InlineData("successor-Split School", LinkKind.Successor, LinkManner.Split)]
    [InlineData("Successor - by decree", LinkKind.Successor, LinkManner.NotKnown)]
    [InlineData("Sixth Form Centre Link", LinkKind.Other, LinkManner.Plain)]
    [InlineData("Merged - change in age range", LinkKind.Other, LinkManner.Plain)]
    [InlineData("Predecessors' archive", LinkKind.Other, LinkManner.Plain)]
    public void A_links_words_say_whether_it_is_a_succession(string words, LinkKind kind, LinkManner manner) =>
        Assert.Equal((kind, manner), SchoolLink.KindOf(words));

    [Theory]
    [InlineData("10057", "100576", "Successor", "URN")]
    [InlineData("100575", "", "Successor", "LinkURN")]
    [InlineData("100575", "100575", "Successor", "LinkURN")]
    [InlineData("100575", "100576", "", "LinkType")]
    public void A_link_that_does_not_say_who_and_what_is_rejected(string from, string to, string kind, string column)
    {
        Assert.Null(new SchoolLinkRows(findings.Add).Take(new(5, [from, to, kind, "", ""])));
        Assert.Equal((Severity.Rejected, 5L, column), Only());
    }

    [Fact]
    public void A_links_day_that_does_not_exist_is_left_out_and_the_link_kept()
    {
        var link = new SchoolLinkRows(findings.Add).Take(new(5, ["100575", "100576", "Successor", "Larkhall Primary Campus", "31-09-2020"]));

        Assert.Equal((100575, 100576, (DateOnly?)null, 5L), (link!.From, link.To, link.Day, link.Line));
        Assert.Equal((Severity.Notice, 5L, "LinkEstablishedDate"), Only());
    }

    private static School Ordinary() => new SchoolRows(_ => true, _ => { }).Take(Line(2, ("EstablishmentStatus (code)", "1")))!;

    private School? Take(params (string Column, string Text)[] cells) =>
        new SchoolRows(_ => true, findings.Add).Take(Line(2, [("EstablishmentStatus (code)", "1"), .. cells]));

    private static Row Line(long line, params (string Column, string Text)[] cells)
    {
        var values = new string[SchoolRows.Layout.Columns.Count];
        Array.Fill(values, "");
        foreach (var (column, text) in cells.Prepend(("EstablishmentName", "A school")).Prepend(("URN", "100001")))
        {
            values[SchoolRows.Layout.Columns.ToList().IndexOf(column)] = text;
        }

        return new(line, values);
    }

    private (Severity, long, string) Only()
    {
        var finding = Assert.Single(findings);
        Assert.NotEmpty(finding.Mend);
        return (finding.Severity, finding.Line, finding.Column);
    }
}
