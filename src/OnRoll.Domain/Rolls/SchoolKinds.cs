using System.Globalization;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;

namespace OnRoll.Domain.Rolls;

/// <summary>What kind of school keeps an admission register, by the type that the register of schools gives it.</summary>
public static class SchoolKinds
{
    /// <summary>Special, pupil referral unit, independent, or a school like most.</summary>
    public static SchoolKind Of(School school) => school.TypeCode switch
    {
        "14" or "38" or "42" or "43" => SchoolKind.Pru,
        "07" or "08" or "12" or "33" or "36" or "44" => SchoolKind.Special,
        "10" or "11" => SchoolKind.Independent,
        _ => SchoolKind.School,
    };

    /// <summary>The kind of each school of a register, by URN; a school like most where the register does not have it.</summary>
    public static Func<string, SchoolKind> In(SchoolRegister register) => urn =>
        int.TryParse(urn, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && register.Find(number) is { } school ? Of(school) : SchoolKind.School;
}
