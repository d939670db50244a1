using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;
using OtpNet;

namespace OnRoll.Browser.Tests.SignIn;

/// <summary>The real application on a register that is not for practice: its accounts have secrets. Its clock goes when it is told to.</summary>
public class SignInApp : IAsyncLifetime
{
    /// <summary>A password that is good.</summary>
    public const string Good = "maple-kettle-orbit";

    private readonly string folder = Directory.CreateTempSubdirectory("onroll-sign-in-").FullName;
    private WebApplication app = null!;
    private int names;

    /// <summary>What is set, as in <c>session:minutes=30</c>.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>By name: passkeys know no addresses.</summary>
    public Uri Address { get; private set; } = null!;

    public Register Register { get; private set; } = null!;

    public Credentials Credentials => Service<Credentials>();

    /// <summary>The first administrator, made from the command line.</summary>
    public Door Administrator => new Gate(Register).For(new("ada", Role.Administrator), "a test");

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public virtual ValueTask InitializeAsync()
    {
        Assert.Equal(0, Command("init").Exit);
        Assert.Equal(0, Command("user", "add", "ada", "--role", "administrator").Exit);
        Register = Register.Open(Path.Combine(folder, "register.db"), Time);
        var builder = WebApp.Builder([.. Settings.Select(setting => $"--{setting}")]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = WebApp.Build(builder, Register, Time);
        app.Start();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = new($"http://localhost:{port}/");
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await app.StopAsync();
        await app.DisposeAsync();
        Register.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Types a command at a shell.</summary>
    public (int Exit, string Out) Command(params string[] words)
    {
        using var output = new StringWriter();
        var exit = Cli.CommandLine.Run([.. words, "--db", Path.Combine(folder, "register.db")], new Terminal(output, output, TextReader.Null, Time, OutIsTerminal: false, ErrorIsTerminal: false, Width: 100));
        return (exit, output.ToString().Trim());
    }

    /// <summary>An officer of Camden with a password of their own.</summary>
    /// <param name="password"><c>null</c>: none.</param>
    /// <returns>The name, and the authenticator; <c>null</c> if none was asked for.</returns>
    public (string Name, Totp? Authenticator) Officer(string? password = Good, bool authenticator = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"officer.{Interlocked.Increment(ref names)}");
        Assert.Empty(Administrator.AddAccount(name, Role.Officer, LaCode.FromNumber(202), ""));
        var (principal, credential) = Credentials.Find(name)!.Value;
        if (password is not null)
        {
            Credentials.Replace(credential with { Hash = Secrets.HashOf(principal, credential, password) }, Administrator.Giver, "a test");
        }

        return (name, authenticator ? SetUp(name) : null);
    }

    /// <summary>Ends an account, and lets it be a moment later.</summary>
    public void End(string name)
    {
        Assert.Empty(Administrator.EndAccount(name));
        Time.Advance(TimeSpan.FromSeconds(1)); // entries of the audit are ahead of a clock that stands
    }

    /// <summary>The code that an authenticator shows now.</summary>
    public string Code(Totp authenticator) => authenticator.ComputeTotp(Time.GetUtcNow().UtcDateTime);

    /// <summary>Lets the time pass in which a code that was used is good.</summary>
    public void NextCode() => Time.Advance(TimeSpan.FromSeconds(30));

    /// <summary>What the audit says of an account's signing in, the latest last.</summary>
    public IReadOnlyList<string> Audit(string account)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "register.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select selection from audit where authority = 0 and account = $account and action = 'sign-in' order by n";
        command.Parameters.AddWithValue("$account", account);
        using var reader = command.ExecuteReader();
        var said = new List<string>();
        while (reader.Read())
        {
            said.Add(reader.GetString(0));
        }

        return said;
    }

    private Totp SetUp(string name)
    {
        var (principal, credential) = Credentials.Find(name)!.Value;
        var user = new WebAccount(principal, credential);
        var (key, _) = Service<Authenticators>().Offer(user);
        var totp = new Totp(Base32Encoding.ToBytes(key));
        Assert.True(Service<Authenticators>().Accept(user, key, Code(totp)));
        Assert.True(Credentials.Save(user.Credential, credential, "a test"));
        NextCode();
        return totp;
    }
}

/// <summary>What people do on the pages of signing in.</summary>
internal static partial class Steps
{
    /// <summary>Sends account and password.</summary>
    public static async Task SignIn(this Visit visit, string account, string password, string at = "/sign-in")
    {
        await visit.Go(at);
        await visit.TypePassword(account, password);
    }

    /// <summary>Sends account and password on the page that is open.</summary>
    public static async Task TypePassword(this Visit visit, string account, string password)
    {
        await visit.Fill("name", account);
        await visit.Fill("password", password);
        await visit.Press("Sign in");
    }

    public static async Task TypeCode(this Visit visit, string code)
    {
        await visit.Fill("code", code);
        await visit.Press("Continue");
    }

    public static string Path(this Visit visit) => new Uri(visit.Page.Url).AbsolutePath;

    /// <summary>Whether whoever has come is signed in, and nothing is to be done first.</summary>
    public static async Task<bool> IsIn(this Visit visit)
    {
        await visit.Go("/");
        return visit.Path() == "/" && (await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).CountAsync()) == 1;
    }

    /// <summary>The authenticator of somebody who has typed in the key that the page shows.</summary>
    public static async Task<Totp> ReadKey(this Visit visit) => new(Base32Encoding.ToBytes(Spaces().Replace(await visit.Page.InnerTextAsync("main code"), "")));

    [GeneratedRegex("\\s", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
