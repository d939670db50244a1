using System.Globalization;
using OnRoll.Domain.Status;

namespace OnRoll.Web.Casework;

/// <summary>Days without any education, in words.</summary>
internal static class WithoutWords
{
    public static string Of(WithoutEducation without)
    {
        var parts = new List<string>();
        if (without.Now is { } now)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Since {now.First:d MMMM yyyy}: {Days(without.Run)}"));
        }

        parts.Add($"This school year: {Days(without.Year)}");
        if (without.Episodes > 1 || without.Ever != without.Year)
        {
            parts.Add($"In all, in {without.Episodes} {(without.Episodes == 1 ? "episode" : "episodes")}: {Days(without.Ever)}");
        }

        return $"{string.Join(". ", parts)}.";
    }

    private static string Days(DaysWithout days) => string.Create(CultureInfo.InvariantCulture,
        $"{days.Days:N0} {(days.Days == 1 ? "day" : "days")}, {days.SchoolDays:N0} of them school days{(days.Unknown > 0 ? $"; of {days.Unknown:N0} more it cannot be said" : "")}");
}
