using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Clocks;

/// <summary>A clock: something that must be done within a time after something else.</summary>
/// <param name="Id"><c>D01</c> to <c>D28</c>.</param>
/// <param name="Starts">What starts it.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="Limit">The time given, by the day on which the clock started.</param>
/// <param name="Behind">What the 2026 Act, once commenced for an authority, would give; <c>null</c> for every clock already law.</param>
public sealed record ClockRule(string Id, string Starts, string Act, string Owner, DatedRule<TimeLimit> Limit, UncommencedLimit? Behind = null)
{
    /// <summary>The version that holds for an authority on a day; <c>null</c> if none does.</summary>
    /// <param name="authority">None where it does not matter whose clock it is.</param>
    public RuleVersion<TimeLimit>? On(DateOnly day, LaCode authority, Commencements commencements) =>
        Behind is null ? Limit.On(day)
        : commencements.FirstDay(Behind.Part, authority) is { } first && day >= first ? new(first, null, Behind.Limit, Behind.Source)
        : null;
}

/// <summary>A limit that waits for a part of the 2026 Act to be commenced.</summary>
public sealed record UncommencedLimit(ActPart Part, TimeLimit Limit, Provision Source);
