using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Law;

/// <summary>Which code of law governs a school attendance order.</summary>
public enum AttendanceOrderLaw
{
    /// <summary>Education Act 1996, sections 437 to 443: the rules held here.</summary>
    Sections437To443,

    /// <summary>Sections 436H and following, put in by the 2026 Act. Their limits of time have not been read.</summary>
    Sections436HOnwards,
}

/// <summary>The steps of a school attendance order, in the law that holds until section 39 of the 2026 Act is commenced.</summary>
/// <remarks>Education Act 1996. The day on which a notice or order is served picks the law: ask <see cref="Governing"/> first.</remarks>
public static class AttendanceOrderRules
{
    private static readonly DateOnly Consolidation = new(1996, 11, 1);

    /// <summary>Notice to satisfy the authority. The day of service is the first of the fifteen.</summary>
    public static readonly DatedRule<Duty> Notice = Rule("SAO-1", "Notice to satisfy the authority", "s 437(1)–(2)", Certainty.Read,
        new Duty(Party.LocalAuthority, Party.Parent, "serve a written notice when a child of compulsory school age in its area appears not to receive suitable education",
            "with {limit} or more to answer, counted from the day of service itself", new(15, FigureUnit.CalendarDays)));

    public static readonly DatedRule<Duty> Satisfied = Rule("SAO-2", "The parent satisfies the authority", "s 437(3)(a)", Certainty.Read,
        new Duty(Party.LocalAuthority, Party.Parent, "go no further", "if satisfied within the time of the notice"));

    public static readonly DatedRule<Duty> Order = Rule("SAO-3", "The order", "s 437(3)", Certainty.Read,
        new Duty(Party.LocalAuthority, Party.Parent, "serve an order when not satisfied, and it is expedient that the child attend school"));

    public static readonly DatedRule<Duty> Intention = Rule("SAO-4", "Notice of intention, naming a school", "s 438", Certainty.Unconfirmed,
        new Duty(Party.LocalAuthority, Party.Parent, "where there is no education, health and care plan, name a school and any alternatives, and then the one the parent chooses or that offers a place",
            "with {limit} to choose or apply, counted from the day of service itself", new(15, FigureUnit.CalendarDays)));

    public static readonly DatedRule<Duty> ChoiceOfSchool = Rule("SAO-5", "Which school may be named", "s 439", Certainty.Unconfirmed,
        new Duty(Party.LocalAuthority, Party.School, "name no school that has permanently excluded the child, none beyond its admission number as a rule, and one within reasonable distance; consult it, and its authority",
            "the school has {limit} to object to the Secretary of State", new(15, FigureUnit.CalendarDays)));

    public static readonly DatedRule<Duty> Admission = Rule("SAO-6", "The school named", "s 437(5)–(6)", Certainty.Read,
        new Duty(Party.School, Party.Pupil, "admit the child, if maintained; the authority tells governors and head", "on service of the order"));

    public static readonly DatedRule<string> Duration = Rule("SAO-7", "How long an order lasts", "s 437(4)", Certainty.Read,
        "as long as the child is of compulsory school age, unless it is revoked or a court directs otherwise");

    public static readonly DatedRule<string> Change = Rule("SAO-8", "Another school, or an end to the order", "ss 440 and 442", Certainty.Unconfirmed,
        "the parent may ask for another school, or for an end to the order because the child is educated otherwise; a refusal may go to the Secretary of State");

    public static readonly DatedRule<string> WithPlan = Rule("SAO-9", "Child with an education, health and care plan", "s 441", Certainty.Unconfirmed,
        "the order names the school of the plan");

    public static readonly DatedRule<string> Offence = Rule("SAO-10", "Failure to comply", "s 443", Certainty.Unconfirmed,
        "an offence, with a fine up to level 3; it is a defence that the child is suitably educated otherwise");

    /// <summary>The ten steps, in order.</summary>
    public static IReadOnlyList<IDatedRule> All { get; } =
        [Notice, Satisfied, Order, Intention, ChoiceOfSchool, Admission, Duration, Change, WithPlan, Offence];

    /// <summary>Which law governs a notice or order that an authority serves on a day.</summary>
    public static AttendanceOrderLaw Governing(LaCode authority, DateOnly day, Commencements commencements) =>
        commencements.IsInForce(ActPart.AttendanceOrders, authority, day)
            ? AttendanceOrderLaw.Sections436HOnwards
            : AttendanceOrderLaw.Sections437To443;

    private static DatedRule<T> Rule<T>(string id, string title, string place, Certainty certainty, T value) =>
        new(id, title, (Consolidation, value, new Provision("Education Act 1996", place, Force.Law, certainty)));
}
