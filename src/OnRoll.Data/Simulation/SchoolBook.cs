using System.Globalization;
using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation;

/// <summary>The lists that come with the program: open schools of 2025 and pupils by authority and phase of January 2024.</summary>
/// <remarks>Which authority a real school is in, and its phase, were inferred: Data/README.md says how, and how well.</remarks>
internal sealed class SchoolBook
{
    private const string PhaseLetters = "PSXANI";
    private readonly Dictionary<(string Authority, SchoolPhase Phase), List<string[]>> listed = [];
    private readonly Dictionary<(string Authority, SchoolPhase Phase), (int Schools, int Pupils)> published = [];

    private SchoolBook()
    {
        foreach (var row in Resources.Rows("schools.tsv.gz"))
        {
            var key = (row[5], PhaseOf(row[6]));
            if (!listed.TryGetValue(key, out var schools))
            {
                listed.Add(key, schools = []);
            }

            schools.Add(row);
        }

        foreach (var row in Resources.Rows("enrolments.tsv"))
        {
            published.Add((row[0], PhaseOf(row[1])), (Number(row[2]), Number(row[3])));
        }
    }

    /// <summary>Read once, when first asked for.</summary>
    public static SchoolBook Shared { get; } = new();

    /// <summary>The schools of an authority in a share of England.</summary>
    /// <param name="nextUrn">The number of the next school that is made up.</param>
    public List<SimulatedSchool> Of(string authority, string name, SimulationOptions options, Chance chance, ref int nextUrn)
    {
        List<SimulatedSchool> schools = [];
        foreach (var phase in Enum.GetValues<SchoolPhase>())
        {
            if (!published.TryGetValue((authority, phase), out var count) || count.Pupils == 0)
            {
                continue;
            }

            var wanted = Math.Max(1, (int)Math.Round(count.Schools * options.Scale, MidpointRounding.AwayFromZero));
            var pupils = Math.Max(wanted, (int)Math.Round(count.Pupils * options.Scale, MidpointRounding.AwayFromZero));
            var sizes = Sizes(wanted, pupils, chance);
            var real = listed.GetValueOrDefault((authority, phase)) ?? [];
            for (var at = 0; at < wanted; at++)
            {
                var row = wanted <= real.Count ? real[(int)((long)at * real.Count / wanted)] : at < real.Count ? real[at] : null;
                schools.Add(row is null
                    ? MadeUp(authority, name, nextUrn++, at, phase, sizes[at], chance)
                    : School(row[0], row[1], Told.Iso(RegisterDay(row[2]) ?? new(1990, 9, 1)), row[3], row[4], authority, phase, at, sizes[at]));
            }
        }

        return schools;
    }

    private SimulatedSchool MadeUp(string authority, string name, int number, int at, SchoolPhase phase, int pupils, Chance chance)
    {
        var (near, postcode) = chance.Pick(Towns(authority, name));
        var kind = phase switch
        {
            SchoolPhase.Primary => "Primary School",
            SchoolPhase.Secondary => "High School",
            SchoolPhase.Special => "Special School",
            SchoolPhase.AlternativeProvision => "Pupil Referral Unit",
            SchoolPhase.Nursery => "Nursery School",
            _ => "Independent School",
        };
        return School(string.Create(CultureInfo.InvariantCulture, $"{number:D6}"),
            string.Create(CultureInfo.InvariantCulture, $"Synthetic {kind} {at + 1} ({authority})"), "1990-09-01", near,
            postcode, authority, phase, at, pupils);
    }

    /// <summary>Where the real schools of an authority are; its name, without a postcode, if none is known.</summary>
    private List<(string Town, string Postcode)> Towns(string authority, string name)
    {
        List<(string Town, string Postcode)> known = [.. Enum.GetValues<SchoolPhase>()
            .SelectMany(phase => listed.GetValueOrDefault((authority, phase)) ?? []).Select(row => (row[3], row[4]))];
        return known.Count > 0 ? known : [(name, "")];
    }

    private static SimulatedSchool School(string urn, string name, string opened, string town, string postcode, string authority, SchoolPhase phase, int at, int pupils)
    {
        var (first, last, from) = phase switch
        {
            SchoolPhase.Primary when Has(name, "Infant") => (-1, 2, 2000),
            SchoolPhase.Primary when Has(name, "Junior") && !Has(name, "Infant") => (3, 6, 2000),
            SchoolPhase.Primary => (-1, 6, 2000),
            SchoolPhase.Secondary => (7, pupils > 700 ? 13 : 11, 4000),
            SchoolPhase.Special => (0, 13, 7000),
            SchoolPhase.AlternativeProvision => (3, 11, 1100),
            SchoolPhase.Nursery => (-2, -1, 1000),
            _ => (0, 13, 6000),
        };
        var sex = phase is SchoolPhase.Secondary ? Has(name, "Girls") ? "F" : Has(name, "Boys") ? "M" : "" : "";
        return new(urn, name, opened, town, postcode, authority, phase, from + at, first, last, pupils, sex);
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Unequal sizes that add up.</summary>
    private static int[] Sizes(int schools, int pupils, Chance chance)
    {
        var shares = new long[schools];
        for (var at = 0; at < schools; at++)
        {
            shares[at] = chance.Percent(20) ? chance.Between(30, 60) : chance.Between(60, 170);
        }

        var all = shares.Sum();
        var sizes = new int[schools];
        long before = 0;
        for (var at = 0; at < schools; at++)
        {
            sizes[at] = (int)((pupils * (before + shares[at]) / all) - (pupils * before / all));
            before += shares[at];
        }

        return sizes;
    }

    private static DateOnly? RegisterDay(string text) =>
        DateOnly.TryParseExact(text, "dd-MM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static SchoolPhase PhaseOf(string letter) => (SchoolPhase)PhaseLetters.IndexOf(letter, StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
