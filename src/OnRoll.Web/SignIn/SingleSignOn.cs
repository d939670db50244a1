using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace OnRoll.Web.SignIn;

/// <summary>Single sign-on by OpenID Connect with any provider that keeps to the standard.</summary>
/// <remarks>The provider says who somebody is; which account that is, an administrator has linked. Nobody gets an account by signing on.</remarks>
internal static class SingleSignOn
{
    public static void AddSingleSignOn(this AuthenticationBuilder authentication, IConfigurationSection settings) => authentication.AddOpenIdConnect(SignInServices.SingleSignOn, options =>
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = settings["authority"];
        options.ClientId = settings["client-id"];
        options.ClientSecret = settings["client-secret"];
        options.ResponseType = "code";
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.CallbackPath = "/sign-in/callback";
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.RequireHttpsMetadata = settings["authority"]!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.TokenValidationParameters.NameClaimType = "sub";
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in?sso=failed");
            return Task.CompletedTask;
        };
    });

    /// <summary>Lets go of what the provider said, once it has been used.</summary>
    public static Task SignOutExternal(this HttpContext context) => context.SignOutAsync(IdentityConstants.ExternalScheme);
}
