using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>What schools tell the authority of those who left and those who joined in the year before.</summary>
internal static class Notices
{
    /// <summary>From this day on the grounds have the letters of SI 2024/208, before it those of SI 2006/1751.</summary>
    private static readonly DateOnly NewGrounds = new(2024, 8, 19);

    public static void Joiner(Part part, Area area, int number, Person person, Period roll, Period? before, Dictionary<string, SimulatedSchool> schools, Chance chance, bool isOnRoll)
    {
        var copied = new Copied(person, chance, 15);
        var to = part.To("joiners.csv");
        to.Cell(roll.Place).Cell(part.Id("joiners", ListMaker.OfSchool, person, area, number, isOnRoll, school: roll.Place)).Cell(chance.Percent(12) ? "" : copied.Upn);
        copied.Names(to);
        copied.Address(to);
        var previous = before is null ? null : schools.GetValueOrDefault(before.Place);
        to.Cell(roll.From).Cell(previous is not null && chance.Percent(85) ? previous.Urn : "").Cell(previous?.Authority ?? "").End();
    }

    /// <summary>A pupil who went from one school straight to another.</summary>
    public static void Moved(Part part, Area area, int number, Person person, Period before, Period after, Dictionary<string, SimulatedSchool> schools, Chance chance) =>
        Write(part, area, number, person, before, "a", "known-school", after.Place, schools.GetValueOrDefault(after.Place)?.Authority ?? "", chance, true);

    public static void Leaver(Part part, Area area, int number, Person person, Childhood child, Period left, Dictionary<string, SimulatedSchool> schools, Chance chance, bool isOnRoll)
    {
        var day = left.To!.Value.AddDays(1);
        var next = child.RollOn(day) ?? child.RollOn(day.AddDays(3));
        var home = child.HomeOn(day)?.Authority ?? "";
        var (ground, destination) = child.On("home-education", day) is not null ? ("f", "home-education")
            : next is not null ? ("a", "known-school")
            : child.On("provision", day)?.Kind is { } kind ? kind switch { "custody" => ("j", "custody"), "fe" => ("f", "fe"), _ => ("o", "ap") }
            : child.On("whereabouts", day)?.Kind is "believed-abroad" ? ("g", "abroad-unconfirmed")
            : home is "XSC" or "XWA" or "XNI" ? ("g", "wales-scotland-ni")
            : child.On("exclusion", day.AddDays(-1))?.Kind is "permanent" ? ("o", "unknown")
            : chance.Percent(40) ? ("i", "unknown") : ("g", "unknown");
        Write(part, area, number, person, left, ground, destination, next?.Place ?? "", next is null ? "" : schools.GetValueOrDefault(next.Place)?.Authority ?? "", chance, isOnRoll);
    }

    private static void Write(Part part, Area area, int number, Person person, Period left, string ground, string destination, string school, string authority, Chance chance, bool isOnRoll)
    {
        var copied = new Copied(person, chance, 15);
        var to = part.To("leavers.csv");
        to.Cell(left.Place).Cell(part.Id("leavers", ListMaker.OfSchool, person, area, number, isOnRoll, school: left.Place)).Cell(copied.Upn);
        copied.Names(to);
        copied.Address(to);
        to.Cell(left.To).Cell(left.To < NewGrounds ? Old(ground) : ground).Cell(destination).Cell(school).Cell(authority);
        if (destination == "known-school" && chance.Percent(50))
        {
            to.Cell(person.Home.Address).Cell(person.Home.Town).Cell(person.Home.Postcode);
        }
        else
        {
            to.Blanks(3);
        }

        to.Cell(person.ParentGiven).Cell(person.ParentSurname).Cell(chance.Percent(60) ? person.Phone : "").End();
    }

    /// <summary>The nearest ground of the regulations of 2006.</summary>
    private static string Old(string ground) => ground switch { "a" => "b", "f" => "d", "g" => "e", "i" => "h", "j" => "i", "o" => "m", _ => ground };
}
