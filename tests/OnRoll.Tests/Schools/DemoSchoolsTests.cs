using OnRoll.Data;
using OnRoll.Data.Demo;
using OnRoll.Domain;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Tests.Schools;

public sealed class DemoSchoolsTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    private readonly List<Finding> findings = [];

    [Fact]
    public void Camden_has_schools_of_every_phase_and_none_is_rejected()
    {
        var register = DemoSchools.Camden(findings.Add);

        Assert.Equal(60, register.Schools.Count);
        Assert.DoesNotContain(findings, finding => finding.Severity is not Severity.Notice);
        Assert.All(register.Schools, school => Assert.Equal(DemoSchools.Authority, school.Authority));
        Assert.Equal("Haverstock School", register.Find(100049)!.Name);
        Assert.Equal(Phase.Primary, register.Find(100008)!.Phase);
        Assert.Equal(SchoolReading.School, register.Find(100006)!.ReadingOn(Day));
    }

    [Fact]
    public void What_we_inferred_about_a_school_is_marked_and_its_type_is_not_made_up()
    {
        var inferred = DemoSchools.Camden(findings.Add).Schools.Where(school => school.AuthorityIsInferred).ToList();

        Assert.Equal(23, inferred.Count);
        Assert.All(inferred, school => Assert.Equal((null, Tri.Unknown, Tri.True), (school.TypeCode, school.IsSchoolOn(Day), school.IsOpen(Day))));
    }

    [Fact]
    public void Its_mergers_are_followed()
    {
        var register = DemoSchools.Camden(findings.Add);

        Assert.Equal([100021], register.SuccessorsOn(100012, Day).Select(school => school.Urn));
        Assert.Equal([100016, 100017], register.PredecessorsOn(132245, Day).Select(school => school.Urn));
        Assert.DoesNotContain(register.InAuthority("202", Day), school => school.Urn == 100012);
    }

    [Theory]
    [InlineData("camden-schools.csv", "gias")]
    [InlineData("camden-open-schools.csv", "gias")]
    [InlineData("camden-links.csv", "gias-links")]
    public void Its_files_are_known_for_what_they_are_and_hold_nothing_about_people(string name, string kind)
    {
        using var reader = new StreamReader(DemoSchools.Open(name));
        var header = reader.ReadLine()!.Split(',');

        Assert.Equal(kind, FileKinds.Recognise(header));
        Assert.DoesNotContain(header, column => column.StartsWith("Head", StringComparison.Ordinal) || column.StartsWith("Tel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("child,fact,from,to,authority,place,kind,hours,detail,known", "facts")]
    [InlineData("code,kind,from,to,name", "calendar")]
    [InlineData("urn,name,open_date,town,postcode", "gias")]
    [InlineData("Postcode,EstablishmentName,URN", "gias")]
    [InlineData("LinkType,LinkURN,URN", "gias-links")]
    [InlineData("URN", null)]
    [InlineData("upn,surname", null)]
    public void A_file_is_known_by_its_columns_in_any_order(string header, string? kind) =>
        Assert.Equal(kind, FileKinds.Recognise(header.Split(',')));
}
