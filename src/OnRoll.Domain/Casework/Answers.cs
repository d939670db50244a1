using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>What somebody answered to the questions of an act, checked one by one.</summary>
public sealed class Answers
{
    private readonly Dictionary<string, string> sound;

    private Answers(Dictionary<string, string> sound, IReadOnlyList<Problem> problems) => (this.sound, Problems) = (sound, problems);

    /// <summary>What is wrong with the answers, each under its question; none: they can be used.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Checks answers against their questions. What was not asked is left out.</summary>
    /// <param name="given">By the question's name; days as <c>2026-11-25</c>.</param>
    public static Answers Of(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> given, DateOnly today)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var question in questions)
        {
            var value = Plain(given.GetValueOrDefault(question.Name, ""));
            if (Check(question, value, today) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                values[question.Name] = value;
            }
        }

        return new(values, problems);
    }

    /// <summary>The answer as text; empty if none was given.</summary>
    public string Text(string name) => sound.GetValueOrDefault(name, "");

    public bool Yes(string name) => Text(name) == "yes";

    /// <summary>The day answered; <c>null</c> if none was.</summary>
    public DateOnly? Day(string name) => IsoDay.TryParse(Text(name), out var day) ? day : null;

    public decimal? Hours(string name) => decimal.TryParse(Text(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) ? hours : null;

    public LaCode Authority(string name) => LaCode.TryParse(Text(name), out var code, out _) ? code : default;

    /// <summary>The value of an enumeration whose words are its names in lower case with dashes.</summary>
    public T Value<T>(string name)
        where T : struct, Enum => Spelling.Parse<T>(Text(name));

    private static Problem? Check(Question question, string value, DateOnly today)
    {
        if (value.Length == 0)
        {
            return question.IsOptional ? null : new($"{question.Name}.required", question.Name, question.Missing);
        }

        if (value.Length > question.Longest)
        {
            return new($"{question.Name}.long", question.Name, string.Create(CultureInfo.InvariantCulture, $"Shorten this to {question.Longest:N0} characters"));
        }

        return question.Form switch
        {
            AnswerForm.Day => CheckDay(question, value, today),
            AnswerForm.Choice or AnswerForm.Colleague when !question.Choices.Any(choice => choice.Word == value) => new($"{question.Name}.choice", question.Name, question.Missing),
            AnswerForm.YesOrNo when value is not ("yes" or "no") => new($"{question.Name}.choice", question.Name, question.Missing),
            AnswerForm.Hours when !decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) || hours is < 0 or > 60 =>
                new($"{question.Name}.hours", question.Name, "Enter the hours a week as a number from 0 to 60, such as 12.5"),
            AnswerForm.School when !Urn.TryParse(value, out _, out _) => new($"{question.Name}.urn", question.Name, "Enter the school's URN, six digits"),
            AnswerForm.Authority when !LaCode.TryParse(value, out var code, out _) || Authorities.Find(code) is null => new($"{question.Name}.authority", question.Name, question.Missing),
            _ => null,
        };
    }

    private static Problem? CheckDay(Question question, string value, DateOnly today)
    {
        if (!IsoDay.TryParse(value, out var day) || day.Year is < 1990 or > 2100)
        {
            return new($"{question.Name}.day", question.Name, "Enter a real date, such as 27 3 2026");
        }

        return question.Days switch
        {
            DayRule.TodayOrPast when day > today => new($"{question.Name}.future", question.Name, "The date must be today or in the past"),
            DayRule.TodayOrFuture when day < today => new($"{question.Name}.past", question.Name, "The date must be today or in the future"),
            _ => null,
        };
    }

    // One kind of line end, no control characters: what is typed is kept as it was meant, whatever machine it was typed on.
    // Marks that turn the direction of what follows go too: with them a name could make the rest of its line read otherwise than it is.
    private static string Plain(string value) =>
        string.Concat(value.ReplaceLineEndings("\n").Where(letter => letter is '\n' or '\t' || (!char.IsControl(letter) && letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))))).Trim();
}

/// <summary>Enumerations as the words that forms and the API use: names in lower case, parts joined by dashes.</summary>
public static class Spelling
{
    public static string Of<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="ArgumentException">It is none of the enumeration's words; a form has checked that before.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
            {
                return value;
            }
        }

        throw new ArgumentException($"Not a word for a {typeof(T).Name}", nameof(word));
    }

    /// <summary>All values of an enumeration to choose from.</summary>
    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice(Of(value), name(value)))];
}
