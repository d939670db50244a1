using System.Text;
using System.Text.Json;
using OnRoll.Data.Schools;
using OnRoll.Domain;
using OnRoll.Domain.Schools;
using OnRoll.Tests.CommandLine;
using OnRoll.Tests.Store;

namespace OnRoll.Tests.Schools;

/// <summary>What the store keeps of a school is what was read, to the last property.</summary>
public sealed class SchoolJsonTests
{
    private const string Header = "URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),OpenDate,CloseDate,Town,Postcode";

    private static readonly School Full = new()
    {
        Urn = 100012,
        Name = "Synthetic “School” é",
        NameIsDamaged = true,
        Authority = "202",
        AuthorityIsInferred = true,
        EstablishmentNumber = "2000",
        PreviousAuthority = "201",
        PreviousEstablishmentNumber = "3000",
        TypeCode = "01",
        TypeName = "Community school",
        TypeGroupCode = "4",
        Status = SchoolStatus.OpenButProposedToClose,
        Phase = Phase.Secondary,
        LowAge = 11,
        HighAge = 16,
        GenderCode = "3",
        BoardersCode = "1",
        SixthFormCode = "2",
        Opened = new(2001, 9, 1),
        Closed = new(2027, 8, 31),
        ReasonOpenedCode = "10",
        ReasonClosedCode = "4",
        Address = new("1 Street", "Locality", "Third", "Town", "County", "NW1 1AA"),
        Pupils = 900,
        Boys = 450,
        Girls = 450,
        Capacity = 1000,
        CensusDay = new(2026, 1, 15),
        AlternativeProvision = new(Tri.True, Tri.False, 20, Tri.True, Tri.False, Tri.True, 3),
        Section41Approved = Tri.True,
        SpecialNeeds = ["ASD - Autistic Spectrum Disorder", "SLCN"],
        TrustCode = "1234",
        TrustName = "Synthetic Trust",
        FederationCode = "F1",
        Ukprn = "10012345",
        Uprn = "100023336956",
        GssCode = "E09000007",
        DistrictCode = "E09000007",
        Easting = 530000,
        Northing = 180000,
        LastChanged = new(2026, 2, 1),
    };

    [Fact]
    public void Every_property_of_a_school_comes_back()
    {
        var isDefault = typeof(School).GetProperties().Where(each => Equals(each.GetValue(Full), each.PropertyType.IsValueType ? Activator.CreateInstance(each.PropertyType) : null)).Select(each => each.Name);
        Assert.Empty(isDefault); // a property that was forgotten here would prove nothing

        var back = JsonSerializer.Deserialize<School>(JsonSerializer.Serialize(Full))!;

        Assert.Equivalent(Full, back, strict: true);
        Assert.Equal(JsonSerializer.Serialize(Full), JsonSerializer.Serialize(back));
    }

    [Fact]
    public void Every_property_of_a_link_comes_back()
    {
        var link = new SchoolLink(100012, 100013, "Other", LinkKind.Successor, LinkManner.Merged, new(2026, 9, 1), "Successor - merged") { Line = 7 };

        Assert.Equal(link, JsonSerializer.Deserialize<SchoolLink>(JsonSerializer.Serialize(link)));
    }

    [Fact]
    public void The_schools_taken_in_are_those_of_the_file()
    {
        using var store = AnyRegister.OnSqlite();
        string[] lines = [Header, "100012,202,Made Up,01,1,01-09-2001,,London,NW1 1AA", "100013,202,Closed One,01,2,01-09-2001,31-08-2020,London,NW1 1AB", "100014,203,Elsewhere,01,1,01-09-2001,,London,SE1 1AB"];
        using (var stream = Bytes(lines))
        {
            store.Operator.ImportSchools(stream, new("gias"), static _ => { });
        }

        using var again = Bytes(lines);
        Assert.Equivalent(SchoolFiles.Schools(again, static _ => { }).ToList(), store.Operator.Schools().Schools, strict: true);
    }

    [Fact]
    public void Schools_are_answered_from_the_register_as_from_the_file()
    {
        using var file = Scratch.Of(string.Join('\n', Header, "100012,202,Made Up,01,1,01-09-2001,,London,NW1 1AA", "100013,202,Closed One,01,2,01-09-2001,31-08-2020,London,NW1 1AB", "100014,203,Elsewhere,01,1,01-09-2001,,London,SE1 1AB", ""), "schools.csv");
        var db = Path.Combine(file.Folder, "register.db");
        Typed.In("init", "--db", db);

        var empty = Typed.In("schools", "--db", db);
        Typed.In("import", file.Path, "--db", db);
        foreach (var words in new string[][] { [], ["--authority", "202"], ["--on", "2015-01-01"], ["--successors", "100012"] })
        {
            Assert.Equal(Typed.In(["schools", file.Path, .. words]).Out, Typed.In(["schools", .. words, "--db", db]).Out);
        }

        Assert.Equal(3, Typed.In("schools", "--authority", "202", "--on", "2015-01-01", "--db", db).Lines.Count);
        Assert.Equal((4, "onroll: no schools were taken in; give FILE, or take one in with onroll import"), (empty.Exit, empty.Errors[^1]));
        Assert.Equal(2, Typed.In("schools", "--links", file.Path, "--db", db).Exit);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static MemoryStream Bytes(string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
