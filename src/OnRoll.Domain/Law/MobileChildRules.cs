namespace OnRoll.Domain.Law;

/// <summary>What protects the place of a child whose family travels for its trade.</summary>
public static class MobileChildRules
{
    private static readonly DateOnly Regulations2024 = new(2024, 8, 19);

    /// <summary>Months looked back over to find the base school: the one mostly attended while not travelling.</summary>
    public static readonly DatedRule<int> BaseSchoolMonths = new(
        "MOB-BASE", "Months over which the base school of a travelling child is found", Regulations2024.AddDays(-1),
        (new(2006, 9, 1), 18, new Provision("SI 2006/1751", "reg 9", Force.Law, Certainty.Reported)))
    {
        Remark = "The base school kept the name though the child was registered elsewhere.",
    };

    /// <summary>Who is a mobile child, and what the main school may not do.</summary>
    public static readonly DatedRule<string> MainSchool = new(
        "MOB-MAIN", "Mobile child, and the main school that keeps the name",
        (Regulations2024, "a child of compulsory school age with no fixed abode, because a parent's trade or business asks for travel; a home that is often left for long is no fixed abode; "
            + "the main school may not delete the name on grounds 2024(a) and 2024(c)", new Provision("SI 2024/208", "reg 9(1)(a), (c)", Force.Law, Certainty.Reported)));

    /// <summary>Sessions attended in twelve months that a parent must show. A defence in court, no entitlement, and no test of missing education.</summary>
    public static readonly DatedRule<int> DefenceSessions = new(
        "MOB-200", "Sessions attended in the twelve months before proceedings, for the travelling parent's defence",
        (new(1996, 11, 1), 200, new Provision("Education Act 1996", "s 444(6)", Force.Law, Certainty.Reported)))
    {
        Remark = "For a child of six or more, of no fixed abode, whose parent's trade asks for travel, and who attends as regularly as the trade allows.",
    };
}
