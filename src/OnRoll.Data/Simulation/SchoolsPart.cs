using System.Globalization;
using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation;

/// <summary>Writes the register of schools and the links between them, in the columns of the real one.</summary>
internal static class SchoolsPart
{
    public const string Header = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"
        + "EstablishmentStatus (code),OpenDate,CloseDate,PhaseOfEducation (code),StatutoryLowAge,StatutoryHighAge,Gender (code),Town,Postcode,NumberOfPupils,LA inferred";

    public const string LinksHeader = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate";

    /// <summary>One academy in so many took over from a school that closed the day before, which the register still has.</summary>
    private const int OneInHasPredecessor = 9;

    /// <param name="nextUrn">For the predecessors that are made up.</param>
    public static void Write(Area area, CsvBytes to, CsvBytes links, SimulationOptions options, ref int nextUrn)
    {
        var chance = area.Stream(Purpose.Schools, 2);
        foreach (var school in area.Schools)
        {
            var isAcademy = string.CompareOrdinal(school.Urn, "136000") >= 0 && string.CompareOrdinal(school.Urn, "900000") < 0;
            Line(to, area, school, school.Urn, school.Name, Type(school, isAcademy), "1", school.Opened, "");
            if (isAcademy && school.SendsRoll && chance.Below(OneInHasPredecessor) == 0)
            {
                var day = options.Start.AddDays(chance.Below(options.On.DayNumber - options.Start.DayNumber));
                day = new(day.Year, day.Month, 1);
                var urn = nextUrn++.ToString("D6", CultureInfo.InvariantCulture);
                Line(to, area, school, urn, school.Name, Type(school, false), "2", "1990-09-01", Told.Iso(day.AddDays(-1)));
                Link(links, school.Urn, urn, school.Name, "Predecessor", day);
                Link(links, urn, school.Urn, school.Name, "Successor", day);
            }
        }
    }

    private static void Link(CsvBytes to, string urn, string other, string name, string kind, DateOnly day) =>
        to.Cell(urn).Cell(other).Cell(name).Cell(kind).Cell(day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)).End();

    private static void Line(CsvBytes to, Area area, SimulatedSchool school, string urn, string name, string type, string status, string opened, string closed) =>
        to.Cell(urn).Cell(area.Code).Cell(area.Authority.Name).Cell(school.Establishment).Cell(name).Cell(type).Cell(status)
            .Cell(Register(opened)).Cell(Register(closed)).Cell(PhaseCode(school)).Cell(school.FirstYear + 4).Cell(school.LastYear + 5)
            .Cell(school.Sex switch { "F" => "2", "M" => "1", _ => "3" }).Cell(school.Town).Cell(school.Postcode)
            .Cell(status == "1" ? school.Pupils.ToString(CultureInfo.InvariantCulture) : "").Cell(name.StartsWith("Synthetic ", StringComparison.Ordinal) ? "" : "yes").End();

    /// <summary>A day as the register writes it.</summary>
    private static string Register(string iso) => iso.Length == 0 ? "" : $"{iso.AsSpan(8, 2)}-{iso.AsSpan(5, 2)}-{iso.AsSpan(0, 4)}";

    private static string Type(SimulatedSchool school, bool isAcademy) => school.Phase switch
    {
        SchoolPhase.Independent => "11",
        SchoolPhase.Nursery => "15",
        SchoolPhase.AlternativeProvision => isAcademy ? "42" : "14",
        SchoolPhase.Special => isAcademy ? "44" : "07",
        _ => isAcademy ? "34" : "01",
    };

    private static string PhaseCode(SimulatedSchool school) => school.Phase switch
    {
        SchoolPhase.Nursery => "1",
        SchoolPhase.Primary => "2",
        SchoolPhase.Secondary => "4",
        _ => "0",
    };
}
