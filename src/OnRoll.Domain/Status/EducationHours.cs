using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>Hours of education a week on a day, against those that are full-time.</summary>
/// <param name="FullTime">Hours that are full-time at the child's age.</param>
/// <param name="Offered">Taught hours offered at school.</param>
/// <param name="AtSchool">Hours truly had at school: none while excluded or absent; as attended, where that is recorded; else as offered.</param>
/// <param name="Elsewhere">Hours of other provision; hours not recorded count as none.</param>
/// <param name="IsHomeEducated">Whether the parent says so and the authority has not found it unsuitable.</param>
/// <param name="None">Whether the child gets no education at all; unknown where hours, home education or whereabouts leave it open.</param>
public sealed record EducationHours(decimal FullTime, decimal Offered, decimal AtSchool, decimal Elsewhere, bool IsHomeEducated, Tri None)
{
    public decimal Received => AtSchool + Elsewhere;

    /// <summary>Hours short of full-time, nought if there is no gap; <c>null</c> where home education stands, which is not counted in hours.</summary>
    public decimal? Gap => IsHomeEducated ? null : Math.Max(0, FullTime - Received);

    public static EducationHours On(Situation situation)
    {
        var schooling = situation.Schooling;
        var isAway = situation.Exclusion is not null || situation.Absence(AbsenceKind.Unauthorised) is not null
            || situation.Absence(AbsenceKind.Authorised) is not null || situation.Absence(AbsenceKind.Sick) is not null;
        var atSchool = schooling.Attended ?? (isAway ? 0 : schooling.Offered);
        var elsewhere = situation.ProvisionHours;
        return new(situation.FullTime, schooling.Offered, atSchool, elsewhere,
            situation.HomeEducation.IsAny && situation.HomeEducationIs(HomeEducation.Unsuitable) is not Tri.True,
            atSchool + elsewhere > 0 ? Tri.False : WithoutHours(situation));
    }

    /// <summary>Whether a child of compulsory school age in the area gets no education at all; of another child it is false.</summary>
    public static Tri IsWithout(Situation situation) =>
        Parts.SchoolAge.On(situation) is not Tri.True || Parts.InAreaUntilConfirmed.On(situation) is not Tri.True ? Tri.False : On(situation).None;

    /// <summary>Days in a period on which the child was of compulsory school age, in the area, and had no education.</summary>
    /// <param name="schoolDays">The days that count as school days for the child.</param>
    public static DaysWithout Without(Timeline timeline, DateSpan period, CountedDays schoolDays)
    {
        var (days, school, unknown) = (0, 0, 0);
        for (var i = 0; i < timeline.Count; i++)
        {
            var stretch = timeline.Stretch(i);
            if (!stretch.Overlaps(period))
            {
                continue;
            }

            var first = stretch.First > period.First ? stretch.First : period.First;
            var last = stretch.Until < period.Until ? stretch.Until : period.Until;
            switch (IsWithout(timeline.Situation(i)))
            {
                case Tri.True:
                    days += last.DayNumber - first.DayNumber + 1;
                    school += schoolDays.Between(first, last);
                    break;
                case Tri.Unknown:
                    unknown += last.DayNumber - first.DayNumber + 1;
                    break;
            }
        }

        return new(days, school, unknown);
    }

    private static Tri WithoutHours(Situation situation)
    {
        if (situation.HomeEducationIs(HomeEducation.Suitable) is Tri.True)
        {
            return Tri.False;
        }

        var isOpen = situation.Holding.Any(assertion => assertion is Provided { Hours: null })
            || (situation.HomeEducation.IsAny && situation.HomeEducationIs(HomeEducation.Unsuitable) is not Tri.True)
            || (!situation.IsRegistered && situation.WhereaboutsAre(Whereabouts.Known) is not Tri.True && situation.Whereabouts.IsAny);
        return isOpen ? Tri.Unknown : Tri.True;
    }
}

/// <summary>Days without any education.</summary>
/// <param name="Days">Calendar days.</param>
/// <param name="SchoolDays">School days among them.</param>
/// <param name="Unknown">Calendar days of which it cannot be said; not among <paramref name="Days"/>.</param>
public readonly record struct DaysWithout(int Days, int SchoolDays, int Unknown);
