using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>The code under which a child or school is counted: an authority's three digits, or one of four for outside England.</summary>
/// <remarks>
/// Two bytes, and ordered: digits first. The default stands for "no authority" and writes as nothing. A code that
/// reads well need not be one we know: ask <see cref="Authorities.Find"/>.
/// </remarks>
public readonly record struct LaCode : IComparable<LaCode>
{
    /// <summary>One more than the highest <see cref="Number"/> that any code has.</summary>
    internal const int Numbers = 1004;

    private const int FirstOutside = 1000;
    private const int Length = 3;

    private static readonly string[] OutsideWords = ["XNI", "XSC", "XWA", "XXX"];

    private static readonly LaCode[] OutsideCodes = [new(FirstOutside), new(FirstOutside + 1), new(FirstOutside + 2), new(FirstOutside + 3)];

    private static readonly Problem Missing = new("authority.missing", "authority", "Enter the code of a local authority");

    private static readonly Problem Shape = new("authority.shape", "authority",
        "This does not have the form of an authority code; use three digits, or XSC for Scotland, XWA for Wales, XNI for Northern Ireland, XXX for elsewhere");

    private static readonly Problem Zeros = new("authority.zeros", "authority",
        "000 is no authority; use XSC for Scotland, XWA for Wales, XNI for Northern Ireland, XXX for elsewhere, or leave it blank");

    private readonly ushort number;

    private LaCode(int number) => this.number = (ushort)number;

    public static LaCode NorthernIreland => OutsideCodes[0];

    public static LaCode Scotland => OutsideCodes[1];

    public static LaCode Wales => OutsideCodes[2];

    /// <summary>Outside the United Kingdom, the Channel Islands and the Isle of Man included.</summary>
    public static LaCode Elsewhere => OutsideCodes[3];

    /// <summary>The four codes for outside England, in order.</summary>
    public static ReadOnlySpan<LaCode> Outside => OutsideCodes;

    /// <summary>
    /// Whether it is of the number series of England's authorities, past and present, known to us or not. False for the
    /// four codes for outside, for the numbers given to Wales (660 to 681) and to islands and schools overseas (701 to
    /// 708), and for the default.
    /// </summary>
    public bool IsEngland => number is > 0 and < FirstOutside and not (>= 660 and <= 681) and not (>= 701 and <= 708);

    /// <summary>Whether there is no code at all.</summary>
    public bool IsNone => number == 0;

    /// <summary>A small number of its own for each code, below 1,004; 0 for none. What stores keep.</summary>
    public int Number => number;

    /// <summary>Reads three digits, or <c>XSC</c>, <c>XWA</c>, <c>XNI</c>, <c>XXX</c>. Blanks and lower case do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out LaCode value, [NotNullWhen(false)] out Problem? problem)
    {
        Span<char> room = stackalloc char[Length];
        var count = Typed.Read(text, room);
        value = count != Length ? default
            : Typed.AreDigits(room) ? FromNumber((int)Typed.Number(room))
            : FromWord(room);
        problem = !value.IsNone ? null
            : count == 0 ? Missing
            : count == Length && room is "000" ? Zeros
            : Shape;
        return problem is null;
    }

    public int CompareTo(LaCode other) => number.CompareTo(other.number);

    public static bool operator <(LaCode left, LaCode right) => left.number < right.number;

    public static bool operator >(LaCode left, LaCode right) => left.number > right.number;

    public static bool operator <=(LaCode left, LaCode right) => left.number <= right.number;

    public static bool operator >=(LaCode left, LaCode right) => left.number >= right.number;

    /// <summary>The three characters; nothing for the default.</summary>
    public override string ToString() =>
        number == 0 ? "" : number >= FirstOutside ? OutsideWords[number - FirstOutside] : number.ToString("D3", CultureInfo.InvariantCulture);

    /// <summary>The code that <see cref="Number"/> stands for; 0 gives the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No code has that number.</exception>
    public static LaCode FromNumber(int number) =>
        number is >= 0 and < Numbers ? new(number) : throw new ArgumentOutOfRangeException(nameof(number), "No authority code has that number");

    private static LaCode FromWord(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < OutsideWords.Length; i++)
        {
            if (word.SequenceEqual(OutsideWords[i]))
            {
                return new(FirstOutside + i);
            }
        }

        return default;
    }
}
