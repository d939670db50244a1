namespace OnRoll.Domain;

/// <summary>Something a person can mend.</summary>
/// <param name="Code">Stable, for programs: <c>subject.fault</c>.</param>
/// <param name="Field">The field or column it stands in; empty when it is about the whole.</param>
/// <param name="Sentence">What is wrong and what would be right, for people. Never repeats the value given, which may be a child's.</param>
public sealed record Problem(string Code, string Field, string Sentence);
