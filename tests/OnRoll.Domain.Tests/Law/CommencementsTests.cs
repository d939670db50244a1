using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

public sealed class CommencementsTests
{
    private static readonly LaCode Camden = Code("202");
    private static readonly LaCode Barking = Code("301");
    private static readonly LaCode Kent = Code("886");

    [Fact]
    public void By_default_no_part_is_in_force_for_anybody_on_any_day()
    {
        foreach (var part in ActPart.All)
        {
            Assert.All(Authorities.All, authority => Assert.False(Commencements.None.IsInForce(part, authority.Code, DateOnly.MaxValue)));
        }
    }

    [Fact]
    public void Two_authorities_may_have_different_days()
    {
        Commencements law = new([new(ActPart.Registers, Camden, new(2027, 9, 1)), new(ActPart.Registers, Barking, new(2028, 4, 1))]);

        Assert.Equal((false, false), On("2027-08-31"));
        Assert.Equal((true, false), On("2027-09-01"));
        Assert.Equal((true, false), On("2027-09-02"));
        Assert.Equal((true, false), On("2028-03-31"));
        Assert.Equal((true, true), On("2028-04-01"));
        Assert.False(law.IsInForce(ActPart.Registers, Kent, new(2030, 1, 1)));
        Assert.False(law.IsInForce(ActPart.AttendanceOrders, Camden, new(2030, 1, 1)));

        (bool Camden, bool Barking) On(string day) =>
            (law.IsInForce(ActPart.Registers, Camden, Day(day)), law.IsInForce(ActPart.Registers, Barking, Day(day)));
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2029-01-01")]
    public void An_authority_s_own_day_rules_over_the_day_for_all(string own)
    {
        Commencements law = new([new(ActPart.Registers, default, new(2028, 1, 1)), new(ActPart.Registers, Camden, Day(own))]);

        Assert.Equal(Day(own), law.FirstDay(ActPart.Registers, Camden));
        Assert.Equal(new DateOnly(2028, 1, 1), law.FirstDay(ActPart.Registers, Kent));
    }

    [Fact]
    public void The_Act_reaches_England_alone()
    {
        Commencements law = new([new(ActPart.Registers, default, new(2028, 1, 1))]);

        Assert.False(law.IsInForce(ActPart.Registers, LaCode.Wales, new(2030, 1, 1)));
        Assert.False(law.IsInForce(ActPart.Registers, default, new(2030, 1, 1)));
    }

    [Fact]
    public void Entries_that_contradict_each_other_or_the_Act_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Commencements(
            [new(ActPart.Registers, Camden, new(2027, 9, 1)), new(ActPart.Registers, Camden, new(2027, 9, 2))]));
        Assert.Throws<ArgumentException>(() => new Commencements([new(ActPart.Registers, Camden, new(2026, 4, 28))]));
        Assert.Single(new Commencements([new(ActPart.Registers, Camden, new(2026, 4, 29))]).All);
    }

    [Fact]
    public void The_old_law_of_attendance_orders_governs_until_section_39_is_commenced_for_the_authority()
    {
        Commencements law = new([new(ActPart.AttendanceOrders, Camden, new(2027, 9, 1))]);

        Assert.Equal(AttendanceOrderLaw.Sections437To443, AttendanceOrderRules.Governing(Camden, new(2027, 8, 31), law));
        Assert.Equal(AttendanceOrderLaw.Sections436HOnwards, AttendanceOrderRules.Governing(Camden, new(2027, 9, 1), law));
        Assert.Equal(AttendanceOrderLaw.Sections437To443, AttendanceOrderRules.Governing(Kent, new(2027, 9, 1), law));
        Assert.Equal(AttendanceOrderLaw.Sections437To443, AttendanceOrderRules.Governing(Camden, new(2027, 9, 1), Commencements.None));
    }

    [Fact]
    public void A_file_switches_a_part_on()
    {
        var (entries, findings) = Read(["s38", "202", "2027-09-01", "SI 2027/1"], ["S 39", "", "2028-04-01", ""]);

        Assert.Empty(findings);
        Assert.Equal([new(ActPart.Registers, Camden, new(2027, 9, 1), "SI 2027/1"), new(ActPart.AttendanceOrders, default, new(2028, 4, 1))], entries);
    }

    [Theory]
    [InlineData("", "202", "2027-09-01", "part")]
    [InlineData("s99", "202", "2027-09-01", "part")]
    [InlineData("s38", "20", "2027-09-01", "authority")]
    [InlineData("s38", "XWA", "2027-09-01", "authority")]
    [InlineData("s38", "999", "2027-09-01", "authority")]
    [InlineData("s38", "202", "", "from")]
    [InlineData("s38", "202", "1/9/2027", "from")]
    [InlineData("s38", "202", "2027-02-30", "from")]
    [InlineData("s38", "202", "2026-04-28", "from")]
    [InlineData("s38", "202", "9999-12-31", "from")]
    public void A_row_that_cannot_be_right_is_rejected_by_line_and_column(string part, string authority, string from, string column)
    {
        var (entries, findings) = Read([part, authority, from, ""]);

        Assert.Empty(entries);
        var finding = Assert.Single(findings);
        Assert.Equal((Severity.Rejected, 2L, column), (finding.Severity, finding.Line, finding.Column));
    }

    [Fact]
    public void A_row_said_twice_is_noted_and_a_contradiction_is_rejected()
    {
        var (entries, findings) = Read(
            ["s38", "202", "2027-09-01", ""], ["s38", "202", "2027-09-01", ""], ["s38", "202", "2028-09-01", ""]);

        Assert.Single(new Commencements(entries).All);
        Assert.Equal([(Severity.Notice, 3L, "part"), (Severity.Rejected, 4L, "from")],
            findings.Select(finding => (finding.Severity, finding.Line, finding.Column)));
    }

    private static (List<Commencement> Entries, List<Finding> Findings) Read(params string[][] lines)
    {
        List<Finding> findings = [];
        var rows = new CommencementRows(findings.Add);
        List<Commencement> entries = [.. lines.Select((values, index) => rows.Read(new(index + 2, values))).OfType<Commencement>()];
        return (entries, findings);
    }

    private static LaCode Code(string text) => LaCode.TryParse(text, out var code, out _) ? code : throw new ArgumentException(text, nameof(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
