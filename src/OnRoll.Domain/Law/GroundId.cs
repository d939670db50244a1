using System.Diagnostics.CodeAnalysis;

namespace OnRoll.Domain.Law;

/// <summary>The regulations under which an admission register is kept.</summary>
public enum RegisterRegulations
{
    /// <summary>SI 2006/1751, from 1 September 2006 to 18 August 2024.</summary>
    Of2006 = 2006,

    /// <summary>SI 2024/208, from 19 August 2024.</summary>
    Of2024 = 2024,
}

/// <summary>A ground for deletion by its instrument and letter.</summary>
/// <remarks>
/// The same letter means different things in the two instruments, so there is no such thing here as a letter alone: where a
/// file has nothing else, <see cref="DeletionGrounds.Find(char, DateOnly)"/> needs the day of the deletion.
/// </remarks>
public sealed record GroundId
{
    private const char FirstLetter = 'a';
    private const char LastLetter = 'o';

    private static readonly Problem NoInstrument = new("ground.instrument", "ground",
        "Enter the year of the regulations with the letter, such as 2024(g); the letter alone has two meanings");

    private static readonly Problem Shape = new("ground.shape", "ground",
        "Enter the year of the regulations, 2006 or 2024, and a letter from a to o, such as 2024(g)");

    /// <param name="letter">Lower case, from a to o in both instruments.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such letter, or no such instrument.</exception>
    public GroundId(RegisterRegulations regulations, char letter)
    {
        if (regulations is not (RegisterRegulations.Of2006 or RegisterRegulations.Of2024))
        {
            throw new ArgumentOutOfRangeException(nameof(regulations), "Admission registers are kept under the regulations of 2006 or of 2024");
        }

        if (letter is < FirstLetter or > LastLetter)
        {
            throw new ArgumentOutOfRangeException(nameof(letter), "A ground has a lower-case letter from a to o");
        }

        Regulations = regulations;
        Letter = letter;
    }

    public RegisterRegulations Regulations { get; }

    /// <summary>Lower case, from a to o.</summary>
    public char Letter { get; }

    /// <summary>The paragraph, as one would cite it.</summary>
    public string Citation => Regulations is RegisterRegulations.Of2006
        ? $"SI 2006/1751 reg 8(1)({Letter})"
        : $"SI 2024/208 reg 9(1)({Letter})";

    /// <summary>Reads <c>2024(g)</c>, as <see cref="ToString"/> writes it; blanks, brackets, a dash and upper case do not matter.</summary>
    /// <param name="problem">Why it is refused; <c>null</c> when it is read.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out GroundId? value, [NotNullWhen(false)] out Problem? problem)
    {
        var kept = string.Concat((text ?? "").Where(letter => letter is not (' ' or '(' or ')' or '-'))).ToLowerInvariant();
        value = kept is ['2', '0', '0', '6', >= FirstLetter and <= LastLetter] ? new(RegisterRegulations.Of2006, kept[4])
            : kept is ['2', '0', '2', '4', >= FirstLetter and <= LastLetter] ? new(RegisterRegulations.Of2024, kept[4])
            : null;
        problem = value is not null ? null
            : kept is [>= FirstLetter and <= LastLetter] ? NoInstrument
            : Shape;
        return value is not null;
    }

    /// <summary>Year of the instrument and letter, e.g. <c>2024(g)</c>.</summary>
    public override string ToString() => $"{(int)Regulations}({Letter})";
}
