namespace OnRoll.Domain.Law;

/// <summary>Who owes an act, or is owed it.</summary>
public enum Party
{
    /// <summary>Nobody in particular: the duty is to have done it.</summary>
    Nobody = 0,

    /// <summary>The school's proprietor or governing body, whoever does it for them.</summary>
    School,

    HeadTeacher,

    /// <summary>The local authority in whose area the school or the child is, as the rule says.</summary>
    LocalAuthority,

    Parent,

    AdmissionAuthority,

    SecretaryOfState,

    Pupil,
}

/// <summary>What a figure of a rule is counted in.</summary>
public enum FigureUnit
{
    /// <summary>Days with a session at the school that the rule names: never worked out from the date alone.</summary>
    SchoolDays,

    /// <summary>Every day, weekends and holidays included.</summary>
    CalendarDays,

    /// <summary>Half days: a morning or an afternoon with a register.</summary>
    Sessions,

    Hours,

    Months,

    Years,
}

/// <summary>A number of units that a rule allows or asks for.</summary>
public sealed record Figure(int Count, FigureUnit Unit)
{
    public override string ToString() => $"{Count} {Unit switch
    {
        FigureUnit.SchoolDays => "school days",
        FigureUnit.CalendarDays => "calendar days",
        FigureUnit.Sessions => "sessions",
        FigureUnit.Hours => "hours",
        FigureUnit.Months => "months",
        FigureUnit.Years => "years",
        _ => throw new InvalidOperationException($"There is no unit {Unit}"),
    }}";
}

/// <summary>An act that a rule asks of one party towards another.</summary>
/// <param name="Act">What is to be done, in words.</param>
/// <param name="When">By when, or from when, and what is counted, with <c>{limit}</c> where the figure stands; empty if the rule does not say.</param>
/// <param name="Limit">The figure of the rule; <c>null</c> where it fixes none.</param>
public sealed record Duty(Party By, Party To, string Act, string When = "", Figure? Limit = null)
{
    /// <summary>By when, or from when, in words with the figure; empty if the rule does not say.</summary>
    public string When { get; } = Limit is null ? When : When.Replace("{limit}", $"{Limit}", StringComparison.Ordinal);

    public override string ToString() =>
        (To is Party.Nobody ? Name(By) : $"{Name(By)}, to the {Name(To).ToLowerInvariant()}")
        + $": {Act}"
        + (When.Length > 0 ? $"; {When}" : "");

    private static string Name(Party party) => party switch
    {
        Party.School => "School",
        Party.HeadTeacher => "Head teacher",
        Party.LocalAuthority => "Local authority",
        Party.Parent => "Parent",
        Party.AdmissionAuthority => "Admission authority",
        Party.SecretaryOfState => "Secretary of State",
        Party.Pupil => "Pupil",
        _ => throw new InvalidOperationException($"There is no party {party}"),
    };
}
