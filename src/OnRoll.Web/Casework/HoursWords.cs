using System.Globalization;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Status;

namespace OnRoll.Web.Casework;

/// <summary>Hours of education against those that are full-time, and how the provision is attended, in words.</summary>
internal static class HoursWords
{
    /// <param name="seesCase">Whether attendance, which stands in the case log, is shown.</param>
    public static IEnumerable<(string Key, string Value)> Rows(CaseView view, bool seesCase, DateOnly today)
    {
        var hours = EducationHours.On(view.Timeline.Child.On(today));
        if (hours is { IsHomeEducated: false, Received: > 0, Gap: { } gap })
        {
            yield return ("Hours a week", string.Create(CultureInfo.InvariantCulture, $"{hours.AtSchool:0.##} at school, {hours.Elsewhere:0.##} elsewhere, of {hours.FullTime:0.##} full-time{(gap > 0 ? $": {gap:0.##} short" : "")}"));
        }

        foreach (var attendance in seesCase ? ProvisionAttendance.On(view.File, today) : [])
        {
            yield return ($"Attendance at {Provided.NameOf(attendance.Provision.Kind)}", Words(attendance));
        }
    }

    private static string Words(ProvisionAttendance attendance)
    {
        var place = attendance.Provision.Place.Length > 0 ? $"{attendance.Provision.Place}: " : "";
        if (attendance is not { Last: { } last, Rate: { } rate })
        {
            return $"{place}not recorded";
        }

        var had = attendance.HoursHad is { } hours ? string.Create(CultureInfo.InvariantCulture, $"; about {hours:0.#} of {attendance.Provision.Hours:0.##} hours a week") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{place}{last.Attended} of {last.Possible} sessions ({100 * rate:0}%), {last.From:d MMMM} to {last.To:d MMMM yyyy}{had}{(attendance.IsTooLittle ? ". Too little: to be followed up" : "")}");
    }
}
