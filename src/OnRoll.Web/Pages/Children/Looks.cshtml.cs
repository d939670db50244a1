using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>Who has looked at a child, or acted upon one, refusals among them.</summary>
public sealed class LooksModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public IReadOnlyList<Look> Looks { get; private set; } = [];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        (Id, Looks) = (record.ToString(), asker.Door("oversight of access").WhoLooked(record));
        return Page();
    }
}
