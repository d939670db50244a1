using Microsoft.AspNetCore.Authorization;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Hosting;

/// <summary>What somebody who signed in must do before anything else: change a password that another gave, and set up a second factor.</summary>
internal sealed class FirstThings(RequestDelegate next)
{
    private static readonly string[] Open = ["/account", SessionEndpoints.Renew];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (context.User.FindFirst(Claims.ToDo) is { Value: var first } && !Open.Any(open => path.StartsWithSegments(open, StringComparison.Ordinal)) && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            context.Response.Redirect(first == Claims.ChangePassword ? "/account/password" : "/account/second-factor");
            return Task.CompletedTask;
        }

        return next(context);
    }
}
