using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using OnRoll.Data.Schools;
using OnRoll.Domain;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Tests.Schools;

public sealed class SchoolFilesTests
{
    private readonly List<Finding> findings = [];

    [Fact]
    public void Every_open_school_of_the_list_is_read_and_in_good_time()
    {
        using var list = new GZipStream(Fixture("open-schools-2025-07.csv.gz"), CompressionMode.Decompress);
        var watch = Stopwatch.StartNew();

        var schools = SchoolFiles.Schools(list, findings.Add).ToList();

        // Half a second and less alone; the bound leaves room for the tests beside it.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(22_010, schools.Count);
        Assert.DoesNotContain(findings, finding => finding.Severity is not Severity.Notice);
        Assert.All(schools, school => Assert.Equal(SchoolStatus.ListedAsOpen, school.Status));
        Assert.Equal([138950, 149557], schools.Where(school => school.NameIsDamaged).Select(school => school.Urn));
        Assert.Equal(209, schools.Count(school => school.Opened == School.LongAgo));
        Assert.Equal([143762, 149075], schools.Where(school => school.Address.Postcode is null).Select(school => school.Urn));
        // The missing status once, and the two names with Cyrillic letters.
        Assert.Equal([("EstablishmentStatus (code)", 1L), ("EstablishmentName", 12645L), ("EstablishmentName", 20585L)],
            findings.Select(finding => (finding.Column, finding.Line)));
    }

    [Fact]
    public void A_full_register_saved_by_a_spreadsheet_is_read_with_a_notice_for_each_rounded_number()
    {
        var schools = Schools("register-resaved-2024.csv");

        var girls = schools.Single(school => school.Urn == 100001);
        Assert.Equal(("City of London School for Girl", false), (girls.Name, girls.NameIsDamaged));
        Assert.Equal(("201", "6005", "11", "3"), (girls.Authority, girls.EstablishmentNumber, girls.TypeCode, girls.TypeGroupCode));
        Assert.Equal(new DateOnly(1920, 1, 1), girls.Opened);
        Assert.Equal((739, 820, new DateOnly(2022, 1, 20)), (girls.Pupils, girls.Capacity, girls.CensusDay));
        Assert.Equal(("EC2Y 8BB", "Barbican", "E09000001", "10013279"), (girls.Address.Postcode, girls.Address.Locality, girls.GssCode, girls.Ukprn));
        Assert.Null(girls.Uprn);
        Assert.All(findings, finding => Assert.Equal((Severity.Notice, "UPRN"), (finding.Severity, finding.Column)));
        Assert.Contains(findings, finding => finding.Line == 3);
        Assert.Equal(Tri.True, schools.Single(school => school.Urn == 100006).AlternativeProvision.FullTime);
        var closed = schools.Single(school => school.Urn == 100004);
        Assert.Equal((SchoolStatus.Closed, new DateOnly(1992, 8, 31), SchoolReading.BelowAge),
            (closed.Status, closed.Closed, closed.ReadingOn(new(2024, 1, 1))));
    }

    [Theory]
    [InlineData("register-windows-1252.csv", 1)]
    [InlineData("register-133-columns.csv", 1)]
    [InlineData("register-utf-8.csv", 0)]
    [InlineData("register-utf-8-bom.csv", 0)]
    public void Both_encodings_of_the_register_give_the_same_schools(string name, int notices)
    {
        var schools = Schools(name);

        Assert.Equal(8, schools.Count);
        Assert.Equal("St Paul’s Cathedral School", schools.Single(school => school.Urn == 100002).Name);
        Assert.Equal("Thomas Coram Centré", schools.Single(school => school.Urn == 100005).Name);
        Assert.DoesNotContain(schools, school => school.NameIsDamaged);
        Assert.Equal("02", schools[0].TypeCode);
        Assert.Equal(notices, findings.Count);
        Assert.All(findings, finding => Assert.Equal((Severity.Notice, 4L), (finding.Severity, finding.Line)));
    }

    [Fact]
    public void Utf_16_is_refused_by_name()
    {
        Assert.Empty(Schools("register-utf-16.csv"));

        Assert.Equal("f: is UTF-16; save it as UTF-8", Assert.Single(findings).In("f"));
    }

