namespace OnRoll.Domain.Casework;

/// <summary>In what form an answer is given.</summary>
public enum AnswerForm : byte
{
    /// <summary>One line.</summary>
    Line = 0,

    /// <summary>Several lines.</summary>
    Words,
    Day,

    /// <summary>One of some.</summary>
    Choice,
    YesOrNo,

    /// <summary>Hours a week.</summary>
    Hours,

    /// <summary>A school, by its URN.</summary>
    School,

    /// <summary>A local authority, by its code.</summary>
    Authority,

    /// <summary>An account of the authority's staff.</summary>
    Colleague,
}

/// <summary>Which days may be answered.</summary>
public enum DayRule : byte
{
    TodayOrPast = 0,
    TodayOrFuture,
    Any,
}

/// <summary>One of the answers to choose from.</summary>
public sealed record Choice(string Word, string Name, string Hint = "");

/// <summary>One thing that a form asks. Page, API and command line ask the same.</summary>
/// <param name="Name">Stable, for programs.</param>
/// <param name="Label">The question as a person reads it.</param>
/// <param name="Missing">What is said when it is left out: "Enter …", "Select …".</param>
public sealed record Question(string Name, string Label, AnswerForm Form, string Missing)
{
    /// <summary>More about it, the statute among it.</summary>
    public string Hint { get; init; } = "";

    public bool IsOptional { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public DayRule Days { get; init; }

    /// <summary>What stands in it to begin with.</summary>
    public string Given { get; init; } = "";

    /// <summary>The longest answer, in characters.</summary>
    public int Longest => Form switch
    {
        AnswerForm.Words => 10_000,
        AnswerForm.Line => 200,
        _ => 60,
    };
}
