using System.Collections.Frozen;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Schools;

/// <summary>What a place on an establishment's roll means for a child who may be missing education.</summary>
public enum SchoolReading
{
    /// <summary>The register gives no type, or one that we do not know.</summary>
    NotStated = 0,

    /// <summary>A school: a child on its roll is a registered pupil.</summary>
    School,

    /// <summary>For children below compulsory school age.</summary>
    BelowAge,

    /// <summary>For young people above compulsory school age.</summary>
    OverAge,

    /// <summary>No school: what a child gets there may be education otherwise than at school.</summary>
    NotASchool,

    /// <summary>Outside England, so outside the duty.</summary>
    OutsideEngland,

    /// <summary>The type covers too much to say: somebody looks at the establishment.</summary>
    ToCheck,
}

/// <summary>A type of establishment in the schools register.</summary>
/// <param name="Code">Two digits, e.g. <c>01</c>.</param>
/// <param name="Remark">What else to know when a child is said to be there; empty if nothing.</param>
public sealed record EstablishmentType(string Code, string Name, SchoolReading Reading, string Remark = "",
    Certainty Certainty = Certainty.Read);

/// <summary>The types of establishment that the schools register knows, and how each is read.</summary>
public sealed class EstablishmentTypes
{
    private static readonly EstablishmentTypes Known = new(
    [
        new("01", "Community school", SchoolReading.School),
        new("02", "Voluntary aided school", SchoolReading.School),
        new("03", "Voluntary controlled school", SchoolReading.School),
        new("05", "Foundation school", SchoolReading.School),
        new("06", "City technology college", SchoolReading.School),
        new("07", "Community special school", SchoolReading.School),
        new("08", "Non-maintained special school", SchoolReading.School),
        new("10", "Other independent special school", SchoolReading.School, "Returns of leavers and joiners are due from it too"),
        new("11", "Other independent school", SchoolReading.School, "Returns of leavers and joiners are due from it too"),
        new("12", "Foundation special school", SchoolReading.School),
        new("14", "Pupil referral unit", SchoolReading.School),
        new("15", "Local authority nursery school", SchoolReading.BelowAge),
        new("18", "Further education", SchoolReading.NotASchool, "Entry at 14 to 16 is education otherwise than at school"),
        new("24", "Secure unit", SchoolReading.NotASchool, "Education in custody"),
        new("25", "Offshore school", SchoolReading.OutsideEngland),
        new("26", "Service children's education", SchoolReading.OutsideEngland),
        new("27", "Miscellaneous", SchoolReading.ToCheck),
        new("28", "Academy sponsor led", SchoolReading.School),
        new("29", "Higher education institution", SchoolReading.NotASchool),
        new("30", "Welsh establishment", SchoolReading.OutsideEngland),
        new("31", "Sixth form centre", SchoolReading.OverAge),
        new("32", "Special post-16 institution", SchoolReading.OverAge),
        new("33", "Academy special sponsor led", SchoolReading.School),
        new("34", "Academy converter", SchoolReading.School),
        new("35", "Free school", SchoolReading.School),
        new("36", "Free school special", SchoolReading.School),
        new("37", "British school overseas", SchoolReading.OutsideEngland),
        new("38", "Free school alternative provision", SchoolReading.School),
        new("39", "Free school 16 to 19", SchoolReading.OverAge),
        new("40", "University technical college", SchoolReading.School, "Admits from 14"),
        new("41", "Studio school", SchoolReading.School, "Admits from 14"),
        new("42", "Academy alternative provision converter", SchoolReading.School),
        new("43", "Academy alternative provision sponsor led", SchoolReading.School),
        new("44", "Academy special converter", SchoolReading.School),
        new("45", "Academy 16 to 19 converter", SchoolReading.OverAge),
        new("46", "Academy 16 to 19 sponsor led", SchoolReading.OverAge, "", Certainty.Unconfirmed),
        new("49", "Online provider", SchoolReading.NotASchool,
            "Accredited, yet no registered school: home education or alternative provision", Certainty.Unconfirmed),
        new("52", "Community hospital school", SchoolReading.School),
        new("53", "Foundation hospital school", SchoolReading.School),
        new("56", "Institution funded by other government department", SchoolReading.NotASchool),
        new("57", "Academy secure 16 to 19", SchoolReading.NotASchool, "", Certainty.Unconfirmed),
        new("98", "Legacy type", SchoolReading.ToCheck),
    ]);

    /// <summary>How the register's types are read for the duty to identify children missing education.</summary>
    /// <remarks>
    /// The Act says what a school is; which of the register's types are one is our reading of it. The first day is
    /// that of the duty itself: before it the question does not arise.
    /// </remarks>
    public static readonly DatedRule<EstablishmentTypes> Rule = new("school-types",
        "Types of establishment, and which of them are schools for children missing education",
        (From: new(2007, 2, 27), Known, new Provision("Education Act 1996", "ss 4 and 436A", Force.Practice, Certainty.Unconfirmed)));

    private readonly FrozenDictionary<string, EstablishmentType> byCode;

    private EstablishmentTypes(EstablishmentType[] all)
    {
        All = all;
        byCode = all.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);
    }

    /// <summary>Every type, by code.</summary>
    public IReadOnlyList<EstablishmentType> All { get; }

    /// <summary>The type of a code, or <c>null</c> if it is not known.</summary>
    /// <param name="code">Two digits.</param>
    public EstablishmentType? Find(string code) => byCode.GetValueOrDefault(code);

    public override string ToString() => $"{All.Count(type => type.Reading is SchoolReading.School)} of {All.Count} types are schools";
}
