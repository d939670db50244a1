using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace OnRoll.Web.SignIn;

/// <summary>Shows a page of signing in anew when its form is out of date, as when somebody has signed in from another tab meanwhile; the answer would otherwise be an error that nobody understands.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StaleFormAttribute : Attribute, IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        var request = context.HttpContext.Request;
        var wanted = Wanted(request);
        var isOurs = wanted.StartsWith('/') && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.StartsWith("/\\", StringComparison.Ordinal);
        context.Result = context.HttpContext.User.Identity is { IsAuthenticated: true } ? new LocalRedirectResult(isOurs ? wanted : "/")
            : new RedirectResult($"{request.Path}{(isOurs ? $"?return={Uri.EscapeDataString(wanted)}" : "")}");
    }

    private static string Wanted(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? request.Form["return"].ToString() : "";
        }
        catch (InvalidDataException)
        {
            return ""; // it is no form, as with a NUL character in it: a fresh one is shown
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
