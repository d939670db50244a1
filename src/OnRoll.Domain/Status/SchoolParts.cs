using System.Globalization;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>The parts that single definitions ask: is the child at school in the usual way, there, elsewhere, getting what is owed?</summary>
public static class SchoolParts
{
    /// <summary>Attends full-time school in the usual way (Ofsted 2013, no. 130048; DEF-8). Other provision does not count.</summary>
    public static readonly Part Usual = new("full-time school in the usual way", on =>
        on.IsRegistered ? UsualOnRoll(on) : UsualOffRoll(on));

    /// <summary>Is in receipt of full-time school education (Ofsted handbook 2014, p 54; DEF-9).</summary>
    public static readonly Part There = new("in receipt of full-time school education", JudgeThere);

    /// <summary>Is not at school for all of the usual time (Education Act 1996, s 436B as it would read; DEF-16).</summary>
    public static readonly Part Elsewhere = new("not in school for some or all of the time", JudgeElsewhere);

    /// <summary>Gets suitable education, or is not yet owed it (Education Act 1996, s 19; DEF-18).</summary>
    public static readonly Part Gets = new("gets suitable education", on => on.IsRegistered ? GetsOnRoll(on) : GetsOffRoll(on));

    /// <summary>Misses the share of school that makes absence persistent in that year (DEF-13).</summary>
    public static readonly Part PersistentlyAbsent = new("persistent absence", on =>
        Misses(on, StatusRules.PersistentAbsence.On(on.Day)?.Value, "is judged by a threshold of persistent absence that did not exist then"));

    /// <summary>Misses half of school or more (DEF-14).</summary>
    public static readonly Part SeverelyAbsent = new("severe absence", on =>
        Misses(on, StatusRules.SevereAbsence.On(on.Day)?.Value, "is judged by a threshold of severe absence that did not exist then"));

    /// <summary>Has been absent unauthorised for the run of school days that must be returned to the authority.</summary>
    public static readonly Part LongUnauthorisedAbsence = new("continuous unauthorised absence", on =>
    {
        if (on.Absence(AbsenceKind.Unauthorised) is not { } absence)
        {
            return Verdict.False("has no unbroken unauthorised absence");
        }

        var days = ChildView.LongAbsenceOn(absence.Held.First);
        return on.HasReachedSchoolDay(absence, days) switch
        {
            Tri.True => Verdict.True($"has been absent unauthorised for {days} school days or more", absence),
            Tri.False => Verdict.False($"has been absent unauthorised for fewer than {days} school days", absence),
            _ => Verdict.Unknown("is absent unauthorised, and the school days are not known so far", absence),
        };
    });

    /// <summary>Whereabouts are reported unknown.</summary>
    public static readonly Part WhereaboutsUnknown = new("whereabouts unknown", on => on.WhereaboutsAre(Whereabouts.Unknown) switch
    {
        Tri.True => Verdict.True("has whereabouts that are unknown", on.Whereabouts.Latest),
        Tri.Unknown => Parts.Contradiction(on.Whereabouts),
        _ => Verdict.False("has no report of whereabouts unknown", on.Whereabouts.Latest),
    });

    private static Verdict UsualOnRoll(Situation on)
    {
        if (on.Absence(AbsenceKind.Mobile) is { } mobile)
        {
            return Verdict.Unknown("is a mobile child travelling for the family's work", mobile);
        }

        if (on.Exclusion is { } exclusion)
        {
            return Verdict.False("is excluded", exclusion);
        }

        return BelowFullTime(on)
            ?? (on.Absence(AbsenceKind.Unauthorised) is { } absence
                ? Verdict.False("is absent without authority", absence)
                : Verdict.True("attends full-time school in the usual way", on.Schooling.Registration));
    }

    private static Verdict UsualOffRoll(Situation on)
    {
        if (on.HoursOf(static provision => provision.Kind is ProvisionKind.FurtherEducation) >= on.FullTime)
        {
            return Verdict.True("attends a further education college full-time", on.Provision(ProvisionKind.FurtherEducation));
        }

        if (on.Provision(ProvisionKind.Unregistered) is { } unregistered)
        {
            return Verdict.Unknown("attends a setting that is not registered as a school", unregistered);
        }

        if (on.HomeEducation.IsAny && on.HomeEducationIs(HomeEducation.Unsuitable) is not Tri.True)
        {
            return Verdict.Unknown("is said to be home educated", on.HomeEducation.Latest);
        }

        return on.WhereaboutsAre(Whereabouts.Unknown) is not Tri.False
            ? Verdict.Unknown("has whereabouts that are not known", on.Whereabouts.Latest)
            : Verdict.False("is on no school's admission register");
    }

    private static Verdict? BelowFullTime(Situation on)
    {
        if (on.Schooling.Offered < on.FullTime)
        {
            return Verdict.False($"is offered {Hours(on.Schooling.Offered)} of {Hours(on.FullTime)} hours a week at school",
                (Assertion?)on.Schooling.Timetable ?? on.Schooling.Registration);
        }

        return on.Schooling.Attended < on.FullTime
            ? Verdict.False($"attends {Hours(on.Schooling.Attended.Value)} of {Hours(on.FullTime)} hours a week at school", on.Schooling.Attendance)
            : null;
    }

