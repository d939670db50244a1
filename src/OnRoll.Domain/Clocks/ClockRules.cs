using OnRoll.Domain.Law;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Clocks;

/// <summary>The clocks of the process, D01 to D28, each with every version it has had.</summary>
/// <remarks>Where the basis is practice, an authority's own dated setting may differ; where it is law, none may.</remarks>
public static class ClockRules
{
    private static readonly DateOnly SafeguardingDuty = new(2005, 10, 1);
    private static readonly DateOnly Regulations2006 = new(2006, 9, 1);
    private static readonly DateOnly FirstCmeGuidance = new(2007, 2, 27);
    private static readonly DateOnly LeaveRulesOf2013 = new(2013, 9, 1);
    private static readonly DateOnly AmendmentsOf2016 = new(2016, 9, 1);
    private static readonly DateOnly AdmissionsCode2021 = new(2021, 9, 1);
    private static readonly DateOnly Regulations2024 = new(2024, 8, 19);

    private static readonly Provision SafeguardingPractice =
        new("Children Act 2004", "s 11; safeguarding guidance", Force.Guidance, Certainty.Unconfirmed);

    /// <summary>All of them, in order of id.</summary>
    public static IReadOnlyList<ClockRule> All { get; } =
    [
        Clock("D01", "unexplained absence", "first-day contact, and further contact if it continues", "school",
            (Regulations2024, SchoolDayFromFirst(1), new("Working together to improve school attendance", "", Force.Guidance, Certainty.Reported))),
        Clock("D02", "any suspicion of harm", "referral to children's social care, and police if needed", "whoever holds it",
            (SafeguardingDuty, OnTheDay(DayUnit.CalendarDay), SafeguardingPractice)),
        Clock("D03", "an absent child has a social worker, a protection plan or is looked after", "telling the social worker", "school",
            (SafeguardingDuty, OnTheDay(DayUnit.CalendarDay), SafeguardingPractice with { Force = Force.Practice })),
        Clock("D04", "a session recorded with code N", "the true code in its place, or else O", "school",
            (Regulations2024, After(5, DayUnit.SchoolDay), new("SI 2024/208", "reg 10(7)–(9)", Force.Law, Certainty.Reported))),
        Clock("D05", "first day of absence without contact", "home visit; enquiries begin on day 3", "school",
            (FirstCmeGuidance, SchoolDayFromFirst(5), Practice("councils' procedures, typical"))),
        Clock("D06", "first day of continuous unauthorised absence", "attendance return, referral as missing", "school",
            (Regulations2006, SchoolDayFromFirst(10), new("SI 2006/1751", "reg 12(1)")),
            (Regulations2024, SchoolDayFromFirst(10), new("SI 2024/208", "reg 13", Force.Law, Certainty.Reported))),
        Clock("D07", "the view formed that sickness will take 15 school days of the year", "sickness return", "school",
            (Regulations2024, OnTheDay(DayUnit.CalendarDay), new("SI 2024/208", "reg 13", Force.Law, Certainty.Reported))),
        Clock("D08", "a name entered in the admission register outside the standard intake", "new-pupil return", "school",
            (AmendmentsOf2016, After(5, DayUnit.CalendarDay), new("SI 2006/1751", "reg 12(3) as amended by SI 2016/792")),
            (Regulations2024, After(5, DayUnit.CalendarDay), new("SI 2024/208", "reg 13(1)"))),
        Clock("D09", "a ground for deletion is met", "deletion return, no later than the deletion", "school",
            (Regulations2006, OnTheDay(DayUnit.CalendarDay), new("SI 2006/1751", "reg 12 (five grounds)")),
            (AmendmentsOf2016, OnTheDay(DayUnit.CalendarDay), new("SI 2006/1751", "reg 12(6) as amended by SI 2016/792")),
            (Regulations2024, OnTheDay(DayUnit.CalendarDay), new("SI 2024/208", "reg 13(4)"))),
        Clock("D10", "last day of leave of absence", "return to school; then joint enquiries", "school and authority",
            (Regulations2006, After(10, DayUnit.SchoolDay), new("SI 2006/1751", "reg 8(1)(f)")),
            (LeaveRulesOf2013, After(10, DayUnit.SchoolDay), new("SI 2006/1751", "reg 8(1)(f) as amended by SI 2013/756", Force.Law, Certainty.Unconfirmed)),
            (AmendmentsOf2016, After(10, DayUnit.SchoolDay), new("SI 2006/1751", "reg 8(1)(f) as amended by SI 2016/792")),
            (Regulations2024, After(10, DayUnit.SchoolDay), new("SI 2024/208", "reg 9(1)(h)", Force.Law, Certainty.Reported))),
        Clock("D11", "first day of continuous absence of the kind that counts", "earliest day the long-absence ground can be met", "school and authority",
            (Regulations2006, SchoolDayFromFirst(20), new("SI 2006/1751", "reg 8(1)(h)", Force.Law, Certainty.Reported)),
            (AmendmentsOf2016, SchoolDayFromFirst(20), new("SI 2006/1751", "reg 8(1)(h) as amended by SI 2016/792", Force.Law, Certainty.Reported)),
            (Regulations2024, SchoolDayFromFirst(20), new("SI 2024/208", "reg 9(1)(i)", Force.Law, Certainty.Reported))),
        Clock("D12", "the day a pupil ceases to be registered", "common transfer file to the new school", "old school",
            (new(2005, 9, 1), After(15, DayUnit.SchoolDay), new("SI 2005/1437", "reg 9", Force.Law, Certainty.Reported))),
        Clock("D13", "a pupil deleted with no known destination", "lost-pupil transfer file", "old school",
            (FirstCmeGuidance, OnTheDay(DayUnit.CalendarDay), new("school2school guide", "(2019) p 15", Force.Guidance, Certainty.Reported))),
        Clock("D14", "a notification of a child missing education", "logging and acknowledgement", "authority",
            (FirstCmeGuidance, After(2, DayUnit.WorkingDay), Practice("local, typical"))),
        Clock("D15", "a case opened", "checks for a known school place", "authority",
            (FirstCmeGuidance, After(5, DayUnit.WorkingDay), Practice("local, typical"))),
        Clock("D16", "a referral for a school attendance order", "first contact with the parent", "authority",
            (FirstCmeGuidance, After(7, DayUnit.WorkingDay), Practice("a county's published procedure"))),
        Clock("D17", "a letter asking to enrol or show evidence", "the parent's reply", "parent",
            (FirstCmeGuidance, After(7, DayUnit.WorkingDay), Practice("a county's published procedure"))),
        Clock("D18", "notice to satisfy the authority served", "showing that education is suitable", "parent",
            (new(1996, 11, 1), FromServiceDay(15), new("Education Act 1996", "s 437(2)"))),
        Clock("D19", "notice of intention to serve an order served", "choosing or applying for a school", "parent",
            (new(1996, 11, 1), FromServiceDay(15), new("Education Act 1996", "s 438", Force.Law, Certainty.Unconfirmed))),
        Clock("D20", "an in-year application received", "the outcome in writing (aim: 10 school days)", "admission authority",
            (AdmissionsCode2021, After(15, DayUnit.SchoolDay), new("School Admissions Code 2021", "para 2.28", Force.Guidance, Certainty.Reported))),
        Clock("D21", "accepted under the fair access protocol", "a place allocated", "authority's panel and admission authority",
            (AdmissionsCode2021, After(20, DayUnit.SchoolDay), new("School Admissions Code 2021", "section 3", Force.Guidance, Certainty.Reported))),
        Clock("D22", "first day of a suspension", "full-time education from that day", "school",
            (new(2007, 9, 1), SchoolDayFromFirst(6), new("SI 2007/1870", "reg 3")),
            (new(2015, 1, 5), SchoolDayFromFirst(6), new("SI 2007/1870", "reg 3 as amended by SI 2014/3216 (consecutive days)"))),
        Clock("D23", "first day of a permanent exclusion", "full-time education from that day", "home authority",
            (new(2007, 9, 1), SchoolDayFromFirst(6), new("Education Act 1996", "s 19(3A); SI 2007/1870 reg 4"))),
        Clock("D24", "clear that health will keep a child away 15 days", "education arranged", "authority",
            (new(2013, 1, 1), new(0, DayUnit.CalendarDay, HowCounted.NoFixedLimit), new("Health needs guidance", "", Force.Guidance, Certainty.Reported))),
        Clock("D25", "last supervisory review of an open case", "the next review: 7 days if ranked high, 14 if medium, 28 if low", "lead for children missing education",
            (FirstCmeGuidance, After(7, DayUnit.CalendarDay), Practice("local, typical; the shortest where no rank is given"))),
        Clock("D26", "last look-up for a child not traced", "the next look-up, until found or beyond school age", "authority",
            (FirstCmeGuidance, After(42, DayUnit.CalendarDay), Practice("local, typically four to six weeks"))),
        Clock("D27", "a census day of the termly collection", "the authority's return", "authority",
            (new(2022, 10, 6), new(0, DayUnit.CalendarDay, HowCounted.Published), new("DfE EHE and CME collection", "", Force.Collection, Certainty.Reported))),
        new("D28", "registration in the register of children not in school", "particulars from the parent; a visit may be asked for", "parent and authority",
            new DatedRule<TimeLimit>("D28", "registration in the register of children not in school: particulars from the parent"),
            new UncommencedLimit(ActPart.Registers, After(15, DayUnit.CalendarDay), ActPart.Registers.Source with { Certainty = Certainty.Unconfirmed })),
    ];

    /// <summary>The clock with an id, case not counting; <c>null</c> if there is none.</summary>
    public static ClockRule? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static ClockRule Clock(string id, string starts, string act, string owner, params (DateOnly From, TimeLimit Limit, Provision Source)[] versions) =>
        new(id, starts, act, owner, new DatedRule<TimeLimit>(id, $"{starts}: {act}", versions));

    private static TimeLimit OnTheDay(DayUnit unit) => new(0, unit, HowCounted.OnTheDay);

    private static TimeLimit After(int days, DayUnit unit) => new(days, unit, HowCounted.FromTheDayAfter);

    private static TimeLimit SchoolDayFromFirst(int days) => new(days, DayUnit.SchoolDay, HowCounted.FromTheFirstThatCounts);

    private static TimeLimit FromServiceDay(int days) => new(days, DayUnit.CalendarDay, HowCounted.FromTheFirstThatCounts);

    private static Provision Practice(string what) => new("Practice", what, Force.Practice, Certainty.Reported);
}
