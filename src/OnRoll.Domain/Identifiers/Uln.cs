using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>Unique learner number, held by learners of 14 and over: ten digits, of which the last checks the others.</summary>
/// <remarks>
/// Using the default of this type throws <see cref="InvalidOperationException"/>: ten zeros are no ULN.
/// The check as in the Department for Education's own service "Get information about pupils".
/// </remarks>
public readonly record struct Uln
{
    private const int Length = 10;

    private static readonly Problem Missing = new("uln.missing", "uln", "Enter a ULN");

    private static readonly Problem Shape = new("uln.shape", "uln",
        "This does not have the form of a ULN; a ULN is 10 digits, 0 to 9");

    private static readonly Problem CheckDigit = new("uln.check-digit", "uln",
        "The last digit does not agree with the others; copy the ULN again from the learner's record");

    private readonly long number;

    private Uln(long number) => this.number = number;

    /// <summary>Reads a ULN. Blanks do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out Uln value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        Span<char> room = stackalloc char[Length];
        var count = Typed.Read(text, room);
        problem = count == 0 ? Missing
            : count != Length || !Typed.AreDigits(room) ? Shape
            : !Agrees(room) ? CheckDigit
            : null;
        if (problem is not null)
        {
            return false;
        }

        value = new(Typed.Number(room));
        return true;
    }

    public override string ToString() =>
        number != 0 ? number.ToString("D10", CultureInfo.InvariantCulture) : throw Typed.NeverRead("ULN");

    private static bool Agrees(ReadOnlySpan<char> digits)
    {
        var remainder = Typed.WeightedSum(digits) % 11;
        return remainder != 0 && digits[9] - '0' == 10 - remainder;
    }
}
