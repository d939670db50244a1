using OnRoll.Data.Demo;
using OnRoll.Data.Simulation.Stories;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Simulation;

/// <summary>Makes the lives of the children who come to an authority's notice: each by itself, from a stream of chance of its own.</summary>
internal sealed class Life(England england)
{
    /// <summary>How many lives to begin in an area for each thousand pupils and year; one in eight or so leaves no trace in the registers' years.</summary>
    private const int PerThousandPupils = 13;

    /// <summary>Years before the registers began from which somebody may still have been missing then.</summary>
    private const int YearsBefore = 1;

    /// <summary>Of those missing on a day, how many had begun in each year group, Reception to Year 11, so that after they have grown it looks like autumn 2025.</summary>
    private static readonly int[] PerYear = [7, 9, 6, 6, 6, 6, 9, 11, 10, 12, 11, 5];

    private readonly SimulationOptions options = england.Options;
    private readonly Enrolment[] enrolments = [.. england.Areas.Select(area => new Enrolment(area.Places))];

    /// <summary>How many lives begin in an area; some of the numbers leave no trace.</summary>
    public int Count(Area area) => (int)((long)area.Pupils * PerThousandPupils * (options.Years + YearsBefore) / 1000);

    /// <summary>One life, or <c>null</c> when nothing of it falls into the years of the registers.</summary>
    public Childhood? Of(Area area, int number)
    {
        var chance = area.Stream(Purpose.Life, number);
        var year = YearOf(chance);
        var day = FirstDay(chance);
        var academic = YearGroup.AcademicYearOf(day);
        var birth = new DateOnly(academic - year - 5, 9, 1).AddDays(chance.Below(365));
        var child = new Childhood(area.ChildId(number), birth, SexOf(chance))
        {
            FirstHeardOf = Later(new(academic - year, 1, chance.Between(16, 31)), options.Start),
        };
        child.Add(new("resident", birth, null) { Authority = area.Code });
        var reception = chance.Percent(3) ? area.Places.Special(child, child.Reception, chance) : area.Places.Ordinary(child, child.Reception, chance);
        enrolments[area.Place].Begin(child, reception, child.Reception, chance);
        Needs.Grow(child, chance);
        if (!Tell(area, child, number, day, year, chance))
        {
            return null;
        }

        if (day < options.Start && (child.RollOn(options.Start) is not null || child.HomeOn(options.Start)?.Authority != area.Code))
        {
            return null;
        }

        TermReports.Tell(england, child, day, chance);
        Reorganisation.Apply(child, chance);
        return child;
    }

    /// <summary>Tells the story that brings the child to notice, and for some another or two, each after the one before.</summary>
    private bool Tell(Area area, Childhood child, int number, DateOnly day, int year, Chance chance)
    {
        var told = new Telling(child, day, area.Code, area.Stream(Purpose.Story, number), area.Places, england.Days, england.Round);
        var first = chance.Percent(94) ? EnglishStory.Spells : EnglishStory.Others;
        if ((year > 0 && !IsHere(area, child, day)) || child.RollOn(day) is null || EnglishStory.Draw(first, year, chance) is not { } story)
        {
            return false;
        }

        story.Tell(told);
        var more = chance.Below(100) switch { < 8 => 0, < 25 => 1, < 50 => 2, < 75 => 3, _ => 6 };
        for (var at = 0; at < more && day < options.On; at++)
        {
            day = england.UpTo(day.AddDays(chance.Between(40, 900)));
            year = child.YearOn(day);
            if (day > options.On || year > 11)
            {
                return true;
            }

            if (IsHere(area, child, day))
            {
                var table = chance.Percent(12) ? EnglishStory.Spells : EnglishStory.Others;
                EnglishStory.Draw(table, year, chance)?.Tell(new(child, day, area.Code, chance, area.Places, england.Days, england.Round));
            }
        }

        return true;
    }

    /// <summary>Whether the child lives here and has been at one school here for long enough to have a past.</summary>
    private static bool IsHere(Area area, Childhood child, DateOnly day) =>
        child.HomeOn(day)?.Authority == area.Code && child.RollOn(day) is { Kind: not "special" } roll && roll.From.AddDays(5) <= day;

    /// <summary>Any day of the year, with more of them when the school year begins.</summary>
    private DateOnly FirstDay(Chance chance)
    {
        var days = options.On.DayNumber - options.Start.DayNumber + (YearsBefore * 365);
        var ago = chance.Below(days);
        if (!chance.Percent(9))
        {
            return options.On.AddDays(-ago);
        }

        var september = new DateOnly(YearGroup.AcademicYearOf(options.On) - (ago / 365), 9, 1).AddDays(chance.Between(1, 27));
        return september < options.On ? september : options.On;
    }

    private static int YearOf(Chance chance)
    {
        var left = chance.Below(98);
        for (var year = 0; ; year++)
        {
            left -= PerYear[year];
            if (left < 0)
            {
                return year;
            }
        }
    }

    private static string SexOf(Chance chance) => chance.Below(1000) switch { < 452 => "F", < 988 => "M", _ => "U" };

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
