using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Users;

/// <summary>Who may ask: accounts made, given a first password, ended.</summary>
public sealed class IndexModel(Asker asker, Register register) : PageModel
{
    private const string Purpose = "management of accounts";

    public IReadOnlyList<Data.Access.Account> Accounts { get; private set; } = [];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The password just given; empty: none.</summary>
    public string Given { get; private set; } = "";

    /// <summary>To whom.</summary>
    public string For { get; private set; } = "";

    /// <summary>The roles an account can have.</summary>
    public IReadOnlyList<string> Roles { get; } = [.. Enum.GetValues<Role>().Where(role => role is not Role.Operator).Select(RoleTable.WordOf)];

    /// <summary>The authorities there are today.</summary>
    public IReadOnlyList<(string Code, string Name)> Codes => [.. Authorities.All.Where(each => each.InForce.Contains(asker.Today)).Select(each => (each.Code.ToString(), each.Name)).OrderBy(each => each.Name, StringComparer.Ordinal)];

    public string ErrorOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Sentence ?? "";

    public string Typed(string field) => Problems.Count > 0 ? Request.Form[field].ToString() : "";

    public string Of(Data.Access.Account account) => account.School.Length > 0 ? account.School : Authorities.Find(account.Authority)?.Name ?? "";

    public bool HasEnded(Data.Access.Account account) => account.Ended is { } ended && ended.At <= asker.Now.At;

    public void OnGet() => Accounts = asker.Door(Purpose).Accounts();

    public IActionResult OnPost(string? name, string? role, string? authority, string? school)
    {
        var door = asker.Door(Purpose);
        var code = LaCode.TryParse(authority ?? "", out var parsed, out _) ? parsed : default;
        return Answer(RoleTable.TryParse(role ?? "", out var known) ? door.AddAccount(name?.Trim() ?? "", known, code, school?.Trim() ?? "") : [new("account.role", "Role", "Select the role")]);
    }

    public IActionResult OnPostEnd(string? name) => Answer(asker.Door(Purpose).EndAccount(name ?? ""));

    public IActionResult OnPostPassword(string? name)
    {
        OnGet();
        if (Accounts.FirstOrDefault(each => each.Name == name) is not { } account || HasEnded(account))
        {
            return NotFound();
        }

        (Given, For) = (new Secrets(register).NewPassword(account.Name, asker.Door(Purpose).Giver), account.Name);
        return Page();
    }

    private IActionResult Answer(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            return Redirect("/accounts");
        }

        Problems = problems;
        OnGet();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
