using System.Globalization;
using OnRoll.Data.Demo;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Law;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>Makes the lists of one area: of the children in view as their lives say, and of all the others on its rolls.</summary>
internal sealed class ListMaker
{
    /// <summary>Begins the number that a school gives a pupil: the same on each of its rolls and in its notices.</summary>
    internal const char OfSchool = 'R';

    private const int DaysBetweenRolls = 7;

    private readonly England england;
    private readonly Life life;
    private readonly People people;
    private readonly long[] firstOrdinal;
    private readonly Dictionary<string, SimulatedSchool> schools;
    private readonly DateOnly today;

    public ListMaker(England england, Life life)
    {
        (this.england, this.life, today) = (england, life, england.Options.On);
        long ordinal = 0;
        firstOrdinal = new long[england.Areas.Count];
        foreach (var area in england.Areas)
        {
            firstOrdinal[area.Place] = ordinal;
            ordinal += life.Count(area) + area.Pupils;
        }

        people = new(ordinal < 450_000);
        schools = england.Areas.SelectMany(area => area.Schools).ToDictionary(school => school.Urn);
    }

    public Part Make(Area area)
    {
        var part = new Part();
        var facts = part.To("facts.csv");
        var count = life.Count(area);
        for (var number = 0; number < count; number++)
        {
            if (life.Of(area, number) is { } child)
            {
                part.Children += FactsPart.Write(child, england.Options, facts) ? 1 : 0;
                if (child.YearOn(today) is >= 0 and <= 11)
                {
                    InView(part, area, number, child);
                }
            }
        }

        Others(part, area, count);
        return part;
    }

    private void InView(Part part, Area area, int number, Childhood child)
    {
        var chance = area.Stream(Purpose.Record, number);
        var roll = child.RollOn(today);
        var earlier = child.RollOn(today.AddDays(-DaysBetweenRolls));
        var home = child.HomeOn(today)?.Authority ?? area.Code;
        var last = child.Rolls().LastOrDefault(period => period.From <= today);
        var near = School(roll) ?? School(last) ?? area.Schools[0];
        var person = people.Of(area, number, firstOrdinal[area.Place] + number, number, child.Birth, child.Sex, near) with { IsMover = child.Homes().Count > 1 };
        var isOnRoll = Roll(part, area, number, person, roll, "rolls", chance);
        Roll(part, area, number, person, earlier, "rolls-before", chance);
        Population(part, area, number, person, near, chance, isOnRoll, home);
        var moved = child.Rolls().Where(period => period.From > today.AddYears(-1) && period.From <= today).LastOrDefault();
        if (School(moved) is not null && moved!.From is not { Month: 9, Day: 1 })
        {
            Notices.Joiner(part, area, number, person, moved, child.Rolls().LastOrDefault(period => period.To < moved.From), schools, chance, isOnRoll);
        }

        var left = child.Rolls().LastOrDefault(period => period.To > today.AddYears(-1) && period.To < today);
        if (School(left) is not null && left is { To: { } lastDay } && lastDay is not { Month: 8, Day: 31 })
        {
            Notices.Leaver(part, area, number, person, child, left, schools, chance, isOnRoll);
        }

        if (roll is null && home == area.Code && CompulsorySchoolAge.For(child.Birth) is var age && age.First <= today && age.Last >= today)
        {
            Cases.Of(part, area, number, person, child, last, today, chance);
        }
    }

    /// <summary>The children to whom nothing has happened: school by school and year by year, with brothers and sisters.</summary>
    private void Others(Part part, Area area, int first)
    {
        var number = first;
        var household = first;
        foreach (var school in area.Schools.Where(school => school.SendsRoll))
        {
            for (var year = school.LastYear; year >= school.FirstYear; year--)
            {
                var count = school.InYear(year);
                var born = default(DateOnly);
                for (var at = 0; at < count; at++, number++)
                {
                    var chance = area.Stream(Purpose.Life, number);
                    var isTwin = at > 0 && chance.Below(1000) < 15;
                    var isSibling = isTwin || (at > 0 && chance.Percent(4)) || (at == 0 && year < school.LastYear && chance.Percent(60));
                    household = isSibling ? household : number;
                    born = isTwin ? born : new DateOnly(YearGroup.AcademicYearOf(today) - year - 5, 9, 1).AddDays(chance.Below(365));
                    var sex = school.Sex.Length > 0 ? school.Sex : chance.Percent(51) ? "M" : "F";
                    var person = people.Of(area, number, firstOrdinal[area.Place] + number, household, born, sex, school) with { IsTwin = isTwin };
                    Pupil(part, area, number, person, school, year, chance);
                }
            }
        }
    }

