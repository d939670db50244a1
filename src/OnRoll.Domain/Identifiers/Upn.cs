using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>Whether a UPN is meant to last.</summary>
public enum UpnKind
{
    /// <summary>A letter and 12 digits: for the whole school career.</summary>
    Permanent,

    /// <summary>A letter, 11 digits and a letter: until the permanent one is found or issued.</summary>
    Temporary,
}

/// <summary>Unique pupil number, as the first state-funded school of a child issues it.</summary>
/// <remarks>
/// It says which school issued it, never which school the child is at. A number issued in the area of an authority
/// since abolished is good for life, so the authority inside it is never a ground to refuse. Using the default of
/// this type throws <see cref="InvalidOperationException"/>: there is no UPN of zeros to stand for "none".
/// Source: Common Basic Data Set, UPN; DfE guidance on unique pupil numbers.
/// </remarks>
public readonly record struct Upn
{
    /// <summary>The letters used, each at the place of the remainder by 23 that it stands for. I, O and S are left out.</summary>
    public const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private const int Length = 13;
    private const int Endings = 10 + 23;

    private static readonly Problem Missing = new("upn.missing", "upn", "Enter a UPN");

    private static readonly Problem Characters = new("upn.characters", "upn",
        "The UPN has a character that is not a plain letter or digit; type it again with A to Z and 0 to 9 only");

    private static readonly Problem Shape = new("upn.shape", "upn",
        "This does not have the form of a UPN; a UPN is a letter and 12 digits, or a letter, 11 digits and a letter, and never has the letters I, O or S");

    private static readonly Problem CheckLetter = new("upn.check-letter", "upn",
        "The check letter at the start does not agree with the rest of the UPN; copy the UPN again from the school's record, character by character");

    private static readonly Problem UnknownIssuer = new("upn.issuer", "upn",
        "The UPN is sound, but its digits 2 to 4 are no authority code we know; if it was typed by hand, compare it with the school's record");

    // The eleven digits in the middle, then one of 33 endings; one is added so that zero, the default, is no UPN.
    private readonly ulong packed;

    private Upn(ReadOnlySpan<char> characters)
    {
        var ending = char.IsAsciiDigit(characters[12]) ? characters[12] - '0' : 10 + Letters.IndexOf(characters[12]);
        packed = ((ulong)Typed.Number(characters[1..12]) * Endings) + (ulong)ending + 1;
    }

    public UpnKind Kind => Ending < 10 ? UpnKind.Permanent : UpnKind.Temporary;

    /// <summary>The authority in whose area it was issued, as its number was then; often no longer in being, and
    /// <c>default</c> for the number 000.</summary>
    public LaCode IssuingAuthority => LaCode.FromNumber((int)(Digits / 100_000_000));

    /// <summary>The establishment number, within that authority, of the school that issued it.</summary>
    public int IssuingEstablishment => (int)(Digits / 10_000 % 10_000);

    /// <summary>The last two digits of the year of issue, 0 to 99.</summary>
    public int YearOfIssue => (int)(Digits / 100 % 100);

    /// <summary>Something a person should look at although the UPN is valid; <c>null</c> when there is nothing.</summary>
    /// <remarks>The census asks the same in its test 1530: is the number at positions 2 to 4 one of an authority, past or present?</remarks>
    public Problem? Note => UpnIssuers.Contains((int)(Digits / 100_000_000)) ? null : UnknownIssuer;

    private ulong Digits => Packed / Endings;

    private int Ending => (int)(Packed % Endings);

    private ulong Packed => packed != 0 ? packed - 1 : throw Typed.NeverRead("UPN");

    /// <summary>Reads a UPN. Blanks and lower case do not matter; every other character does.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read. A wrong check letter and a wrong form differ in their codes.</param>
    public static bool TryParse(string? text, out Upn value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        // Room for one more, so that a NUL or the like at the end of a whole UPN is named for what it is.
        Span<char> room = stackalloc char[Length + 1];
        var count = Typed.Read(text, room);
        var characters = room[..Math.Min(count, room.Length)];
        problem = count == 0 ? Missing
            : !OnlyPlain(characters) ? Characters
            : count != Length || !HasForm(characters) ? Shape
            : CheckLetterOf(characters[1..]) != characters[0] ? CheckLetter
            : null;
        if (problem is not null)
        {
            return false;
        }

        value = new(characters);
        return true;
    }

    /// <summary>The letter that belongs before the other twelve characters.</summary>
    /// <param name="body">Positions 2 to 13: twelve digits, or eleven and one of <see cref="Letters"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="body"/> is something else.</exception>
    public static char CheckLetterOf(ReadOnlySpan<char> body)
    {
        if (body.Length != Length - 1 || !IsBody(body))
        {
            throw new ArgumentException("Twelve digits, or eleven digits and a letter, are needed", nameof(body));
        }

        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var worth = char.IsAsciiDigit(body[i]) ? body[i] - '0' : Letters.IndexOf(body[i]);
            sum += (i + 2) * worth;
        }

        return Letters[sum % Letters.Length];
    }

    /// <summary>The thirteen characters, without blanks.</summary>
    public override string ToString()
    {
        var ending = Ending < 10 ? (char)('0' + Ending) : Letters[Ending - 10];
        var body = string.Create(CultureInfo.InvariantCulture, $"{Digits:D11}{ending}");
        return CheckLetterOf(body) + body;
    }

    private static bool OnlyPlain(ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasForm(ReadOnlySpan<char> characters) =>
        Letters.Contains(characters[0], StringComparison.Ordinal) && IsBody(characters[1..]);

    private static bool IsBody(ReadOnlySpan<char> body) =>
        Typed.AreDigits(body[..^1]) && (char.IsAsciiDigit(body[^1]) || Letters.Contains(body[^1], StringComparison.Ordinal));
}
