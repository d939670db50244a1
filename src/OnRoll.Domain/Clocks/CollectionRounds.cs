namespace OnRoll.Domain.Clocks;

/// <summary>The termly collection's census days and the days by which authorities return.</summary>
/// <remarks>
/// Published each year; never a formula. Return days after summer 2023, and the days marked so below, were not found in a source.
/// </remarks>
public static class CollectionRounds
{
    /// <summary>One round.</summary>
    /// <param name="ReturnBy">The last day for the return; <c>null</c> where it was not found published.</param>
    public sealed record Round(string Term, DateOnly CensusDay, DateOnly? ReturnBy);

    /// <summary>Every round known, in order.</summary>
    public static IReadOnlyList<Round> All { get; } =
    [
        new("autumn 2022", new(2022, 10, 6), new(2022, 11, 4)),
        new("spring 2023", new(2023, 1, 19), new(2023, 2, 17)),
        new("summer 2023", new(2023, 5, 18), new(2023, 6, 16)),
        new("autumn 2023", new(2023, 10, 5), null),
        new("spring 2024", new(2024, 1, 18), null),
        new("summer 2024", new(2024, 5, 16), null),
        new("autumn 2024", new(2024, 10, 3), null),
        new("spring 2025", new(2025, 1, 16), null),
        new("summer 2025", new(2025, 5, 15), null),
        new("autumn 2025", new(2025, 10, 2), null),
        new("spring 2026", new(2026, 1, 15), null),
        new("summer 2026", new(2026, 5, 21), null),
    ];

    /// <summary>How long a return is held to be owed where the day for it was not found published, in calendar days from the census day: as long as the longest that was.</summary>
    public const int UsualDays = 30;

    /// <summary>What an authority owes next on a day: the rounds whose return is not past, the earliest first.</summary>
    public static IReadOnlyList<Round> OwedOn(DateOnly day) => [.. All.Where(round => (round.ReturnBy ?? round.CensusDay.AddDays(UsualDays)) >= day)];

    /// <summary>The round whose census day it is; <c>null</c> if it is none known.</summary>
    public static Round? On(DateOnly day) => All.FirstOrDefault(round => round.CensusDay == day);
}
