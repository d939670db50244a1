using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using OnRoll.Data.Accounts;

namespace OnRoll.Web.SignIn;

/// <summary>What people have typed and not yet sent, sealed with the program's keys for one account and one form.</summary>
public sealed class SealedDrafts(Drafts drafts, IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    private const int LongestPath = 200;

    /// <summary>The field that says which page of a journey was sent: the answers of its other pages stay.</summary>
    private const string StepField = "step";

    private static readonly string[] NeverKept = ["__RequestVerificationToken", "seen", "once", "keep", StepField];

    // Secrets are typed there.
    private static readonly PathString[] NeverKeptUnder = ["/account", "/sign-in", "/sign-out"];

    /// <summary>Forms whose answers are kept: those of casework, never one that asks for a secret.</summary>
    private static readonly string[] KeptForms = ["/children/", "/enquiries/", "/offers/", "/referrals/"];

    /// <summary>The most that is kept of one form, in characters: more than all its boxes take.</summary>
    private const int Longest = 60_000;

    /// <summary>What somebody typed into a form; empty: nothing is kept.</summary>
    /// <param name="form">The form's path.</param>
    public IReadOnlyDictionary<string, string> Find(string account, string form)
    {
        try
        {
            return drafts.Find(account, form) is { } content ? JsonSerializer.Deserialize<Dictionary<string, string>>(Sealer(account, form).Unprotect(content))! : new();
        }
        catch (CryptographicException)
        {
            return new Dictionary<string, string>(); // sealed with keys that are gone
        }
    }

    public IReadOnlyList<string> Forms(string account) => drafts.Forms(account);

    /// <summary>Keeps all that was typed into a form; nothing typed, nothing is kept any more.</summary>
    public void Keep(string account, string form, IEnumerable<KeyValuePair<string, string>> typed)
    {
        if (form.Length > LongestPath || !Array.Exists(KeptForms, each => form.StartsWith(each, StringComparison.Ordinal)) || form.Any(char.IsControl))
        {
            return;
        }

        var kept = typed.Where(pair => !NeverKept.Contains(pair.Key, StringComparer.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (kept.Values.Any(value => value.Length > 0) && kept.Sum(pair => pair.Key.Length + pair.Value.Length) <= Longest)
        {
            drafts.Keep(account, form, Sealer(account, form).Protect(JsonSerializer.Serialize(kept)));
        }
        else
        {
            drafts.Drop(account, form);
        }
    }

    public void Drop(string account, string form) => drafts.Drop(account, form);

    /// <summary>Whether what is typed at a path may be kept there.</summary>
    internal static bool MayBeKept(string form) =>
        form.Length is > 1 and < LongestPath && form[0] == '/' && !form.Contains("//", StringComparison.Ordinal) && !Array.Exists(NeverKeptUnder, under => new PathString(form).StartsWithSegments(under, StringComparison.Ordinal));

    /// <summary>Keeps a form as it was sent: of a journey of several pages, one of them.</summary>
    internal void KeepForm(string account, string form, IFormCollection sent)
    {
        var typed = sent.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (typed.ContainsKey(StepField))
        {
            foreach (var (name, value) in Find(account, form))
            {
                typed.TryAdd(name, value);
            }
        }

        Keep(account, form, typed);
    }

    /// <summary>Keeps what a form sent after its session had ended, for whoever's session it was.</summary>
    internal async Task KeepWhatWasTyped(HttpContext context, ISecureDataFormat<AuthenticationTicket> tickets)
    {
        var path = context.Request.Path == "/drafts" ? context.Request.Query["form"].ToString() : context.Request.Path.Value ?? "";
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || !MayBeKept(path)
            || context.Request.Cookies["onroll"] is not { } cookie || tickets.Unprotect(cookie)?.Principal is not { Identity.Name: { Length: > 0 } account } principal)
        {
            return;
        }

        // Only ours can have sealed the cookie; that it has run out does not change whose it was. That the form was ours too, its token says, which is of that account.
        var now = context.User;
        context.User = principal;
        var isOurs = await antiforgery.IsRequestValidAsync(context);
        context.User = now;
        if (isOurs)
        {
            KeepForm(account, path, await context.Request.ReadFormAsync(context.RequestAborted));
        }
    }

    private IDataProtector Sealer(string account, string form) => protection.CreateProtector("OnRoll drafts", account, form);
}
