namespace OnRoll.Domain.Law;

/// <summary>What of the Children's Wellbeing and Schools Act 2026 came into force by the Act itself.</summary>
public static class ActDates
{
    public static readonly DatedRule<string> InForceByItself = new(
        "CWSA-78", "What of the Act is in force for everybody",
        (ActPart.Assent, "powers to make regulations, and s 78 itself", new Provision("Children's Wellbeing and Schools Act 2026", "s 78(1)")),
        (new(2026, 6, 29), "besides, what s 78(2) lists, ss 60 and 61 among it", new Provision("Children's Wellbeing and Schools Act 2026", "s 78(2)")))
    {
        Remark = "The second day is our arithmetic: the end of two months that begin with 29 April 2026, taken as the 29 June. Everything else waits for regulations, which may differ by area (s 78(6)).",
    };
}
