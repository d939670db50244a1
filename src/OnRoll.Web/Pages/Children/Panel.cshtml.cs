using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>A child's page of the pack for a fair access or other panel: what it needs to decide, and no name.</summary>
public sealed class PanelModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public ChildCase Case { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Value)> Rows { get; private set; } = [];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!RecordId.TryParse(id, out var record) || (asker.Principal is { } who && RoleTable.IsFamily(who.Role)))
        {
            return NotFound();
        }

        Case = asker.Door("panel").OpenCase(record);
        Id = Case.Child.Id.ToString();
        Rows = PanelPage.Rows(Case, asker.Today);
        return Page();
    }
}
