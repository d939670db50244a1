namespace OnRoll.Domain.Law;

/// <summary>What a school must keep in its registers and tell the authority, by date.</summary>
/// <remarks>SI 2006/1751 to 18 August 2024, SI 2024/208 since. The day that picks the version is that of the entry, absence or deletion.</remarks>
public static class Returns
{
    private static readonly DateOnly Regulations2006 = new(2006, 9, 1);
    private static readonly DateOnly Amended2016 = new(2016, 9, 1);
    private static readonly DateOnly Regulations2024 = new(2024, 8, 19);

    /// <summary>When a name goes on the admission register.</summary>
    public static readonly DatedRule<Duty> Entry = new(
        "REG-1", "Entry in the admission register",
        (Regulations2006, new Duty(Party.School, Party.Nobody, "enter the pupil", "from the first day on which it was agreed or notified that the pupil would attend"),
            new Provision("SI 2006/1751", "", Force.Law, Certainty.Unconfirmed)),
        (Regulations2024, new Duty(Party.School, Party.Nobody, "enter the pupil, in an electronic register, with the starting day",
            "from the first day on which it was agreed or notified that the pupil would attend"), new Provision("SI 2024/208", "reg 5 and explanatory note")));

    /// <summary>New pupil return. There was none before September 2016.</summary>
    public static readonly DatedRule<Duty> NewPupil = new(
        "REG-2", "New pupil return",
        (Amended2016, new Duty(Party.School, Party.LocalAuthority,
            "every particular of the new entry; not for pupils who start in the school's first year, unless the authority asks",
            "by the end of the fifth day after the day of entry ({limit})", new(5, FigureUnit.CalendarDays)), new Provision("SI 2006/1751", "reg 12(3) as amended by SI 2016/792")),
        (Regulations2024, new Duty(Party.School, Party.LocalAuthority,
            "every particular of the new entry; not for pupils who start in the most junior class on the first day of its school year, unless the authority asks",
            "by the end of the fifth day after the day of entry ({limit})", new(5, FigureUnit.CalendarDays)), new Provision("SI 2024/208", "reg 13(1)–(3)")))
    {
        Remark = "The text says day, not school day: that weekends and holidays count is our reading. The day of entry is not counted.",
    };

    /// <summary>Deletion return. Which grounds it covers is <see cref="DeletionGrounds.Returned"/>.</summary>
    public static readonly DatedRule<Duty> Deletion = new(
        "REG-3", "Deletion return",
        (Regulations2006, new Duty(Party.School, Party.LocalAuthority, "name of the pupil, address of a parent, ground; for five grounds only", AsSoonAs),
            new Provision("SI 2006/1751", "reg 12")),
        (Amended2016, new Duty(Party.School, Party.LocalAuthority,
            "name, address and telephone number, new address and its day, next school and its day, ground; for every ground", AsSoonAs),
            new Provision("SI 2006/1751", "reg 12 as amended by SI 2016/792")),
        (Regulations2024, new Duty(Party.School, Party.LocalAuthority,
            "name and address of pupil and parents, telephone number for emergencies, new address, next school, ground; for every ground", AsSoonAs),
            new Provision("SI 2024/208", "reg 13(4)–(6)", Force.Law, Certainty.Reported)));

    /// <summary>Attendance return. The run of school days is <see cref="StatusRules.LongAbsence"/> too.</summary>
    public static readonly DatedRule<Duty> Attendance = new(
        "REG-4", "Attendance return",
        (Regulations2006, new Duty(Party.School, Party.LocalAuthority,
            "at the intervals agreed, every pupil of compulsory school age who does not attend regularly, or is long absent without authority, with the cause if known",
            "long means {limit} on end", new(10, FigureUnit.SchoolDays)), new Provision("SI 2006/1751", "reg 12(1)")),
        (Regulations2024, new Duty(Party.School, Party.LocalAuthority,
            "at the interval the authority sets, which guidance wants to be a month at most, every pupil of compulsory school age who does not attend regularly, or is long coded G, N, O or U; once for each such absence",
            "long means {limit} on end", new(10, FigureUnit.SchoolDays)),
            new Provision("SI 2024/208", "reg 13", Force.Law, Certainty.Reported)));

    /// <summary>Sickness return. It looks ahead, so it can fall due on the first day of an illness.</summary>
    public static readonly DatedRule<Duty> Sickness = new(
        "REG-5", "Sickness return",
        (Regulations2024, new Duty(Party.School, Party.LocalAuthority,
            "on forming the view, every pupil of compulsory school age coded I whom the school has reason to expect to be ill for long; once for each spell",
            "long means {limit} of the school year, on end or added up", new(15, FigureUnit.SchoolDays)), new Provision("SI 2024/208", "reg 13", Force.Law, Certainty.Reported)));

    /// <summary>How long an entry in a register is kept.</summary>
    public static readonly DatedRule<Duty> Retention = new(
        "REG-6", "Retention of register entries",
        (Regulations2006, new Duty(Party.School, Party.Nobody, "keep every entry", "for at least {limit}", new(3, FigureUnit.Years)),
            new Provision("SI 2006/1751", "", Force.Law, Certainty.Reported)),
        (Regulations2024, new Duty(Party.School, Party.Nobody, "keep every entry", "for at least {limit}", new(6, FigureUnit.Years)),
            new Provision("SI 2024/208", "reg 7 and explanatory note")));

    /// <summary>What the authority may see of the registers.</summary>
    public static readonly DatedRule<Duty> Access = new(
        "REG-7", "The authority's access to registers",
        (Regulations2006, new Duty(Party.School, Party.LocalAuthority, "let its officers look at the registers and take extracts"),
            new Provision("SI 2006/1751", "", Force.Law, Certainty.Reported)),
        (Regulations2024, new Duty(Party.School, Party.LocalAuthority, "let its officers look at the registers and take extracts, digital ones too"),
            new Provision("SI 2024/208", "", Force.Law, Certainty.Reported)));

    /// <summary>How long a session may stay coded N.</summary>
    public static readonly DatedRule<Duty> ReasonNotEstablished = new(
        "REG-8", "Code N settled",
        (Regulations2024, new Duty(Party.School, Party.Nobody, "replace code N by the true code, or by O if the reason is still not known",
            "within {limit} after the session", new(5, FigureUnit.SchoolDays)), new Provision("SI 2024/208", "reg 10(7)–(9)", Force.Law, Certainty.Reported)));

    /// <summary>Whether a name may be deleted from an earlier day.</summary>
    public static readonly DatedRule<Duty> NoBackdating = new(
        "REG-9", "No deletion from an earlier day",
        (Regulations2006, new Duty(Party.School, Party.Nobody, "delete a name from the day it is done, and from no earlier one"),
            new Provision("SI 2006/1751", "", Force.Law, Certainty.Reported)),
        (Regulations2024, new Duty(Party.School, Party.Nobody, "delete a name from the day it is done, and from no earlier one"),
            new Provision("SI 2024/208", "", Force.Law, Certainty.Reported)));

    private const string AsSoonAs = "as soon as the ground is met, and no later than the deletion";
}
