using System.Globalization;

namespace OnRoll.Domain.Time;

/// <summary>The bank holidays of England and Wales that are known: 2012 to 2028.</summary>
/// <remarks>Banking and Financial Dealings Act 1971 and the proclamations under it, as listed on GOV.UK.</remarks>
public static class BankHolidays
{
    private static readonly HashSet<DateOnly> Days = Load();

    /// <summary>The years for which the list is complete.</summary>
    public static DateSpan Known { get; } = new(new(2012, 1, 1), new(2028, 12, 31));

    public static bool Contains(DateOnly day) => Days.Contains(day);

    private static HashSet<DateOnly> Load()
    {
        using var stream = typeof(BankHolidays).Assembly.GetManifestResourceStream("Time/bank-holidays.csv")!;
        using var reader = new StreamReader(stream);
        var days = new HashSet<DateOnly>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            days.Add(DateOnly.ParseExact(line.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return days;
    }
}
