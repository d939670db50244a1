using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OnRoll.Data.Access;
using OnRoll.Data.Demo;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Web.Hosting;

namespace OnRoll.Shared;

/// <summary>The real application on a practice register of its own, on a free port.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly PracticeRegister practice;
    private readonly Action drop;

    private RunningApp(string where, Action drop, Action<WebApplicationBuilder> change, params string[] settings)
    {
        this.drop = drop;
        practice = PracticeRegister.Make(where, TimeProvider.System);
        var today = new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;
        var files = SyntheticChildren.Of(DemoSchools.Camden(static _ => { }), DemoSchools.Authority, today, 1);
        using (var calendar = new MemoryStream(files.Calendar.ToArray()))
        using (var facts = new MemoryStream(files.Facts.ToArray()))
        {
            practice.Take(calendar, facts);
        }

        practice.Work(Camden, LaCode.FromNumber(206), today);
        practice.Open();
        var builder = WebApp.Builder(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        change(builder);
        app = WebApp.Build(builder, practice.Register, TimeProvider.System);
        app.Start();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public static LaCode Camden { get; } = LaCode.FromNumber(202);

    public Uri Address { get; }

    public Register Register => practice.Register;

    public Gate Gate => new(practice.Register);

    public Door Lead => Gate.For(new("lead", Role.Lead, Camden), "a test");

    public IReadOnlyList<RouteEndpoint> Routes => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Asks for anything at all: for what a test needs to be so before it begins.</summary>
    public Door Operator => Gate.For(new("demonstration", Role.Operator), "a test");

    public static RunningApp OnSqlite(params string[] settings) => OnSqlite(static _ => { }, settings);

    /// <param name="change">What a test adds to the application before it is built, such as an ear for its log.</param>
    public static RunningApp OnSqlite(Action<WebApplicationBuilder> change, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("onroll-web-").FullName;
        return new(Path.Combine(folder, "register.db"), () => Directory.Delete(folder, recursive: true), change, settings);
    }

    internal static RunningApp OnPostgres(PostgresProcess server)
    {
        var name = $"web_{Guid.NewGuid():n}";
        server.Ask($"create database {name}");
        return OnPostgres(server.Connection(name));
    }

    /// <param name="where">A database with nothing in it, which whoever made it drops.</param>
    internal static RunningApp OnPostgres(string where) => new(where, static () => { }, static _ => { });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        practice.Dispose();
        drop();
    }
}
