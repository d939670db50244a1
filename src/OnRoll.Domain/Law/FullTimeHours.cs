using System.Globalization;

namespace OnRoll.Domain.Law;

/// <summary>Hours of teaching a week that make an education full-time, by age.</summary>
/// <remarks>
/// No statute fixes them. Ofsted's 2013 report "Pupils missing out on education" (no. 130048) says 21 to 25 by age; the split is the
/// one of older departmental advice on weekly lesson time. Exactly the hours is full-time.
/// </remarks>
public static class FullTimeHours
{
    public static readonly DatedRule<HoursByAge> Rule = new(
        "HOURS", "Hours of teaching a week that are full-time, by age in years",
        (new(1996, 11, 1), new HoursByAge([(7, 21m), (11, 23.5m), (14, 24m)], 25m),
            new Provision("Ofsted report 130048", "(2013); departmental advice on lesson time", Force.Guidance, Certainty.Unconfirmed)));

    /// <param name="age">In whole years; <c>null</c> if the date of birth is not known: the most is asked.</param>
    /// <param name="day">The day judged, which picks the version.</param>
    public static decimal For(int? age, DateOnly day) => (Rule.On(day) ?? Rule.Versions[0]).Value.For(age);
}

/// <summary>A number of hours for each range of ages.</summary>
/// <param name="Steps">The last age of each range with its hours, the youngest first.</param>
/// <param name="Beyond">Hours above the last range, and where the age is not known.</param>
public sealed record HoursByAge(IReadOnlyList<(int UpToAge, decimal Hours)> Steps, decimal Beyond)
{
    public decimal For(int? age)
    {
        foreach (var (upTo, hours) in Steps)
        {
            if (age <= upTo)
            {
                return hours;
            }
        }

        return Beyond;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join("; ", Steps.Select(step => $"to age {step.UpToAge}: {step.Hours.ToString(CultureInfo.InvariantCulture)}"))}; above: {Beyond}");
}
