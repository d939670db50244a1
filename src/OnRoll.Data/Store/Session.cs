using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>One connection and one transaction. What is not committed never was.</summary>
/// <remarks>
/// On PostgreSQL it acts as the role that owns nothing, and sees only the authorities it was given: the second wall behind the gate.
/// </remarks>
internal sealed class Session : IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = new(StringComparer.Ordinal);
    private readonly List<NpgsqlBatchCommand> waiting = [];
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private int answersWaiting;
    private string? wall;

    private Session(Database database, DbConnection connection, DbTransaction transaction)
    {
        Database = database;
        this.connection = connection;
        this.transaction = transaction;
    }

    public Database Database { get; }

    /// <summary>The connection itself; what was held back is sent first.</summary>
    public DbConnection Connection
    {
        get
        {
            Send();
            return connection;
        }
    }

    public bool IsPostgres => connection is NpgsqlConnection;

    /// <summary>Begins; a writer of a SQLite file waits here for the one before. A reader sees one state of the register, whoever writes meanwhile.</summary>
    public static Session Begin(Database database, bool writes = true)
    {
        var opened = database.Open();
        try
        {
            var begun = opened is SqliteConnection sqlite
                ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: !writes)
                : opened.BeginTransaction(writes ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead);
            return new(database, opened, begun);
        }
        catch (DbException fault)
        {
            opened.Dispose();
            throw StoreException.Of(fault, database.Name);
        }
    }

    /// <summary>Lets the session see the rows of these authorities, and no others.</summary>
    public void Wall(IEnumerable<LaCode> authorities) =>
        Wall(string.Join(',', authorities.Select(code => code.Key().ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("-1")));

    /// <summary>Lets the session see all rows: for questions of the whole country, and for finding out whose a record is.</summary>
    public void WallOff() => Wall("*");

    /// <summary>Does something with the wall down, and puts it up again as it was.</summary>
    public void WithoutWall(Action act)
    {
        var before = wall;
        WallOff();
        act();
        if (before is { } authorities)
        {
            Wall(authorities);
        }
    }

    private void Wall(string authorities)
    {
        if (wall == authorities)
        {
            return; // it stands so already
        }

        wall = authorities;
        if (IsPostgres)
        {
            HoldBack(answers: true, "select set_config('role', 'onroll_gate', true), set_config('onroll.authorities', @authorities, true)", ("authorities", authorities));
        }
    }

    /// <summary>Acts as the owner again, for what only an owner may do: bulk loading into a named partition, upgrades, restores.</summary>
    public void AsOwner()
    {
        wall = null;
        if (IsPostgres)
        {
            Execute("select set_config('role', 'none', true), set_config('onroll.authorities', '*', true)");
        }
    }

    /// <summary>The condition that a column is among some numbers or texts, and the value of its parameter, which bears the column's name with an s; what stands before a dot apart.</summary>
    public (string Sql, (string Name, object? Value) Value) Among<T>(string column, IEnumerable<T> values)
    {
        var all = values.ToArray();
        var name = $"{column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]}s";
        return IsPostgres ? ($"{column} = any(@{name})", (name, all))
            : ($"{column} in (select value from json_each(@{name}))", (name, System.Text.Json.JsonSerializer.Serialize(all)));
    }

    /// <summary>The condition, begun with <c>and</c>, that a row is of one of some authorities; nothing where all are meant.</summary>
    public static string Within(IReadOnlyCollection<LaCode>? range, string column = "authority") =>
        range is null ? "" : $" and {column} in {List(range)}";

    /// <summary>Some authorities as a list in SQL.</summary>
    public static string List(IEnumerable<LaCode> authorities) => $"({string.Join(',', authorities.Select(code => (int)code.Key()).DefaultIfEmpty(-1))})";

    /// <summary>Whether there is a table of a name, also if this user may not read it.</summary>
    public bool HasTable(string table) => Number(IsPostgres
        ? "select count(*) from pg_class where relname = @table and relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace"
        : "select count(*) from sqlite_schema where type = 'table' and name = @table", ("table", table)) > 0;

    /// <summary>Does something of which nothing is asked. On PostgreSQL it goes out together with the next question, or before the end: in order, but one way to and fro less.</summary>
    public void Later(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (IsPostgres)
        {
            HoldBack(answers: false, sql, values);
        }
        else
        {
            Execute(sql, values);
        }
    }

    /// <summary>A command of this session; the same text is prepared once.</summary>
    public DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Send();
        Database.Asked();
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.CommandTimeout = 0; // a question over the whole country takes as long as it takes
            if (!IsPostgres)
            {
                prepared.Add(sql, command); // PostgreSQL's driver knows a text again by itself, and mistakes the values of a command used again
            }
        }

        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = KeptText.Parameter(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            return Command(sql, values).ExecuteNonQuery();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    /// <summary>The first value of the first row; <c>null</c> if there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            using var reader = Ask(sql, values);
            return reader.Read() && reader.GetValue(0) is { } value and not DBNull ? value : null;
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Scalar(sql, values) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>All rows, read into memory.</summary>
    public List<T> List<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            using var reader = Ask(sql, values);
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    /// <summary>Rows one at a time; nothing else may be asked of the session meanwhile.</summary>
    public IEnumerable<DbDataReader> Stream(string sql, params (string Name, object? Value)[] values)
    {
        using var reader = Started(sql, values);
        while (Advanced(reader))
        {
            yield return reader;
        }
    }

    public void Commit()
    {
        try
        {
            Send();
            foreach (var command in prepared.Values)
            {
                command.Dispose();
            }

            prepared.Clear();
            transaction.Commit();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        transaction.Dispose(); // what was not committed is undone
        connection.Dispose();
    }

    /// <summary>Asks, with whatever was held back going before.</summary>
    private DbDataReader Ask(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (waiting.Count == 0)
        {
            return Command(sql, values).ExecuteReader();
        }

        var before = answersWaiting;
        HoldBack(answers: true, sql, values);
        var reader = TakeWaiting().ExecuteReader();
        for (; before > 0; before--)
        {
            reader.NextResult();
        }

        return reader;
    }

    /// <param name="answers">Whether rows come back.</param>
    private void HoldBack(bool answers, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Database.Asked();
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new NpgsqlParameter(name, KeptText.Parameter(value)));
        }

        waiting.Add(command);
        answersWaiting += answers ? 1 : 0;
    }

    private NpgsqlBatch TakeWaiting()
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction) { Timeout = 0 };
        waiting.ForEach(batch.BatchCommands.Add);
        waiting.Clear();
        answersWaiting = 0;
        return batch;
    }

    /// <summary>Sends what was held back.</summary>
    private void Send()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        try
        {
            using var batch = TakeWaiting();
            batch.ExecuteNonQuery();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    private DbDataReader Started(string sql, (string Name, object? Value)[] values)
    {
        try
        {
            return Ask(sql, values);
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }

    private bool Advanced(DbDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, Database.Name);
        }
    }
}

/// <summary>How the types of the domain stand in columns.</summary>
internal static class Columns
{
    /// <summary>An authority as key: its number, 0 for none.</summary>
    public static short Key(this LaCode authority) => (short)authority.Number;

    public static LaCode Authority(this DbDataReader reader, int column) => LaCode.FromNumber(reader.GetInt16(column));

    public static Moment Moment(this DbDataReader reader, int column) => Domain.Time.Moment.FromMicroseconds(reader.GetInt64(column));

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
