using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using OnRoll.Data.Access;
using OnRoll.Data.Demo;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;
using OnRoll.Tests.Store;

namespace OnRoll.Tests.Web;

[Trait("Speed", "slow")]
public sealed class KilledServerOnSqlite() : KilledServerTests(static () =>
{
    var folder = Directory.CreateTempSubdirectory("onroll-killed-").FullName;
    return (Path.Combine(folder, "register.db"), () => Directory.Delete(folder, recursive: true));
});

[Trait("Speed", "slow")]
public sealed class KilledServerOnPostgres(PostgresServer server) : KilledServerTests(() =>
{
    var where = server.NewEmpty();
    return (where, () => server.Drop(where));
});

/// <summary>The web application killed in the middle of a write, and the page sent again to the one that is started after it.</summary>
public abstract class KilledServerTests(Func<(string Where, Action Drop)> make)
{
    private const int Kills = 30;

    /// <summary>Of the kills, how many at least must fall before the write and how many after it, so that they prove something.</summary>
    private const int FewestOfEach = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static LaCode Camden => LaCode.FromNumber(202);

    private static DateOnly Today => new Moment(TimeProvider.System.GetUtcNow()).Day;

    /// <summary>SIGKILL at random moments of forms that record a fact with its note, or enter a child: each is there whole or not at all, and once when it is sent again.</summary>
    [Fact]
    public async Task What_a_killed_server_was_writing_is_there_whole_or_not_at_all_and_once_when_the_page_is_sent_again()
    {
        var (where, drop) = make();
        try
        {
            var child = Prepare(where);
            using var register = Register.Open(where, TimeProvider.System);
            var door = new Gate(register).For(new("tester", Role.Operator), "a test");
            await Play(where, child, door);
            Assert.Empty(door.Verify().Findings);
        }
        finally
        {
            drop();
        }
    }

    private static async Task Play(string where, RecordId child, Door door)
    {
        var random = new Random(20251125);
        var cookies = new CookieContainer();
        var (before, after, reach) = (0, 0, 150.0);
        var server = await Server.Start(where);
        try
        {
            using (var first = new Client(server.Address, cookies))
            {
                await first.SignIn("officer");
            }

            for (var kill = 0; kill < Kills; kill++)
            {
                using var client = new Client(server.Address, cookies);
                var page = kill % 4 == 3 ? await Referral(client, kill) : await Whereabouts(client, child, kill);
                var sending = client.Send(page);
                var delay = TimeSpan.FromMilliseconds(random.NextDouble() * reach);
                for (var passed = Stopwatch.StartNew(); passed.Elapsed < delay;)
                {
                    Thread.SpinWait(100); // the moment is what is random here; nothing waits for anything
                }

                server.Kill();
                var acknowledged = await Acknowledged(sending);
                server = await Server.Start(where);
                var count = page.Count(door);
                Assert.True(count is 0 or 1, $"kill {kill}: {count} times");
                Assert.True(count == 1 || !acknowledged, $"kill {kill}: said that it was in, and it is not");
                (before, after, reach) = count == 0 ? (before + 1, after, reach * 1.25) : (before, after + 1, reach * 0.85);

                using var next = new Client(server.Address, cookies);
                var again = await next.Send(page);
                Assert.True(again.StartsWith("/children/", StringComparison.Ordinal), $"kill {kill}: sent again: {again}");
                count = page.Count(door);
                Assert.True(count == 1, $"kill {kill} of {page.Path}: sent again, it is there {count} times: {again}");
            }
        }
        finally
        {
            server.Kill();
        }

        Assert.True(before >= FewestOfEach && after >= FewestOfEach, $"the kills prove little: {before} before the write, {after} after it");
    }

    /// <summary>A practice register with one child and one officer.</summary>
    private static RecordId Prepare(string where)
    {
        using var practice = PracticeRegister.Make(where, TimeProvider.System);
        practice.Open();
        Assert.Empty(practice.Door.AddAccount("officer", Role.Officer, Camden, ""));
        var door = new Gate(practice.Register).For(new("officer", Role.Officer, Camden), "a test");
        var child = door.Refer(WebSite.Referral("Killed")).Record;
        Assert.False(door.Do(Acts.Find("decide-referral")!, child, new Dictionary<string, string> { ["outcome"] = "accepted", ["why"] = "In our area" }).IsRefused);
        return child;
    }

