using OnRoll.Data.Demo;
using OnRoll.Data.Demo.Stories;

namespace OnRoll.Data.Simulation.Stories;

/// <summary>A kind of history in the synthetic England, and how often it is told.</summary>
/// <param name="Weight">How many begin in a year in all England, about.</param>
/// <param name="FirstYear">The youngest year group it befalls.</param>
/// <param name="LastYear">The oldest.</param>
internal sealed record EnglishStory(Action<Telling> Tell, int Weight, int FirstYear = 0, int LastYear = 11)
{
    /// <summary>Stories whose rates were set so that a day's count looks like the collection of autumn 2025.</summary>
    /// <remarks>The published figures stand in docs/guide/simulation.md beside what comes out.</remarks>
    public static IReadOnlyList<EnglishStory> Spells { get; } =
    [
        new(Spell.FromAnotherAuthority, 10_000),
        new(Spell.FromAnotherCountry, 3_300),
        new(Spell.Of("application-awaiting"), 17_000),
        new(Spell.NotYetAccepted, 4_200),
        new(Spell.Of("waiting-start"), 6_000),
        new(Spell.Of("not-preference"), 3_100),
        new(Spell.UnsuitableAtHome, 11_000, 1),
        new(Spell.Of("difficulty-accessing"), 3_100),
        new(Spell.Of("dissatisfaction-general"), 100, 1),
        new(Spell.Of("dissatisfaction-send"), 350, 1),
        new(Spell.Of("mental-health"), 100, 4),
        new(Spell.Of("physical-health"), 100),
        new(Spell.Of("parental-decision"), 350),
        new(PlaceStories.NeverApplied, 350, 0, 0),
        new(Spell.Of("challenging-order"), 1_000, 1),
        new(Spell.BelievedElsewhere, 12_500),
        new(Spell.BelievedAbroad, 14_000),
        new(Spell.WhereaboutsUnknown, 6_000),
        new(Spell.Of("unknown"), 16_000),
        new(Spell.Of("not-recorded"), 2_500),
        new(Spell.Of("other"), 15_000),
    ];

    /// <summary>What else brings a child to an authority's notice, or goes on in the life of one who is there.</summary>
    public static IReadOnlyList<EnglishStory> Others { get; } =
    [
        new(HomeEducationStories.Suitable, 90, 1, 10),
        new(HomeEducationStories.NoAnswer, 6, 1, 10),
        new(HomeEducationStories.JudgedTwoWays, 4, 1, 10),
        new(MovingStories.ToAnotherAuthority, 60),
        new(MovingStories.AloneAndOfUnknownAge, 4, 8, 10),
        new(LeavingStories.SeenAndNotSeen, 6, 5, 10),
        new(ExclusionStories.Suspended, 90, 3, 11),
        new(ExclusionStories.ExcludedForGood, 12, 6, 10),
        new(ExclusionStories.ExcludedAndLeftWaiting, 4, 7, 10),
        new(ExclusionStories.PlacedInUnit, 16, 5, 10),
        new(AttendanceStories.PartTimeThatRanOver, 40),
        new(AttendanceStories.StaysAway, 60, 3, 11),
        new(AttendanceStories.Sick, 40),
        new(AttendanceStories.Travels, 10),
        new(AttendanceStories.ComesLittle, 60, 4, 11),
        new(AttendanceStories.YoungParent, 2, 9, 11),
        new(ProvisionStories.InCustody, 3, 9, 10),
        new(ProvisionStories.TaughtUnderAPlan, 1, 3, 10),
        new(ProvisionStories.InHospital, 5, 1, 10),
        new(ProvisionStories.AtCollege, 8, 9, 10),
        new(ProvisionStories.InUnregisteredSetting, 3, 2, 10),
        new(ProvisionStories.OnlyTuition, 4, 3, 10),
        new(RecordStories.Died, 2),
        new(RecordStories.BornOnAnotherDay, 14),
        new(RecordStories.TakenOffByMistake, 16),
        new(RecordStories.ReportedByMistake, 14),
    ];

    /// <summary>One of a table, the heavier the likelier, among those that befall a year group.</summary>
    /// <returns><c>null</c> when none does.</returns>
    public static EnglishStory? Draw(IReadOnlyList<EnglishStory> table, int year, Chance chance)
    {
        var all = 0;
        foreach (var story in table)
        {
            all += story.Befalls(year) ? story.Weight : 0;
        }

        if (all == 0)
        {
            return null;
        }

        var left = chance.Below(all);
        foreach (var story in table)
        {
            if (story.Befalls(year) && (left -= story.Weight) < 0)
            {
                return story;
            }
        }

        return null;
    }

    private bool Befalls(int year) => year >= FirstYear && year <= LastYear;
}
