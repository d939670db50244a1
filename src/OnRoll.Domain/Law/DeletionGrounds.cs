namespace OnRoll.Domain.Law;

/// <summary>The grounds on which a name may be, and once they are met must be, deleted from an admission register.</summary>
/// <remarks>
/// For pupils of compulsory school age; younger and older pupils have grounds of their own, which are not held here. SI 2006/1751
/// reg 8(1) to 18 August 2024, SI 2024/208 reg 9(1) since. The day that picks the version is the day of the deletion.
/// </remarks>
public static class DeletionGrounds
{
    private const int LeaveDays = 10;
    private const int AbsenceDays = 20;

    private static readonly DateOnly Regulations2006 = new(2006, 9, 1);
    private static readonly DateOnly BoardingFees = new(2011, 9, 1);
    private static readonly DateOnly AnyLeave = new(2013, 9, 1);
    private static readonly DateOnly JointEnquiries = new(2016, 9, 1);
    private static readonly DateOnly Regulations2024 = new(2024, 8, 19);

    private const string NotIll = "nothing suggests illness or an unavoidable cause";

    /// <summary>Every ground of both instruments, those of 2006 first, by letter.</summary>
    public static IReadOnlyList<DeletionGround> All { get; } =
    [
        Of2006('a', "Attendance order changed or revoked", FollowUp.CheckOrder, "de", Certainty.Read,
            new GroundTerms("an attendance order named the school, and another school has been put in its place, or the order was revoked because education was arranged otherwise")),
        Of2006('b', "Registered at another school", FollowUp.ConfirmStart, "a", Certainty.Read,
            new GroundTerms("registered at another school, with no agreement to be registered at both; the base school of a travelling child keeps the name")),
        Of2006('c', "Dual registered, and stopped attending here", FollowUp.None, "c", Certainty.Read,
            new GroundTerms("registered at more than one school, no longer attends this one, and the other school consents")),
        Of2006('d', "Parent's written notice of education otherwise", FollowUp.HomeEducation, "f", Certainty.Reported,
            new GroundTerms("no longer attends, and the school has the parent's written notice that the child is educated otherwise than at school")),
        Of2006('e', "Moved out of reach", FollowUp.Trace, "g", Certainty.Read,
            new GroundTerms("no longer attends, is no boarder, and no longer ordinarily lives within reasonable distance of the school")),
        LeaveOf2006(),
        Of2006('g', "Unfit to attend until beyond school age", FollowUp.EducationForHealth, "", Certainty.Reported,
            new GroundTerms("the school medical officer certifies that the pupil is unlikely to be fit to attend before compulsory school age ends, and neither pupil nor parent means to go on after it")),
        AbsenceOf2006(),
        Of2006('i', "Detained", FollowUp.YouthJustice, "j", Certainty.Reported,
            new GroundTerms("detained for four months or more under a final order of a court or a recall, with no reason to believe that the pupil will return to the school")),
        Of2006('j', "Died", FollowUp.CloseAndStopLetters, "k", Certainty.Reported, new GroundTerms("the pupil has died")),
        Of2006('k', "Over school age and not staying", FollowUp.None, "l", Certainty.Reported,
            new GroundTerms("will be over compulsory school age before the school next meets, and will not stay for its sixth form")),
        Of2006('l', "Left an independent or non-maintained special school", FollowUp.AskDestination, "n", Certainty.Reported,
            new GroundTerms("has ceased to be a pupil of a school that is neither maintained nor an Academy")),
        Of2006('m', "Permanently excluded", FollowUp.SixthDayEducation, "o", Certainty.Reported,
            new GroundTerms("permanently excluded")),
        Of2006('n', "Nursery pupil who did not move up", FollowUp.CheckAge, "b", Certainty.Reported,
            new GroundTerms("was admitted to nursery education at the school and did not move up to its reception class")),
        new(new(RegisterRegulations.Of2006, 'o'), "Boarder whose fees are unpaid", FollowUp.FindPlace, [new(RegisterRegulations.Of2024, 'm')],
            Rule(RegisterRegulations.Of2006, 'o', "Boarder whose fees are unpaid", FollowUp.FindPlace, "m",
                (BoardingFees, new GroundTerms("boards at a maintained school or Academy, and the fees are unpaid at the end of the term they are for"),
                    new Provision("SI 2006/1751", "reg 8(1)(o) as added by SI 2011/1625")))),
        Of2024('a', "Registered at another school", FollowUp.ConfirmStart, "b", Certainty.Read,
            new GroundTerms("registered at another school; not while an attendance order names this one, nor where this is the main school of a mobile child, nor where dual registration is agreed")),
        Of2024('b', "Nursery pupil who did not move up", FollowUp.CheckAge, "n", Certainty.Read,
            new GroundTerms("was admitted to nursery education at the school and does not go on to its reception class")),
        Of2024('c', "Dual registered, and stopped attending here", FollowUp.None, "c", Certainty.Read,
            new GroundTerms("registered elsewhere too, no longer attends, nothing suggests a return, and every other school consents; not while an attendance order names this one, nor where this is the main school of a mobile child")),
        Of2024('d', "Attendance order changed to another school", FollowUp.CheckOrder, "a", Certainty.Read,
            new GroundTerms("an attendance order named the school, and another school has been put in its place")),
        Of2024('e', "Attendance order revoked", FollowUp.CheckOrder, "a", Certainty.Read,
            new GroundTerms("an attendance order named the school, and was revoked because education was arranged otherwise")),
        Of2024('f', "Parent's written notice of education otherwise", FollowUp.HomeEducation, "d", Certainty.Reported,
            new GroundTerms("the parent's written notice says that the child will be educated otherwise after a stated day, and that day has passed; not while an attendance order names this school")),
        Of2024('g', "Moved out of reach", FollowUp.Trace, "e", Certainty.Reported,
            new GroundTerms("no longer attends, is no boarder, and no longer normally lives within reasonable distance of the school")),
        Of2024('h', "Not back after leave", FollowUp.Trace, "f", Certainty.Reported,
            new GroundTerms($"not back within {LeaveDays} school days after leave ended; {NotIll}; and after joint efforts the pupil is not found, or is found and both agree that nothing suggests a return",
                LeaveDays, EnquiriesAsked.Joint)),
        Of2024('i', "Long absence without authority", FollowUp.Trace, "h", Certainty.Reported,
            new GroundTerms($"absent for {AbsenceDays} school days on end, every session coded G, N or O; {NotIll}; and after joint efforts the pupil is not found, or is found and both agree that nothing suggests a return",
                AbsenceDays, EnquiriesAsked.Joint)),
        Of2024('j', "Detained", FollowUp.YouthJustice, "i", Certainty.Reported,
            new GroundTerms("serves a sentence of detention of four months or more, with no reason to believe that the pupil will return to the school")),
        Of2024('k', "Died", FollowUp.CloseAndStopLetters, "j", Certainty.Reported, new GroundTerms("the pupil has died")),
        Of2024('l', "Over school age and not staying", FollowUp.None, "k", Certainty.Reported,
            new GroundTerms("will be over compulsory school age before the school next meets, and will not stay for its sixth form")),
        Of2024('m', "Boarder whose fees are unpaid", FollowUp.FindPlace, "o", Certainty.Reported,
            new GroundTerms("boards at a maintained school or Academy, and the fees are unpaid at the end of the term they are for")),
        Of2024('n', "Left an independent or non-maintained special school", FollowUp.AskDestination, "l", Certainty.Reported,
            new GroundTerms("has ceased to be a pupil of a school that is neither maintained nor an Academy")),
        Of2024('o', "Permanently excluded", FollowUp.SixthDayEducation, "m", Certainty.Reported,
            new GroundTerms("permanently excluded, and the exclusion is final: review used up, waived in writing, or not asked for in time")),
    ];

