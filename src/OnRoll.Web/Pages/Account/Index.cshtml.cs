using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Account;

/// <summary>One's own account: how one signs in, and what one has typed and not sent.</summary>
public sealed class IndexModel(Accounts users, Doorkeeper signIn, SealedDrafts drafts, Asker asker) : PageModel
{
    public new WebAccount User { get; private set; } = null!;

    public string Authority => asker.AuthorityName.Length > 0 ? asker.AuthorityName : "none";

    public bool HasAuthenticator { get; private set; }

    public int RecoveryCodes { get; private set; }

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<string> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(base.User) is not { } user)
        {
            return Redirect("/sign-in");
        }

        User = user;
        HasAuthenticator = await users.GetTwoFactorEnabledAsync(user);
        RecoveryCodes = HasAuthenticator ? await users.CountRecoveryCodesAsync(user) : 0;
        Passkeys = await users.GetPasskeysAsync(user);
        Drafts = drafts.Forms(user.Name);
        return Page();
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential)
    {
        if (await users.GetUserAsync(base.User) is not { } user || string.IsNullOrEmpty(credential))
        {
            return BadRequest();
        }

        var attested = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attested.Succeeded)
        {
            return BadRequest();
        }

        await users.AddOrUpdatePasskeyAsync(user, attested.Passkey);
        await signIn.RefreshSignInAsync(user);
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id)
    {
        if (await users.GetUserAsync(base.User) is not { } user || id is null || id.Length % 2 != 0 || !id.All(char.IsAsciiHexDigit))
        {
            return BadRequest();
        }

        await users.RemovePasskeyAsync(user, Convert.FromHexString(id));
        await signIn.RefreshSignInAsync(user);
        return Redirect("/account");
    }
}
