namespace OnRoll.Domain.Casework;

/// <summary>Why a case is closed.</summary>
public enum ClosureCode : byte
{
    Enrolled = 0,
    HomeEducationSuitable,
    FullTimeProvision,
    LeftAreaConfirmed,
    LeftCountryConfirmed,
    SchoolAgeEnded,
    Deceased,
    Duplicate,
    NotMissing,
}

/// <summary>What closing for each reason takes. Nothing closes for lapse of time alone.</summary>
public static class ClosureCodes
{
    private static readonly (ClosureCode Code, string Word, string Name, string Evidence)[] All =
    [
        (ClosureCode.Enrolled, "enrolled", "On a school's register and attending", "The school's return or written confirmation, and the first attendance"),
        (ClosureCode.HomeEducationSuitable, "home-education-suitable", "Home education, suitable", "What satisfied the authority"),
        (ClosureCode.FullTimeProvision, "full-time-provision", "Full-time alternative provision", "The provider's confirmation of the start and of the hours"),
        (ClosureCode.LeftAreaConfirmed, "left-area-confirmed", "Moved to another authority, which has taken the case", "The other authority's acceptance"),
        (ClosureCode.LeftCountryConfirmed, "left-country-confirmed", "Left the country, confirmed", "A school or authority there, or a travel record. A neighbour's word is not enough"),
        (ClosureCode.SchoolAgeEnded, "school-age-ended", "No longer of compulsory school age", "The date"),
        (ClosureCode.Deceased, "deceased", "Died", "The official notice"),
        (ClosureCode.Duplicate, "duplicate", "The same child as another", "The other child's reference"),
        (ClosureCode.NotMissing, "not-missing", "Was not missing education", "The register the child was on all along"),
    ];

    public static IReadOnlyList<ClosureCode> Codes { get; } = [.. All.Select(row => row.Code)];

    public static string WordOf(ClosureCode code) => All[(int)code].Word;

    public static string NameOf(ClosureCode code) => All[(int)code].Name;

    /// <summary>What must be shown for it.</summary>
    public static string EvidenceFor(ClosureCode code) => All[(int)code].Evidence;

    /// <exception cref="ArgumentException">It is none of the words: whoever asks has checked that before.</exception>
    public static ClosureCode Parse(string word) => Array.FindIndex(All, row => row.Word == word) is >= 0 and var index ? (ClosureCode)index
        : throw new ArgumentException("Not a word for a reason to close", nameof(word));
}
