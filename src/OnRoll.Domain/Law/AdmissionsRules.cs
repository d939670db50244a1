namespace OnRoll.Domain.Law;

/// <summary>How soon a child who asks for a place in mid-year must have an answer, and what happens to one that no school takes.</summary>
public static class AdmissionsRules
{
    private static readonly DateOnly Code2012 = new(2012, 2, 1);
    private static readonly DateOnly Code2014 = new(2014, 12, 19);
    private static readonly DateOnly Code2021 = new(2021, 9, 1);

    /// <summary>The School Admissions Code in force.</summary>
    public static readonly DatedRule<string> Code = new(
        "ADM-CODE", "School Admissions Code in force",
        (Code2012, "Code of 2012", new Provision("School Admissions Code 2012", "", Force.Guidance, Certainty.Unconfirmed)),
        (Code2014, "Code of 2014", new Provision("School Admissions Code 2014", "", Force.Guidance, Certainty.Reported)),
        (Code2021, "Code of 2021", new Provision("School Admissions Code 2021", "", Force.Guidance, Certainty.Reported)));

    public static readonly DatedRule<Duty> InYearAim = new(
        "ADM-10", "Outcome of an in-year application: the aim",
        (Code2021, new Duty(Party.AdmissionAuthority, Party.Parent, "aim to write the outcome", "within {limit} of receipt of the application", new(10, FigureUnit.SchoolDays)),
            new Provision("School Admissions Code 2021", "para 2.28", Force.Guidance, Certainty.Reported)));

    public static readonly DatedRule<Duty> InYear = new(
        "ADM-15", "Outcome of an in-year application: the limit",
        (Code2021, new Duty(Party.AdmissionAuthority, Party.Parent, "write the outcome", "within {limit} of receipt of the application", new(15, FigureUnit.SchoolDays)),
            new Provision("School Admissions Code 2021", "para 2.28", Force.Guidance, Certainty.Reported)));

    public static readonly DatedRule<Duty> FairAccess = new(
        "ADM-FAP-20", "Place under the fair access protocol",
        (Code2012, new Duty(Party.LocalAuthority, Party.Pupil, "find a place under the protocol", "quickly: no number of days was set"),
            new Provision("School Admissions Code 2012", "section 3", Force.Guidance, Certainty.Unconfirmed)),
        (Code2014, new Duty(Party.LocalAuthority, Party.Pupil, "find a place under the protocol", "quickly: no number of days was set"),
            new Provision("School Admissions Code 2014", "section 3", Force.Guidance, Certainty.Unconfirmed)),
        (Code2021, new Duty(Party.LocalAuthority, Party.Pupil, "allocate a place, to start as soon as possible",
            "within {limit} of agreement to consider the child under the protocol", new(20, FigureUnit.SchoolDays)),
            new Provision("School Admissions Code 2021", "section 3", Force.Guidance, Certainty.Reported)));

    public static readonly DatedRule<string> FairAccessReach = new(
        "ADM-FAP-REACH", "Whom the fair access protocol is for, and whom it binds",
        (Code2021, "children of the listed groups who have no place in mid-year after reasonable measures; every admission authority takes part, and admits even when full",
            new Provision("School Admissions Code 2021", "paras 3.14–3.17", Force.Guidance, Certainty.Reported)));

    public static readonly DatedRule<FairAccessGroups> Groups = new(
        "ADM-FAP-GROUPS", "Groups of children whom the fair access protocol covers",
        (Code2021, new FairAccessGroups(
        [
            new("child-in-need", "child in need or with a child protection plan, now or in the last twelve months"),
            new("refuge", "living in a refuge or other relevant accommodation"),
            new("criminal-justice", "coming from the criminal justice system"),
            new("alternative-provision", "in alternative provision and to be brought back, or permanently excluded and fit for a mainstream school"),
            new("sen-without-plan", "with special educational needs and no plan, a disability or a medical condition"),
            new("carer", "a carer"),
            new("homeless", "homeless"),
            new("kinship-care", "in formal kinship care"),
            new("traveller-refugee", "of a Gypsy, Roma or Traveller family, a refugee or an asylum seeker"),
            new("refused-behaviour", "refused a place for challenging behaviour"),
            new("no-place-sought", "for whom no place was sought, in exceptional circumstances"),
            new("four-weeks-out", "out of education for four weeks or more with no place within reasonable distance, and no suitable offer declined"),
            new("previously-looked-after", "previously looked after and not promptly placed"),
        ]), new Provision("School Admissions Code 2021", "section 3", Force.Guidance, Certainty.Reported)))
    {
        Remark = "Before, each authority added to a shorter list of its own; it is not held here.",
    };

    /// <summary>Who can make a school take a child.</summary>
    public static readonly DatedRule<string> Direction = new(
        "ADM-DIRECT", "Directing a school to admit",
        (new(1999, 9, 1), "the authority may direct a maintained school; for an Academy it asks the Secretary of State",
            new Provision("School Standards and Framework Act 1998", "ss 96–97C", Force.Law, Certainty.Unconfirmed)),
        (new(2026, 6, 29), "the authority's directions, and the duty to co-operate, reach Academies too",
            new Provision("Children's Wellbeing and Schools Act 2026", "ss 60–61", Force.Law, Certainty.Unconfirmed)))
    {
        Remark = "The first day of the power is from memory; what sections 60 and 61 change in detail has not been read.",
    };
}

/// <summary>A group of children whom the fair access protocol covers.</summary>
/// <param name="Slug">The word files use.</param>
/// <param name="Meaning">In our words.</param>
public sealed record FairAccessGroup(string Slug, string Meaning);

/// <summary>The groups of one version of the Code, in its order.</summary>
public sealed record FairAccessGroups(IReadOnlyList<FairAccessGroup> All)
{
    /// <summary>The group with a slug, or <c>null</c> if the Code has none such.</summary>
    public FairAccessGroup? Find(string slug) => All.FirstOrDefault(group => group.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Join("; ", All.Select(group => group.Meaning));
}
