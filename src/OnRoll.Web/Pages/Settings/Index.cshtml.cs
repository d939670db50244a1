using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Settings;
using OnRoll.Web.Components;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Settings;

/// <summary>How many days one's authority gives, where the law leaves that to it; and setting them from a day on.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const string Purpose = "the authority's own settings";

    private LocalSettings settings = LocalSettings.Usual;

    public string Authority => asker.AuthorityName;

    public bool MaySet => asker.MayOfMany(GateAction.SetSettings) && asker.Principal is { Authority.IsNone: false };

    public bool IsDone { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What was typed, by the name of the box; empty: the form is new.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public DateOnly Today => asker.Today;

    /// <summary>What counts for a thing that begins today.</summary>
    public IReadOnlyList<SettingInForce> InForce => [.. LocalSetting.All.Select(setting => settings.On(setting, asker.Today))];

    /// <summary>What is set and has not begun.</summary>
    public IReadOnlyList<SettingChosen> Coming => [.. settings.After(asker.Today)];

    /// <summary>All that was ever set, the last first.</summary>
    public IReadOnlyList<SettingChosen> Before => [.. settings.Chosen.Reverse()];

    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A figure in words: <c>5 working days</c>.</summary>
    public static string Say(TimeLimit? limit) => limit is null ? "the usual figure"
        : string.Create(CultureInfo.InvariantCulture, $"{limit.Days} {limit.UnitName}{(limit.Days == 1 ? "" : "s")}");

    public IActionResult OnGet(string? done) => Look(done is "set");

    public IActionResult OnPost()
    {
        Typed = Request.Form.Where(field => field.Key != "__RequestVerificationToken").ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        Problems = asker.Door(Purpose).Set(default, QuestionField.Read(ChooseSetting.Questions, Typed));
        if (Problems.Count == 0)
        {
            return Redirect("/settings?done=set");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Look(isDone: false);
    }

    private PageResult Look(bool isDone)
    {
        IsDone = isDone;
        settings = asker.Door(Purpose).Settings(asker.Principal!.Authority);
        return Page();
    }
}