    private void Pupil(Part part, Area area, int number, Person person, SimulatedSchool school, int year, Chance chance)
    {
        var began = new DateOnly(YearGroup.AcademicYearOf(today) - (year - Math.Max(school.FirstYear, year > 11 ? 7 : school.FirstYear)), 9, 1);
        var joined = chance.Percent(4) ? today.AddDays(-chance.Below(365)) : began;
        var stay = new Period("registered", joined > began ? joined : began, null) { Place = school.Urn };
        Roll(part, area, number, person, stay, "rolls", chance);
        var before = stay.From > today.AddDays(-DaysBetweenRolls) || chance.Below(1000) < 2 ? null : stay;
        Roll(part, area, number, person, before, "rolls-before", chance);
        Population(part, area, number, person, school, chance, true, area.Code);
        if (stay.From > began && year is >= 0 and <= 11)
        {
            var from = chance.Percent(50) ? area : chance.Pick(england.Areas.Where(other => other.Schools.Count > 0).ToArray());
            var previous = chance.Pick(from.Schools);
            var past = new Period("registered", began, stay.From.AddDays(-1)) { Place = previous.Urn };
            Notices.Joiner(part, area, number, person, stay, past, schools, chance, true);
            Notices.Moved(part, area, number, person, past, stay, schools, chance);
        }
    }

    private bool Roll(Part part, Area area, int number, Person person, Period? roll, string list, Chance chance)
    {
        if (School(roll) is not { SendsRoll: true } school)
        {
            return false;
        }

        var file = $"{list}/{school.Authority}.csv";
        var copied = new Copied(person, chance, 12);
        var to = part.To(file);
        to.Cell(school.Urn).Cell(part.Id(list, OfSchool, person, area, number, true, school: school.Urn)).Cell(copied.Upn).Blank();
        copied.Names(to);
        copied.Address(to);
        to.Cell(roll!.From).Blank().Cell(chance.Below(1000) switch { < 990 => "C", < 996 => "M", _ => "S" })
            .Cell(YearGroup.Code(YearGroup.Of(person.Birth, today))).End();
        return true;
    }

    /// <summary>Births know who was born here, as things were then; health knows most, and those who came later.</summary>
    private static void Population(Part part, Area area, int number, Person person, SimulatedSchool near, Chance chance, bool isOnRoll, string home)
    {
        if (!person.BornAbroad)
        {
            var copied = new Copied(person, chance, 15);
            copied.Given = chance.Below(1000) < 12 ? "Baby" : copied.Given;
            copied.Surname = chance.Percent(6) ? person.ParentSurname : copied.Surname;
            copied.Home = chance.Percent(35) ? Home.Near(near, chance) : copied.Home;
            Line(part, "births.csv", part.Id("births", 'B', person, area, number, isOnRoll), area.Code, copied, person, chance, "birth");
        }

        if (chance.Percent(96))
        {
            var copied = new Copied(person, chance, 20);
            copied.Home = chance.Percent(10) ? Home.Near(near, chance) : copied.Home;
            Line(part, "health.csv", part.Id("health", 'H', person, area, number, isOnRoll), home, copied, person, chance, "health");
        }
    }

    private static void Line(Part part, string file, string id, string authority, Copied copied, Person person, Chance chance, string source)
    {
        var to = part.To(file);
        to.Cell(id).Cell(authority);
        copied.Names(to);
        copied.Address(to);
        to.Cell(chance.Percent(97) ? person.NhsNumber : "").Cell(person.ParentGiven).Cell(person.ParentSurname)
            .Cell(chance.Percent(70) ? person.Phone : "").Cell(source).End();
    }

    private SimulatedSchool? School(Period? roll) => roll is null ? null : schools.GetValueOrDefault(roll.Place);
}
