using System.Globalization;
using OnRoll.Data.Demo;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Simulation;

/// <summary>One authority of the synthetic England, and the streams of chance that are its own.</summary>
internal sealed class Area
{
    private readonly ulong seed;

    public Area(Authority authority, int place, SimulationOptions options, ref int nextUrn)
    {
        seed = options.Seed;
        Authority = authority;
        Code = authority.Code.ToString();
        Place = place;
        Schools = SchoolBook.Shared.Of(Code, authority.Name, options, Stream(Purpose.Schools, 0), ref nextUrn);
        Places = new([.. Schools.Where(school => school.Phase is not SchoolPhase.Nursery).Select(PlaceOf)], Code);
        Pupils = Schools.Where(school => school.SendsRoll).Sum(school => school.Pupils);
    }

    public Authority Authority { get; }

    /// <summary>The three-digit code.</summary>
    public string Code { get; }

    /// <summary>Where it stands in the list of all, from 0.</summary>
    public int Place { get; }

    public bool IsLondon => Authority.RegionCode == "E12000007";

    public IReadOnlyList<SimulatedSchool> Schools { get; }

    /// <summary>The schools as stories know them.</summary>
    public SchoolPlaces Places { get; }

    /// <summary>On the rolls of its state-funded schools.</summary>
    public int Pupils { get; }

    /// <summary>A stream of chance that depends on the seed, the authority, the purpose and a number, and on nothing else.</summary>
    public Chance Stream(Purpose purpose, int number) =>
        new(seed, ((ulong)Place + 1) << 44 | (ulong)purpose << 36 | (uint)number);

    /// <summary>The id of a child who first came to notice here.</summary>
    public string ChildId(int number) => string.Create(CultureInfo.InvariantCulture, $"SYN-{Code}-{number:D7}");

    private static SchoolPlace PlaceOf(SimulatedSchool school)
    {
        var kind = school.Phase switch
        {
            SchoolPhase.Special => "special",
            SchoolPhase.AlternativeProvision => "pru",
            SchoolPhase.Independent => "independent",
            _ => "school",
        };
        var (first, last) = (Math.Max(0, school.FirstYear), Math.Min(11, school.LastYear));
        return new(school.Urn, kind, first, last, Enumerable.Range(first, last - first + 1).Sum(school.InYear), school.Sex);
    }
}

/// <summary>What a stream of chance is for.</summary>
internal enum Purpose
{
    Schools = 1,
    Life,
    Story,
    Person,
    Household,
    Record,
}
