using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>NHS number: ten digits, of which the last checks the others.</summary>
/// <remarks>
/// Never the key of a record, and often not known. Using the default of this type throws
/// <see cref="InvalidOperationException"/>. 000 000 0000 agrees with its check digit and is refused all the same: it is what systems write for "none".
/// Source: NHS Data Model and Dictionary, NHS NUMBER (modulus 11).
/// </remarks>
public readonly record struct NhsNumber
{
    private const int Length = 10;

    private static readonly Problem Missing = new("nhs.missing", "nhs_number", "Enter an NHS number");

    private static readonly Problem Shape = new("nhs.shape", "nhs_number",
        "This does not have the form of an NHS number; an NHS number is 10 digits, 0 to 9, with or without blanks or hyphens between them");

    private static readonly Problem Zeros = new("nhs.zeros", "nhs_number",
        "Ten zeros are no NHS number; leave the NHS number blank if it is not known");

    private static readonly Problem CheckDigit = new("nhs.check-digit", "nhs_number",
        "The last digit does not agree with the others; copy the NHS number again from a letter or record of the NHS");

    private readonly long number;

    private NhsNumber(long number) => this.number = number;

    /// <summary>Reads an NHS number. Blanks do not matter, nor do hyphens.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out NhsNumber value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        Span<char> room = stackalloc char[Length];
        var count = Typed.Read(text?.Replace('-', ' '), room);
        problem = count == 0 ? Missing
            : count != Length || !Typed.AreDigits(room) ? Shape
            : Typed.Number(room) == 0 ? Zeros
            : CheckDigitOf(room) != room[9] - '0' ? CheckDigit
            : null;
        if (problem is not null)
        {
            return false;
        }

        value = new(Typed.Number(room));
        return true;
    }

    /// <summary>As the NHS shows it, in groups of three, three and four: <c>943 476 5919</c>.</summary>
    public override string ToString() =>
        number != 0 ? number.ToString("000 000 0000", CultureInfo.InvariantCulture) : throw Typed.NeverRead("NHS number");

    /// <summary>The ten digits without blanks, as files have them.</summary>
    public string ToDigits() =>
        number != 0 ? number.ToString("D10", CultureInfo.InvariantCulture) : throw Typed.NeverRead("NHS number");

    // 11 stands for the digit 0; 10 has no digit, so such numbers are not issued and agree with nothing.
    private static int CheckDigitOf(ReadOnlySpan<char> digits) => (11 - (Typed.WeightedSum(digits) % 11)) % 11;
}
