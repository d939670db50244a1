using OnRoll.Domain.Law;

namespace OnRoll.Domain.Clocks;

/// <summary>A clock: something that must be done within a time after something else.</summary>
/// <param name="Id"><c>D01</c> to <c>D28</c>.</param>
/// <param name="Starts">What starts it.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="Limit">The time given, by the day on which the clock started.</param>
/// <param name="WhenNone">Said for a day on which no version holds; empty: since when there is one.</param>
public sealed record ClockRule(string Id, string Starts, string Act, string Owner, DatedRule<TimeLimit> Limit, string WhenNone = "");
