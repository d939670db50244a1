using System.Diagnostics.CodeAnalysis;

namespace OnRoll.Domain.Identifiers;

/// <summary>A postcode of the right form. Whether any house stands there is another question.</summary>
/// <remarks>
/// Form as in the published government standard for addresses. Using the default of this type throws
/// <see cref="InvalidOperationException"/>.
/// </remarks>
public readonly record struct Postcode
{
    private const int Shortest = 5;
    private const int Longest = 7;
    private const int InwardLength = 3;

    private static readonly Problem Missing = new("postcode.missing", "postcode", "Enter a postcode");

    private static readonly Problem Shape = new("postcode.shape", "postcode",
        "This does not have the form of a full UK postcode; a postcode is two to four letters and digits, then a digit and two letters, like SW1A 1AA");

    private readonly string? text;

    private Postcode(string text) => this.text = text;

    /// <summary>What stands before the space, e.g. <c>SW1A</c>.</summary>
    public string Outward => Text[..^(InwardLength + 1)];

    /// <summary>The digit and two letters after the space, e.g. <c>1AA</c>.</summary>
    public string Inward => Text[^InwardLength..];

    private string Text => text ?? throw Typed.NeverRead("postcode");

    /// <summary>Reads a postcode. Lower case and blanks, none or many, do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out Postcode value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        Span<char> room = stackalloc char[Longest];
        var count = Typed.Read(text, room);
        if (count is < Shortest or > Longest)
        {
            problem = count == 0 ? Missing : Shape;
            return false;
        }

        var outward = room[..(count - InwardLength)];
        var inward = room[(count - InwardLength)..count];
        if (!IsGirobank(outward, inward) && !(IsInward(inward) && IsOutward(outward)))
        {
            problem = Shape;
            return false;
        }

        value = new($"{outward} {inward}");
        problem = null;
        return true;
    }

    /// <summary>In capitals, with one space before the last three: <c>SW1A 1AA</c>.</summary>
    public override string ToString() => Text;

    private static bool IsGirobank(ReadOnlySpan<char> outward, ReadOnlySpan<char> inward) => outward is "GIR" && inward is "0AA";

    private static bool IsInward(ReadOnlySpan<char> inward) =>
        char.IsAsciiDigit(inward[0]) && IsInwardLetter(inward[1]) && IsInwardLetter(inward[2]);

    // C, I, K, M, O and V are left out: they are too easily misread in handwriting.
    private static bool IsInwardLetter(char letter) => char.IsAsciiLetterUpper(letter) && letter is not ('C' or 'I' or 'K' or 'M' or 'O' or 'V');

    private static bool IsOutward(ReadOnlySpan<char> outward)
    {
        if (!char.IsAsciiLetterUpper(outward[0]) || outward[0] is 'Q' or 'V' or 'X')
        {
            return false;
        }

        var rest = outward[1..];
        if (char.IsAsciiDigit(rest[0]))
        {
            return rest.Length == 1 || (rest.Length == 2 && IsDigitOr(rest[1], "ABCDEFGHJKPSTUW"));
        }

        return rest[0] is >= 'A' and <= 'Y' and not ('I' or 'J' or 'Z')
            && rest.Length >= 2 && char.IsAsciiDigit(rest[1])
            && (rest.Length == 2 || IsDigitOr(rest[2], "ABEHMNPRVWXY"));
    }

    private static bool IsDigitOr(char character, string letters) =>
        char.IsAsciiDigit(character) || letters.Contains(character, StringComparison.Ordinal);
}
