using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.SignIn;

/// <summary>The first page: password, passkey, single sign-on, and in a practice register a choice of roles.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebApp.SignInLimit)]
[StaleForm]
public sealed class IndexModel(Doorkeeper signIn, Accounts users, Credentials credentials, Turns turns, Register register, IAuthenticationSchemeProvider schemes) : PageModel
{
    // One sentence for a wrong password, an account that is none or has ended, and one that is locked: a guesser learns nothing from it.
    private const string Refused = "Enter the right account and password. After 10 wrong tries an account is locked for 15 minutes";

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty(Name = "ended", SupportsGet = true)]
    public bool Ended { get; set; }

    public string Name { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public bool HasSingleSignOn { get; private set; }

    public IReadOnlyList<string> PracticeAccounts { get; private set; } = [];

    public async Task OnGetAsync(string? sso)
    {
        Problem = sso switch
        {
            null => "",
            "unlinked" => "Your organisation says who you are, but no account here is linked to that; ask your administrator",
            "unreachable" => "Your organisation's sign-in does not answer; try again in a few minutes, or sign in with your password",
            _ => "Your organisation did not confirm who you are; try again, or ask your administrator",
        };
        await Prepare();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password)
    {
        Name = name?.Trim() ?? "";
        using var turn = await turns.Of(Name, HttpContext.RequestAborted);
        var user = Name.Length is 0 or > 60 || string.IsNullOrEmpty(password) || password.Length > PasswordRules.Longest ? null : await users.FindByNameAsync(Name);
        if (user is null || user.Credential.Hash.Length == 0 || await users.IsLockedOutAsync(user))
        {
            await users.LookAtNothing(password ?? "");
            if (user is { Credential.Hash.Length: > 0 })
            {
                credentials.Note(user.Name, "locked", refused: true);
            }

            return await Refuse(Refused);
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            credentials.Note(user.Name, "wrong password", refused: true);
            return await Refuse(Refused);
        }

        // A password alone opens no account that has something better.
        if (user.Credential.Totp is null && credentials.Passkeys(user.Name).Count > 0)
        {
            credentials.Note(user.Name, "password without the passkey", refused: true);
            return await Refuse("This account is opened by its passkey: choose Sign in with a passkey. If you no longer have it, ask your administrator for a new password");
        }

        if ((await signIn.AfterPassword(user)).RequiresTwoFactor)
        {
            return RedirectToPage("/SignIn/Code", new { @return = Return });
        }

        credentials.Note(user.Name, "signed in", refused: false);
        return GoOn();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential) || !(await signIn.PasskeySignInAsync(credential)).Succeeded)
        {
            return await Refuse("The passkey could not be used; sign in with your password");
        }

        credentials.Note(User.Identity!.Name!, "signed in with a passkey", refused: false);
        return GoOn();
    }

    /// <summary>Goes to the organisation. Who is sent here by somebody else comes back as nobody but themselves.</summary>
    public async Task<IActionResult> OnGetSingleSignOnAsync()
    {
        if (await schemes.GetSchemeAsync(SignInServices.SingleSignOn) is null)
        {
            return NotFound();
        }

        try
        {
            await HttpContext.ChallengeAsync(SignInServices.SingleSignOn, signIn.ConfigureExternalAuthenticationProperties(SignInServices.SingleSignOn, Url.Page("/SignIn/Organisation", pageHandler: "", new { @return = Return })));
            return new EmptyResult();
        }
        catch (InvalidOperationException)
        {
            return Redirect("/sign-in?sso=unreachable"); // what the framework throws when the provider does not answer
        }
    }

    public async Task<IActionResult> OnPostPractiseAsync(string? @as)
    {
        if (!register.IsPractice || @as is null || await users.FindByNameAsync(@as) is not { } user)
        {
            return NotFound();
        }

        await signIn.SignInAsync(user, isPersistent: false, "practice");
        return GoOn();
    }

    private async Task<PageResult> Refuse(string sentence)
    {
        Problem = sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Prepare();
        return Page();
    }

    private async Task Prepare()
    {
        HasSingleSignOn = await schemes.GetSchemeAsync(SignInServices.SingleSignOn) is not null;
        PracticeAccounts = register.IsPractice ? credentials.PracticeAccounts() : [];
    }

    // Only to our own pages, whatever an address may say.
    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/");
}
