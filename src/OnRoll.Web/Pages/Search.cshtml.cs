using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Time;
using OnRoll.Web.Components;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages;

/// <summary>Finds a child. What is searched for is sent in the body: it never stands in an address.</summary>
public sealed class SearchModel(Asker asker) : PageModel
{
    public static Question Born { get; } = new("born", "Date of birth", AnswerForm.Day, "") { IsOptional = true, Hint = "Needed if you search by name" };

    public string Text { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    public string Problem { get; private set; } = "";

    /// <summary><c>null</c>: nothing was searched for yet.</summary>
    public IReadOnlyList<FoundChild>? Found { get; private set; }

    public DateOnly Today => asker.Today;

    public bool MayRefer => asker.MayOfMany(GateAction.Refer);

    /// <summary>Whether the asker may open a record outside its reach, with a reason that is reviewed.</summary>
    public bool MayOpenInEmergency => asker.Principal is { } who && RoleTable.BreaksGlass(who.Role);

    public void OnGet()
    {
        _ = asker.MayOfMany(GateAction.ReadIdentity) ? 0 : throw GateClosedException.NoSuchChild;
    }

    public IActionResult OnPost(string? text)
    {
        Text = text?.Trim() ?? "";
        Typed = Request.Form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var given = QuestionField.Read([Born], Typed)["born"];
        DateOnly? born = IsoDay.TryParse(given, out var day) ? day : null;
        Problem = Text.Length is 0 or > 200 ? "Enter an identifier, a reference or a name"
            : given.Length > 0 && born is null ? "Enter a real date of birth, such as 27 3 2014" : "";
        if (Problem.Length == 0)
        {
            Found = asker.Door().Search(new(Text, born));
            Problem = Found.Count == 0 && born is null && !Text.Any(char.IsAsciiDigit) ? "Enter the date of birth too, to search by name" : "";
        }

        if (Problem.Length > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }
}
