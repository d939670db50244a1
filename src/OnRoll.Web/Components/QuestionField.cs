using System.Globalization;
using Microsoft.AspNetCore.Html;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Web.Components;

/// <summary>Shows a question of an act as the component that fits it, and reads what came back.</summary>
public static class QuestionField
{
    private const int FewChoices = 25;

    /// <param name="typed">What was typed before, by the name of the box.</param>
    /// <param name="today">Whose authorities are listed.</param>
    public static IHtmlContent Show(Question question, IReadOnlyDictionary<string, string> typed, IReadOnlyList<Problem> problems, DateOnly today)
    {
        var error = problems.FirstOrDefault(problem => problem.Field == question.Name)?.Sentence ?? "";
        var value = typed.GetValueOrDefault(question.Name, typed.Count == 0 ? question.Given : "");
        var field = new Field(question.Name, question.Label, question.Hint, error, value) { LabelClasses = question.Form is AnswerForm.Choice or AnswerForm.YesOrNo or AnswerForm.Day ? "govuk-fieldset__legend--s" : "govuk-label--s" };
        return question.Form switch
        {
            AnswerForm.Words => Govuk.Textarea(field with { Rows = question.Name == "body" ? 24 : 6 }),
            AnswerForm.Day => Day(field, typed),
            AnswerForm.Choice when question.Choices.Count <= FewChoices => Govuk.Radios(field, Options(question, value)),
            AnswerForm.Choice or AnswerForm.Colleague => Govuk.Select(field, [new("", "Select one"), .. Options(question, value)]),
            AnswerForm.YesOrNo => Govuk.Radios(field, [new("yes", "Yes", IsChosen: value == "yes"), new("no", "No", IsChosen: value == "no")], inline: true),
            AnswerForm.Authority => Govuk.Select(field, [new("", "Select one"), .. Authorities.All.Where(authority => authority.InForce.Contains(today)).OrderBy(authority => authority.Name, StringComparer.Ordinal)
                .Select(authority => new Option(authority.Code.ToString(), authority.Name, IsChosen: authority.Code.ToString() == value))]),
            AnswerForm.Hours => Govuk.Input(field with { Classes = "govuk-input--width-5", InputMode = "decimal" }),
            AnswerForm.School => Govuk.Input(field with { Classes = "govuk-input--width-10", InputMode = "numeric", SpellCheck = false }),
            _ => Govuk.Input(field with { Autocomplete = "off" }),
        };
    }

    /// <summary>The answers in what a form sent: the boxes of a date put together.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> typed)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            given[question.Name] = question.Form is AnswerForm.Day ? DayOf(question.Name, typed) : typed.GetValueOrDefault(question.Name, "");
        }

        return given;
    }

    /// <summary>Where a problem's link leads.</summary>
    public static IReadOnlyList<(string Anchor, string Sentence)> Summary(IEnumerable<Question> questions, IReadOnlyList<Problem> problems) =>
        [.. problems.Select(problem => (questions.FirstOrDefault(question => question.Name == problem.Field) is { } asked ? asked.Form is AnswerForm.Day ? $"{asked.Name}-day" : asked.Name : "", problem.Sentence))];

    /// <summary>An answer as it is read back to whoever gave it.</summary>
    public static string Say(Question question, string value) => question.Form switch
    {
        _ when value.Length == 0 => "Not given",
        AnswerForm.Day => IsoDay.TryParse(value, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : value,
        AnswerForm.YesOrNo => value == "yes" ? "Yes" : "No",
        AnswerForm.Choice => question.Choices.FirstOrDefault(choice => choice.Word == value)?.Name ?? value,
        _ => value,
    };

    private static IReadOnlyList<Option> Options(Question question, string value) =>
        [.. question.Choices.Select(choice => new Option(choice.Word, choice.Name, choice.Hint, choice.Word == value))];

    private static IHtmlContent Day(Field field, IReadOnlyDictionary<string, string> typed)
    {
        var given = IsoDay.TryParse(field.Value, out var day);
        string Part(string part, string otherwise) => typed.GetValueOrDefault($"{field.Name}-{part}", otherwise);
        return Govuk.DateInput(field with { Hint = field.Hint.Length > 0 ? field.Hint : "For example, 27 3 2026" },
            Part("day", given ? $"{day.Day}" : ""), Part("month", given ? $"{day.Month}" : ""), Part("year", given ? $"{day.Year}" : ""));
    }

    private static string DayOf(string name, IReadOnlyDictionary<string, string> typed)
    {
        string Part(string part) => typed.GetValueOrDefault($"{name}-{part}", "").Trim();
        if (Part("day").Length + Part("month").Length + Part("year").Length == 0)
        {
            return typed.GetValueOrDefault(name, "");
        }

        return int.TryParse(Part("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(Part("month"), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && int.TryParse(Part("day"), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && year is > 0 and < 10000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "not a date";
    }
}
