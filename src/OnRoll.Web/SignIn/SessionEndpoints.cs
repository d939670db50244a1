using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.SignIn;

/// <summary>What pages ask in the background: to stay signed in, to keep a draft, to begin with a passkey.</summary>
internal static class SessionEndpoints
{
    /// <summary>Where a page asks to stay signed in.</summary>
    public const string Renew = "/session";

    private const string DraftsPath = "/drafts";

    /// <summary>Whether script asks there, which wants an answer and no page.</summary>
    public static bool IsAskedByScript(PathString path) => path == Renew || path == DraftsPath || path.StartsWithSegments("/account/passkey", StringComparison.Ordinal);

    public static void MapSession(this WebApplication app)
    {
        var forms = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            try
            {
                return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? await next(context) : Results.BadRequest();
            }
            catch (Exception fault) when (fault is AntiforgeryValidationException or BadHttpRequestException or IOException)
            {
                return Results.BadRequest(); // a browser that left the page before it had sent all
            }
        }).ExcludeFromDescription().DisableAntiforgery(); // checked above, in the same way for all

        forms.MapPost(Renew, () => Results.NoContent());
        forms.MapPost(DraftsPath, Keep);
        forms.MapPost("/sign-in/passkey/get", async (Doorkeeper signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous()
            .RequireRateLimiting(WebApp.SignInLimit);
        forms.MapPost("/account/passkey/create", async (HttpContext http, Accounts users, Doorkeeper signIn) =>
            await users.GetUserAsync(http.User) is { } user
                ? Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Name, Name = user.Name, DisplayName = user.Name }), "application/json") : Results.Unauthorized());
    }

    private static async Task<IResult> Keep(HttpContext http, Asker asker, SealedDrafts drafts, string form)
    {
        if (asker.Principal is not { } principal || !SealedDrafts.MayBeKept(form))
        {
            return Results.BadRequest();
        }

        drafts.KeepForm(principal.Account, form, await http.Request.ReadFormAsync(http.RequestAborted));
        return Results.NoContent();
    }
}
