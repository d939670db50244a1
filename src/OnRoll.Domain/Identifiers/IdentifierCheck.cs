namespace OnRoll.Domain.Identifiers;

/// <summary>The identifiers that can be checked by themselves, without any register.</summary>
public enum IdentifierKind
{
    Upn,
    Nhs,
    Uln,
    Urn,
    Laestab,
    Postcode,
}

/// <summary>What can be said of an identifier by looking at it alone: one line of <c>check</c>.</summary>
/// <param name="Value">As it was given, so that the answer can be laid beside the question.</param>
/// <param name="Kind">
/// For a valid UPN <c>permanent</c> or <c>temporary</c>; for any other valid identifier the word of
/// <see cref="IdentifierKind"/> that was asked for; empty when it is not valid.
/// </param>
/// <param name="Problem">What is wrong and what would be right, without the value; empty when, and only when, it is valid.</param>
/// <param name="Note">What a person should look at although it is valid; mostly empty.</param>
public sealed record IdentifierCheck(string Value, bool IsValid, string Kind, string Problem, string Note)
{
    /// <param name="value"><c>null</c> is checked as empty.</param>
    public static IdentifierCheck Check(IdentifierKind kind, string? value)
    {
        var problem = ProblemWith(kind, value);
        if (problem is not null)
        {
            return new(value ?? "", IsValid: false, Kind: "", problem.Sentence, Note: "");
        }

        return kind is IdentifierKind.Upn && Upn.TryParse(value, out var upn, out _)
            ? new(value ?? "", IsValid: true, Word(upn.Kind), Problem: "", upn.Note?.Sentence ?? "")
            : new(value ?? "", IsValid: true, Word(kind), Problem: "", Note: "");
    }

    /// <summary>The word for a kind on the command line: <c>upn</c>, <c>nhs</c>, <c>uln</c>, <c>urn</c>, <c>laestab</c> or <c>postcode</c>.</summary>
    public static string Word(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Upn => "upn",
        IdentifierKind.Nhs => "nhs",
        IdentifierKind.Uln => "uln",
        IdentifierKind.Urn => "urn",
        IdentifierKind.Laestab => "laestab",
        IdentifierKind.Postcode => "postcode",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of identifier"),
    };

    /// <summary>The kind that a word of the command line stands for; <c>null</c> for any other word.</summary>
    public static IdentifierKind? KindOf(string word)
    {
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            if (Word(kind).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    private static string Word(UpnKind kind) => kind is UpnKind.Permanent ? "permanent" : "temporary";

    private static Domain.Problem? ProblemWith(IdentifierKind kind, string? value)
    {
        Domain.Problem? problem;
        return kind switch
        {
            IdentifierKind.Upn => Upn.TryParse(value, out _, out problem) ? null : problem,
            IdentifierKind.Nhs => NhsNumber.TryParse(value, out _, out problem) ? null : problem,
            IdentifierKind.Uln => Uln.TryParse(value, out _, out problem) ? null : problem,
            IdentifierKind.Urn => Urn.TryParse(value, out _, out problem) ? null : problem,
            IdentifierKind.Laestab => Laestab.TryParse(value, out _, out problem) ? null : problem,
            IdentifierKind.Postcode => Postcode.TryParse(value, out _, out problem) ? null : problem,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of identifier"),
        };
    }
}
