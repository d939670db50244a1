using OnRoll.Domain.Clocks;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Settings;

/// <summary>A number of days that the law leaves to each authority. What the law itself fixes is not among them, and nobody can set it.</summary>
/// <param name="Name">Stable, for programs.</param>
/// <param name="What">What is to be done within it.</param>
/// <param name="Starts">What the days are counted from; the day itself is day 0.</param>
/// <param name="Usual">What counts for an authority that has set nothing.</param>
/// <param name="Source">Where the usual figure comes from.</param>
/// <param name="Most">The most days that can be set; the least is 1.</param>
/// <param name="Clock">The clock it belongs to, such as <c>D14</c>; empty: none.</param>
public sealed record LocalSetting(string Name, string What, string Starts, TimeLimit Usual, string Source, int Most, string Clock = "")
{
    /// <summary>Whether the accountable senior officer alone sets it: whoever is to be told late does not say how late.</summary>
    public bool IsOfSeniorOfficer { get; init; }

    public const string FileWaits = "file-waits";
    public const string ToLead = "escalate-to-lead";
    public const string ToSeniorOfficer = "escalate-to-senior-officer";

    /// <summary>Every one of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<LocalSetting> All { get; } =
    [
        OfClock("acknowledge", "D14", "Accept, return or redirect a referral", 10),
        OfClock("check-place", "D15", "Check for a known school place", 20),
        OfClock("order-contact", "D16", "First contact with the parent on the way to an order", 20),
        OfClock("evidence-reply", "D17", "The parent's reply to the letter that comes before a notice", 28),
        new("review-red", "Supervisory review of a case ranked red", "the last review, or the opening of the case", After(7, DayUnit.CalendarDay), "local practice, typical", 28, "D25"),
        new("review-amber", "Supervisory review of a case ranked amber", "the last review, or the opening of the case", After(14, DayUnit.CalendarDay), "local practice, typical", 42, "D25"),
        new("review-green", "Supervisory review of a case ranked green", "the last review, or the opening of the case", After(28, DayUnit.CalendarDay), "local practice, typical", 84, "D25"),
        OfClock("look-up-again", "D26", "Look up again a child who was not traced", 84),
        new("hand-over-answer", "The other authority's answer to a hand-over", "the offer", After(5, DayUnit.WorkingDay), "local practice", 20),
        new("closing-decision", "Decide on a proposal to close", "the proposal", After(5, DayUnit.WorkingDay), "local practice", 20),
        new(FileWaits, "A file that was sent for review waits for a decision, then lapses", "the day on which it was sent", After(30, DayUnit.CalendarDay), "ours: kept no longer than is needed, UK GDPR Art 5(1)(e)", 90),
        new(ToLead, "What is late reaches the lead", "the last day in time", After(2, DayUnit.WorkingDay), "ours: guidance asks for escalation and names no days", 20),
        new(ToSeniorOfficer, "What is late reaches the senior officer", "the last day in time", After(10, DayUnit.WorkingDay), "ours: guidance asks for escalation and names no days", 40) { IsOfSeniorOfficer = true },
    ];

    /// <summary>The one of a name; <c>null</c> if there is none.</summary>
    public static LocalSetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>The name of the review interval at a rank.</summary>
    public static string ReviewAt(Casework.Rank rank) => $"review-{Casework.Spelling.Of(rank)}";

    /// <summary>Days counted as every local period is: the day itself is day 0.</summary>
    public static TimeLimit After(int days, DayUnit unit) => new(days, unit, HowCounted.FromTheDayAfter);

    private static LocalSetting OfClock(string name, string clock, string what, int most)
    {
        var rule = ClockRules.Find(clock)!;
        var version = rule.Limit.Versions[^1];
        return new(name, what, rule.Starts, version.Value, $"practice: {version.Source.Place}", most, clock);
    }
}
