using System.Globalization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Settings;

/// <summary>A request to set one of an authority's own figures from a day on. Page, API and command line ask the same.</summary>
public static class ChooseSetting
{
    private const string UsualAgain = "usual";

    private static readonly Choice[] Units =
        [.. Enum.GetValues<DayUnit>().Select(unit => new Choice(Spelling.Of(unit), $"{Capital(new TimeLimit(0, unit, HowCounted.FromTheDayAfter).UnitName)}s"))];

    /// <summary>What is asked.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new("setting", "Which?", AnswerForm.Choice, "Select what to set") { Choices = [.. LocalSetting.All.Select(setting => new Choice(setting.Name, setting.What, setting.IsOfSeniorOfficer ? "The accountable senior officer alone sets this" : ""))] },
        new("days", "How many days?", AnswerForm.Line, "Enter the number of days, or usual") { Hint = "A number; or the word usual, to go back to the usual figure" },
        new("unit", "Counted in", AnswerForm.Choice, "Select what it is counted in") { Choices = Units, IsOptional = true, Hint = "The day from which it is counted is day 0" },
        new("from", "From which day?", AnswerForm.Day, "Enter the date") { Days = DayRule.TodayOrFuture, Hint = "Tomorrow or later. What has begun by then is counted as before" },
        new("why", "Why, and who agreed to it?", AnswerForm.Words, "Enter why, and who agreed to it"),
    ];

    /// <summary>Whether a role may set a figure.</summary>
    public static bool May(Role role, LocalSetting setting) => !setting.IsOfSeniorOfficer || role is Role.SeniorOfficer or Role.Operator;

    /// <summary>Checks the answers.</summary>
    /// <returns>What is wrong; or nothing, and what is set.</returns>
    public static (IReadOnlyList<Problem> Problems, SettingChosen? Chosen) Decide(IReadOnlyDictionary<string, string> given, Actor actor)
    {
        var answers = Answers.Of(Questions, given, actor.Today);
        List<Problem> problems = [.. answers.Problems];
        var setting = LocalSetting.Find(answers.Text("setting"));
        if (setting is not null && !May(actor.Principal.Role, setting))
        {
            problems.Add(new("setting.senior", "setting", "The accountable senior officer alone sets this: ask them to"));
        }

        var isUsual = answers.Text("days") == UsualAgain;
        var days = 0;
        if (setting is not null && !isUsual && answers.Text("days").Length > 0
            && (!int.TryParse(answers.Text("days"), NumberStyles.None, CultureInfo.InvariantCulture, out days) || days < 1 || days > setting.Most))
        {
            problems.Add(new("days.number", "days", string.Create(CultureInfo.InvariantCulture, $"Enter a whole number from 1 to {setting.Most}, or usual")));
        }

        if (!isUsual && answers.Text("unit").Length == 0 && !problems.Exists(problem => problem.Field == "unit"))
        {
            problems.Add(new("unit.required", "unit", "Select what it is counted in"));
        }

        // A day that has begun may have set things running; tomorrow has not.
        if (answers.Day("from") == actor.Today)
        {
            problems.Add(new("from.past", "from", "The date must be tomorrow or later: what runs already is not changed"));
        }

        return problems.Count > 0 ? (problems, null)
            : ([], new(setting!, isUsual ? null : LocalSetting.After(days, answers.Value<DayUnit>("unit")), answers.Day("from")!.Value, actor.Now, actor.Account, answers.Text("why")));
    }

    private static string Capital(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
}