    /// <summary>A page that records where a child is since a day, and who says so: a fact and a note, both or neither.</summary>
    private static async Task<Sent> Whereabouts(Client client, RecordId child, int kill)
    {
        var on = Today.AddDays(-kill - 1);
        var mark = $"mark {kill} (synthetic)";
        var path = $"/children/{child}/whereabouts";
        var fields = await client.Form(path);
        fields["kind"] = kill % 2 == 0 ? "known" : "unknown";
        (fields["on-day"], fields["on-month"], fields["on-year"], fields["why"]) = ($"{on.Day}", $"{on.Month}", $"{on.Year}", mark);
        return new(path, fields, door =>
        {
            var lines = door.Read(child).Ledger.Lines.Select(line => line.What).ToList();
            var (facts, notes) = (lines.OfType<WhereaboutsReported>().Count(fact => fact.Held.First == on), lines.OfType<Noted>().Count(note => note.Note == mark));
            Assert.Equal(facts, notes);
            return facts;
        });
    }

    /// <summary>The last page of a referral: a child with name, birth, whereabouts and what was said, all or nothing.</summary>
    private static async Task<Sent> Referral(Client client, int kill)
    {
        var given = $"Kill{(char)('a' + (kill % 26))}{(char)('a' + (kill / 26))}";
        var answers = WebSite.Referral(given);
        string[] steps = ["who", "where", "account"];
        foreach (var step in steps)
        {
            var fields = await client.Form($"/referrals/new?step={step}");
            foreach (var (name, value) in answers)
            {
                fields[name] = value;
            }

            (fields["born-day"], fields["born-month"], fields["born-year"]) = ("27", "3", "2015");
            Assert.StartsWith("/referrals/new?step=", await client.Send(new($"/referrals/new?step={step}", fields, static _ => 0)), StringComparison.Ordinal);
        }

        return new("/referrals/new?step=check", await client.Form("/referrals/new?step=check"), door =>
        {
            var found = door.Search(new(given, new(2015, 3, 27)));
            Assert.All(found.Select(each => door.Read(each.Record).Ledger.Lines.Select(line => line.What).ToList()), lines => Assert.True(
                lines.Exists(line => line is Born) && lines.Exists(line => line is Named) && lines.Exists(line => line is Resident) && lines.Exists(line => line is Domain.Referrals.Referred) && lines.Exists(line => line is Domain.Referrals.ReferrerNamed)));
            return found.Count;
        });
    }

    private static async Task<bool> Acknowledged(Task<string> sending)
    {
        try
        {
            return (await sending.WaitAsync(Patience)).StartsWith("/children/", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false; // cut off
        }
    }

    /// <param name="Count">How often it is in the register; fails if a part of it is.</param>
    private sealed record Sent(string Path, Dictionary<string, string> Fields, Func<Door, int> Count);

    /// <summary>The application in a process of its own, as anybody starts it.</summary>
    private sealed class Server
    {
        private readonly Process process;

        private Server(Process process, Uri address) => (this.process, Address) = (process, address);

        public Uri Address { get; }

        public static async Task<Server> Start(string where)
        {
            var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "onroll-cli.dll"), "serve", "--db", where, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false };
            var started = Process.Start(start)!;
            while (await started.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            {
                if (line.Split(' ') is ["OnRoll", "is", "at", var address, ..])
                {
                    return new(started, new Uri(address));
                }
            }

            throw new InvalidOperationException("The server did not start");
        }

        public void Kill()
        {
            process.Kill(); // SIGKILL: it can put nothing in order
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>A browser without a window.</summary>
    private sealed class Client(Uri address, CookieContainer cookies) : IDisposable
    {
        private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address, Timeout = Patience };

        public void Dispose() => http.Dispose();

        public async Task SignIn(string account)
        {
            var fields = await Form("/sign-in");
            fields["as"] = account;
            Assert.Equal("/", await Send(new("/sign-in?handler=Practise", fields, static _ => 0)));
        }

        /// <summary>The hidden fields of a page's form.</summary>
        public async Task<Dictionary<string, string>> Form(string path)
        {
            var page = await Answered.Of(await http.GetAsync(new Uri(path, UriKind.Relative)));
            Assert.True(page.Status == 200, $"{path}: {page.Status}");
            return page.Page.QuerySelectorAll("main form input[type=hidden]").OfType<IHtmlInputElement>().GroupBy(field => field.Name!, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.First().Value, StringComparer.Ordinal);
        }

        /// <returns>Where it leads; the status where it leads nowhere.</returns>
        public async Task<string> Send(Sent page)
        {
            using var body = new FormUrlEncodedContent(page.Fields);
            using var answer = await http.PostAsync(new Uri(page.Path, UriKind.Relative), body);
            return answer.Headers.Location?.OriginalString ?? $"{(int)answer.StatusCode}";
        }
    }
}
