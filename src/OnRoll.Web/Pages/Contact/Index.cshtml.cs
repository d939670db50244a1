using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Contact;

/// <summary>The named contact of one's authority, and who covers.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    public string Authority => asker.AuthorityName;

    public IReadOnlyList<ContactPost> History { get; private set; } = [];

    public IReadOnlyList<string> Team { get; private set; } = [];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public bool MayName => asker.MayOfMany(GateAction.DecideCase);

    public string ErrorOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Sentence ?? "";

    public string Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : History is [var now, ..] ? field switch
    {
        "account" => now.Account,
        "cover" => now.Cover,
        "phone" => now.Phone,
        _ => now.Email,
    } : "";

    public void OnGet() => Look();

    public IActionResult OnPost(string? account, string? cover, string? phone, string? email)
    {
        Problems = asker.Door().NameContact(account ?? "", cover ?? "", phone?.Trim() ?? "", email?.Trim() ?? "");
        if (Problems.Count == 0)
        {
            return Redirect("/contact");
        }

        Look();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Look()
    {
        var door = asker.Door();
        History = door.ContactHistory(asker.Principal!.Authority);
        Team = MayName ? door.Team() : [];
    }
}
