namespace OnRoll.Domain.Law;

/// <summary>A part of the Children's Wellbeing and Schools Act 2026 that is law only once it is commenced.</summary>
/// <remarks>
/// Commencement is by regulations, which may name different days for different areas (s 78(6)): whether a part is in force is
/// asked of <see cref="Commencements"/>, for an authority and a day. No part has a day of its own, and by default none is in force.
/// </remarks>
public sealed class ActPart : IDatedRule
{
    private const string Act = "Children's Wellbeing and Schools Act 2026";

    /// <summary>Royal Assent: nothing of the Act is in force before.</summary>
    public static readonly DateOnly Assent = new(2026, 4, 29);

    public static readonly ActPart InformationSharing = new("s4", "s 4", "Sharing of information, and one identifier for a child",
        "Children Act 2004, ss 16LA and 16LB",
        "a listed body that holds information relevant to a child's safety or welfare must give it to another that it may help, unless that does the child more harm; an identifier may be prescribed",
        Certainty.Read, "That the identifier will be the NHS number is a stated intention, and reported.");

    public static readonly ActPart ConsentToWithdraw = new("s37", "s 37", "Consent to withdraw a pupil to home education",
        "Education Act 1996, ss 434A and 434B",
        "the authority's consent before a registered pupil of compulsory school age is withdrawn, if placed by an authority at a special school or its like, or the subject of child protection enquiries or action",
        Certainty.Read);

    public static readonly ActPart WithdrawalMeetings = new("s37-pilot", "s 37", "Pilot of meetings before withdrawal",
        "Education Act 1996, by regulations under s 37",
        "in at most 30 % of authorities, a meeting before any pupil is withdrawn to home education", Certainty.Reported);

    public static readonly ActPart Registers = new("s38", "s 38", "Registers of children not in school",
        "Education Act 1996, ss 436B to 436G",
        "each authority keeps a register of every child of compulsory school age living in its area who is at no relevant school, or is by agreement educated elsewhere for some or all of the usual time, or part-time only at a specified kind of school; parents and providers inform it",
        Certainty.Read, "Read for s 436B only. What parents owe (15 days in the Bill), the contents and the visit are reported from the Bill.");

    public static readonly ActPart AttendanceOrders = new("s39", "s 39", "School attendance orders, a new code",
        "Education Act 1996, ss 436H and following",
        "a preliminary notice also where a parent does not give what the register needs; a notice naming schools; an order under s 436I in place of s 437",
        Certainty.Reported, "Its limits of time as enacted have not been found: texts of the Bill had 10 and 15 days.");

    public static readonly ActPart Consequences = new("s42", "s 42 and Sch 2", "Changes to other Acts that follow",
        "amendments to other Acts", "references to section 437 become references to section 436I, and the like", Certainty.Read);

    private ActPart(string slug, string section, string title, string inserts, string says, Certainty certainty, string doubt = "")
    {
        Slug = slug;
        Title = title;
        Inserts = inserts;
        Says = says;
        Source = new(Act, section, Force.Law, certainty);
        Doubt = doubt;
    }

    /// <summary>The word files use, e.g. <c>s38</c>.</summary>
    public string Slug { get; }

    public string Id => $"CWSA-{Slug}";

    public string Title { get; }

    /// <summary>Where its text stands once commenced.</summary>
    public string Inserts { get; }

    /// <summary>What it says, in our words.</summary>
    public string Says { get; }

    public Provision Source { get; }

    /// <summary>What of it is less sure than the rest; empty if nothing.</summary>
    public string Doubt { get; }

    public string Remark => $"Puts in: {Inserts}. Says: {Says}. {Source}, {Source.Certainty.ToString().ToLowerInvariant()}. {Doubt}".TrimEnd();

    /// <summary>Every part, in the order of the Act.</summary>
    public static IReadOnlyList<ActPart> All { get; } =
        [InformationSharing, ConsentToWithdraw, WithdrawalMeetings, Registers, AttendanceOrders, Consequences];

    // No day of its own: it is in force for whom, and from when, regulations say.
    IEnumerable<(DateOnly From, DateOnly? To, string Value, Provision Source)> IDatedRule.Lines => [];

    /// <summary>The part of a slug, or <c>null</c> if there is none such. Blanks and upper case do not matter.</summary>
    public static ActPart? Find(string slug)
    {
        var wanted = slug.Replace(" ", "", StringComparison.Ordinal);
        return All.FirstOrDefault(part => part.Slug.Equals(wanted, StringComparison.OrdinalIgnoreCase));
    }

    public override string ToString() => Slug;
}
