using OnRoll.Domain.Clocks;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Status;

namespace OnRoll.Domain.Law;

/// <summary>Every rule of law, guidance and counting that is applied here, in one list.</summary>
/// <remarks>
/// The one place in this folder that looks at the folders built on it: rules live beside what they decide, and are gathered
/// here so that a page, the API and the command line can say what is applied, since when and by what authority. A test
/// looks for rules that were forgotten.
/// </remarks>
public static class LawBook
{
    private static readonly (LawFamily Family, IReadOnlyList<IDatedRule> Rules)[] Families =
    [
        (LawFamily.SchoolAge, [CompulsorySchoolAge.Begins, CompulsorySchoolAge.YearCutOff, CompulsorySchoolAge.Ends]),
        (LawFamily.RegistersAndReturns,
            [Returns.Entry, Returns.NewPupil, Returns.Deletion, Returns.Attendance, Returns.Sickness, Returns.Retention, Returns.Access,
            Returns.ReasonNotEstablished, Returns.NoBackdating]),
        (LawFamily.Deletion,
            [DeletionGrounds.Mandatory, DeletionGrounds.Consent, DeletionGrounds.Returned, DeletionGrounds.NotReturned,
            .. DeletionGrounds.All.Select(ground => ground.Terms)]),
        (LawFamily.AttendanceCodes,
            [AttendanceCodes.Sets, AttendanceRuns.LongAbsence, AttendanceRuns.DeletionByAbsence, AttendanceRuns.Sickness]),
        (LawFamily.StatusDefinitions,
            [.. Definitions.All, StatusRules.LastDaysOfDuty, StatusRules.LongAbsence, StatusRules.PersistentAbsence, StatusRules.SevereAbsence,
            FullTimeHours.Rule, EstablishmentTypes.Rule]),
        (LawFamily.Clocks, [.. ClockRules.All.Select(clock => clock.Limit)]),
        (LawFamily.Exclusion,
            [StatusRules.EducationForExcluded, ExclusionRules.Suspension, ExclusionRules.PermanentExclusion, ExclusionRules.SuspensionFromUnit,
            ExclusionRules.Exceptions, ExclusionRules.LookedAfter, ExclusionRules.Notice, ExclusionRules.ArrangementsNotice, ExclusionRules.Told,
            ExclusionRules.AtHome, ExclusionRules.LongestSuspension, ExclusionRules.ReviewDays]),
        (LawFamily.Admissions,
            [AdmissionsRules.Code, AdmissionsRules.InYearAim, AdmissionsRules.InYear, AdmissionsRules.FairAccess, AdmissionsRules.FairAccessReach,
            AdmissionsRules.Groups, AdmissionsRules.Direction]),
        (LawFamily.AttendanceOrders, AttendanceOrderRules.All),
        (LawFamily.Travelling, [MobileChildRules.BaseSchoolMonths, MobileChildRules.MainSchool, MobileChildRules.DefenceSessions]),
        (LawFamily.Guidance, [GuidanceVersions.MissingEducation, GuidanceVersions.SchoolAttendance, GuidanceVersions.HomeEducation]),
        (LawFamily.Counting, [CollectionRules.MustAnswer, CollectionRules.LocalRounding, CollectionRules.NationalRounding, Reasons.Map]),
        (LawFamily.TheActOf2026, [ActDates.InForceByItself, .. ActPart.All]),
    ];

    private static readonly Dictionary<string, IDatedRule> ById =
        Families.SelectMany(family => family.Rules).ToDictionary(rule => rule.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every rule, family by family.</summary>
    public static IReadOnlyList<IDatedRule> All { get; } = [.. Families.SelectMany(family => family.Rules)];

    /// <summary>The rules of a family, in reading order.</summary>
    public static IReadOnlyList<IDatedRule> Rules(LawFamily family) => Array.Find(Families, entry => entry.Family == family).Rules ?? [];

    /// <summary>The rule with an id, upper or lower case, or <c>null</c> if there is none such.</summary>
    public static IDatedRule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The heading of a family.</summary>
    public static string Title(LawFamily family) => family switch
    {
        LawFamily.SchoolAge => "School age",
        LawFamily.RegistersAndReturns => "Registers and returns",
        LawFamily.Deletion => "Deletion from the admission register",
        LawFamily.AttendanceCodes => "Attendance codes",
        LawFamily.StatusDefinitions => "Status definitions",
        LawFamily.Clocks => "Clocks",
        LawFamily.Exclusion => "Exclusion",
        LawFamily.Admissions => "Admissions",
        LawFamily.AttendanceOrders => "School attendance orders",
        LawFamily.Travelling => "Travelling families",
        LawFamily.Guidance => "Guidance in force",
        LawFamily.Counting => "Counting",
        LawFamily.TheActOf2026 => "The 2026 Act",
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "There is no such family"),
    };
}
