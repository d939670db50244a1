using System.Globalization;
using Npgsql;
using OnRoll.Data.Store;
using OnRoll.Shared;

[assembly: AssemblyFixture(typeof(OnRoll.Tests.Store.PostgresServer))]

namespace OnRoll.Tests.Store;

/// <summary>The PostgreSQL server of the tests, and a database of its own for each.</summary>
/// <remarks>A machine without PostgreSQL fails the tests: what runs on both databases is tested on both.</remarks>
public sealed class PostgresServer : IDisposable
{
    private const string Migrated = "migrated";

    private static int made;

    private readonly Lazy<PostgresProcess> server = new(() => new("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
    private readonly Lazy<string> template;

    public PostgresServer() => template = new(MakeTemplate);

    /// <summary>A new database with a register of this version in it.</summary>
    public string NewRegister() => NewDatabase(template.Value);

    /// <summary>A new database with nothing in it.</summary>
    public string NewEmpty() => NewDatabase("template0");

    /// <summary>Drops a database, whoever is still connected.</summary>
    public void Drop(string connection)
    {
        NpgsqlConnection.ClearPool(new(connection));
        server.Value.Ask($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
    }

    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }

    private string NewDatabase(string from)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref made)}");
        server.Value.Ask($"create database {name} template {from}");
        return server.Value.Connection(name);
    }

    /// <summary>The database that others are copied from; nobody may be connected to it then.</summary>
    private string MakeTemplate()
    {
        server.Value.Ask($"create database {Migrated} template template0");
        Register.CreateOrUpgrade(server.Value.Connection(Migrated) + ";Pooling=false", TimeProvider.System).Register.Dispose();
        return Migrated;
    }
}
