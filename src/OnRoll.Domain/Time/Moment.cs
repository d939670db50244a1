using System.Globalization;

namespace OnRoll.Domain.Time;

/// <summary>An instant, and the day it falls on in England: midnight in July is not midnight UTC.</summary>
/// <remarks>Instants are kept to the microsecond, the finest that every database we use gives back.</remarks>
public readonly record struct Moment : IComparable<Moment>
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    public Moment(DateTimeOffset at)
    {
        var utc = at.UtcDateTime.Ticks;
        At = new DateTimeOffset(utc - (utc % TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Microseconds since the beginning of 1970, the number by which instants are compared in bulk.</summary>
    public long Microseconds => (At.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    /// <summary>The calendar day in England at that instant.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime + EnglishTime.OffsetAt(At.UtcDateTime));

    /// <summary>The instant at which <paramref name="day"/> begins in England.</summary>
    public static Moment StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return midnight < DateTime.MinValue.AddHours(1) ? new(new DateTimeOffset(midnight))
            : new(new DateTimeOffset(midnight - EnglishTime.OffsetAtLocalMidnight(midnight)));
    }

    /// <summary>Reads a day (its start in England) or a timestamp; a timestamp without an offset is English time.</summary>
    public static bool TryParse(string text, out Moment moment)
    {
        moment = default;
        if (IsoDay.TryParse(text, out var day))
        {
            moment = StartOf(day);
            return true;
        }

        if (text.Length < 16 || text[10] is not ('T' or ' ')
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            return false;
        }

        if (time.Kind is DateTimeKind.Unspecified)
        {
            var asUtc = DateTime.SpecifyKind(time, DateTimeKind.Utc);
            moment = new(new DateTimeOffset(asUtc - EnglishTime.OffsetAt(asUtc)));
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        moment = new(instant);
        return true;
    }

    public int CompareTo(Moment other) => At.CompareTo(other.At);

    public static bool operator <(Moment left, Moment right) => left.At < right.At;

    public static bool operator >(Moment left, Moment right) => left.At > right.At;

    public static bool operator <=(Moment left, Moment right) => left.At <= right.At;

    public static bool operator >=(Moment left, Moment right) => left.At >= right.At;

    public override string ToString() => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