    /// <summary>The grounds whose deletion the school had to tell the authority of.</summary>
    public static readonly DatedRule<ReturnedGrounds> Returned = new(
        "DEL-RETURN", "Grounds on which a deletion must be returned to the authority",
        (Regulations2006, new ReturnedGrounds("degim"), new Provision("SI 2006/1751", "reg 12")),
        (JointEnquiries, new ReturnedGrounds(null), new Provision("SI 2006/1751", "reg 12 as amended by SI 2016/792")),
        (Regulations2024, new ReturnedGrounds(null), new Provision("SI 2024/208", "reg 13(4)–(6)")));

    /// <summary>Which leavers need not be returned although a ground is met, unless the authority asks for them.</summary>
    public static readonly DatedRule<string> NotReturned = new(
        "DEL-LEAVERS", "Leavers who need not be returned unless the authority asks",
        (JointEnquiries, "pupils who have finished the last year of education that the school gives",
            new Provision("SI 2006/1751", "reg 12 as amended by SI 2016/792", Force.Law, Certainty.Unconfirmed)),
        (Regulations2024, "pupils who leave at or after the end of the last term of the school's most senior class",
            new Provision("SI 2024/208", "reg 13(4)–(6)", Force.Law, Certainty.Reported)));

    /// <summary>Whether a school has a choice once a ground is met.</summary>
    public static readonly DatedRule<string> Mandatory = new(
        "DEL-MUST", "Whether a name must be deleted once a ground is met",
        (Regulations2006, "must be deleted when a ground is met, and on no other ground", new Provision("SI 2006/1751", "reg 8(1)", Force.Law, Certainty.Unconfirmed)),
        (Regulations2024, "must be deleted when a ground is met, and on no other ground", new Provision("SI 2024/208", "explanatory note")));

