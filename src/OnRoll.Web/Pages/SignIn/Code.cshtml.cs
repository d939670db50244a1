using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using OnRoll.Data.Accounts;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.SignIn;

/// <summary>The second factor: an authenticator's code, or a recovery code, each of which works once.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebApp.SignInLimit)]
[StaleForm]
public sealed class CodeModel(Doorkeeper signIn, Accounts users, Credentials credentials, Turns turns) : PageModel
{
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public string Problem { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } asked)
        {
            return Redirect("/sign-in");
        }

        using var turn = await turns.Of(asked.Name, HttpContext.RequestAborted);
        if (await users.FindByNameAsync(asked.Name) is not { } user) // as it is now that it is this try's turn
        {
            return Redirect("/sign-in");
        }

        if (await users.IsLockedOutAsync(user))
        {
            return Refuse(user, "locked", "This account is locked for 15 minutes after too many wrong tries");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var isCode = typed.Length == 6 && typed.All(char.IsAsciiDigit);
        var result = isCode ? await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false) : await signIn.TwoFactorRecoveryCodeSignInAsync(typed);
        if (result.Succeeded)
        {
            credentials.Note(user.Name, "signed in with a second factor", refused: false);
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/");
        }

        if (!isCode)
        {
            await users.AccessFailedAsync(user); // the framework counts wrong codes, but not wrong recovery codes
        }

        return Refuse(user, "wrong code", "Enter the code your authenticator shows now, or a recovery code you have not used");
    }

    private PageResult Refuse(WebAccount user, string what, string sentence)
    {
        credentials.Note(user.Name, what, refused: true);
        Problem = sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
