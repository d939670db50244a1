using System.Collections.Frozen;
using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Schools;

/// <summary>Turns the lines of a schools register file into schools. One of these reads one file.</summary>
/// <remarks>
/// The register's columns have come and gone (133 of them in 2018, 140 in 2024), so all but two may be missing, and
/// those we have no purpose for are never read: those about head teachers and telephones above all.
/// </remarks>
public sealed class SchoolRows
{
    private const string StatusCode = "EstablishmentStatus (code)";
    private const string StatusName = "EstablishmentStatus (name)";

    private static readonly string[] SpecialNeeds = [.. Enumerable.Range(1, 13).Select(number => $"SEN{number} (name)")];

    /// <summary>The columns read. Two of them also go by the names of a shortened list, and one is ours, for such a list.</summary>
    public static readonly Layout Layout = new("gias", ["URN", "EstablishmentName"],
        [
            "LA (code)", "EstablishmentNumber", "PreviousLA (code)", "PreviousEstablishmentNumber",
            "TypeOfEstablishment (code)", "TypeOfEstablishment (name)", "EstablishmentTypeGroup (code)", StatusCode, StatusName,
            "ReasonEstablishmentOpened (code)", "OpenDate", "ReasonEstablishmentClosed (code)", "CloseDate",
            "PhaseOfEducation (code)", "StatutoryLowAge", "StatutoryHighAge", "Gender (code)", "Boarders (code)", "OfficialSixthForm (code)",
            "Street", "Locality", "Address3", "Town", "County (name)", "Postcode",
            "NumberOfPupils", "NumberOfBoys", "NumberOfGirls", "SchoolCapacity", "CensusDate",
            "SENPRU (name)", "EBD (name)", "PlacesPRU", "FTProv (name)", "EdByOther (name)", "TeenMoth (name)", "TeenMothPlaces",
            "Section41Approved (name)", .. SpecialNeeds,
            "Trusts (code)", "Trusts (name)", "Federations (code)", "UKPRN", "UPRN", "GSSLACode (name)", "DistrictAdministrative (code)",
            "Easting", "Northing", "LastChangedDate", "LA inferred",
        ])
    {
        AlsoCalled = [("name", "EstablishmentName"), ("open_date", "OpenDate"), ("close_date", "CloseDate")],
        OthersAreUsual = true,
        MayBeWindows1252 = true,
    };

    private static readonly FrozenDictionary<string, int> Places = RegisterRow.PlacesOf(Layout);

    private readonly Action<Finding> report;
    private readonly Func<string, bool> has;
    private readonly Dictionary<int, long> lines = [];
    private bool saidListed;

    /// <param name="has">Whether the file has a column; asked only once its header is read.</param>
    /// <param name="report">Told of every row that is rejected and of every cell that could not be used.</param>
    public SchoolRows(Func<string, bool> has, Action<Finding> report)
    {
        this.has = has;
        this.report = report;
    }

    /// <summary>The school of a line, or <c>null</c> if the line is rejected.</summary>
    public School? Take(Row line)
    {
        var row = new RegisterRow(line, Places, report);
        if (row.Urn("URN") is not { } urn || Name(row) is not { } name)
        {
            return null;
        }

        if (!lines.TryAdd(urn, line.Line))
        {
            report(Finding.Reject(line.Line, "URN", $"stands already on line {lines[urn]}", "keep one row for each school"));
            return null;
        }

        var school = Read(row, urn, name);
        CheckDates(row, school);
        return school;
    }

    private string? Name(RegisterRow row)
    {
        var cell = row.Cell("EstablishmentName");
        if (cell.Length is > 0 and <= RegisterRow.LongestText)
        {
            return row.TextOfLetters("EstablishmentName");
        }

        report(Finding.Reject(row.Line, "EstablishmentName",
            cell.Length == 0 ? "is blank" : $"is longer than {RegisterRow.LongestText} characters", "give the school's name"));
        return null;
    }

