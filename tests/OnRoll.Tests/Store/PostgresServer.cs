using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using OnRoll.Data.Store;

[assembly: AssemblyFixture(typeof(OnRoll.Tests.Store.PostgresServer))]

namespace OnRoll.Tests.Store;

/// <summary>A PostgreSQL server of the tests' own, made in a temporary folder and gone when they end, also if they are killed.</summary>
/// <remarks>A machine without PostgreSQL fails the tests: what runs on both databases is tested on both.</remarks>
public sealed class PostgresServer : IDisposable
{
    private const string Script = """
        set -e
        "$BIN/initdb" -D "$DIR" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$DIR.log" 2>&1
        "$BIN/postgres" -D "$DIR" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >> "$DIR.log" 2>&1 &
        server=$!
        cat > /dev/null || true
        kill -INT $server; wait $server || true
        rm -rf "$DIR" "$DIR.log"
        """;

    private static int made;

    private readonly Lazy<Running> running = new(Start);

    /// <summary>A new database with a register of this version in it.</summary>
    public string NewRegister() => NewDatabase(running.Value.Template.Value);

    /// <summary>A new database with nothing in it.</summary>
    public string NewEmpty() => NewDatabase("template0");

    /// <summary>Drops a database, whoever is still connected.</summary>
    public void Drop(string connection)
    {
        NpgsqlConnection.ClearPool(new(connection));
        Ask($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
    }

    public void Dispose()
    {
        if (running.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            running.Value.Shell.StandardInput.Close();
            running.Value.Shell.WaitForExit(10_000);
            running.Value.Shell.Dispose();
        }
    }

    private string NewDatabase(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref made)}");
        Ask($"create database {name} template {template}");
        return running.Value.Connection(name);
    }

    private void Ask(string sql) => running.Value.Ask(sql);

    private static Running Start()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb")))
                .MaxBy(folder => int.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)), CultureInfo.InvariantCulture, out var version) ? version : 0)
            : null;
        Assert.True(bin is not null, "PostgreSQL is not installed; ./test installs it");
        var port = FreePort();
        var folder = Path.Combine(Path.GetTempPath(), $"onroll-postgres-{Guid.NewGuid():n}");
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/", FileName = "/bin/sh", ArgumentList = { "-c", Script } };
        if (Environment.IsPrivilegedProcess)
        {
            start.FileName = "runuser"; // the server refuses to run as root
            start.ArgumentList.Clear();
            foreach (var word in new[] { "-u", "postgres", "--", "/bin/sh", "-c", Script })
            {
                start.ArgumentList.Add(word);
            }
        }

        start.Environment["BIN"] = bin;
        start.Environment["DIR"] = folder;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var server = new Running(Process.Start(start)!, port);
        server.WaitUntilUp($"{folder}.log");
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Running
    {
        private readonly int port;

        public Running(Process shell, int port)
        {
            Shell = shell;
            this.port = port;
            Template = new(MakeTemplate);
        }

        public Process Shell { get; }

        /// <summary>The database that others are copied from; nobody may be connected to it then.</summary>
        public Lazy<string> Template { get; }

        public string Connection(string database) =>
            string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Timeout=10");

        public void Ask(string sql)
        {
            using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        public void WaitUntilUp(string log)
        {
            for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60);)
            {
                Assert.False(Shell.HasExited, $"PostgreSQL did not start: {(File.Exists(log) ? File.ReadAllText(log) : "no log")}");
                try
                {
                    Ask("select 1");
                    return;
                }
                catch (NpgsqlException)
                {
                    Thread.Sleep(50);
                }
            }

            Assert.Fail("PostgreSQL did not answer within a minute");
        }

        private string MakeTemplate()
        {
            Ask("create database migrated template template0");
            Register.CreateOrUpgrade(Connection("migrated") + ";Pooling=false", TimeProvider.System).Register.Dispose();
            return "migrated";
        }
    }
}
