using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Web.Components;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Account;

/// <summary>Sets up a time-based one-time password (RFC 6238). It counts once a code of it was typed; one that was set up before counts until then.</summary>
public sealed class SecondFactorModel(Accounts users, Doorkeeper signIn, Authenticators authenticators) : PageModel
{
    private const int RecoveryCodesGiven = 10;

    /// <summary>In groups of four, to be typed.</summary>
    public string Key { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>The address as a picture for the telephone to read.</summary>
    public IHtmlContent Picture { get; private set; } = HtmlString.Empty;

    /// <summary>The key, sealed: nothing is kept of it until it counts.</summary>
    public string Offered { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public bool HasOne { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Redirect("/sign-in");
        }

        var (key, offered) = authenticators.Offer(user);
        Show(user, key, offered);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? offered)
    {
        if (await users.GetUserAsync(User) is not { } user)
        {
            return Redirect("/sign-in");
        }

        if (authenticators.Read(user, offered ?? "") is not { } key)
        {
            return Redirect("/account/second-factor");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!authenticators.Accept(user, key, typed))
        {
            Problem = "Enter the six digits that your authenticator shows now";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Show(user, key, offered!);
            return Page();
        }

        user.What = "authenticator set up";
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodesGiven) ?? []];
        if (RecoveryCodes.Count == 0)
        {
            return Redirect("/account/second-factor"); // set up from elsewhere at the same moment
        }

        await signIn.RefreshSignInAsync(user);
        return Page();
    }

    private void Show(WebAccount user, string key, string offered)
    {
        Offered = offered;
        HasOne = user.Stored.Totp is not null;
        Key = string.Join(' ', key.Chunk(4).Select(part => new string(part)));
        Address = $"otpauth://totp/OnRoll:{Uri.EscapeDataString(user.Name)}?secret={key}&issuer=OnRoll&digits=6";
        Picture = QrPicture.Of(Address, "A picture of the key, for an authenticator's camera");
    }
}
