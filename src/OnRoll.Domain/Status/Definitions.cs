using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using static OnRoll.Domain.Status.Parts;
using static OnRoll.Domain.Status.Test;

namespace OnRoll.Domain.Status;

/// <summary>The definitions by which England counts, side by side, computed from the same facts.</summary>
public static class Definitions
{
    private static readonly Provision S436A = new("Education Act 1996", "s 436A");
    private static readonly Provision Guidance2025 = new("CME statutory guidance", "(September 2025)", Force.Guidance);
    private static readonly Provision EheCollection = new("DfE EHE and CME collection", "methodology", Force.Collection);
    private static readonly Provision EheGuidance = new("EHE guidance", "(April 2019)", Force.Guidance, Certainty.Reported);
    private static readonly Provision AbsenceStatistics = new("DfE pupil absence statistics", "", Force.Collection, Certainty.Reported);

    private static readonly Test MissingByStatute = Test.All(SchoolAge, InArea, Not(OnRegister), Not(SuitableOtherwise));

    private static readonly Test MissingByGuidance =
        Test.All(SchoolAge, InAreaUntilConfirmed, Not(OnRegister), Not(SuitableOtherwise), Not(HomeEducationNotYetAssessed));

    private static readonly Test MissingPupil =
        Test.All(OnRegister, SchoolParts.WhereaboutsUnknown, SchoolParts.LongUnauthorisedAbsence);

    private static readonly Test SevereAbsence = Test.All(SchoolAge, OnRegister, SchoolParts.SeverelyAbsent);

    /// <summary>Children missing education as statute has it: the one meant when nobody says which.</summary>
    public static Definition Cme { get; } = new("DEF-1", "Child missing education (statute)",
        "The child is of compulsory school age, in the authority's area, a registered pupil at no school, and not receiving suitable education otherwise.",
        new(2007, 2, 27), null, S436A, MissingByStatute);

