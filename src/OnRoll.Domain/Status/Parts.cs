using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>The parts that most definitions share: age, area, register, suitable education otherwise.</summary>
public static class Parts
{
    /// <summary>Is of compulsory school age (Education Act 1996, s 8), and alive.</summary>
    public static readonly Part SchoolAge = new("compulsory school age", OfSchoolAge, IsOfSchoolAge);

    /// <summary>As <see cref="SchoolAge"/>, but unknown in the last days, where the section 19 duty turns on examinations.</summary>
    public static readonly Part SchoolAgeForDuty = new("compulsory school age, examinations left",
        on => IsInLastDaysOfDuty(on)
            ? Verdict.Unknown("ceases to be of compulsory school age within six weeks, and examinations are not recorded", on.History.Birth)
            : OfSchoolAge(on),
        on => IsInLastDaysOfDuty(on) ? Tri.Unknown : IsOfSchoolAge(on));

    /// <summary>Is in the area of an authority in England; unknown while that is only believed.</summary>
    public static readonly Part InArea = new("in area", on => InAreaOf(on, whileBelieved: Tri.Unknown));

    /// <summary>Is in the area; counted there until confirmed to have left.</summary>
    public static readonly Part InAreaUntilConfirmed = new("in area until confirmed gone", on => InAreaOf(on, whileBelieved: Tri.True));

    /// <summary>Is in the area; believed abroad counts as gone.</summary>
    public static readonly Part InAreaNotBelievedAbroad = new("in area, not believed abroad", on =>
        InAreaOf(on, whileBelieved: Tri.Unknown, isGoneWhenBelievedAbroad: true));

    /// <summary>Has a name on an admission register, wherever the school is (Education Act 1996, s 434).</summary>
    public static readonly Part OnRegister = new("registered", on => on.IsRegistered
        ? Verdict.True("is a registered pupil", on.Schooling.Registration)
        : Verdict.False("is on no school's admission register"));

    /// <summary>Has suitable education otherwise than at school (Education Act 1996, s 436A(1)(b), (3)).</summary>
    public static readonly Part SuitableOtherwise = new("suitable education otherwise", JudgeSuitableOtherwise);

    /// <summary>Is home educated and the authority cannot yet judge it.</summary>
    public static readonly Part HomeEducationNotYetAssessed = new("home education not yet assessed", on =>
        HomeEducationStands(on, HomeEducation.NotYetAssessed, "is home educated, not yet assessed", "has no home education that waits to be assessed"));

    internal static Verdict HomeEducationStands(Situation on, HomeEducation kind, string yes, string no) =>
        on.HomeEducationIs(kind) switch
        {
            Tri.True => Verdict.True(yes, on.HomeEducation.Latest),
            Tri.Unknown => Contradiction(on.HomeEducation),
            _ => Verdict.False(no, on.HomeEducation.Latest),
        };

    /// <summary>Two reports from one day: both are shown.</summary>
    internal static Verdict Contradiction<T>(FollowOn<T> state)
        where T : Assertion =>
        Verdict.Unknown($"is reported in two ways from the same day: {state.Contradicts!.Words}, and", state.Latest);

    private static bool IsInLastDaysOfDuty(Situation on) =>
        IsOfSchoolAge(on) is Tri.True && on.SchoolAge is { } span
        && span.Until.DayNumber - on.Day.DayNumber < (StatusRules.LastDaysOfDuty.On(on.Day) ?? StatusRules.LastDaysOfDuty.Versions[0]).Value;

    private static Tri IsOfSchoolAge(Situation on) =>
        on.History.Death is { } death && on.Day > death.Day ? Tri.False
        : on.SchoolAge is { } age ? TriLogic.Of(age.Contains(on.Day))
        : Tri.Unknown;

    private static Verdict OfSchoolAge(Situation on)
    {
        if (on.History.Death is { } death && on.Day > death.Day)
        {
            return Verdict.False("has died", death);
        }

        if (on.SchoolAge is not { } age)
        {
            return Verdict.Unknown("may be of compulsory school age: the date of birth is not known", on.History.Birth);
        }

        return on.Day < age.First ? Verdict.False($"is below compulsory school age until {age.First:yyyy-MM-dd}", on.History.Birth)
            : on.Day > age.Until ? Verdict.False($"ceased to be of compulsory school age at the end of {age.Until:yyyy-MM-dd}", on.History.Birth)
            : Verdict.True($"is of compulsory school age ({age})", on.History.Birth);
    }

