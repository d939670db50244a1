using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>What one school offers a registered child on a day.</summary>
/// <param name="Hours">Taught hours a week.</param>
public sealed record SchoolPlace(Registered Registration, Timetabled? Timetable, decimal Hours);

/// <summary>What school offers a registered child on a day, and what the child truly attends: hours a week.</summary>
/// <param name="Places">A place for each school whose register the name is on.</param>
/// <param name="Attended">Hours attended at the schools that have said so, together; <c>null</c> when none has.</param>
public sealed record Schooling(IReadOnlyList<SchoolPlace> Places, decimal? Attended, Attended? Attendance)
{
    private static readonly Schooling Nowhere = new([], null, null);

    /// <summary>Taught hours offered, summed over the schools; 0 when registered nowhere.</summary>
    public decimal Offered { get; } = Places.Sum(place => place.Hours);

    /// <summary>A part-time timetable, if there is one.</summary>
    public Timetabled? Timetable => Places.Select(place => place.Timetable).FirstOrDefault(timetable => timetable is not null);

    /// <summary>The register entry that began last.</summary>
    /// <exception cref="InvalidOperationException">The child is registered nowhere.</exception>
    public Registered Registration => Places.Count > 0 ? Places[^1].Registration
        : throw new InvalidOperationException("Registered nowhere");

    /// <summary>Whether a line that names a school, or none, speaks of a school where the child is registered.</summary>
    public bool Concerns(string school)
    {
        if (school.Length == 0)
        {
            return Places.Count > 0;
        }

        foreach (var place in Places)
        {
            if (place.Registration.School.Equals(school, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="holding">The assertions that hold on the day, the earliest to begin first.</param>
    /// <param name="fullTime">What a school offers unless somebody says otherwise.</param>
    internal static Schooling Of(List<Assertion> holding, decimal fullTime)
    {
        var schools = SchoolsIn(holding);
        if (schools.Count == 0)
        {
            return Nowhere;
        }

        var places = new List<SchoolPlace>(schools.Count);
        var attendances = new List<Attended>(1);
        foreach (var school in schools)
        {
            var timetable = Latest<Timetabled>(holding, line => line.School, school.School);
            places.Add(new(school, timetable, timetable?.TaughtHours ?? school.Hours ?? fullTime));
            if (Latest<Attended>(holding, line => line.School, school.School) is { } attendance
                && attendance.AttendedHours is not null && !attendances.Contains(attendance))
            {
                attendances.Add(attendance); // one that names no school is the child's attendance at all of them: it counts once
            }
        }

        return new(places, attendances.Count == 0 ? null : attendances.Sum(attendance => attendance.AttendedHours!.Value),
            attendances.Count == 0 ? null : attendances[0]);
    }

    private static List<Registered> SchoolsIn(List<Assertion> holding)
    {
        List<Registered> schools = [];
        foreach (var assertion in holding)
        {
            if (assertion is Registered line)
            {
                schools.RemoveAll(other => other.School.Equals(line.School, StringComparison.OrdinalIgnoreCase));
                schools.Add(line);
            }
        }

        return schools;
    }

    /// <summary>The line about a school that began last; of two that began together, the one that names the school.</summary>
    private static T? Latest<T>(List<Assertion> holding, Func<T, string> schoolOf, string school)
        where T : Assertion
    {
        T? latest = null;
        foreach (var assertion in holding)
        {
            if (assertion is T line && schoolOf(line) is var place
                && (place.Length == 0 || place.Equals(school, StringComparison.OrdinalIgnoreCase))
                && !(latest is not null && latest.Held.First == line.Held.First && place.Length == 0 && schoolOf(latest).Length > 0))
            {
                latest = line;
            }
        }

        return latest;
    }
}
