using OnRoll.Domain.Law;

namespace OnRoll.Domain.Status;

/// <summary>One of the competing definitions, executable.</summary>
/// <param name="Id"><c>DEF-1</c> to <c>DEF-21</c>.</param>
/// <param name="Title">Its name in the field.</param>
/// <param name="Meaning">What it says of a child, in a sentence that can be read aloud.</param>
/// <param name="From">The first day its owner used it; <c>null</c> for one never in force.</param>
/// <param name="To">The last day; <c>null</c> while in use.</param>
/// <param name="Test">What it asks; <c>null</c> where the facts of the register cannot decide it.</param>
/// <param name="Note">What a reader must know beside the answer; empty mostly.</param>
/// <param name="Behind">The part of the 2026 Act that brings it into force, authority by authority; <c>null</c> mostly.</param>
public sealed record Definition(string Id, string Title, string Meaning, DateOnly? From, DateOnly? To, Provision Source, Test? Test, string Note = "",
    ActPart? Behind = null)
    : IDatedRule
{
    /// <summary>Whether an answer may turn on school days, so that it is an approximation without a school's calendar.</summary>
    public bool CountsSchoolDays { get; init; }

    /// <summary>The number in <see cref="Id"/>, by which definitions are put in order.</summary>
    public int Number => int.Parse(Id.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether its owner used it on a day. Outside its dates it answers all the same, with a notice.</summary>
    public bool IsInUseOn(DateOnly day) => From is { } from && day >= from && (To is not { } to || day <= to);

    /// <summary>When it was in use, as the end of a sentence.</summary>
    public string Dates => From is not { } from ? "is not in force"
        : To is { } to ? $"was in use from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}" : $"has been in use since {from:yyyy-MM-dd}";

    string IDatedRule.Remark => From is null ? $"{Meaning} {Note}" : Note;

    IEnumerable<(DateOnly From, DateOnly? To, string Value, Provision Source)> IDatedRule.Lines => From is { } from
        ? [(from, To, Test is null ? $"{Meaning} (the facts of the register cannot decide it)" : Meaning, Source)]
        : [];
}
