using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Access;

/// <summary>What somebody is, for the gate. The words stand in <see cref="RoleTable"/>.</summary>
public enum Role : byte
{
    /// <summary>Officer for children missing education.</summary>
    Officer = 0,

    /// <summary>Leads the officers; decides what needs a second person.</summary>
    Lead,

    /// <summary>The accountable senior officer, Children Act 2004 s 18.</summary>
    SeniorOfficer,
    AttendanceOfficer,
    HomeEducationOfficer,
    AdmissionsOfficer,
    SenOfficer,
    VirtualSchoolHead,
    SocialWorker,
    YouthJusticeOfficer,
    ExclusionsOfficer,
    Analyst,
    SchoolOffice,

    /// <summary>Head teacher or designated safeguarding lead.</summary>
    Head,

    /// <summary>The proprietor of one school or several, who keeps their registers and makes their returns: SI 2024/208 regs 4 and 13.</summary>
    Trust,
    HealthVisitor,
    GeneralPractice,
    Police,
    Housing,
    VoluntaryAgency,
    Parent,
    YoungPerson,

    /// <summary>The officer of another authority than the one that owns the case.</summary>
    OtherAuthority,
    DepartmentAnalyst,
    Inspector,
    SafeguardingPartner,

    /// <summary>Data protection officer or auditor.</summary>
    Auditor,
    Administrator,

    /// <summary>Whoever holds the machine of a register that has no accounts yet: may do all, and is audited like all.</summary>
    Operator,
}

/// <summary>The parts of a child's record that are ruled on one by one.</summary>
public enum RecordPart : byte
{
    /// <summary>Names, identifiers, addresses, parents and contacts.</summary>
    Identity = 0,
    Education,
    CaseLog,
    EnquiryLog,

    /// <summary>That there is a concern.</summary>
    SafeguardingFlag,

    /// <summary>What the concern is.</summary>
    SafeguardingDetail,
    Health,

    /// <summary>Papers of school attendance orders.</summary>
    Orders,

    /// <summary>How home education stands: whether it is suitable is the authority's to judge.</summary>
    HomeEducation,

    /// <summary>Applications, offers, fair access, and the start at a school.</summary>
    Places,

    /// <summary>Education other than at a school, part-time timetables and exclusions: the hours a child gets.</summary>
    Provision,
    Statistics,
}

/// <summary>What may be done with a part.</summary>
[Flags]
public enum Powers : byte
{
    None = 0,
    Create = 1,
    Read = 2,
    Update = 4,

    /// <summary>Approve, sign, decide.</summary>
    Decide = 8,

    /// <summary>Counts alone, never a child.</summary>
    Aggregate = 16,
}

/// <summary>Of which children.</summary>
public enum Reach : byte
{
    Nobody = 0,

    /// <summary>Those that a person assigned to this account, or that were sent to it.</summary>
    Tied,

    /// <summary>Those on the register of the account's school, or of one of a trust's schools.</summary>
    School,

    /// <summary>Those whose case the account's authority owns.</summary>
    Authority,
    Country,
}

/// <summary>To which part of a record an assertion belongs.</summary>
public static class RecordParts
{
    private static readonly HashSet<string> Concerns = new(StringComparer.Ordinal)
    {
        "cin", "cp", "lac", "previously-lac", "early-help", "uasc", "missing-report", "exploitation", "forced-marriage", "fgm", "radicalisation",
    };

    public static RecordPart Of(Assertion assertion) => assertion switch
    {
        Born or Died or Particular => RecordPart.Identity,
        CaseEntry entry => entry.Part,
        Attributed attribute when Concerns.Contains(attribute.Name) => RecordPart.SafeguardingDetail,
        _ => RecordPart.Education,
    };

    /// <summary>Whether an attribute is a safeguarding concern.</summary>
    public static bool IsConcern(Assertion assertion) => assertion is Attributed attribute && Concerns.Contains(attribute.Name);
}
