using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Glass;

/// <summary>What was opened outside the usual reach, for somebody else to look at afterwards.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    public IReadOnlyList<BrokenGlass> Broken { get; private set; } = [];

    public string Problem { get; private set; } = "";

    public void OnGet() => Broken = asker.Door("oversight of access").GlassToReview();

    public IActionResult OnPost(string? record, long at, string? review)
    {
        OnGet();
        if (Broken.FirstOrDefault(each => each.Record.ToString() == record && each.At.Microseconds == at) is not { } glass)
        {
            return NotFound();
        }

        var problems = asker.Door("oversight of access").ReviewGlass(glass, review?.Trim() ?? "");
        if (problems.Count == 0)
        {
            return Redirect("/glass");
        }

        Problem = problems[0].Sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
