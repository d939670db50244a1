namespace OnRoll.Domain.Time;

/// <summary>A run of days, both ends included, as the law counts. An open span has no last day: it is still so.</summary>
/// <remarks>The only interval type. The default is the single day 0001-01-01, which no reader accepts from a file.</remarks>
public readonly record struct DateSpan
{
    private readonly DateOnly? last;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is before <paramref name="first"/>.</exception>
    public DateSpan(DateOnly first, DateOnly? last = null)
    {
        if (last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(last), "A span's last day is on or after its first");
        }

        First = first;
        this.last = last ?? DateOnly.MaxValue;
    }

    /// <summary>The first day on which it is so.</summary>
    public DateOnly First { get; }

    /// <summary>The last day on which it is so, or <c>null</c> while it is still so.</summary>
    public DateOnly? Last => last == DateOnly.MaxValue ? null : last ?? First;

    /// <summary>The last day as a bound that can be compared: <see cref="DateOnly.MaxValue"/> while it is still so.</summary>
    public DateOnly Until => last ?? First;

    public bool IsOpen => Last is null;

    /// <summary>Calendar days from the first to the last, both counted.</summary>
    public int Days => Until.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly day) => First <= day && day <= Until;

    public bool Overlaps(DateSpan other) => First <= other.Until && other.First <= Until;

    public override string ToString() =>
        Last is { } end ? $"{First:yyyy-MM-dd} to {end:yyyy-MM-dd}" : $"since {First:yyyy-MM-dd}";
}
