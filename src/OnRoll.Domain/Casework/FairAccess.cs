namespace OnRoll.Domain.Casework;

/// <summary>A step of placing a child by the fair access protocol, School Admissions Code 2021, section 3.</summary>
public enum FairAccessStep : byte
{
    /// <summary>Found to qualify: the clock of 20 school days begins.</summary>
    Accepted = 0,
    NotEligible,

    /// <summary>The panel named a school.</summary>
    SchoolNamed,

    /// <summary>The school refused, so that a direction may be asked for.</summary>
    Refused,
    Directed,
}

/// <summary>Who qualifies for fair access, and what its steps are called.</summary>
public static class FairAccess
{
    /// <summary>Grounds on which a child may be placed by the protocol, each with its word.</summary>
    /// <remarks>School Admissions Code 2021, para 3.17, in our words.</remarks>
    public static IReadOnlyList<(string Word, string Name)> Grounds { get; } =
    [
        ("protection", "On a child in need or child protection plan, or was in the last twelve months"),
        ("refuge", "Living in a refuge or other relevant accommodation"),
        ("justice", "From the criminal justice system"),
        ("alternative-provision", "In alternative provision, to come back to the mainstream, or permanently excluded and unplaced"),
        ("needs", "Special educational needs, a disability or a medical condition, without a plan"),
        ("carer", "A carer"),
        ("homeless", "Homeless"),
        ("kinship", "In formal kinship care"),
        ("traveller", "Gypsy, Roma, Traveller, refugee or asylum seeker"),
        ("refused-behaviour", "Refused a place for challenging behaviour and referred to the protocol"),
        ("no-place", "No place sought in time, exceptional circumstances"),
        ("four-weeks", "Out of education for four weeks or more, with no place within a reasonable distance"),
        ("previously-looked-after", "Previously looked after, no place obtained"),
    ];

    public static string NameOf(FairAccessStep step) => step switch
    {
        FairAccessStep.Accepted => "accepted",
        FairAccessStep.NotEligible => "does not qualify",
        FairAccessStep.SchoolNamed => "the panel named a school",
        FairAccessStep.Refused => "the school refused",
        _ => "direction given",
    };
}
