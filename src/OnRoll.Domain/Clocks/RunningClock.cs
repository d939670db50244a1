using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Clocks;

/// <summary>How a running clock stands on a day.</summary>
public enum ClockState
{
    Upcoming,
    DueToday,
    Overdue,

    /// <summary>The school days are not known so far, so that nobody can say when it is due.</summary>
    Unknown,
}

/// <summary>A clock that the facts about a child set running and that nothing recorded has stopped.</summary>
/// <param name="Evidence">What started it.</param>
public sealed record RunningClock(string Child, Deadline Deadline, ClockState State, Assertion Evidence)
{
    /// <summary>The clocks that run for a child on a day: attendance return, in-year application, education from the sixth day.</summary>
    /// <remarks>
    /// Only what facts can start and stop is here; the clocks of casework (reviews, enquiries, orders) belong to the case. The register
    /// does not hold returns, so an attendance return is shown until the absence ends.
    /// </remarks>
    public static IEnumerable<RunningClock> For(Timeline timeline, DateOnly on)
    {
        var situation = timeline.Child.On(on);
        if (Parts.SchoolAge.On(situation) is Tri.False)
        {
            yield break;
        }

        foreach (var assertion in situation.Holding)
        {
            var rule = assertion switch
            {
                Absent { Kind: AbsenceKind.Unauthorised } absence when situation.Schooling.Concerns(absence.School) => "D06",
                Applied { Kind: ApplicationKind.Submitted } => "D20",
                Excluded { Kind: ExclusionKind.Suspension } when !HasEducation(situation) => "D22",
                Excluded { Kind: ExclusionKind.Permanent } when !HasEducation(situation) => "D23",
                _ => null,
            };
            if (rule is not null)
            {
                yield return Run(timeline, ClockRules.Find(rule)!, assertion, on);
            }
        }
    }

    private static bool HasEducation(Situation situation) => Parts.SuitableOtherwise.On(situation) is Tri.True;

    private static RunningClock Run(Timeline timeline, ClockRule rule, Assertion started, DateOnly on)
    {
        var school = started switch
        {
            Absent absence => absence.School,
            Excluded exclusion => exclusion.School,
            _ => "",
        };
        var from = started is Excluded { Kind: ExclusionKind.Suspension } suspension
            ? timeline.Child.FirstDayOfRun(suspension)
            : started.Held.First;
        var deadline = Deadline.Of(rule, from, timeline.Child.DaysFor(school, from));
        var state = deadline.Due is not { } due ? ClockState.Unknown
            : due > on ? ClockState.Upcoming : due == on ? ClockState.DueToday : ClockState.Overdue;
        return new(timeline.History.Child, deadline, state, started);
    }
}
