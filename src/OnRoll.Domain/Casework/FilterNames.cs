namespace OnRoll.Domain.Casework;

/// <summary>What a filter of cases that is kept may be called. A name is shown to a team and stands in lists: it never says who a child is.</summary>
public static class FilterNames
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 40;

    /// <summary>How many an account may keep.</summary>
    public const int Most = 30;

    /// <summary>What is wrong with a name; <c>null</c>: nothing.</summary>
    /// <remarks>Without digits no date of birth, UPN, NHS number, telephone number or reference can stand in it.</remarks>
    public static Problem? Check(string name) =>
        name.Length == 0 ? new("filter.required", "name", "Enter a name for the filter")
        : name.Length > Longest ? new("filter.long", "name", $"Shorten the name to {Longest} characters")
        : name.Any(char.IsNumber) ? new("filter.digits", "name", "Leave digits out of the name: it must say nothing of a child")
        : !name.All(letter => char.IsLetter(letter) || letter is ' ' or '-' or ',' or '\'') ? new("filter.letters", "name", "Use letters, spaces and dashes only")
        : null;
}
