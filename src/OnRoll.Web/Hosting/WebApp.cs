using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Web.Api;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Hosting;

/// <summary>Puts the application together.</summary>
public static class WebApp
{
    /// <summary>The most that a form may send, in bytes.</summary>
    private const int LargestForm = 1_000_000;

    /// <summary>Begins with the framework's settings, from whatever folder it is started.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebApp).Assembly.GetName().Name,
            ContentRootPath = published ? AppContext.BaseDirectory : null,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 12_000_000;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        return builder;
    }

    /// <summary>Builds the application on a register that is open.</summary>
    /// <param name="register">Stays the caller's to close.</param>
    public static WebApplication Build(WebApplicationBuilder builder, Register register, TimeProvider time)
    {
        ThreadPool.GetMinThreads(out _, out var ports);
        ThreadPool.SetMinThreads(256, ports); // the store is synchronous: a request that waits for it holds a thread
        AddServices(builder, register, time);
        var app = builder.Build();
        Wire(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, Register register, TimeProvider time)
    {
        var services = builder.Services;
        services.AddSingleton(register).AddSingleton(time);
        services.AddSingleton<Gate>().AddSingleton<Credentials>().AddSingleton<Drafts>().AddSingleton<GivenAnswers>().AddSingleton<SealedDrafts>();
        services.AddScoped<Asker>();
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName($"OnRoll {register.Id}");
        var keys = new KeysInRegister(new(register), builder.Configuration[KeySeal.Setting] is { Length: > 0 } path ? KeySeal.From(path, register.Id) : null);
        keys.Prepare();
        services.AddOptions<KeyManagementOptions>().Configure(options => options.XmlRepository = keys);
        services.AddSignIn(builder.Configuration, register);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(new RefusalsOnPages()).ConfigureFilter(new OfferedMethods()));
        services.AddAntiforgery(options => options.Cookie.Name = "onroll-form");
        services.Configure<FormOptions>(options => (options.ValueLengthLimit, options.ValueCountLimit) = (LargestForm, 400));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("")); // to look at the page guesses nothing
        });
        services.AddApi();
        services.AddHealthChecks().AddCheck<RegisterHealth>("register", tags: ["ready"]);
    }

    /// <summary>The limit on how often one address may try to sign in, over all accounts.</summary>
    internal const string SignInLimit = "sign-in";

    // 150 people of one office, behind one address, who each send a password and a code and half of whom mistype one, can; a guesser who tries many accounts cannot go on for long.
    private const int TriesAMinute = 600;

    /// <summary>The list of style, script and pictures: once published it bears the name of the program that was, not this part's. <c>null</c>: the framework's own choice.</summary>
    private static string? Assets { get; } = Directory.GetFiles(AppContext.BaseDirectory, "*.staticwebassets.endpoints.json") is [var only] ? only : null;

    private static bool IsOfApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void Wire(WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        app.UseWhen(context => !IsOfApi(context), pages => pages.UseExceptionHandler("/error").UseStatusCodePagesWithReExecute("/error", "?status={0}"));
        app.UseWhen(IsOfApi, api => api.UseExceptionHandler().UseStatusCodePages()); // a program is told in its own form
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<FirstThings>();
        app.UseAuthorization();
        app.MapStaticAssets(Assets).AllowAnonymous();
        app.MapRazorPages().WithStaticAssets(Assets);
        app.MapSession();
        app.MapApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }
}
