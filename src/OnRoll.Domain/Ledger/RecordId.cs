using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Ledger;

/// <summary>
/// A record as it came from a source, under the register's own number: the authority that keeps it, and a number of its own there.
/// A child is addressed by any of its records.
/// </summary>
/// <remarks>Says nothing of the child, so that it may stand in a URL or a log. The default is no record.</remarks>
public readonly record struct RecordId : IComparable<RecordId>
{
    /// <summary>Bits for the number within an authority: a million million, more than any authority will keep.</summary>
    private const int SerialBits = 40;

    private RecordId(long value) => Value = value;

    public RecordId(LaCode authority, long serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(serial, 1L << SerialBits);
        Value = ((long)authority.Number << SerialBits) | serial;
    }

    /// <summary>Both parts in one number, as stores keep it.</summary>
    public long Value { get; }

    /// <summary>The authority that keeps it; none for a record that is no authority's yet.</summary>
    public LaCode Authority => LaCode.FromNumber((int)(Value >> SerialBits));

    public long Serial => Value & ((1L << SerialBits) - 1);

    public static RecordId FromValue(long value) => new(value);

    /// <summary>The lowest that an authority may give out.</summary>
    public static RecordId First(LaCode authority) => new(authority, 1);

    /// <summary>The highest that an authority may give out.</summary>
    public static RecordId Last(LaCode authority) => new(authority, (1L << SerialBits) - 1);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id)
    {
        id = default;
        if (text is not { Length: > 4 } || text[3] != '-' || !long.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            || serial < 1 || serial >= 1L << SerialBits)
        {
            return false;
        }

        LaCode authority = default;
        if (!text.StartsWith("000-", StringComparison.Ordinal) && !LaCode.TryParse(text[..3], out authority, out _))
        {
            return false;
        }

        id = new(authority, serial);
        return true;
    }

    public int CompareTo(RecordId other) => Value.CompareTo(other.Value);

    public static bool operator <(RecordId left, RecordId right) => left.Value < right.Value;

    public static bool operator >(RecordId left, RecordId right) => left.Value > right.Value;

    public static bool operator <=(RecordId left, RecordId right) => left.Value <= right.Value;

    public static bool operator >=(RecordId left, RecordId right) => left.Value >= right.Value;

    /// <summary>The authority's digits, then the number: <c>202-17</c>; <c>000-</c> where no authority keeps it yet.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Authority.IsNone ? "000" : Authority.ToString())}-{Serial}");
}
