using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.SignIn;

/// <summary>How people sign in: the framework's accounts on our store, with rules by current advice.</summary>
internal static class SignInServices
{
    /// <summary>The name under which single sign-on is known to the framework.</summary>
    public const string SingleSignOn = "oidc";

    /// <summary>How passwords are hashed. OWASP, Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA512 takes 210,000 rounds or more.</summary>
    public static PasswordHasherOptions Hashing { get; } = new() { IterationCount = 210_000 };

    public static void AddSignIn(this IServiceCollection services, IConfiguration configuration, Register register)
    {
        services.AddSingleton<HashingQueue>().AddSingleton<Turns>().AddSingleton<Authenticators>();
        services.AddIdentityCore<WebAccount>(Rules).AddUserStore<AccountStore>().AddUserManager<Accounts>().AddSignInManager<Doorkeeper>()
            .AddTokenProvider<Authenticators>(TokenOptions.DefaultAuthenticatorProvider).AddPasswordValidator<PasswordRules>().AddClaimsPrincipalFactory<ClaimsOfAccount>();
        services.Replace<ILookupNormalizer, NamesAsTheyAre>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Hashing.IterationCount);
        services.AddSingleton(SessionRules.Of(configuration));
        services.AddOptions<SecurityStampValidatorOptions>().Configure<SessionRules>((options, rules) => options.ValidationInterval = rules.CheckedEvery);
        services.Configure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = options.ResidentKeyRequirement = "required"); // it names the account, and is a second factor in itself
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure<SealedDrafts, SessionRules>(Cookie));
        if (configuration["oidc:authority"] is { Length: > 0 })
        {
            authentication.AddSingleSignOn(configuration.GetSection("oidc"));
        }
    }

    private static void Rules(IdentityOptions options)
    {
        // NCSC and NIST SP 800-63B: length and a list of what is guessed first, no rules of composition.
        options.Password.RequiredLength = PasswordRules.Shortest;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // passkeys
    }

    private static void Cookie(CookieAuthenticationOptions cookie, SealedDrafts drafts, SessionRules rules)
    {
        cookie.Cookie.Name = "onroll";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = rules.Length;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.AccessDeniedPath = "/sign-in";
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew |= context.Request.Path == SessionEndpoints.Renew; // who asks to stay signed in does, however long is left
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = async context =>
        {
            await drafts.KeepWhatWasTyped(context.HttpContext, cookie.TicketDataFormat);
            if (SessionEndpoints.IsAskedByScript(context.Request.Path))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var wanted = context.Request.Path + (HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : await StepOf(context.Request));
            context.Response.Redirect($"/sign-in?return={Uri.EscapeDataString(wanted)}{(context.Request.Cookies.ContainsKey("onroll") ? "&ended=true" : "")}");
        };
    }

    // A journey of several pages goes on where it was.
    private static async Task<string> StepOf(HttpRequest request) =>
        request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted))["step"].ToString() is { Length: > 0 and < 30 } step ? $"?step={Uri.EscapeDataString(step)}" : "";

    private static void Replace<TService, TImplementation>(this IServiceCollection services)
        where TService : class
        where TImplementation : class, TService
    {
        foreach (var old in services.Where(service => service.ServiceType == typeof(TService)).ToList())
        {
            services.Remove(old);
        }

        services.AddScoped<TService, TImplementation>();
    }

    private sealed class NamesAsTheyAre : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name?.Trim();

        public string? NormalizeEmail(string? email) => email?.Trim();
    }

    /// <summary>Says in the session what is still to be done first.</summary>
    private sealed class ClaimsOfAccount(UserManager<WebAccount> users, IOptions<IdentityOptions> options, Register register, Credentials credentials) : UserClaimsPrincipalFactory<WebAccount>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(WebAccount user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            if (user.Credential.MustChange)
            {
                identity.AddClaim(new(Claims.ToDo, Claims.ChangePassword));
            }
            else if (!register.IsPractice && user.Credential.Hash.Length > 0 && user.Credential.Totp is null && credentials.Passkeys(user.Name).Count == 0)
            {
                identity.AddClaim(new(Claims.ToDo, Claims.SetUpSecondFactor));
            }

            return identity;
        }
    }
}
