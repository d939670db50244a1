using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Account;

public sealed class PasswordModel(Accounts users, Doorkeeper signIn, Turns turns) : PageModel
{
    public IReadOnlyList<(string Anchor, string Sentence)> Problems { get; private set; } = [];

    public bool MustChange { get; private set; }

    public string ErrorOf(string field) => Problems.FirstOrDefault(problem => problem.Anchor == field).Sentence ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        MustChange = await users.GetUserAsync(User) is { Credential.MustChange: true };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? current, string? password)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Redirect("/sign-in");
        }

        using var turn = await turns.Of(user.Name, HttpContext.RequestAborted);
        user = (await users.GetUserAsync(User))!;
        MustChange = user.Credential.MustChange;
        if (await users.IsLockedOutAsync(user) || !await users.CheckPasswordAsync(user, current ?? ""))
        {
            await users.AccessFailedAsync(user); // whoever sits down at somebody's screen does not get to guess either
            return Refuse([("current", "Enter the password you have now")]);
        }

        if (current == password)
        {
            return Refuse([("password", "Enter a password other than the one you have now")]);
        }

        user.Credential = user.Credential with { MustChange = false };
        user.What = "password changed";
        var result = await users.ChangePasswordAsync(user, current!, password ?? "");
        if (!result.Succeeded)
        {
            MustChange = user.Stored.MustChange;
            return Refuse([.. result.Errors.Select(error => ("password", error.Code == nameof(IdentityErrorDescriber.PasswordTooShort) ? $"Enter a password of at least {PasswordRules.Shortest} characters" : error.Description))]);
        }

        await users.ResetAccessFailedCountAsync(user);
        await signIn.RefreshSignInAsync(user);
        return Redirect(MustChange ? "/" : "/account"); // to whatever is to be done next
    }

    private PageResult Refuse(IReadOnlyList<(string, string)> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
