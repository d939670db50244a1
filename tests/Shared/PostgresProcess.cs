using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OnRoll.Shared;

/// <summary>A PostgreSQL server of one's own, made in a temporary folder and gone when its owner ends, also if it is killed.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private const string Script = """
        set -e
        exec > "$DIR.log" 2>&1 # else whoever reads the output of the tests waits for this one to end
        "$BIN/initdb" -D "$DIR" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
        start() {
            "$BIN/postgres" -D "$DIR" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
                -c max_connections=200 $SETTINGS &
            server=$!
        }
        start
        while read -r word; do
            case $word in
                stop) kill -QUIT $server; wait $server || true ;;
                start) start ;;
            esac
        done
        kill -INT $server; wait $server || true
        rm -rf "$DIR" "$DIR.log"
        """;

    private readonly Process shell;
    private readonly int port;
    private readonly string log;

    /// <param name="settings">More settings of the server, each as <c>name=value</c>.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public PostgresProcess(params IReadOnlyList<string> settings)
    {
        port = FreePort();
        var folder = Path.Combine(Path.GetTempPath(), $"onroll-postgres-{Guid.NewGuid():n}");
        // The server refuses to run as root.
        string[] words = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", "/bin/sh", "-c", Script] : ["/bin/sh", "-c", Script];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        start.Environment["BIN"] = Bin();
        start.Environment["DIR"] = folder;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["SETTINGS"] = string.Join(' ', settings.Select(setting => $"-c {setting}"));
        shell = Process.Start(start)!;
        log = $"{folder}.log";
        WaitUntilUp();
    }

    /// <summary>Stops it at once, as when the machine goes: whoever is connected is cut off, and nothing is put in order.</summary>
    public void Break()
    {
        Tell("stop");
        for (var patience = Stopwatch.StartNew(); Answers() && patience.Elapsed < TimeSpan.FromSeconds(30);)
        {
            Thread.Sleep(20);
        }
    }

    /// <summary>Starts it again after <see cref="Break"/>.</summary>
    public void Restart()
    {
        Tell("start");
        WaitUntilUp();
    }

    public string Connection(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Timeout=10");

    public void Ask(string sql)
    {
        using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        shell.StandardInput.Close();
        shell.WaitForExit(10_000);
        shell.Dispose();
    }

    private static string Bin() => (Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .MaxBy(folder => int.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)), CultureInfo.InvariantCulture, out var version) ? version : 0)
        : null) ?? throw new InvalidOperationException("PostgreSQL is not installed; ./test installs it");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Tell(string word)
    {
        shell.StandardInput.WriteLine(word);
        shell.StandardInput.Flush();
    }

    private bool Answers()
    {
        try
        {
            Ask("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private void WaitUntilUp()
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (shell.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {(File.Exists(log) ? File.ReadAllText(log) : "no log")}");
            }

            if (Answers())
            {
                return;
            }

            Thread.Sleep(50);
        }

        throw new InvalidOperationException("PostgreSQL did not answer within a minute");
    }
}
