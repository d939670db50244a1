using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>With whom a child is shared: for those who see no other children than their own.</summary>
public sealed class ShareModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public IReadOnlyList<SharedWith> With { get; private set; } = [];

    /// <summary>With whom it could be.</summary>
    public IReadOnlyList<SharedWith> Others { get; private set; } = [];

    public string Problem { get; private set; } = "";

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        var all = asker.Door().Sharing(record);
        Id = record.ToString();
        (With, Others) = ([.. all.Where(each => each.Since is not null)], [.. all.Where(each => each.Since is null)]);
        return Page();
    }

    public IActionResult OnPost([FromRoute] string id, string? account)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        var problems = asker.Door().Share(record, account ?? "");
        if (problems.Count == 0)
        {
            return Redirect($"/children/{record}/share");
        }

        Problem = problems[0].Sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return OnGet(id);
    }

    /// <summary>Ends it. What the account did stays in the audit.</summary>
    public IActionResult OnPostEnd([FromRoute] string id, string? account)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        asker.Door().Untie(record, account ?? "");
        return Redirect($"/children/{record}/share");
    }
}
