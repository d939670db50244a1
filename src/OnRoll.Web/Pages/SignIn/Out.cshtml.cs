using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.SignIn;

[AllowAnonymous]
[IgnoreAntiforgeryToken] // looked at below: of somebody whose session has ended, the token is no longer good, and nothing is left to be forged
public sealed class OutModel(Doorkeeper signIn, IAntiforgery antiforgery) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity is { IsAuthenticated: true })
        {
            if (!await antiforgery.IsRequestValidAsync(HttpContext))
            {
                return BadRequest();
            }

            await signIn.SignOutAsync();
        }

        return Redirect("/sign-out");
    }
}
