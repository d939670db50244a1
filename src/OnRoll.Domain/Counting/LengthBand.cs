namespace OnRoll.Domain.Counting;

/// <summary>The lengths of time that the termly collection counts by, told apart by days so that none belongs to two.</summary>
/// <remarks>
/// Labels as published (collection of autumn 2025), which overlap at their ends; days as the public contract fixes them: an exact
/// twelve weeks is "12 weeks or less".
/// </remarks>
public static class LengthBand
{
    private static readonly (int UpToDays, string Label)[] Bands =
    [
        (13, "Less than 2 weeks"), (28, "2 to 4 weeks"), (56, "4 to 8 weeks"), (84, "8 to 12 weeks"), (182, "12 to 26 weeks"),
        (364, "26 to 52 weeks"), (int.MaxValue, "Over 52 weeks"),
    ];

    public static int Count => Bands.Length;

    /// <summary>Which band a number of days is in, from 0.</summary>
    public static int Of(int days)
    {
        var band = 0;
        while (days > Bands[band].UpToDays)
        {
            band++;
        }

        return band;
    }

    public static string Label(int band) => Bands[band].Label;

    /// <summary>On which days counted from the first a longer band begins.</summary>
    internal static IReadOnlyList<int> Starts { get; } = [.. Bands[..^1].Select(band => band.UpToDays + 1)];
}