    private School Read(RegisterRow row, int urn, string name) => new()
    {
        Urn = urn,
        Name = name,
        NameIsDamaged = DamagedText.IsDamaged(name),
        Authority = row.Code("LA (code)", 3),
        AuthorityIsInferred = row.Cell("LA inferred").Equals("yes", StringComparison.OrdinalIgnoreCase),
        EstablishmentNumber = row.Code("EstablishmentNumber", 4),
        // 999 is the register's way to say that there was none.
        PreviousAuthority = row.Code("PreviousLA (code)", 3) is { } code and not "999" ? code : null,
        PreviousEstablishmentNumber = row.Code("PreviousEstablishmentNumber", 4),
        TypeCode = TypeCode(row),
        TypeName = row.TextOrNull("TypeOfEstablishment (name)"),
        TypeGroupCode = row.ShortCode("EstablishmentTypeGroup (code)", 2),
        Status = Status(row),
        Phase = Phase(row),
        LowAge = row.Count("StatutoryLowAge"),
        HighAge = row.Count("StatutoryHighAge"),
        GenderCode = row.ShortCode("Gender (code)", 2),
        BoardersCode = row.ShortCode("Boarders (code)", 2),
        SixthFormCode = row.ShortCode("OfficialSixthForm (code)", 2),
        Opened = row.Day("OpenDate"),
        Closed = row.Day("CloseDate"),
        ReasonOpenedCode = row.ShortCode("ReasonEstablishmentOpened (code)", 2),
        ReasonClosedCode = row.ShortCode("ReasonEstablishmentClosed (code)", 2),
        Address = new(row.TextOfLetters("Street"), row.TextOfLetters("Locality"), row.TextOfLetters("Address3"),
            row.TextOfLetters("Town"), row.Text("County (name)"), row.Postcode("Postcode")),
        Pupils = row.Count("NumberOfPupils"),
        Boys = row.Count("NumberOfBoys"),
        Girls = row.Count("NumberOfGirls"),
        Capacity = row.Count("SchoolCapacity"),
        CensusDay = row.Day("CensusDate"),
        AlternativeProvision = Provision(row),
        Section41Approved = row.Claim("Section41Approved (name)"),
        SpecialNeeds = Needs(row),
        TrustCode = row.ShortCode("Trusts (code)", 6),
        TrustName = row.TextOrNull("Trusts (name)"),
        FederationCode = row.ShortCode("Federations (code)", 6),
        Ukprn = row.Id("UKPRN", 8, 8),
        Uprn = row.Id("UPRN", 1, 12),
        GssCode = row.TextOrNull("GSSLACode (name)"),
        DistrictCode = row.TextOrNull("DistrictAdministrative (code)"),
        Easting = row.Count("Easting"),
        Northing = row.Count("Northing"),
        LastChanged = row.Day("LastChangedDate"),
    };

    private SchoolStatus Status(RegisterRow row)
    {
        if (!has(StatusCode) && !has(StatusName))
        {
            if (!saidListed)
            {
                saidListed = true;
                report(Finding.Note(1, StatusCode, "is missing from the header, so every school is taken to be open",
                    "use the register's full file to know which are closed or only proposed"));
            }

            return SchoolStatus.ListedAsOpen;
        }

        var code = row.ShortCode(StatusCode, 2);
        var status = code switch
        {
            "1" => SchoolStatus.Open,
            "2" => SchoolStatus.Closed,
            "3" => SchoolStatus.OpenButProposedToClose,
            "4" => SchoolStatus.ProposedToOpen,
            _ => row.Text(StatusName).ToUpperInvariant() switch
            {
                "OPEN" => SchoolStatus.Open,
                "CLOSED" => SchoolStatus.Closed,
                "OPEN, BUT PROPOSED TO CLOSE" => SchoolStatus.OpenButProposedToClose,
                "PROPOSED TO OPEN" => SchoolStatus.ProposedToOpen,
                _ => SchoolStatus.NotStated,
            },
        };
        if (status is SchoolStatus.NotStated)
        {
            row.Note(StatusCode, "does not say whether the school is open", "1 open, 2 closed, 3 open but proposed to close, 4 proposed to open");
        }

        return status;
    }

    private static string? TypeCode(RegisterRow row)
    {
        var code = row.Code("TypeOfEstablishment (code)", 2);
        if (code is not null && EstablishmentTypes.Rule.Versions[^1].Value.Find(code) is null)
        {
            row.Note("TypeOfEstablishment (code)", "is a type that is not known here, so whether it is a school is not known either",
                "compare it with the register's list of types");
        }

        return code;
    }

    private static Phase? Phase(RegisterRow row)
    {
        switch (row.ShortCode("PhaseOfEducation (code)", 2))
        {
            case null:
                return null;
            case [>= '0' and <= '7' and var digit]:
                return (Phase)(digit - '0');
            default:
                row.Note("PhaseOfEducation (code)", "is not a phase of the register", "a phase is 0 to 7");
                return null;
        }
    }

    private static AlternativeProvision Provision(RegisterRow row)
    {
        var read = new AlternativeProvision(row.Claim("SENPRU (name)"), row.Claim("EBD (name)"), row.Count("PlacesPRU"),
            row.Claim("FTProv (name)"), row.Claim("EdByOther (name)"), row.Claim("TeenMoth (name)"), row.Count("TeenMothPlaces"));
        return read == AlternativeProvision.NotStated ? AlternativeProvision.NotStated : read; // one for the many that say nothing
    }

    private static string[] Needs(RegisterRow row)
    {
        if (row.Cell(SpecialNeeds[0]).Length == 0)
        {
            return []; // they are filled from the first on
        }

        return [.. SpecialNeeds.Select(row.Text).Where(need => need.Length > 0 && need != "Not Applicable")];
    }

    private static void CheckDates(RegisterRow row, School school)
    {
        if (school.Closed < school.Opened)
        {
            row.Note("CloseDate", "is before the day the school opened, so neither day is relied on", "compare both with the register");
        }

        if (school.HighAge < school.LowAge)
        {
            row.Note("StatutoryHighAge", "is below the lowest age", "compare both with the register");
        }
    }
}