    /// <summary>Whose consent a deletion needs.</summary>
    public static readonly DatedRule<string> Consent = new(
        "DEL-CONSENT", "Consent before a pupil placed by an authority at a special school is deleted for home education",
        (Regulations2006, "the authority that placed the pupil, or a direction of the Secretary of State",
            new Provision("SI 2006/1751", "", Force.Law, Certainty.Reported)),
        (Regulations2024, "the authority that placed the pupil, or a direction of the Secretary of State",
            new Provision("SI 2024/208", "reg 9", Force.Law, Certainty.Reported)))
    {
        Remark = "An education, health and care plan at a mainstream school asks for no consent.",
    };

    /// <summary>The regulations in force on a day, or <c>null</c> before 1 September 2006.</summary>
    public static RegisterRegulations? RegulationsOn(DateOnly day) =>
        day >= Regulations2024 ? RegisterRegulations.Of2024 : day >= Regulations2006 ? RegisterRegulations.Of2006 : null;

    /// <summary>The grounds there were on a day, by letter: none before September 2006, then 14, and 15 since September 2011.</summary>
    public static IReadOnlyList<DeletionGround> On(DateOnly day) => [.. All.Where(ground => ground.On(day) is not null)];

    /// <summary>The ground of an instrument and letter, whether or not it is in force today.</summary>
    public static DeletionGround Find(GroundId id) => All.First(ground => ground.Id == id);

    /// <summary>What a letter meant on the day of the deletion, or <c>null</c> if there was no such ground then.</summary>
    public static DeletionGround? Find(char letter, DateOnly day) => All.FirstOrDefault(ground => ground.Id.Letter == letter && ground.On(day) is not null);

    /// <summary>Whether two grounds are one in substance, under whichever instrument and letter.</summary>
    /// <remarks>Two letters of one instrument are never the same ground, even where the other instrument had one for both.</remarks>
    public static bool SameGround(GroundId one, GroundId other) => one == other || Find(one).Counterparts.Contains(other);

    /// <summary>Whether the school had to tell the authority of a deletion on this ground.</summary>
    /// <param name="day">The day of the deletion. False where the ground did not exist on it.</param>
    /// <remarks>Leavers at the end of the school's last year are excused (<see cref="NotReturned"/>), which the ground does not show.</remarks>
    public static bool ReturnOwed(GroundId ground, DateOnly day) =>
        Find(ground).On(day) is not null && Returned.On(day) is { } rule && rule.Value.Includes(ground.Letter);

    private static DeletionGround LeaveOf2006()
    {
        const string title = "Not back after leave";
        var rest = $"not back within {LeaveDays} school days after it ended; {NotIll};";
        return new(new(RegisterRegulations.Of2006, 'f'), title, FollowUp.Trace, [new(RegisterRegulations.Of2024, 'h')],
            Rule(RegisterRegulations.Of2006, 'f', title, FollowUp.Trace, "h",
                (Regulations2006, new GroundTerms($"had leave of more than ten school days for a holiday; {rest} neither school nor authority can find the pupil",
                    LeaveDays, EnquiriesAsked.Each), new Provision("SI 2006/1751", "reg 8(1)(f)")),
                (AnyLeave, new GroundTerms($"had leave of any length; {rest} neither school nor authority can find the pupil",
                    LeaveDays, EnquiriesAsked.Each), new Provision("SI 2006/1751", "reg 8(1)(f) as amended by SI 2013/756", Force.Law, Certainty.Unconfirmed)),
                (JointEnquiries, new GroundTerms($"had leave of any length; {rest} the two together cannot find the pupil",
                    LeaveDays, EnquiriesAsked.Joint), new Provision("SI 2006/1751", "reg 8(1)(f)(iii) as amended by SI 2016/792"))));
    }