    /// <summary>All of them, in order of number.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        Cme,
        new("DEF-2", "Child missing education, guidance of 2013",
            "As the statute; the guidance adds concern for children at risk of coming to that.",
            new(2013, 11, 1), new(2014, 12, 31),
            new("CME statutory guidance", "(November 2013)", Force.Guidance, Certainty.Reported), MissingByStatute),
        new("DEF-3", "Child missing education, guidance of 2025",
            "As the statute, counted in the area until confirmed to have left; home education that the authority cannot yet judge is left out.",
            new(2025, 9, 8), null, Guidance2025, MissingByGuidance),
        new("DEF-4", "Child missing education, termly collection",
            "As the guidance of 2025, on the census day of a term.",
            new(2022, 10, 6), null, EheCollection, MissingByGuidance,
            "Asked on a census day it is what the return counts."),
        new("DEF-5", "Elective home education, termly collection",
            "The child is of compulsory school age, registered nowhere, and educated at home suitably or not yet judged.",
            new(2022, 10, 6), null, EheCollection,
            Test.All(SchoolAge, InAreaUntilConfirmed, Not(OnRegister), HomeEducated(HomeEducation.Suitable, HomeEducation.NotYetAssessed))),
        new("DEF-6", "Elective home education found unsuitable",
            "The child is of compulsory school age, registered nowhere, and the authority has found the home education unsuitable.",
            new(1996, 11, 1), null, new("Education Act 1996", "s 437", Force.Law, Certainty.Reported),
            Test.All(SchoolAge, InAreaUntilConfirmed, Not(OnRegister), HomeEducated(HomeEducation.Unsuitable))),
        new("DEF-7", "Elective home education in doubt",
            "The child is of compulsory school age, registered nowhere, and the authority has not yet judged the home education.",
            new(2019, 4, 1), null, EheGuidance,
            Test.All(SchoolAge, InAreaUntilConfirmed, Not(OnRegister), HomeEducated(HomeEducation.NotYetAssessed)),
            "Potentially missing education; not counted as such."),
        new("DEF-8", "Pupil missing out on education",
            "The child is of compulsory school age and does not attend full-time school in the usual way, on a register or not.",
            new(2013, 11, 1), null,
            new("Ofsted report 130048", "(November 2013)", Force.Guidance), Test.All(SchoolAge, InArea, Not(SchoolParts.Usual))),
        new("DEF-9", "Not in receipt of full-time school education (inspection list 2014)",
            "The authority is responsible for the child, who is of school age and not in receipt of full-time school education.",
            new(2014, 1, 1), new(2017, 12, 31),
            new("Ofsted inspection handbook 2014", "p 54", Force.Guidance), Test.All(SchoolAge, InAreaUntilConfirmed, Not(SchoolParts.There))),
        new("DEF-10", "Missing from education, in the loose sense",
            "The child is missing education, a missing pupil, or severely absent: a union of three.",
            new(2013, 11, 1), null,
            new("NCB briefing June 2014", "DEF-1, DEF-12 or DEF-14", Force.Practice), Any(MissingByStatute, Test.All(SchoolAge, MissingPupil), SevereAbsence),
            "A union: always show its parts.")
        { CountsSchoolDays = true },
        new("DEF-11", "Absent from education",
            "The child is on a register and absent persistently or for a long unbroken time.",
            new(2023, 9, 1), null,
            new("Keeping children safe in education", "(2023)", Force.Guidance, Certainty.Unconfirmed),
            Test.All(SchoolAge, OnRegister, Any(SchoolParts.PersistentlyAbsent, SchoolParts.LongUnauthorisedAbsence)))
        { CountsSchoolDays = true },
        new("DEF-12", "Missing pupil",
            "The child is on a register, has been absent unauthorised for ten school days or more, and whereabouts are unknown.",
            new(2006, 9, 1), null, new("SI 2024/208", "reg 13; before: SI 2006/1751 reg 12"), Test.All(SchoolAge, MissingPupil))
        { CountsSchoolDays = true },
        new("DEF-13", "Persistent absence",
            "The child is on a register and misses the share of school that counts as persistent in that year.",
            new(2005, 9, 1), null, AbsenceStatistics,
            Test.All(SchoolAge, OnRegister, SchoolParts.PersistentlyAbsent), "Judged from hours attended, as facts hold no sessions."),
        new("DEF-14", "Severe absence",
            "The child is on a register and misses half of school or more.",
            new(2021, 9, 1), null, AbsenceStatistics, SevereAbsence, "Judged from hours attended, as facts hold no sessions."),
        new("DEF-15", "Part-time timetable",
            "The child is on a register and has a part-time timetable.",
            new(2024, 8, 19), null,
            new("SI 2024/208", "reg 10 (code C2)", Force.Law, Certainty.Reported), Test.All(SchoolAge, OnRegister, PartTimeTimetable)),
        new("DEF-16", "Child not in school (register of the 2026 Act)",
            "The child is of compulsory school age, lives in the area, and is not at school for some or all of the usual time.",
            null, null,
            new("Education Act 1996", "s 436B (inserted by the Children's Wellbeing and Schools Act 2026, s 38)"),
            Test.All(SchoolAge, InArea, SchoolParts.Elsewhere), "Not in force until commenced for the authority.", ActPart.Registers),
        new("DEF-17", "Child not in school with SEND (inspectorates' theme 2025)",
            "The child has special educational needs, is of compulsory school age and is registered at no school.",
            new(2025, 1, 14), new(2025, 12, 31),
            new("Ofsted and CQC thematic reviews", "(2025)", Force.Guidance), Test.All(SchoolAge, InArea, WithSend, Not(OnRegister))),
        new("DEF-18", "Child owed education under section 19",
            "The child is of compulsory school age and would not receive suitable education unless the authority arranged it.",
            new(1996, 11, 1), null, new("Education Act 1996", "s 19(1), (1A)"),
            Test.All(SchoolAgeForDuty, InAreaNotBelievedAbroad, Not(SchoolParts.Gets)))
        { CountsSchoolDays = true },
        new("DEF-19", "Fair access child",
            "The child cannot get a place in-year after reasonable measures, and is in a group that the Code lists.",
            new(2021, 9, 1), null,
            new("School Admissions Code 2021", "paras 3.14–3.17", Force.Guidance, Certainty.Reported), null,
            "What was tried to find a place is not among the facts: a panel decides."),
        new("DEF-20", "Young person not in education, employment or training, or not known",
            "The young person is 16 to 18, beyond compulsory school age, and in no education known.",
            new(2013, 9, 1), null,
            new("Participation statistics 16–18", "", Force.Collection, Certainty.Unconfirmed),
            Test.All(SixteenToEighteen, InArea, Not(OnRegister), NoEducationKnown), "Beyond compulsory school age: never part of a figure of children missing education."),
        new("DEF-21", "Missing child (police)",
            "The police hold the child's whereabouts as not established.",
            new(2013, 1, 1), null,
            new("College of Policing", "authorised practice", Force.Practice, Certainty.Unconfirmed), null,
            "Only the police record it; it says nothing about education."),
    ];

    /// <summary>Finds a definition by its id, or by its number alone.</summary>
    public static Definition? Find(string id)
    {
        var wanted = id.StartsWith("DEF-", StringComparison.OrdinalIgnoreCase) ? id : $"DEF-{id}";
        return All.FirstOrDefault(definition => definition.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static Part PartTimeTimetable => new("part-time timetable", on => on.Schooling.Timetable is { } timetable
        ? Verdict.True("has a part-time timetable", timetable)
        : Verdict.False("has no part-time timetable"));

    private static Part WithSend => new("special educational needs", on => on.Attribute("sen-support", "ehcp", "statement") is { } need
        ? Verdict.True("has special educational needs", need)
        : Verdict.False("has no special educational needs recorded"));

    private static Part SixteenToEighteen => new("sixteen to eighteen and beyond school age", on =>
        on.Age is not { } age ? Verdict.Unknown("has a date of birth that is not known", on.History.Birth)
        : on.History.Death is { } death && on.Day > death.Day ? Verdict.False("has died", death)
        : age is >= 16 and <= 18 && on.Day > on.SchoolAge!.Value.Until ? Verdict.True($"is {age} and beyond compulsory school age", on.History.Birth)
        : Verdict.False("is not a young person of 16 to 18 beyond compulsory school age", on.History.Birth));

    private static Part NoEducationKnown => new("no education or employment known", on => on.First<Provided>() is { } provision
        ? Verdict.False("is in education or training", provision)
        : Verdict.Unknown("has no education recorded, and employment is not among the facts"));

    private static Test HomeEducated(params HomeEducation[] kinds) => Any([.. kinds.Select(kind =>
        (Test)new Part("home education", on => HomeEducationStands(on, kind, "is home educated", "is not home educated in that standing")))]);
}
