using System.Globalization;

namespace OnRoll.Domain.Intake;

/// <summary>Reads hours a week, as files write them: 0 to 168, such as <c>12.5</c>.</summary>
internal static class Weekly
{
    private const int HoursInAWeek = 168;
    private const int LongestNumber = 12;

    public static bool TryParse(string text, out decimal hours)
    {
        hours = 0;
        return text.Length <= LongestNumber && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out hours)
            && hours <= HoursInAWeek;
    }
}
