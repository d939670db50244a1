using OnRoll.Data.Demo.Stories;

namespace OnRoll.Data.Demo;

/// <summary>A kind of history.</summary>
/// <param name="Tell">Changes a life that is all planned: appends facts, takes names off registers and enters them again.</param>
/// <param name="PerYear">How many begin in a year, for every 6,000 children of school years.</param>
/// <param name="FirstYear">The youngest year group it befalls.</param>
/// <param name="LastYear">The oldest.</param>
internal sealed record Story(Action<Telling> Tell, int PerYear, int FirstYear, int LastYear)
{
    /// <summary>How many more are begun of late, so that even a rare kind is there today.</summary>
    public int Lately { get; init; }

    /// <summary>At least so many days ago; below 0, ahead of today.</summary>
    public int LeastDaysAgo { get; init; } = 5;

    public int MostDaysAgo { get; init; } = 30;

    /// <summary>Whether it begins on any day of the year; otherwise on a school day.</summary>
    public bool OnAnyDay { get; init; }

    /// <summary>All kinds, in the order in which they are told.</summary>
    /// <remarks>Only some of the rates lean on published figures; together they come to about one child in a hundred missing education on a day.</remarks>
    public static IReadOnlyList<Story> All { get; } =
    [
        new(MovingStories.FromAnotherAuthority, 30, 0, 10) { OnAnyDay = true },
        new(MovingStories.FromAnotherCountry, 33, 0, 10) { OnAnyDay = true },
        new(MovingStories.AloneAndOfUnknownAge, 3, 8, 10) { OnAnyDay = true, Lately = 4, LeastDaysAgo = 75, MostDaysAgo = 89 },
        new(MovingStories.ToAnotherAuthority, 40, 0, 10) { OnAnyDay = true },
        new(MovingStories.OfferedForLater, 16, 0, 10) { OnAnyDay = true, Lately = 1, MostDaysAgo = 20 },
        new(PlaceStories.Declined, 6, 0, 10) { OnAnyDay = true, Lately = 1, LeastDaysAgo = 35, MostDaysAgo = 55 },
        new(PlaceStories.Refused, 8, 1, 10) { OnAnyDay = true, Lately = 1, LeastDaysAgo = 40, MostDaysAgo = 60 },
        new(PlaceStories.NeverApplied, 7, 0, 0),
        new(PlaceStories.NoSecondarySchool, 7, 7, 7) { Lately = 1, LeastDaysAgo = -40, MostDaysAgo = -5 },
        new(PlaceStories.TakenOutInAnger, 8, 1, 10),
        new(PlaceStories.ContestsAnOrder, 2, 2, 10),
        new(PlaceStories.TakenOutForHealth, 8, 4, 10),
        new(PlaceStories.WaitsForSpecialSchool, 5, 1, 10),
        new(HomeEducationStories.Suitable, 14, 1, 10) { Lately = 2 },
        new(HomeEducationStories.Unsuitable, 7, 1, 10) { Lately = 3, LeastDaysAgo = 85, MostDaysAgo = 110 },
        new(HomeEducationStories.NoAnswer, 4, 1, 10) { Lately = 2, LeastDaysAgo = 62, MostDaysAgo = 85 },
        new(HomeEducationStories.JudgedTwoWays, 2, 1, 10) { Lately = 3, LeastDaysAgo = 62, MostDaysAgo = 72 },
        new(LeavingStories.Vanished, 9, 1, 10) { Lately = 3, LeastDaysAgo = 30, MostDaysAgo = 45 },
        new(LeavingStories.NeverFound, 1, 2, 7) { Lately = 2, LeastDaysAgo = 430, MostDaysAgo = 700 },
        new(LeavingStories.GoneAbroad, 18, 0, 10) { Lately = 2 },
        new(LeavingStories.GoneToAnotherAuthority, 14, 0, 10) { Lately = 2 },
        new(LeavingStories.SeenAndNotSeen, 4, 5, 10) { Lately = 3, LeastDaysAgo = 29, MostDaysAgo = 38 },
        new(ExclusionStories.Suspended, 70, 3, 10) { Lately = 3, LeastDaysAgo = 0, MostDaysAgo = 8 },
        new(ExclusionStories.ExcludedForGood, 5, 6, 10) { Lately = 2 },
        new(ExclusionStories.ExcludedAndLeftWaiting, 3, 7, 10) { Lately = 1, LeastDaysAgo = 20, MostDaysAgo = 50 },
        new(ExclusionStories.PlacedInUnit, 7, 5, 10) { Lately = 1, LeastDaysAgo = 10, MostDaysAgo = 80 },
        new(AttendanceStories.PartTimeThatRanOver, 14, 0, 10) { Lately = 2, LeastDaysAgo = 55, MostDaysAgo = 75 },
        new(AttendanceStories.StaysAway, 12, 3, 10) { Lately = 3, LeastDaysAgo = 10, MostDaysAgo = 22 },
        new(AttendanceStories.Sick, 10, 0, 10) { Lately = 2, LeastDaysAgo = 10, MostDaysAgo = 20 },
        new(AttendanceStories.Travels, 5, 0, 10) { Lately = 2, MostDaysAgo = 25 },
        new(AttendanceStories.ComesLittle, 12, 4, 10) { Lately = 4, MostDaysAgo = 50 },
        new(AttendanceStories.YoungParent, 1, 9, 10) { Lately = 1, MostDaysAgo = 90 },
        new(ProvisionStories.InCustody, 2, 9, 10) { Lately = 2, MostDaysAgo = 40 },
        new(ProvisionStories.TaughtUnderAPlan, 3, 3, 10) { Lately = 2, LeastDaysAgo = 10, MostDaysAgo = 20 },
        new(ProvisionStories.InHospital, 3, 1, 10) { Lately = 2, MostDaysAgo = 24 },
        new(ProvisionStories.AtCollege, 3, 9, 10) { Lately = 2, MostDaysAgo = 100 },
        new(ProvisionStories.InUnregisteredSetting, 3, 2, 10) { Lately = 2, LeastDaysAgo = 20, MostDaysAgo = 55 },
        new(ProvisionStories.OnlyTuition, 4, 3, 10),
        new(RecordStories.Died, 1, 0, 10) { OnAnyDay = true },
        new(RecordStories.BornOnAnotherDay, 6, 0, 10) { OnAnyDay = true },
        new(RecordStories.TakenOffByMistake, 5, 0, 10) { Lately = 1, LeastDaysAgo = 6, MostDaysAgo = 8 },
        new(RecordStories.ReportedByMistake, 4, 0, 10),
    ];
}
