using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>A school's number: three digits of its authority and four of its own within it, also called DfE number.</summary>
/// <remarks>
/// It changes when the authority does. Using the default of this type throws <see cref="InvalidOperationException"/>.
/// </remarks>
public readonly record struct Laestab
{
    private const int Length = 7;

    private static readonly Problem Missing = new("laestab.missing", "laestab", "Enter a LAESTAB number");

    private static readonly Problem Shape = new("laestab.shape", "laestab",
        "This does not have the form of a LAESTAB number; a LAESTAB number is 3 digits and 4 digits, with nothing, a slash or a hyphen between them");

    private static readonly Problem NoAuthority = new("laestab.authority", "laestab",
        "The first three digits are no local authority; use the three-digit code of the school's authority");

    private readonly int number;

    private Laestab(int number) => this.number = number;

    /// <summary>The authority at the time the number was given; it may be one since abolished.</summary>
    public LaCode Authority => LaCode.FromNumber(Number / 10_000);

    /// <summary>The school's number within its authority, 0 to 9999.</summary>
    public int Establishment => Number % 10_000;

    private int Number => number != 0 ? number : throw Typed.NeverRead("LAESTAB number");

    /// <summary>Reads <c>2013614</c>, <c>201/3614</c> or <c>201-3614</c>. Blanks do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out Laestab value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        Span<char> room = stackalloc char[Length + 1];
        var count = Typed.Read(text, room);
        if (count == Length + 1 && room[3] is '/' or '-')
        {
            room[4..].CopyTo(room[3..]);
            count--;
        }

        var digits = room[..Length];
        problem = count == 0 ? Missing
            : count != Length || !Typed.AreDigits(digits) ? Shape
            : Typed.Number(digits[..3]) == 0 ? NoAuthority
            : null;
        if (problem is not null)
        {
            return false;
        }

        value = new((int)Typed.Number(digits));
        return true;
    }

    /// <summary>With a slash: <c>201/3614</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number / 10_000:D3}/{Number % 10_000:D4}");
}
