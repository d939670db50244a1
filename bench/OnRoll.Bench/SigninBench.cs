using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OnRoll.Data.Access;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Bench;

/// <summary>An office that comes to work: everybody signs in within five seconds, by password and code, at full strength of the hash.</summary>
internal static partial class SigninBench
{
    private const int People = 150;
    private const double Seconds = 5;
    private const double Wanted = 10;
    private const string Password = "maple-kettle-orbit";

    public static void Run(BenchOptions options)
    {
        using var stage = new Stage();
        HashesAlone();
        OnEngine("SQLite", stage.NewOnSqlite());
        OnEngine("PostgreSQL", stage.NewOnPostgres());
    }

    /// <summary>What cannot be done without: the same number of hashes on every processor, and nothing else.</summary>
    private static void HashesAlone()
    {
        var nobody = new Principal("nobody", Role.Officer);
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.For(0, People, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ => Secrets.HashOf(nobody, new("nobody", "", "", 0, null, null, "", MustChange: false), Password));
        Stage.Say($"{People} hashes alone on {Environment.ProcessorCount} processors: {clock.Elapsed.TotalSeconds:N1} s, {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds / People:N0} ms of processor each");
    }

    private static void OnEngine(string engine, string where)
    {
        using var register = Register.Open(where, TimeProvider.System);
        var builder = WebApp.Builder([]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        using var app = WebApp.Build(builder, register, TimeProvider.System);
        app.Start();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var people = Make(register, app.Services.GetRequiredService<Authenticators>(), People + 1);
        _ = SignIn(address, people[People]).GetAwaiter().GetResult(); // the first page is compiled
        var used = Environment.CpuUsage.TotalTime;
        var times = Task.WhenAll(people.Take(People).Select(async (person, place) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(place * Seconds / People));
            return await SignIn(address, person);
        })).GetAwaiter().GetResult();
        used = Environment.CpuUsage.TotalTime - used;
        var done = times.Where(time => time is not null).Select(time => time!.Value.TotalSeconds).Order().ToArray();
        var p95 = done.Length > 0 ? done[(int)Math.Ceiling(done.Length * 0.95) - 1] : double.NaN;
        Stage.Say($"{engine,-10}  {done.Length} of {People} signed in; p50 {(done.Length > 0 ? done[done.Length / 2] : double.NaN):N1} s, p95 {p95:N1} s, the last {(done.Length > 0 ? done[^1] : double.NaN):N1} s (wanted: all, p95 {Wanted:N0} s: {(done.Length == People && p95 <= Wanted ? "reached" : "NOT reached")}); {used.TotalMilliseconds / People:N0} ms of processor each, their browsers' part with it");
        app.StopAsync().GetAwaiter().GetResult();
    }

    private static List<(string Name, string Key)> Make(Register register, Authenticators authenticators, int count)
    {
        new Gate(register).For(new("operator", Role.Operator), "benchmark").AddAccount("ada", Role.Administrator, default, "");
        var door = new Gate(register).For(new("ada", Role.Administrator), "benchmark");
        var credentials = new Credentials(register);
        var hash = "";
        var people = new List<(string, string)>();
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"officer.{i}");
            door.AddAccount(name, Role.Officer, LaCode.FromNumber(202), "");
            var (principal, credential) = credentials.Find(name)!.Value;
            hash = hash.Length > 0 ? hash : Secrets.HashOf(principal, credential, Password); // one will do for all: it is looked at as often
            var user = new WebAccount(principal, credential with { Hash = hash });
            var (key, _) = authenticators.Offer(user);
            authenticators.Accept(user, key, OneTimeCodes.At(key, TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(30)));
            credentials.Replace(user.Credential, door.Giver, "benchmark");
            people.Add((name, key));
        }

        return people;
    }

    /// <summary>From the first look at the page to the home page, as a browser goes.</summary>
    /// <returns><c>null</c>: did not get in.</returns>
    private static async Task<TimeSpan?> SignIn(Uri address, (string Name, string Key) person)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var start = Stopwatch.GetTimestamp();
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        page = await Post(client, "/sign-in", page, ("name", person.Name), ("password", Password));
        page = await Post(client, "/sign-in/code", page, ("code", OneTimeCodes.At(person.Key, TimeProvider.System.GetUtcNow())));
        return page.Contains("Sign out", StringComparison.Ordinal) ? Stopwatch.GetElapsedTime(start) : null;
    }

    private static async Task<string> Post(HttpClient client, string path, string page, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
