namespace OnRoll.Domain.Law;

/// <summary>Something about the law that nobody has settled for us yet.</summary>
/// <param name="Subject">What it touches.</param>
/// <param name="Question">What is to be found out, and what is assumed meanwhile.</param>
public sealed record OpenPoint(string Subject, string Question);

/// <summary>What a lawyer, or a later reading, has to settle. Rules marked unconfirmed are open too, and the law page lists both.</summary>
public static class OpenPoints
{
    public static IReadOnlyList<OpenPoint> All { get; } =
    [
        new("Regulations of 2024", "Of SI 2024/208, reg 9(1)(f) to (o), 9(2) to (6) and 13(5) to (9) are known from reports of them. Their wording is to be read."),
        new("2026 Act, ss 38 to 41", "The inserted sections 436C to 436G and 436H to 436Q are not read as enacted, and ss 40 and 41 not at all; regulations after June 2026 may have commenced some. Nothing is taken to be in force."),
        new("The fifth day", "The new pupil return speaks of days. We count calendar days, and the day of entry as none."),
        new("The termly collection", "By which power is it mandatory? We take it as mandatory from autumn 2024 because its methodology says so."),
        new("Data from tax, benefits and housing", "Which statutory gateways let an authority ask? Nothing here decides it: the gateway relied on is recorded with each enquiry."),
        new("Inspection lists", "Whether the present inspection of authorities prescribes a list of children missing education, and with which columns."),
        new("Guidance of September 2025", "Only its beginning was read; its list of enquiries and its checklists come from reports."),
        new("Attendance guidance of July 2026", "What changed against the edition before."),
        new("Leavers between 2016 and 2024", "Whether the regulations as amended in 2016 already excused pupils who finish a school's last year. We take it that they did; an authority may ask for them in any case."),
        new("Codes that break a run", "That D, Q and the Y codes break a run of absence, and that U broke the twenty days before 2024, follows from the words as we read them."),
        new("Reorganised areas", "Whether a part of the 2026 Act commenced for an area goes on for the authority that succeeds to it. We ask for a new line."),
        new("Hours that are full-time", "No statute fixes them; the figures by age are old advice."),
    ];
}
