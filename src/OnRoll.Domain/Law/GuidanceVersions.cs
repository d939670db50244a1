namespace OnRoll.Domain.Law;

/// <summary>A text of guidance.</summary>
/// <param name="Title">Its name and date.</param>
/// <param name="ForSchools">Whether schools, and not authorities alone, must have regard to it.</param>
/// <param name="IsStatutory">Whether those it is for must have regard to it by law.</param>
/// <param name="New">What it brought.</param>
/// <param name="DayIsKnown">False where only the month is known: the rule then begins on the month's first day.</param>
public sealed record GuidanceText(string Title, bool ForSchools, bool IsStatutory, string New, bool DayIsKnown = true)
{
    public override string ToString() =>
        $"{Title}, for {(ForSchools ? "authorities and schools" : "authorities")}, {(IsStatutory ? "statutory" : "not statutory")}: {New}"
        + (DayIsKnown ? "" : " (the day within the month is not known)");
}

/// <summary>Which guidance governs which day.</summary>
public static class GuidanceVersions
{
    private const string Cme = "CME statutory guidance";
    private const string Attendance = "Working together to improve school attendance";

    /// <summary>Statutory guidance on children missing education.</summary>
    public static readonly DatedRule<GuidanceText> MissingEducation = new(
        "GUID-CME", "Statutory guidance on children missing education",
        (new(2007, 2, 27), new GuidanceText("February 2007", false, true, "the first; a chain of steps from notification to tracking, and a named contact"), Of(Cme, "(February 2007)")),
        (new(2009, 1, 1), new GuidanceText("January 2009", false, true, "suitable education in its title, and standard definitions of data", false), Of(Cme, "(January 2009)")),
        (new(2013, 11, 1), new GuidanceText("November 2013", false, true, "much shorter; children at risk of missing education too", false), Of(Cme, "(November 2013)")),
        (new(2015, 1, 1), new GuidanceText("January 2015", false, true, "a refresh", false), Of(Cme, "(January 2015)")),
        (new(2016, 9, 5), new GuidanceText("September 2016", false, true, "every deletion and addition returned, and joint enquiries"), Of(Cme, "(September 2016)")),
        (new(2024, 8, 19), new GuidanceText("August 2024", false, true, "follows the regulations of 2024"), Of(Cme, "(August 2024)")),
        (new(2025, 9, 8), new GuidanceText("September 2025", true, true, "says which children are missing education and which are not; schools enquire first"),
            Of(Cme, "(September 2025)", Certainty.Read)));

    /// <summary>Guidance on attendance.</summary>
    public static readonly DatedRule<GuidanceText> SchoolAttendance = new(
        "GUID-ATT", "Guidance on school attendance",
        (new(2024, 8, 19), new GuidanceText("August 2024", true, true, "statutory from this day"), Of(Attendance, "(2024)")),
        (new(2026, 7, 1), new GuidanceText("July 2026", true, true, "a new edition; what changed has not been read", false), Of(Attendance, "(2026)")));

    /// <summary>Departmental guidance on elective home education.</summary>
    public static readonly DatedRule<GuidanceText> HomeEducation = new(
        "GUID-EHE", "Guidance on elective home education",
        (new(2019, 4, 1), new GuidanceText("April 2019", false, false, "a child whose home education is not yet known to be suitable may be missing education", false),
            Of("EHE guidance", "(April 2019)")));

    private static Provision Of(string text, string edition, Certainty certainty = Certainty.Reported) => new(text, edition, Force.Guidance, certainty);
}
