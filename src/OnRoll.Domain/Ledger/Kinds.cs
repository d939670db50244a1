namespace OnRoll.Domain.Ledger;

/// <summary>Sex as the school census records it.</summary>
public enum Sex : byte
{
    Unknown = 0,
    Female,
    Male,
}

/// <summary>What kind of school keeps the admission register a name is on.</summary>
public enum SchoolKind : byte
{
    /// <summary>A maintained school or Academy, or not said.</summary>
    School = 0,

    /// <summary>A pupil referral unit or an Academy for alternative provision: a school in law.</summary>
    Pru,
    Special,
    Independent,
}

/// <summary>Why a pupil is absent without a break.</summary>
public enum AbsenceKind : byte
{
    Unauthorised = 0,
    Authorised,
    Sick,

    /// <summary>A mobile child travelling with a parent for the parent's trade (code T).</summary>
    Mobile,
}

/// <summary>Education other than at the school where a child is registered.</summary>
public enum ProvisionKind : byte
{
    /// <summary>Alternative provision arranged by a school or the authority.</summary>
    AlternativeProvision = 0,
    Tuition,
    Hospital,
    Online,
    FurtherEducation,
    WorkBased,
    Custody,

    /// <summary>Education otherwise than at school, Children and Families Act 2014, s 61.</summary>
    Eotas,

    /// <summary>A setting that ought to be registered as a school and is not.</summary>
    Unregistered,
}

/// <summary>What the authority has judged of a provision.</summary>
public enum Judgement : byte
{
    NotJudged = 0,
    Suitable,
    Unsuitable,

    /// <summary>Part-time by the authority's decision on health grounds, Education Act 1996, s 19(3AA).</summary>
    PartTimeForHealth,
}

/// <summary>How far the authority has come in judging home education.</summary>
public enum HomeEducation : byte
{
    NotYetAssessed = 0,
    Suitable,
    Unsuitable,
    NoResponse,
}

/// <summary>What is known of where a child is.</summary>
public enum Whereabouts : byte
{
    Known = 0,
    Unknown,
    BelievedAbroad,
    ConfirmedAbroad,
}

public enum ExclusionKind : byte
{
    /// <summary>In statute a fixed-period exclusion.</summary>
    Suspension = 0,
    Permanent,
}

/// <summary>How far an application for a school place has come.</summary>
public enum ApplicationKind : byte
{
    Submitted = 0,
    Offered,
    Declined,
    Refused,
}

public enum NameKind : byte
{
    /// <summary>The name on the birth certificate or changed by deed.</summary>
    Legal = 0,
    Preferred,
    Former,

    /// <summary>Another name by which the child is met, such as a transliteration.</summary>
    Alias,
}

/// <summary>Whose number it is. How each is checked stands with its type among the identifiers.</summary>
public enum IdentifierScheme : byte
{
    Upn = 0,

    /// <summary>An earlier UPN, kept where a pupil had two.</summary>
    FormerUpn,
    NhsNumber,
    Uln,

    /// <summary>A number of a local system, such as an admission number.</summary>
    Local,
}

public enum AddressKind : byte
{
    Home = 0,

    /// <summary>Where the family is said to be moving, or to have moved.</summary>
    New,
    Former,
    Correspondence,
}

public enum ContactKind : byte
{
    Parent = 0,
    Carer,

    /// <summary>Somebody else to ring.</summary>
    Other,
}

/// <summary>Why an address is protected.</summary>
public enum ProtectionKind : byte
{
    Refuge = 0,
    Adoption,
    Witness,
    Other,
}
