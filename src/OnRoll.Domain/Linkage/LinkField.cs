namespace OnRoll.Domain.Linkage;

/// <summary>What two records are compared by. The number of each field's levels is the length of its row in <see cref="Levels"/>.</summary>
public enum LinkField
{
    /// <summary>Given and middle names.</summary>
    Given,

    /// <summary>Surname; also whether given name and surname stand in each other's place.</summary>
    Surname,

    /// <summary>Date of birth.</summary>
    Born,

    /// <summary>Postcode and address together: they are one piece of evidence, not two.</summary>
    Place,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Unique pupil number.</summary>
    Upn,

    /// <summary>NHS number.</summary>
    Nhs,

    /// <summary>Other text that the user named: e-mail, place of birth.</summary>
    Other,
}

/// <summary>How alike two records can be in each field. Level 0 is always: nothing to compare.</summary>
public static class Levels
{
    public const int None = 0;

    public const int Exact = 1;

    /// <summary>The words for each level, as <c>because</c> says them.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Words { get; } =
    [
        ["no given name to compare", "same given name", "one given name within the other", "a form of the same given name", "given name spelled slightly differently", "given name spelled differently", "given name like", "different given name", "one letter of the given name"],
        ["no surname to compare", "same surname", "part of the surname the same", "a form of the same surname", "surname spelled slightly differently", "surname spelled differently", "surname like", "different surname", "given name and surname in each other's place"],
        ["no birth date to compare", "same birth date", "day and month of birth in each other's place", "one digit of the birth date differs", "same year of birth, one of them 1 January", "same month and year of birth", "same day and month of another year", "two digits of the birth date differ", "same year of birth", "different birth date"],
        ["no address to compare", "same postcode and address", "same postcode, part of the address", "same postcode", "same postcode, different address", "same address, postcode nearly the same", "same address, other postcode", "postcode nearly the same", "neighbouring postcode", "same postal district", "different place", "same address"],
        ["sex not given", "same sex", "different sex"],
        ["no UPN to compare", "same UPN", "UPN differs in one place", "different UPN", "different UPN, one of them not well formed"],
        ["no NHS number to compare", "same NHS number", "NHS number differs in one place", "different NHS number", "different NHS number, one of them not well formed"],
        ["", "same other details", "other details like", "other details differ"],
    ];

    /// <summary>How many fields there are.</summary>
    public static int Fields => Words.Count;
}
