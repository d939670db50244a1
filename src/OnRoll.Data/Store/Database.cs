using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OnRoll.Data.Store;

/// <summary>The two engines the register runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Where a register is kept: a SQLite file, or a PostgreSQL database. It knows the engine's ways and nothing of the register.</summary>
public sealed class Database : IDisposable
{
    /// <summary>How long one writer of a SQLite file waits for another before it says so.</summary>
    private const int PatienceInSeconds = 30;

    /// <summary>How many questions a connection to PostgreSQL keeps prepared: those asked often are read and planned once.</summary>
    private const int MostPrepared = 100;

    private readonly NpgsqlDataSource? postgres;
    private readonly string connection;
    private long questions;

    private Database(Engine engine, string name, string connection)
    {
        Engine = engine;
        Name = name;
        this.connection = connection;
        postgres = engine is Engine.Postgres ? new NpgsqlDataSourceBuilder(connection) { Name = "register" }.Build() : null;
    }

    public Engine Engine { get; }

    /// <summary>As a message may name it: the file, or host and database; never a password.</summary>
    public string Name { get; }

    /// <summary>The path of the file; <c>null</c> on PostgreSQL.</summary>
    public string? Path => Engine is Engine.Sqlite ? Name : null;

    /// <summary>How many commands sessions have asked of it since it was opened here, bulk loads aside: what costs a question a row shows by this.</summary>
    internal long Questions => Interlocked.Read(ref questions);

    /// <summary>Whether there is a file at all; on PostgreSQL always true.</summary>
    public bool Exists => Path is not { } path || File.Exists(path);

    /// <summary>Reads a path or a connection string (<c>Host=…</c> or <c>postgres://…</c>). Opens nothing.</summary>
    /// <exception cref="StoreException">It is neither.</exception>
    public static Database At(string where)
    {
        if (where.StartsWith("postgres://", StringComparison.Ordinal) || where.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            return OfPostgres(FromUri(where));
        }

        if (where.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return OfPostgres(where);
        }

        if (string.IsNullOrWhiteSpace(where) || where.Contains(';', StringComparison.Ordinal))
        {
            throw new StoreException(StoreFault.Unreachable, "that is no database; give the path of a file, or Host=…;Database=… for PostgreSQL");
        }

        var path = System.IO.Path.GetFullPath(where);
        return new(Engine.Sqlite, path, new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = PatienceInSeconds }.ToString());
    }

    /// <summary>Counts a question.</summary>
    internal void Asked() => Interlocked.Increment(ref questions);

    /// <exception cref="StoreException">The database cannot be reached.</exception>
    internal DbConnection Open()
    {
        try
        {
            if (postgres is not null)
            {
                return postgres.OpenConnection();
            }

            var opened = new SqliteConnection(connection);
            opened.Open();
            using var pragmas = opened.CreateCommand();
            pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cell_size_check = on; pragma temp_store = memory";
            pragmas.ExecuteNonQuery();
            return opened;
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Name);
        }
        catch (Exception fault) when (fault is TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new StoreException(StoreFault.Unreachable, $"{Name}: the database does not answer; is it running?", fault);
        }
    }

    /// <summary>Lets go of pooled connections, before the file is moved or deleted.</summary>
    public void Release()
    {
        if (postgres is null)
        {
            using var any = new SqliteConnection(connection);
            SqliteConnection.ClearPool(any);
        }
        else
        {
            postgres.Clear();
        }
    }

    public void Dispose()
    {
        Release();
        postgres?.Dispose();
    }

    private static Database OfPostgres(string connection)
    {
        try
        {
            var words = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "onroll" };
            if (words.MaxAutoPrepare == 0 && !connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase) && !connection.Contains("AutoPrepare", StringComparison.OrdinalIgnoreCase))
            {
                words.MaxAutoPrepare = MostPrepared; // a pooler between that shares connections by transaction needs Max Auto Prepare=0
            }

            words.NoResetOnClose = true; // role and wall are set for a transaction alone, and nothing else is set
            return new(Engine.Postgres, $"{words.Host}:{words.Port}/{words.Database}", words.ToString());
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new StoreException(StoreFault.Unreachable, "the connection string cannot be read; write Host=…;Port=…;Database=…;Username=…", fault);
        }
    }

    private static string FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new StoreException(StoreFault.Unreachable, "the connection string cannot be read; write postgres://user@host:port/database");
        }

        var user = uri.UserInfo.Split(':', 2);
        var words = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = uri.AbsolutePath.Trim('/'),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        return words.ToString();
    }
}
