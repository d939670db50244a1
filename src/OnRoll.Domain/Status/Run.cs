using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>An unbroken run of days on which a definition gives one answer.</summary>
/// <param name="Days">Open while the answer lasts for ever.</param>
public readonly record struct Run(Tri Result, DateSpan Days);