    private static Verdict InAreaOf(Situation on, Tri whileBelieved, bool isGoneWhenBelievedAbroad = false)
    {
        if (on.WhereaboutsAre(Whereabouts.ConfirmedAbroad) is Tri.True)
        {
            return Verdict.False("is confirmed to be abroad", on.Whereabouts.Latest);
        }

        if (on.Area.IsOutsideEngland)
        {
            return Verdict.False("lives outside England", on.Area.Residence);
        }

        if (isGoneWhenBelievedAbroad && on.WhereaboutsAre(Whereabouts.BelievedAbroad) is Tri.True)
        {
            return Verdict.False("is believed to be abroad", on.Whereabouts.Latest);
        }

        if (on.Area.Residence is not { } residence)
        {
            return Verdict.Unknown("may be in the area: no confirmed residence has been recorded");
        }

        if (on.Whereabouts.IsContradictory)
        {
            return Contradiction(on.Whereabouts);
        }

        if (on.WhereaboutsAre(Whereabouts.BelievedAbroad) is Tri.True)
        {
            return new(whileBelieved, "is believed, not confirmed, to be abroad", on.Whereabouts.Latest);
        }

        if (BelievedElsewhere(on, residence) is { } elsewhere)
        {
            return new(whileBelieved, "is believed, not confirmed, to have moved", elsewhere);
        }

        if (on.Area.HasEnded)
        {
            return new(whileBelieved, "has left the last confirmed residence, and no other is confirmed", residence);
        }

        return on.Area.IsOneOfSeveral
            ? Verdict.True("is in England, in an area since divided between authorities", residence)
            : Verdict.True("is in the area", residence);
    }

    private static Resident? BelievedElsewhere(Situation on, Resident confirmed)
    {
        foreach (var assertion in on.Holding)
        {
            if (assertion is Resident { IsConfirmed: false } believed && believed.Held.First > confirmed.Held.First
                && believed.Authority != confirmed.Authority
                && AreaAuthority.InBeing(believed.Authority, on.Day).Code is var code && (code is null || code != on.Area.Code))
            {
                return believed;
            }
        }

        return null;
    }

    private static Verdict JudgeSuitableOtherwise(Situation on)
    {
        var provision = JudgeProvision(on);
        if (provision.Value is Tri.True || !on.HomeEducation.IsAny)
        {
            return provision;
        }

        var home = on.HomeEducation.IsContradictory
            ? Contradiction(on.HomeEducation)
            : on.HomeEducation.Latest!.Kind switch
            {
                HomeEducation.Suitable => Verdict.True("is home educated, judged suitable", on.HomeEducation.Latest),
                HomeEducation.Unsuitable => Verdict.False("is home educated, judged unsuitable", on.HomeEducation.Latest),
                HomeEducation.NotYetAssessed => Verdict.Unknown("is home educated, not yet assessed", on.HomeEducation.Latest),
                _ => Verdict.Unknown("is home educated, and the parent has not responded", on.HomeEducation.Latest),
            };
        return home.Value.Or(provision.Value) == home.Value ? home : provision;
    }

    private static bool CountsTowardsFullTime(Provided provision) =>
        provision is { Judgement: not Judgement.Unsuitable, Kind: not ProvisionKind.Unregistered };

    private static Verdict JudgeProvision(Situation on)
    {
        Provided? seen = null;
        Provided? unclear = null;
        Provided? unregistered = null;
        foreach (var assertion in on.Holding)
        {
            if (assertion is not Provided provision || provision.Judgement is Judgement.Unsuitable)
            {
                seen ??= assertion as Provided;
                continue;
            }

            if (provision.Kind is ProvisionKind.Unregistered)
            {
                unregistered = provision;
                continue;
            }

            var isPackage = provision.Kind is ProvisionKind.Eotas or ProvisionKind.Custody;
            if (provision.Judgement is Judgement.PartTimeForHealth)
            {
                return Verdict.True("has part-time education by the authority's decision on health grounds", provision);
            }

            if (isPackage && provision.Judgement is Judgement.Suitable)
            {
                return Verdict.True("has education otherwise that is judged suitable", provision);
            }

            if (provision.Hours is null || isPackage)
            {
                unclear = provision;
            }

            seen = provision;
        }

        return on.HoursOf(CountsTowardsFullTime) >= on.FullTime
                ? Verdict.True("has full-time education otherwise", seen)
            : unregistered is not null ? Verdict.Unknown("attends a setting that is not registered as a school", unregistered)
            : unclear is not null ? Verdict.Unknown("has education otherwise whose hours or suitability are not recorded", unclear)
            : seen is not null ? Verdict.False("has education otherwise that is not full-time or not suitable", seen)
            : Verdict.False("has no education otherwise than at school");
    }
}
