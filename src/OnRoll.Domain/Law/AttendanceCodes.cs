using static OnRoll.Domain.Law.Certainty;
using static OnRoll.Domain.Law.SessionCategory;
using static OnRoll.Domain.Law.Sighting;

namespace OnRoll.Domain.Law;

/// <summary>The marks of attendance registers in England, by date.</summary>
/// <remarks>
/// Read a mark by the set of the day of its session: a file may hold both sets. B, C and Y of the old set each became several
/// codes of the new one, so no rule can convert them.
/// </remarks>
public static class AttendanceCodes
{
    private static readonly AttendanceCode ExtendedHoliday = new("F", "extended family holiday, agreed", AuthorisedAbsence);

    private static readonly AttendanceCodeSet With2013 = new([.. Old()]);
    private static readonly AttendanceCodeSet With2006 = new([.. Old().Append(ExtendedHoliday)]);

    private static readonly AttendanceCodeSet With2024 = new(
        new("/", "present in the morning", Present, Read, BySchool),
        new("\\", "present in the afternoon", Present, Read, BySchool),
        new("L", "late, before the register closed", Present, Read, BySchool),
        new("K", "education arranged by the authority and not by the school", ApprovedActivity, Read, ByProvider),
        new("V", "educational visit or trip", ApprovedActivity, Read, BySchool),
        new("P", "approved sporting activity", ApprovedActivity, Reported, BySchool),
        new("W", "work experience", ApprovedActivity, Reported, ByProvider),
        new("B", "other approved and supervised education off site", ApprovedActivity, Reported, ByProvider),
        new("C", "leave in exceptional circumstances", AuthorisedAbsence),
        new("C1", "leave for a regulated performance, or employment abroad", AuthorisedAbsence),
        new("C2", "part-time timetable, agreed and temporary", AuthorisedAbsence),
        new("M", "medical or dental appointment", AuthorisedAbsence),
        new("J1", "interview for work or for another place of education", AuthorisedAbsence),
        new("S", "study leave for a public examination", AuthorisedAbsence),
        new("T", "mobile child, travelling with a parent for the parent's trade or business", AuthorisedAbsence),
        new("R", "day set apart by the parent's religion", AuthorisedAbsence),
        new("I", "illness of body or mind", AuthorisedAbsence),
        new("E", "suspended or permanently excluded, with no education arranged elsewhere", AuthorisedAbsence),
        new("G", "holiday without leave", UnauthorisedAbsence),
        new("N", "reason not established yet", UnauthorisedAbsence),
        new("O", "no other code applies", UnauthorisedAbsence),
        new("U", "came after the register closed", UnauthorisedAbsence, Reported, BySchool),
        new("D", "dual registered, and due at the other school", NotPossible),
        new("Q", "travel that the authority must arrange was not there", NotPossible),
        new("Y1", "usual transport of the school or authority not running", NotPossible),
        new("Y2", "widespread disruption of travel", NotPossible),
        new("Y3", "part of the premises closed", NotPossible),
        new("Y4", "whole site closed without warning", NotPossible),
        new("Y5", "detained in criminal justice", NotPossible),
        new("Y6", "public health guidance or law", NotPossible),
        new("Y7", "other cause that could not be avoided", NotPossible),
        new("X", "not of compulsory school age, and not required to attend", Administrative, Unconfirmed),
        new("Z", "expected, and not on the admission register yet", Administrative),
        new("#", "planned closure of the whole school", Administrative));

    /// <summary>The sets, by date.</summary>
    public static readonly DatedRule<AttendanceCodeSet> Sets = new(
        "CODES", "Codes of the attendance register",
        (new(2006, 9, 1), With2006, new Provision("Absence and attendance codes", "(guidance, as listed in January 2009)", Force.Guidance, Reported)),
        (new(2013, 9, 1), With2013, new Provision("Absence and attendance codes", "(guidance, after SI 2013/756)", Force.Guidance, Unconfirmed)),
        (new(2024, 8, 19), With2024, new Provision("SI 2024/208", "reg 10", Force.Law, Reported)))
    {
        Remark = "That F ended with the leave rules of 1 September 2013 is our reading: sources say 2013 alone. "
            + "In the old set only the authorised and unauthorised codes have a reported category; the other categories are unconfirmed.",
    };

    /// <summary>The codes in use on a day, or <c>null</c> before September 2006.</summary>
    public static AttendanceCodeSet? On(DateOnly day) => Sets.On(day)?.Value;

    /// <summary>What a mark meant on the day of its session; <c>null</c> if it was no code then.</summary>
    public static AttendanceCode? Find(string mark, DateOnly day) => On(day)?.Find(mark);

    private static AttendanceCode[] Old() =>
    [
        new("/", "present in the morning", Present, Unconfirmed, BySchool),
        new("\\", "present in the afternoon", Present, Unconfirmed, BySchool),
        new("L", "late, before the register closed", Present, Unconfirmed, BySchool),
        new("B", "educated off site, not dual registered", ApprovedActivity, Unconfirmed, ByProvider),
        new("J", "interview", ApprovedActivity, Unconfirmed),
        new("P", "approved sporting activity", ApprovedActivity, Unconfirmed, BySchool),
        new("V", "educational visit or trip", ApprovedActivity, Unconfirmed, BySchool),
        new("W", "work experience", ApprovedActivity, Unconfirmed, ByProvider),
        new("C", "other authorised circumstances, performances and part-time timetables among them", AuthorisedAbsence),
        new("E", "excluded, with no education arranged elsewhere", AuthorisedAbsence),
        new("H", "family holiday, agreed", AuthorisedAbsence),
        new("I", "illness", AuthorisedAbsence),
        new("M", "medical or dental appointment", AuthorisedAbsence),
        new("R", "day set apart by the parent's religion", AuthorisedAbsence),
        new("S", "study leave", AuthorisedAbsence),
        new("T", "Traveller child, travelling with the family", AuthorisedAbsence),
        new("G", "family holiday, not agreed", UnauthorisedAbsence),
        new("N", "reason not given yet", UnauthorisedAbsence),
        new("O", "no other code applies", UnauthorisedAbsence),
        new("U", "came after the register closed", UnauthorisedAbsence, Reported, BySchool),
        new("D", "dual registered, and due at the other school", NotPossible, Unconfirmed),
        new("X", "not of compulsory school age, and not required to attend", NotPossible, Unconfirmed),
        new("Y", "unable to attend in exceptional circumstances", NotPossible, Unconfirmed),
        new("Z", "expected, and not on the admission register yet", Administrative, Unconfirmed),
        new("#", "planned closure of the whole school", Administrative, Unconfirmed),
    ];
}