    private static Verdict JudgeThere(Situation on)
    {
        if (!on.IsRegistered)
        {
            return Verdict.False("is on no school's admission register");
        }

        if (on.Absence(AbsenceKind.Mobile) is { } mobile)
        {
            return Verdict.Unknown("is a mobile child travelling for the family's work", mobile);
        }

        if (on.Exclusion is { } exclusion)
        {
            return Verdict.False("is excluded", exclusion);
        }

        if (FullTimePru(on) is { } pru)
        {
            return Verdict.Unknown("is full-time at a pupil referral unit, which is a school in law", pru);
        }

        if (on.Schooling.Offered < on.FullTime || on.Schooling.Attended == 0)
        {
            return BelowFullTime(on)!.Value;
        }

        if (on.Schooling.Attended < on.FullTime)
        {
            return Verdict.Unknown("is offered full-time education and does not attend all of it", on.Schooling.Attendance);
        }

        return on.Absence(AbsenceKind.Unauthorised) is { } absence
            ? Verdict.Unknown("is offered full-time education and is absent without authority", absence)
            : Verdict.True("receives full-time school education", on.Schooling.Registration);
    }

    private static Registered? FullTimePru(Situation on)
    {
        foreach (var place in on.Schooling.Places)
        {
            if (place.Registration.Kind is SchoolKind.Pru && place.Hours >= on.FullTime)
            {
                return place.Registration;
            }
        }

        return null;
    }

    private static Verdict JudgeElsewhere(Situation on)
    {
        if (!on.IsRegistered)
        {
            return on.Provision(ProvisionKind.Custody) is { } custody
                ? Verdict.Unknown("is educated in custody", custody)
                : Verdict.True("is on no school's admission register");
        }

        if (on.Absence(AbsenceKind.Mobile) is { } mobile)
        {
            return Verdict.Unknown("is a mobile child travelling for the family's work", mobile);
        }

        if (on.Schooling.Offered < on.FullTime)
        {
            return BelowFullTime(on)!.Value with { Value = Tri.True };
        }

        Assertion? beside = on.First<Provided>() ?? (Assertion?)on.HomeEducation.Latest;
        return beside is not null
            ? Verdict.True("is registered and educated elsewhere for some of the time", beside)
            : Verdict.False("is at school for all of the usual time", on.Schooling.Registration);
    }

    private static Verdict GetsOnRoll(Situation on)
    {
        if (on.Exclusion is { } exclusion)
        {
            return on.HasReachedSixthDay() switch
            {
                Tri.False => Verdict.True("is excluded, and the sixth school day has not come", exclusion),
                Tri.True => Parts.SuitableOtherwise.Judge(on),
                _ => Parts.SuitableOtherwise.Judge(on) is { Value: Tri.True } suitable ? suitable
                    : Verdict.Unknown("is excluded, and the school days are not known so far", exclusion),
            };
        }

        if (on.Schooling.Offered + on.ProvisionHours < on.FullTime)
        {
            return Parts.SuitableOtherwise.Judge(on);
        }

        if (on.Absence(AbsenceKind.Unauthorised) is { } absence)
        {
            return Verdict.Unknown("is offered full-time education and absent without authority", absence);
        }

        if (on.Schooling.Attended < on.FullTime)
        {
            return Verdict.Unknown("is offered education and does not attend all of it", on.Schooling.Attendance);
        }

        return on.WhereaboutsAre(Whereabouts.Unknown) is not Tri.False
            ? Verdict.Unknown("has whereabouts that are not known", on.Whereabouts.Latest)
            : on.Schooling.Offered >= on.FullTime ? Verdict.True("is offered full-time education", on.Schooling.Registration)
            : Verdict.True($"is offered full-time education, {Hours(on.Schooling.Offered)} hours a week at school and {Hours(on.ProvisionHours)} elsewhere", on.First<Provided>());
    }

    private static Verdict GetsOffRoll(Situation on)
    {
        var suitable = Parts.SuitableOtherwise.Judge(on);
        if (suitable.Value is not Tri.False)
        {
            return suitable;
        }

        if (on.WhereaboutsAre(Whereabouts.Unknown) is not Tri.False)
        {
            return Verdict.Unknown("has whereabouts that are not known", on.Whereabouts.Latest);
        }

        return on.Application(ApplicationKind.Declined) is { } declined
            ? Verdict.Unknown("was offered a place that the parent declined", declined)
            : suitable;
    }

    private static Verdict Misses(Situation on, decimal? threshold, string noneThen)
    {
        if (threshold is not { } share)
        {
            return Verdict.Unknown(noneThen);
        }

        if (on.Schooling.Attended is { } attended && on.Schooling.Offered > 0)
        {
            var missed = 1 - (attended / on.Schooling.Offered);
            return new(TriLogic.Of(missed >= share), $"misses {missed.ToString("P0", CultureInfo.InvariantCulture)} of the hours offered", on.Schooling.Attendance);
        }

        return on.First<Absent>() is { } absence
            ? Verdict.Unknown("is absent, and the share of school missed is not recorded", absence)
            : Verdict.False("has no absence recorded");
    }

    private static string Hours(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);
}
