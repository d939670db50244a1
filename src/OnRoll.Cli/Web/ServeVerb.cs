using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Web.Hosting;

namespace OnRoll.Cli.Web;

/// <summary>Opens the pages and the API of a register.</summary>
internal static class ServeVerb
{
    public const int UsualPort = 5080;

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("serve", "Open the web application of a register, until it is stopped",
            ("onroll serve", "the register in the usual place, on http://127.0.0.1:5080"),
            ("onroll serve --port 8080", "on another port"),
            ("onroll serve --urls http://0.0.0.0:8080", "for other machines too: put a proxy that speaks HTTPS before it"));
        var port = Port();
        var urls = new Option<string?>("--urls") { Description = "Addresses to answer on, instead of --port", HelpName = "URLS" };
        verb.Options.Add(port);
        verb.Options.Add(urls);
        var keyFile = new Option<string?>("--key-file") { Description = "The file of the key that seals the register's own keys; else the setting keys:file", HelpName = "FILE" };
        verb.Options.Add(keyFile);
        return verb.Does(terminal, invocation =>
        {
            var register = invocation.Registers.Open();
            if (!register.IsPractice && !new Gate(register).HasAccounts())
            {
                throw new CommandStoppedException(ExitCode.NotFound, "nobody could sign in: make an administrator first (onroll user add NAME --role administrator), then others, and give each a password (onroll user password NAME)");
            }

            Run(invocation, register, invocation.Get(port) ?? UsualPort, invocation.Get(urls), invocation.Get(keyFile));
        });
    }

    public static Option<int?> Port() => new("--port") { Description = $"The port, {UsualPort} if not said", HelpName = "NUMBER" };

    /// <summary>Serves until the process is told to stop.</summary>
    public static void Run(Invocation invocation, Data.Store.Register register, int port, string? urls = null, string? keyFile = null)
    {
        var builder = WebApp.Builder([]);
        if (keyFile is not null)
        {
            builder.Configuration["keys:file"] = keyFile;
        }

        if (!register.IsPractice && string.IsNullOrEmpty(builder.Configuration["keys:file"]))
        {
            invocation.Notice("the keys that seal sessions and authenticators lie in the register in clear, and so in its backups; seal them with --key-file (docs/guide/sign-in.md)");
        }

        builder.WebHost.UseUrls(urls ?? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        using var app = WebApp.Build(builder, register, invocation.Terminal.Time);
        try
        {
            app.Start();
        }
        catch (IOException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"the port is taken; stop what uses it, or give another: --port {port + 1}");
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        invocation.WriteText($"\nOnRoll is at {string.Join(" and ", addresses)}{(register.IsPractice ? " (practice: choose a role, no password)" : "")}. Ctrl+C stops it.\n");
        app.WaitForShutdown();
    }
}