    private static DeletionGround AbsenceOf2006()
    {
        const string title = "Long absence without authority";
        var rest = $"absent for {AbsenceDays} school days on end, none of it authorised; {NotIll};";
        return new(new(RegisterRegulations.Of2006, 'h'), title, FollowUp.Trace, [new(RegisterRegulations.Of2024, 'i')],
            Rule(RegisterRegulations.Of2006, 'h', title, FollowUp.Trace, "i",
                (Regulations2006, new GroundTerms($"{rest} neither school nor authority can find the pupil",
                    AbsenceDays, EnquiriesAsked.Each), new Provision("SI 2006/1751", "reg 8(1)(h)", Force.Law, Certainty.Reported)),
                (JointEnquiries, new GroundTerms($"{rest} the two together cannot find the pupil",
                    AbsenceDays, EnquiriesAsked.Joint), new Provision("SI 2006/1751", "reg 8(1)(h)(iii) as amended by SI 2016/792"))));
    }

    private static DeletionGround Of2006(char letter, string title, FollowUp followUp, string counterparts, Certainty certainty, GroundTerms terms) =>
        new(new(RegisterRegulations.Of2006, letter), title, followUp, Ids(RegisterRegulations.Of2024, counterparts),
            Rule(RegisterRegulations.Of2006, letter, title, followUp, counterparts,
                (Regulations2006, terms, new Provision("SI 2006/1751", $"reg 8(1)({letter})", Force.Law, certainty))));

    private static DeletionGround Of2024(char letter, string title, FollowUp followUp, string counterparts, Certainty certainty, GroundTerms terms) =>
        new(new(RegisterRegulations.Of2024, letter), title, followUp, Ids(RegisterRegulations.Of2006, counterparts),
            Rule(RegisterRegulations.Of2024, letter, title, followUp, counterparts,
                (Regulations2024, terms, new Provision("SI 2024/208", $"reg 9(1)({letter})", Force.Law, certainty))));

    private static DatedRule<GroundTerms> Rule(RegisterRegulations regulations, char letter, string title, FollowUp followUp, string counterparts,
        params (DateOnly From, GroundTerms Value, Provision Source)[] versions)
    {
        var isOld = regulations is RegisterRegulations.Of2006;
        var other = Ids(isOld ? RegisterRegulations.Of2024 : RegisterRegulations.Of2006, counterparts);
        return new($"DEL-{(int)regulations}-{letter}", $"Ground {(int)regulations}({letter}): {title}",
            isOld ? Regulations2024.AddDays(-1) : null, versions)
        {
            Remark = (other.Length == 0 ? "Taken away in 2024." : $"{(isOld ? "Became" : "Was")} {string.Join(" and ", other)}.") + After(followUp),
        };
    }

    private static GroundId[] Ids(RegisterRegulations regulations, string letters) =>
        [.. letters.Select(letter => new GroundId(regulations, letter))];

    private static string After(FollowUp followUp) => followUp switch
    {
        FollowUp.None => "",
        FollowUp.ConfirmStart => " Usual follow-up: confirm that the child has started at the other school.",
        FollowUp.CheckAge => " Usual follow-up: check whether the child is of school age yet.",
        FollowUp.CheckOrder => " Usual follow-up: read the order, and check the school it names now or why it was revoked.",
        FollowUp.HomeEducation => " Usual follow-up: the officer for elective home education.",
        FollowUp.Trace => " Usual follow-up: trace the child.",
        FollowUp.YouthJustice => " Usual follow-up: the youth justice team.",
        FollowUp.CloseAndStopLetters => " Usual follow-up: close, and stop every letter.",
        FollowUp.FindPlace => " Usual follow-up: find a place.",
        FollowUp.AskDestination => " Usual follow-up: ask where the child went.",
        FollowUp.SixthDayEducation => " Usual follow-up: education from the sixth school day.",
        FollowUp.EducationForHealth => " Usual follow-up: education under section 19.",
        _ => throw new InvalidOperationException($"There is no follow-up {followUp}"),
    };
}

/// <summary>The grounds of which a deletion must be returned.</summary>
/// <param name="letters">Their letters; <c>null</c> for every ground.</param>
public sealed class ReturnedGrounds(string? letters)
{
    public bool Includes(char letter) => letters is null || letters.Contains(letter, StringComparison.Ordinal);

    public override string ToString() => letters is null ? "all" : string.Join(", ", letters.Select(letter => $"({letter})"));
}
