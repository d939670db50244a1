using Microsoft.AspNetCore.Identity;

namespace OnRoll.Web.SignIn;

/// <summary>What a password must be: long, and more than what is guessed first.</summary>
internal sealed class PasswordRules : IPasswordValidator<WebAccount>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>A shorter account's name stands in many a good password by chance: it counts as guessed, no more.</summary>
    private const int ShortestNameForbidden = 4;

    /// <summary>How much must be left once all that is guessed first is taken away.</summary>
    private const int MustBeLeft = 8;
    private const int DifferentLetters = 5;

    // What people write instead of letters, and what is guessed as readily.
    private static readonly (char Typed, char Meant)[] Disguises = [('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('7', 't'), ('@', 'a'), ('$', 's'), ('!', 'i')];

    private static readonly string[] GuessedFirst =
    [
        "password", "passw", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "zxcvbn", "qazwsx", "1qaz2wsx", "letmein", "welcome", "iloveyou", "abcdefgh", "abcdef", "abc123", "1234567890", "12345678", "123456", "123123", "12345",
        "0987654321", "987654321", "654321", "onroll", "football", "sunshine", "princess", "dragon", "monkey", "changeme", "secret", "administrator", "admin", "master", "shadow", "superman", "batman", "liverpool", "arsenal", "chelsea", "everton",
        "council", "school", "children", "education", "london", "england", "borough", "spring", "summer", "autumn", "winter", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "charlie", "michael", "jessica", "thomas", "george", "login", "default", "computer", "internet",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<WebAccount> manager, WebAccount user, string? password)
    {
        var sentence = password switch
        {
            null => null, // too short, which the framework says
            { Length: > Longest } => $"Enter a password of at most {Longest} characters",
            _ when user.Name.Length >= ShortestNameForbidden && password.Contains(user.Name, StringComparison.OrdinalIgnoreCase) => "Enter a password without your account's name in it",
            _ when password.Length >= Shortest && (password.Distinct().Count() < DifferentLetters || Left(password, user.Name) < MustBeLeft) => "Enter a password that is harder to guess; three random words are good",
            _ => null,
        };
        return Task.FromResult(sentence is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "password.weak", Description = sentence }));
    }

    private static int Left(string password, string account)
    {
        string[] guesses = [.. GuessedFirst, account];
        var asTyped = Without(password, guesses);
        return Math.Min(asTyped.Length, Without(string.Concat(password.ToLowerInvariant().Select(Meant)), guesses).Length);
    }

    private static string Without(string password, IEnumerable<string> guesses) =>
        guesses.OrderByDescending(guess => guess.Length).Aggregate(password, (left, guess) => left.Replace(guess, "", StringComparison.OrdinalIgnoreCase));

    private static char Meant(char typed) => Array.Find(Disguises, pair => pair.Typed == typed) is { Typed: not default(char) } pair ? pair.Meant : typed;
}
