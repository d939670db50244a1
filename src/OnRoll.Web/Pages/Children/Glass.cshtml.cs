using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>Breaks the glass: reading outside the usual reach, with a reason, for a limited time, reviewed afterwards.</summary>
public sealed class GlassModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public IActionResult OnGet(string id) => Open(id) is null ? NotFound() : Page();

    public IActionResult OnPost(string id, string? reason)
    {
        if (Open(id) is not { } record)
        {
            return NotFound();
        }

        var problems = asker.Door("an emergency").BreakGlass(record, reason?.Trim() ?? "");
        if (problems.Count == 0)
        {
            return Redirect($"/children/{record}");
        }

        Problem = problems[0].Sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Whether there is such a record is not told here: the form is the same for any number.
    private RecordId? Open(string id)
    {
        var opens = asker.Principal is { } who && RoleTable.BreaksGlass(who.Role) && RecordId.TryParse(id, out _);
        Id = opens ? id : "";
        return opens && RecordId.TryParse(id, out var record) ? record : null;
    }
}
