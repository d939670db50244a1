using System.Globalization;

namespace OnRoll.Cli.Shell;

/// <summary>How values stand in the cells of a sheet: the same in every verb.</summary>
internal static class Cell
{
    /// <summary>A day as <c>YYYY-MM-DD</c>; blank where there is none.</summary>
    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
