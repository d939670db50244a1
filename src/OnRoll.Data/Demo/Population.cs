using System.Globalization;
using OnRoll.Domain.Counting;

namespace OnRoll.Data.Demo;

/// <summary>The children of an area to whom nothing has happened yet but growing up: born, enrolled, moved, left.</summary>
internal sealed class Population
{
    /// <summary>Years back for which the register can be asked, and so years of leavers who belong in it.</summary>
    public const int YearsOfHistory = 4;

    /// <summary>Authorities since reorganised, with the last day of each.</summary>
    private static readonly (string Code, DateOnly LastDay)[] Reorganised =
        [("836", new(2019, 3, 31)), ("928", new(2021, 3, 31)), ("909", new(2023, 3, 31))];

    private readonly string authority;
    private readonly DateOnly today;
    private readonly ulong seed;
    private readonly SchoolPlaces schools;
    private readonly DemoCalendar calendar;
    private readonly Enrolment enrolment;
    private readonly List<Childhood> children = [];

    /// <param name="percentOfPupils">How many children to make for each hundred pupils that the open schools have.</param>
    public Population(SchoolPlaces schools, DemoCalendar calendar, string authority, DateOnly today, ulong seed, int percentOfPupils)
    {
        this.authority = authority;
        this.today = today;
        this.seed = seed;
        this.schools = schools;
        this.calendar = calendar;
        enrolment = new(schools);
        var year = YearGroup.AcademicYearOf(today);
        for (var reception = year - 11 - YearsOfHistory + 1; reception <= year; reception++)
        {
            foreach (var school in schools.ForReception)
            {
                var chance = new Chance(seed, Stream(1, children.Count));
                var count = chance.Whole(school.Pupils * percentOfPupils, 100 * (school.LastYear + 1));
                for (var child = 0; child < count; child++)
                {
                    Add(school, reception);
                }
            }
        }
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Childhood> Children => children;

    /// <summary>How many are of the years Reception to Year 11 today.</summary>
    public int OfSchoolYears => children.Count(child => child.YearOn(today) is >= 0 and <= 11);

    /// <summary>A sequence of chance for one purpose and one number.</summary>
    public static ulong Stream(int purpose, int number) => ((ulong)purpose << 32) | (uint)number;

    private void Add(SchoolPlace school, int reception)
    {
        var chance = new Chance(seed, Stream(2, children.Count));
        var birth = new DateOnly(reception - 5, 9, 1).AddDays(chance.Below(365));
        var sex = school.Sex.Length > 0 ? school.Sex : chance.Below(400) == 0 ? "U" : chance.Pick("F", "M");
        var child = new Childhood(string.Create(CultureInfo.InvariantCulture, $"SYN-{authority}-{children.Count + 1:00000}"), birth, sex)
        {
            // Places in Reception are applied for by 15 January.
            FirstHeardOf = new(reception, 1, chance.Between(16, 31)),
        };
        children.Add(child);
        child.Add(new("resident", birth, null) { Authority = authority });
        if (school.Takes(child, child.Reception))
        {
            enrolment.Begin(child, school, child.Reception, chance);
        }
        else
        {
            enrolment.Begin(child, schools.Ordinary(child, child.Reception, chance), child.Reception, chance);
        }

        Grow(child, school, chance);
    }

    /// <summary>What many children have in their lives: a change of school, a need that is met, an earlier home.</summary>
    private void Grow(Childhood child, SchoolPlace school, Chance chance)
    {
        if (chance.Percent(12) && school.Kind == "school")
        {
            enrolment.Move(child, calendar.UpTo(child.Reception.AddDays(chance.Between(100, 3900))), chance);
        }

        if (chance.Percent(1))
        {
            ComeFromReorganisedArea(child, chance);
        }

        if (school.Kind == "special" || chance.Percent(3))
        {
            Attribute(child, "ehcp", chance);
        }
        else if (chance.Percent(12))
        {
            Attribute(child, "sen-support", chance);
        }

        foreach (var (name, perThousand) in new[] { ("cin", 15), ("cp", 4), ("lac", 5), ("grt", 4), ("young-carer", 4), ("service-child", 1) })
        {
            if (chance.Below(1000) < perThousand)
            {
                Attribute(child, name, chance);
            }
        }
    }

    private static void Attribute(Childhood child, string name, Chance chance)
    {
        var from = child.Reception.AddDays(chance.Between(30, 2500));
        DateOnly? to = name is "cin" or "cp" or "lac" ? from.AddDays(chance.Between(90, 900)) : null;
        child.Add(new("attribute", from, to) { Kind = name, LearntAfter = chance.Between(1, 20), EndLearntAfter = chance.Between(1, 20) });
    }

    /// <summary>Went to school in an authority that has since been divided or merged, and moved before its last day.</summary>
    private void ComeFromReorganisedArea(Childhood child, Chance chance)
    {
        var (code, lastDay) = chance.Pick(Reorganised);
        var moved = lastDay.AddDays(-chance.Between(5, 300));
        if (moved < child.Reception.AddDays(60) || child.YearOn(moved) > 10)
        {
            return;
        }

        child.BeginAnew(moved.AddDays(chance.Between(1, 10)));
        child.Add(new("resident", child.Birth, moved.AddDays(-1)) { Authority = code });
        child.Add(new("registered", child.Reception, moved.AddDays(-1)) { Place = $"school in {code}" });
        child.Add(new("resident", moved, null) { Authority = authority });
        enrolment.Begin(child, schools.Ordinary(child, moved, chance), moved, chance);
    }
}
