using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OnRoll.Web.Pages;

/// <summary>What a person is told when something could not be done. Never what went wrong inside.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    /// <summary>Whatever the method was of what could not be done.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Tell(int.TryParse(Request.Query["status"], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null);

    private void Tell(int? status) => (Heading, Sentence) = status switch
    {
        StatusCodes.Status400BadRequest => ("The page has run out of time", "Go back, and send what you entered once more. If it is refused again, it holds a character that cannot be read: type it anew instead of copying it."),
        StatusCodes.Status404NotFound => ("Page not found", "There is no such page or child, or it is not one that this account may see. If you typed the address, check it."),
        StatusCodes.Status405MethodNotAllowed => ("This cannot be done here", "Go back, and use the buttons and links of the page."),
        StatusCodes.Status409Conflict => ("Somebody else has changed this record", "Go back and look at it again; then send what you entered once more."),
        StatusCodes.Status413PayloadTooLarge => ("That is too large", "Send a smaller file, or a shorter text."),
        StatusCodes.Status422UnprocessableEntity => ("That holds a character that cannot be kept", "A NUL character, or half of one, is in what was sent, mostly by copying from another program. Type it anew, and send it again."),
        StatusCodes.Status429TooManyRequests => ("Too many tries", "Wait a minute, then try again."),
        StatusCodes.Status503ServiceUnavailable => ("The register cannot be reached", "Nothing you sent is half done. Try again in a few minutes."),
        _ => ("Something went wrong", "Nothing you sent is half done. Try again; if it happens again, tell your administrator when it was."),
    };
}
