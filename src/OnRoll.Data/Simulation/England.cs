using OnRoll.Data.Demo;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Simulation;

/// <summary>The synthetic England: its authorities of the day taken as today, and its school days.</summary>
internal sealed class England
{
    /// <summary>Children at school when the registers began had begun eleven years before.</summary>
    private const int YearsOfSchooling = 13;

    /// <summary>Far above the numbers that the register has issued.</summary>
    private const int FirstMadeUpUrn = 900_001;

    /// <summary>The first number of a school that is made up to have closed.</summary>
    public const int FirstClosedUrn = 980_001;

    private readonly Dictionary<string, Area> byCode;
    private readonly Dictionary<string, string[]> near = [];

    public England(SimulationOptions options)
    {
        Options = options;
        var nextUrn = FirstMadeUpUrn;
        List<Area> areas = [];
        foreach (var authority in Authorities.On(options.On))
        {
            areas.Add(new(authority, areas.Count, options, ref nextUrn));
        }

        Areas = areas;
        byCode = Areas.ToDictionary(area => area.Code);
        foreach (var area in Areas)
        {
            near[area.Code] = [.. Areas.Where(other => other.Authority.RegionCode == area.Authority.RegionCode && other != area && other.Pupils > 0).Select(other => other.Code)];
        }

        var year = YearGroup.AcademicYearOf(options.On);
        (FirstYear, LastYear) = (YearGroup.AcademicYearOf(options.Start) - 2, year + 1);
        Days = new SchoolCalendars(Enumerable.Range(year - options.Years - YearsOfSchooling, options.Years + YearsOfSchooling + 3)
            .SelectMany(TermDates.Of)).Find("")!;
        Terms = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(TermDates.Of)
            .Where(entry => entry.Kind is CalendarEntryKind.Term).Select(entry => (entry.Days.First, entry.Days.Until))];
        Round = new RoundEngland(this);
    }

    public SimulationOptions Options { get; }

    /// <summary>In order of code.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The academic years of which the calendar file tells.</summary>
    public int FirstYear { get; }

    public int LastYear { get; }

    /// <summary>The school days that hold for all.</summary>
    public CountedDays Days { get; }

    /// <summary>First and last day of each term, in order.</summary>
    public IReadOnlyList<(DateOnly First, DateOnly Last)> Terms { get; }

    public Surroundings Round { get; }

    public Area? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The last school day up to a day.</summary>
    public DateOnly UpTo(DateOnly day)
    {
        for (var back = 0; back < 60; back++)
        {
            if (Days.Counts(day.AddDays(-back)))
            {
                return day.AddDays(-back);
            }
        }

        return day;
    }

    private sealed class RoundEngland(England england) : Surroundings
    {
        /// <summary>Two families in three move within their region.</summary>
        public override string Neighbour(string authority, Chance chance)
        {
            var region = england.near.GetValueOrDefault(authority) ?? [];
            while (true)
            {
                var code = region.Length > 0 && chance.Percent(66) ? chance.Pick(region) : chance.Pick(england.Areas).Code;
                if (code != authority)
                {
                    return code;
                }
            }
        }

        public override string School(string authority, Childhood child, DateOnly day, Chance chance) =>
            england.Find(authority) is { } area ? area.Places.Ordinary(child, day, chance).Place : $"school in {authority}";
    }
}
