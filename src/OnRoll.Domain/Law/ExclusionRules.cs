namespace OnRoll.Domain.Law;

/// <summary>What is owed to an excluded child, by whom and from when. The sixth day itself is <see cref="StatusRules.EducationForExcluded"/>.</summary>
/// <remarks>
/// A permanently excluded child is a registered pupil until the name is lawfully deleted: not missing education by section 436A, and
/// owed education under section 19 all the same. The first day of the exclusion picks the version.
/// </remarks>
public static class ExclusionRules
{
    private const string FromSixth = "from the sixth school day of the exclusion";
    private const string FromSixthOnEnd = "from the sixth school day excluded on end, over one or several suspensions";

    private static readonly DateOnly Duty2007 = new(2007, 9, 1);
    private static readonly DateOnly OnEnd = new(2015, 1, 5);
    private static readonly DateOnly Regulations2012 = new(2012, 9, 1);

    public static readonly DatedRule<Duty> Suspension = new(
        "EXCL-SUSP", "Education during a suspension from a maintained school or Academy",
        (Duty2007, new Duty(Party.School, Party.Pupil, "suitable full-time education", FromSixth), new Provision("Education and Inspections Act 2006", "s 100; SI 2007/1870 reg 3")),
        (OnEnd, new Duty(Party.School, Party.Pupil, "suitable full-time education", FromSixthOnEnd), new Provision("SI 2007/1870", "reg 3 as amended by SI 2014/3216")));

    public static readonly DatedRule<Duty> PermanentExclusion = new(
        "EXCL-PERM", "Education after permanent exclusion",
        (Duty2007, new Duty(Party.LocalAuthority, Party.Pupil, "suitable full-time education, by the authority where the child lives", FromSixth),
            new Provision("Education Act 1996", "s 19(3A); SI 2007/1870 reg 4")))
    {
        Remark = "That it falls to the authority where the child lives, whichever the school's is, is unconfirmed.",
    };

    public static readonly DatedRule<Duty> SuspensionFromUnit = new(
        "EXCL-PRU", "Education during a suspension from a pupil referral unit",
        (Duty2007, new Duty(Party.LocalAuthority, Party.Pupil, "suitable full-time education, by the authority that keeps the unit", FromSixth),
            new Provision("Education Act 1996", "s 19(3A)(b); SI 2007/1870 reg 4(3)(b)")),
        (OnEnd, new Duty(Party.LocalAuthority, Party.Pupil, "suitable full-time education, by the authority that keeps the unit", FromSixthOnEnd),
            new Provision("SI 2007/1870", "reg 4 as amended by SI 2014/3216")));

    public static readonly DatedRule<string> Exceptions = new(
        "EXCL-EXC", "Excluded pupils to whom the sixth day does not apply",
        (Duty2007, "a pupil in year 11 whose public examinations are all taken or missed; a pupil whose statement or plan sets the hours, where they are given",
            new Provision("SI 2007/1870", "reg 5")));

    public static readonly DatedRule<Duty> LookedAfter = new(
        "EXCL-LAC", "Education for an excluded child who is looked after",
        (Duty2007, new Duty(Party.LocalAuthority, Party.Pupil, "full-time education", "from the first school day of the exclusion"),
            new Provision("Exclusion guidance", "", Force.Guidance, Certainty.Unconfirmed)));

    public static readonly DatedRule<Duty> Notice = new(
        "EXCL-NOTICE", "Notice of an exclusion to the parent",
        (Regulations2012, new Duty(Party.HeadTeacher, Party.Parent, "write of the exclusion and of the education arranged",
            "without delay, by the end of the afternoon session of the first day excluded"), new Provision("SI 2007/1870", "reg 6 as substituted by SI 2012/1033")));

    public static readonly DatedRule<Duty> ArrangementsNotice = new(
        "EXCL-48", "Notice of education arranged later than the first notice",
        (Regulations2012, new Duty(Party.HeadTeacher, Party.Parent, "write of the education arranged, unless the parent waives the time",
            "at least {limit} before it starts", new(48, FigureUnit.Hours)), new Provision("SI 2007/1870", "reg 6 as substituted by SI 2012/1033")));

    /// <summary>School days for which a pupil may be suspended in one school year, all suspensions together.</summary>
    public static readonly DatedRule<int> LongestSuspension = new(
        "EXCL-45", "School days of suspension allowed for a pupil in a school year",
        (new(1998, 4, 1), 45, new Provision("Education Act 1997", "s 6")),
        (Regulations2012, 45, new Provision("SI 2012/1033", "", Force.Law, Certainty.Unconfirmed)));

    /// <summary>School days at the start of an exclusion in which the parent answers for where the child is.</summary>
    public static readonly DatedRule<int> AtHome = new(
        "EXCL-5", "First school days of an exclusion in which a parent must keep the child out of public places in school hours",
        (Duty2007, 5, new Provision("Education and Inspections Act 2006", "s 103", Force.Law, Certainty.Reported)));

    /// <summary>School days in which a review of a permanent exclusion may be asked for. Until they have passed the name stays on the register.</summary>
    public static readonly DatedRule<int> ReviewDays = new(
        "EXCL-REVIEW", "School days allowed to ask for review of a permanent exclusion",
        (Regulations2012, 15, new Provision("SI 2012/1033", "", Force.Law, Certainty.Unconfirmed)));

    public static readonly DatedRule<Duty> Told = new(
        "EXCL-TELL", "Who else is told of an exclusion",
        (new(2022, 9, 1), new Duty(Party.HeadTeacher, Party.LocalAuthority, "tell it, and the child's social worker and virtual school head if there are such", "without delay"),
            new Provision("Exclusion guidance", "(2022)", Force.Guidance, Certainty.Unconfirmed)));
}
