using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OnRoll.Domain.Identifiers;

/// <summary>Unique reference number of a school's record in the national register of schools: six digits, without a check.</summary>
/// <remarks>
/// It names a record, not a place: a school that becomes an academy gets a new one. Using the default of this type
/// throws <see cref="InvalidOperationException"/>; six zeros, which files write for "none", are refused.
/// </remarks>
public readonly record struct Urn : IComparable<Urn>
{
    private const int Length = 6;

    private static readonly Problem Missing = new("urn.missing", "urn", "Enter a URN");

    private static readonly Problem Shape = new("urn.shape", "urn",
        "This does not have the form of a URN; a URN is 6 digits, 0 to 9");

    private static readonly Problem Zeros = new("urn.zeros", "urn",
        "Six zeros are no URN; leave the URN blank if the school has none");

    private readonly int number;

    private Urn(int number) => this.number = number;

    /// <summary>Reads a URN. Blanks do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, out Urn value, [NotNullWhen(false)] out Problem? problem)
    {
        value = default;
        Span<char> room = stackalloc char[Length];
        var count = Typed.Read(text, room);
        problem = count == 0 ? Missing
            : count != Length || !Typed.AreDigits(room) ? Shape
            : Typed.Number(room) == 0 ? Zeros
            : null;
        if (problem is not null)
        {
            return false;
        }

        value = new((int)Typed.Number(room));
        return true;
    }

    public int CompareTo(Urn other) => number.CompareTo(other.number);

    public static bool operator <(Urn left, Urn right) => left.number < right.number;

    public static bool operator >(Urn left, Urn right) => left.number > right.number;

    public static bool operator <=(Urn left, Urn right) => left.number <= right.number;

    public static bool operator >=(Urn left, Urn right) => left.number >= right.number;

    public override string ToString() =>
        number != 0 ? number.ToString("D6", CultureInfo.InvariantCulture) : throw Typed.NeverRead("URN");
}
