using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>One child on one day: what holds, read off the history once, so that every definition judges the same facts.</summary>
public sealed class Situation
{
    private readonly ChildView child;
    private List<Assertion>? holding;
    private AreaAuthority? area;
    private Schooling? schooling;
    private FollowOn<WhereaboutsReported>? whereabouts;
    private FollowOn<HomeEducated>? homeEducation;

    /// <remarks>Each part is worked out when first asked for: most days of a life are decided by age alone.</remarks>
    /// <param name="child">The child as known at a moment.</param>
    /// <param name="day">The day asked.</param>
    internal Situation(ChildView child, DateOnly day)
    {
        this.child = child;
        Day = day;
        Age = child.History.BirthDay is { } birth ? Birthday.AgeOn(birth, day) : null;
    }

    public DateOnly Day { get; }

    public EducationHistory History => child.History;

    /// <summary>Age in whole years; <c>null</c> if the date of birth is not known.</summary>
    public int? Age { get; }

    /// <summary>Compulsory school age, both ends included; <c>null</c> if the date of birth is not known.</summary>
    public DateSpan? SchoolAge => child.SchoolAge;

    /// <summary>Hours a week that are full-time at that age.</summary>
    public decimal FullTime => FullTimeHours.For(Age, Day);

    /// <summary>In whose area the child is counted.</summary>
    public AreaAuthority Area => area ??= AreaAuthority.On(child.Residences, Day);

    /// <summary>What school offers and what is attended.</summary>
    public Schooling Schooling => schooling ??= Schooling.Of(Held, FullTime);

    public FollowOn<WhereaboutsReported> Whereabouts =>
        whereabouts ??= FollowOn<WhereaboutsReported>.Among(Held, static (left, right) => left.Kind == right.Kind);

    public FollowOn<HomeEducated> HomeEducation =>
        homeEducation ??= FollowOn<HomeEducated>.Among(Held, static (left, right) => left.Kind == right.Kind);

    public bool IsRegistered => Schooling.Places.Count > 0;

    /// <summary>The exclusion that holds, the earliest to begin; <c>null</c> when the child is not out.</summary>
    public Excluded? Exclusion => First<Excluded>();

    /// <summary>The reason recorded, the last to begin; <c>null</c> when none is.</summary>
    public Reason? Reason => Last<ReasonRecorded>()?.Reason;

    /// <summary>Everything that holds on the day, the earliest to begin first.</summary>
    public IReadOnlyList<Assertion> Holding => Held;

    internal List<Assertion> Held => holding ??= HeldOn();

    /// <summary>Hours a week of provision of every kind and judgement, together; hours not recorded count as none.</summary>
    public decimal ProvisionHours => HoursOf(static _ => true);

    /// <summary>Hours a week of the provisions chosen, together; hours not recorded count as none.</summary>
    public decimal HoursOf(Func<Provided, bool> isChosen)
    {
        var hours = 0m;
        foreach (var assertion in Held)
        {
            hours += assertion is Provided provision && isChosen(provision) ? provision.Hours ?? 0 : 0;
        }

        return hours;
    }

    /// <summary>Whether whereabouts say this; unknown where they contradict each other.</summary>
    public Tri WhereaboutsAre(Whereabouts kind) =>
        Whereabouts.IsContradictory ? Tri.Unknown : TriLogic.Of(Whereabouts.Latest?.Kind == kind);

    /// <summary>Whether home education stands so; unknown where it contradicts itself.</summary>
    public Tri HomeEducationIs(HomeEducation kind) =>
        HomeEducation.IsContradictory ? Tri.Unknown : TriLogic.Of(HomeEducation.Latest?.Kind == kind);

    /// <summary>The absence of a kind, from a school where the child is registered, that holds; <c>null</c> when none does.</summary>
    public Absent? Absence(AbsenceKind kind)
    {
        foreach (var assertion in Held)
        {
            if (assertion is Absent absence && absence.Kind == kind && Schooling.Concerns(absence.School))
            {
                return absence;
            }
        }

        return null;
    }

    /// <summary>The first provision of a kind that holds; <c>null</c> when none does.</summary>
    public Provided? Provision(ProvisionKind kind)
    {
        foreach (var assertion in Held)
        {
            if (assertion is Provided provision && provision.Kind == kind)
            {
                return provision;
            }
        }

        return null;
    }

    /// <summary>The application in a state that holds; <c>null</c> when none does.</summary>
    public Applied? Application(ApplicationKind kind)
    {
        foreach (var assertion in Held)
        {
            if (assertion is Applied application && application.Kind == kind)
            {
                return application;
            }
        }

        return null;
    }

    /// <summary>Whether one of the named attributes holds.</summary>
    public Attributed? Attribute(params ReadOnlySpan<string> names)
    {
        foreach (var assertion in Held)
        {
            if (assertion is Attributed attribute && names.Contains(attribute.Name))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether the nth school day of an absence has been reached.</summary>
    /// <returns>Unknown if the days of its school are not known so far.</returns>
    public Tri HasReachedSchoolDay(Absent absence, int n)
    {
        var days = child.DaysFor(absence.School, absence.Held.First);
        return days.NthFrom(absence.Held.First, n) is { } due ? TriLogic.Of(Day >= due)
            : days.Known.Contains(absence.Held.First) && days.Known.Contains(Day) ? Tri.False : Tri.Unknown;
    }

    /// <summary>Whether the day has come from which an excluded child is owed education.</summary>
    public Tri HasReachedSixthDay() => child.SixthDays.Reached(Day);

    internal T? First<T>()
        where T : Assertion
    {
        foreach (var assertion in Held)
        {
            if (assertion is T line)
            {
                return line;
            }
        }

        return null;
    }

    internal T? Last<T>()
        where T : Assertion
    {
        for (var i = Held.Count - 1; i >= 0; i--)
        {
            if (Held[i] is T line)
            {
                return line;
            }
        }

        return null;
    }

    private List<Assertion> HeldOn()
    {
        var held = new List<Assertion>();
        foreach (var line in child.History.Standing)
        {
            if (line.What.Held.First > Day)
            {
                break; // they stand in the order in which they begin
            }

            if (line.What.Held.Contains(Day))
            {
                held.Add(line.What);
            }
        }

        return held;
    }
}