    [Fact]
    public void A_file_joined_from_two_encodings_reads_right()
    {
        byte[] file = [.. "URN,EstablishmentName\n100001,École\n100002,"u8, 0xC9, .. "cole\n"u8];

        var schools = SchoolFiles.Schools(new MemoryStream(file), findings.Add).ToList();

        Assert.All(schools, school => Assert.Equal("École", school.Name));
        Assert.Contains(findings, finding => finding.Line == 3 && finding.What.Contains("windows-1252", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_in_another_order_and_case_bind_by_name()
    {
        var school = Assert.Single(Text("Postcode,establishmentname,Head,urn\nnw32bq,Haverstock School,A Name,100049\n"));

        Assert.Equal((100049, "Haverstock School", "NW3 2BQ"), (school.Urn, school.Name, school.Address.Postcode));
        Assert.DoesNotContain(findings, finding => finding.What.Contains("not used", StringComparison.Ordinal));
    }

    [Fact]
    public void The_chain_through_a_school_of_the_same_name_is_read_and_walked()
    {
        using var list = new GZipStream(Fixture("open-schools-2025-07.csv.gz"), CompressionMode.Decompress);
        using var links = Fixture("links-chain.csv");
        var register = new SchoolRegister(SchoolFiles.Schools(list, findings.Add), SchoolFiles.Links(links, findings.Add));

        Assert.Equal([100576], register.SuccessorsOn(100575, new(2025, 9, 3)).Select(school => school.Urn));
        Assert.Equal([100576, 152137], register.SuccessorsOn(100575, new(2025, 10, 1)).Select(school => school.Urn));
        Assert.Equal("Larkhall Primary Campus", register.Find(100576)!.Name);
        Assert.Contains(register.Findings, finding => finding is { Line: 4, Column: "LinkURN" });
    }

    [Fact]
    public void The_real_links_are_read_without_a_finding()
    {
        using var file = Fixture("links-2025-09.csv");

        var links = SchoolFiles.Links(file, findings.Add).ToList();

        Assert.Empty(findings);
        Assert.Equal(55, links.Count);
        Assert.Equal([132838, 132838, 132838, 132838], links.Where(link => link.Kind is LinkKind.Other).Select(link => link.To));
        Assert.Equal(7, links.Count(link => link.Manner is LinkManner.Merged));
        Assert.Equal(new DateOnly(2021, 8, 31), links.Single(link => link.From == 100012).Day);
        var register = new SchoolRegister([], links);
        Assert.Equal([100096], register.SuccessorsOn(126575, new(2025, 1, 1)).Select(school => school.Urn));
    }

    [Theory]
    [InlineData("EstablishmentName,Town\nA,B\n", "f:1: URN: is missing from the header; a gias file has at least the columns URN,EstablishmentName")]
    [InlineData("URN,Town\n100001,B\n", "f:1: EstablishmentName: is missing from the header; a gias file has at least the columns URN,EstablishmentName")]
    [InlineData("URN,EstablishmentName,urn\n100001,A,100001\n", "f:1: URN: stands twice in the header; keep one column of that name")]
    [InlineData("URN,EstablishmentName,name\n100001,A,B\n", "f:1: EstablishmentName: stands twice in the header; keep one column of that name")]
    [InlineData("", "f: is empty; a file begins with a line that names its columns")]
    public void A_file_that_cannot_be_bound_is_refused_and_the_column_named(string text, string expected)
    {
        Assert.Empty(Text(text));

        var finding = Assert.Single(findings);
        Assert.Equal((Severity.Refused, expected), (finding.Severity, finding.In("f")));
    }

    [Theory]
    [InlineData("100002,A\0B")]
    [InlineData("100002,\"A")]
    [InlineData("100002,A,B,C")]
    [InlineData("10000,A")]
    [InlineData("100001,A")]
    public void A_bad_line_costs_nobody_but_itself(string line)
    {
        var schools = Text($"URN,EstablishmentName\n100001,First\n{line}\n100003,Last\n");

        Assert.Equal([100001, 100003], schools.Select(school => school.Urn));
        var finding = Assert.Single(findings, finding => finding.Severity is not Severity.Notice);
        Assert.Equal((Severity.Rejected, 3L), (finding.Severity, finding.Line));
    }

    [Theory]
    [InlineData("URN")]
    [InlineData("EstablishmentName")]
    [InlineData("OpenDate")]
    [InlineData("Town")]
    [InlineData("Postcode")]
    [InlineData("UPRN")]
    public void A_cell_of_a_million_letters_is_named_and_hurts_nothing(string column)
    {
        var columns = new[] { "URN", "EstablishmentName", "OpenDate", "Town", "Postcode", "UPRN" };
        var cells = columns.Select(name => name == column ? new string('E', 1_000_000) : name switch
        {
            "URN" => "100001",
            "EstablishmentName" => "A school",
            _ => "",
        });

        var schools = Text($"{string.Join(',', columns)}\n{string.Join(',', cells)}\n100002,B,,,,\n");

        Assert.Contains(schools, school => school.Urn == 100002);
        Assert.Contains(findings, finding => finding.Line == 2 && finding.Column == column && finding.What.Length < 100);
    }

    [Fact]
    public void The_time_grows_with_the_file_and_no_faster()
    {
        // Every row bad in as many ways as it can be: each is a finding, none a search through the others.
        var text = new StringBuilder("URN,EstablishmentName,OpenDate,CloseDate,Postcode,UPRN\n");
        for (var i = 0; i < 50_000; i++)
        {
            text.Append("100001,St Paul?s,31-02-2020,x,y,2E+11\n");
        }

        var watch = Stopwatch.StartNew();

        Assert.Single(Text(text.ToString()));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(49_999, findings.Count(finding => finding is { Severity: Severity.Rejected, Column: "URN" }));
    }

    [Fact]
    public void A_header_of_many_columns_is_bound_in_good_time()
    {
        var many = string.Join(',', Enumerable.Range(0, 200_000).Select(number => $"c{number}"));
        var watch = Stopwatch.StartNew();

        Assert.Empty(Text($"{many},URN\n"));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains(findings, finding => finding is { Severity: Severity.Refused, Column: "EstablishmentName" });
    }

    internal static Stream Fixture(string name) =>
        typeof(SchoolFilesTests).Assembly.GetManifestResourceStream($"Schools.{name}")!;

    private List<School> Schools(string fixture)
    {
        using var file = Fixture(fixture);
        return [.. SchoolFiles.Schools(file, findings.Add)];
    }

    private List<School> Text(string text) => [.. SchoolFiles.Schools(new MemoryStream(Encoding.UTF8.GetBytes(text)), findings.Add)];
}
