using System.Globalization;
using OnRoll.Domain;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Demo;

/// <summary>What the demonstration takes a school to be.</summary>
/// <param name="Place">Its URN, or words where the register has no such school.</param>
/// <param name="Kind">As the facts file says it: <c>school</c>, <c>pru</c>, <c>special</c>.</param>
/// <param name="FirstYear">The youngest year group, 0 for Reception.</param>
/// <param name="LastYear">The oldest year group up to Year 11.</param>
/// <param name="Pupils">Of those year groups together.</param>
/// <param name="Sex"><c>F</c> or <c>M</c> for a school of one sex; otherwise blank.</param>
/// <param name="Closed">The last day it was open; <c>null</c> while it is.</param>
internal sealed record SchoolPlace(string Place, string Kind, int FirstYear, int LastYear, int Pupils, string Sex = "", DateOnly? Closed = null)
{
    /// <summary>Whether a child may be on its roll on a day.</summary>
    public bool Takes(Childhood child, DateOnly day) => Takes(child, child.YearOn(day), day);

    /// <param name="year">The child's year group on the day.</param>
    public bool Takes(Childhood child, int year, DateOnly day) => year >= FirstYear && year <= LastYear && !(Closed < day)
        && (Sex.Length == 0 || child.Sex is "U" || Sex == child.Sex);
}

/// <summary>The schools of one authority as the demonstration fills them, from its register.</summary>
internal sealed class SchoolPlaces
{
    /// <summary>Where the register gives no size, a plausible one.</summary>
    private const int PrimaryPupils = 240;
    private const int SecondaryPupils = 800;
    private const int SpecialPupils = 110;

    /// <summary>What the short list of Camden's open schools does not say of schools whose names do not say it either.</summary>
    private static readonly Dictionary<int, string> KnownTo = new()
    {
        [100050] = "girls",
        [100054] = "girls",
        [100056] = "boys",
        [100059] = "girls",
        [100060] = "hospital",
        [100091] = "special",
        [100092] = "special",
        [100094] = "hospital",
        [100096] = "special",
    };

    private static readonly string[] PrimaryWords = ["Primary", "Infant", "Junior"];

    private readonly string authority;

    /// <param name="since">Schools closed before this day are left out.</param>
    public SchoolPlaces(SchoolRegister register, string authority, DateOnly today, DateOnly since)
    {
        this.authority = authority;
        All = [.. register.Schools.Where(school => school.Authority == authority && WasOpen(school, today, since)).Select(PlaceOf).OfType<SchoolPlace>()];
    }

    /// <param name="all">The schools of an area that somebody else has read.</param>
    public SchoolPlaces(IReadOnlyList<SchoolPlace> all, string authority) => (this.authority, All) = (authority, all);

    /// <summary>By URN.</summary>
    public IReadOnlyList<SchoolPlace> All { get; }

    /// <summary>The schools that take children in Reception, those lately closed included.</summary>
    public IEnumerable<SchoolPlace> ForReception => All.Where(school => school is { FirstYear: 0, Kind: "school" or "special" });

    /// <summary>An ordinary school for a child on a day, the larger the likelier.</summary>
    /// <param name="but">One that it must not be.</param>
    public SchoolPlace Ordinary(Childhood child, DateOnly day, Chance chance, string but = "") => Choose("school", child, day, chance, but);

    public SchoolPlace Special(Childhood child, DateOnly day, Chance chance) => Choose("special", child, day, chance, "");

    /// <summary>A pupil referral unit for a child on a day.</summary>
    public SchoolPlace ReferralUnit(Childhood child, DateOnly day, Chance chance) => Choose("pru", child, day, chance, "");

    private SchoolPlace Choose(string kind, Childhood child, DateOnly day, Chance chance, string but)
    {
        var year = child.YearOn(day);
        var room = 0;
        foreach (var school in All)
        {
            room += Suits(school) ? school.Pupils + 1 : 0;
        }

        if (room == 0)
        {
            return new($"{kind} in {authority}", kind, 0, 11, 0);
        }

        var left = chance.Below(room);
        return All.First(school => Suits(school) && (left -= school.Pupils + 1) < 0);

        bool Suits(SchoolPlace school) => school.Kind == kind && school.Takes(child, year, day) && school.Place != but;
    }

    private static bool WasOpen(School school, DateOnly today, DateOnly since) =>
        school.IsOpen(today) is not Tri.False || (school.IsOpen(since) is Tri.True && school.Closed >= since);

    private static SchoolPlace? PlaceOf(School school)
    {
        if (school.Phase is Phase.Nursery or Phase.SixteenPlus || KnownTo.GetValueOrDefault(school.Urn) == "hospital"
            || (school.TypeCode is not null && school.ReadingOn(school.CensusDay ?? new(2024, 1, 1)) is not SchoolReading.School))
        {
            return null;
        }

        var place = school.Urn.ToString(CultureInfo.InvariantCulture);
        var closed = school.Closed;
        if (school.TypeCode is "14" or "42" or "43" or "38")
        {
            return new(place, "pru", Math.Max(0, (school.LowAge ?? 5) - 4), YearBefore(school.HighAge ?? 16), school.Pupils ?? 20, "", closed);
        }

        if (IsSpecial(school))
        {
            return new(place, "special", 0, 11, school.Pupils ?? SpecialPupils, "", closed);
        }

        return IsPrimary(school) ? new(place, "school", 0, 6, WithoutNursery(school), SexOf(school), closed)
            : new(place, "school", IsAllThrough(school) ? 0 : 7, 11, WithoutSixthForm(school), SexOf(school), closed);
    }

    private static bool IsSpecial(School school) => KnownTo.GetValueOrDefault(school.Urn) == "special"
        || school.TypeCode is "07" or "08" or "10" or "12" or "33" or "36" or "44";

    private static bool IsPrimary(School school) => school.Phase is Phase.Primary or Phase.MiddleDeemedPrimary
        || (school.Phase is null && PrimaryWords.Any(word => school.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool IsAllThrough(School school) => school.Phase is Phase.AllThrough || (school.Phase is not null && school.LowAge < 8);

    private static int WithoutNursery(School school) => school.LowAge < 4
        ? (school.Pupils ?? PrimaryPupils) * 7 / 8
        : school.Pupils ?? PrimaryPupils;

    private static int WithoutSixthForm(School school) => school.HighAge > 16
        ? (school.Pupils ?? SecondaryPupils) * 5 / 6
        : school.Pupils ?? SecondaryPupils;

    private static string SexOf(School school) => KnownTo.GetValueOrDefault(school.Urn) is "girls" || school.GenderCode == "2" ? "F"
        : KnownTo.GetValueOrDefault(school.Urn) is "boys" || school.GenderCode == "1" ? "M"
        : "";

    /// <summary>The year group of those who leave at an age.</summary>
    private static int YearBefore(int age) => Math.Min(11, age - 5);
}
