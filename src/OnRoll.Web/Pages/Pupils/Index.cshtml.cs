using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Pupils;

/// <summary>The pupils of a school, for its own staff.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int OnAPage = 100;

    /// <summary>Those on this page.</summary>
    public IReadOnlyList<OwnChild> Pupils { get; private set; } = [];

    public int All { get; private set; }

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    public int Pages { get; private set; }

    /// <summary>The place of the first on this page, from 1.</summary>
    public int First => ((Number - 1) * OnAPage) + 1;

    public IActionResult OnGet([FromQuery(Name = "page")] int number)
    {
        if (!asker.MayListPupils)
        {
            return NotFound();
        }

        var pupils = asker.Door().Pupils();
        (All, Pages) = (pupils.Count, Math.Max(1, (pupils.Count + OnAPage - 1) / OnAPage));
        Number = Math.Clamp(number, 1, Pages);
        Pupils = [.. pupils.Skip(First - 1).Take(OnAPage)];
        return Page();
    }
}
