using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Accounts;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.SignIn;

/// <summary>Where somebody comes back to whom their organisation has vouched for. The second factor was the organisation's to ask.</summary>
[AllowAnonymous]
public sealed class OrganisationModel(Doorkeeper signIn, Credentials credentials) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? @return)
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } login)
        {
            return Redirect("/sign-in?sso=failed");
        }

        var result = await signIn.ExternalLoginSignInAsync(login.LoginProvider, login.ProviderKey, isPersistent: false, bypassTwoFactor: true);
        await HttpContext.SignOutExternal();
        if (!result.Succeeded)
        {
            credentials.Note("nobody", "single sign-on without a linked account", refused: true);
            return Redirect("/sign-in?sso=unlinked");
        }

        credentials.Note(User.Identity!.Name!, "signed in by single sign-on", refused: false);
        return LocalRedirect(Url.IsLocalUrl(@return) ? @return : "/");
    }
}
