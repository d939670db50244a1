using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnRoll.Data.Store;

namespace OnRoll.Bench;

/// <summary>Facts taken in: read, judged line by line, numbered, sealed, stored; beside each database's own bulk load of the very same rows.</summary>
internal static class ImportBench
{
    public static void Run(BenchOptions options)
    {
        using var stage = new Stage();
        stage.Simulate(0.001m);
        using (var warm = Register.Open(stage.NewOnPostgres(), TimeProvider.System))
        {
            stage.Import(warm);
        }

        var rows = stage.Simulate(options.Scale ?? 0.1m).Facts;
        OnPostgres(stage, rows);
        OnSqlite(stage, rows);
        Stage.SayMemory(rows);
    }

    private static void OnPostgres(Stage stage, long rows)
    {
        var where = stage.NewOnPostgres();
        using var register = Register.Open(where, TimeProvider.System);
        var ours = stage.Import(register);
        using var connection = new NpgsqlConnection(where);
        connection.Open();
        var file = Path.Combine(stage.Folder, "rows.bin");
        using (var from = connection.BeginRawBinaryCopy("copy (select * from assertion order by authority, record, id) to stdout (format binary)"))
        using (var to = File.Create(file))
        {
            from.CopyTo(to, 1 << 20);
        }

        Execute(connection, "create table bulk (like assertion including all)");
        var clock = Stopwatch.StartNew();
        using (var from = File.OpenRead(file))
        using (var to = connection.BeginRawBinaryCopy("copy bulk from stdin (format binary)"))
        {
            from.CopyTo(to, 1 << 20);
        }

        Say("PostgreSQL", rows, ours, "COPY of the same rows, binary, into a table with the same key", clock.Elapsed);
    }

    private static void OnSqlite(Stage stage, long rows)
    {
        var where = stage.NewOnSqlite();
        using var register = Register.Open(where, TimeProvider.System);
        var ours = stage.Import(register);
        using var connection = new SqliteConnection($"Data Source={where}");
        connection.Open();
        using var schema = connection.CreateCommand();
        schema.CommandText = "select replace(replace(sql, 'table assertion', 'table bulk'), 'TABLE assertion', 'TABLE bulk') from sqlite_schema where name = 'assertion'";
        Execute(connection, (string)schema.ExecuteScalar()!);
        var clock = Stopwatch.StartNew();
        Execute(connection, "insert into bulk select * from assertion order by authority, record, id");
        Say("SQLite", rows, ours, "insert … select of the same rows, inside the engine", clock.Elapsed);
    }

    private static void Execute(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static void Say(string engine, long rows, TimeSpan ours, string peer, TimeSpan theirs)
    {
        Stage.Say($"{engine,-10}  import {rows / ours.TotalSeconds:N0} rows/s ({ours.TotalSeconds:N1} s)  ·  {peer}: {rows / theirs.TotalSeconds:N0} rows/s  ·  {theirs.TotalSeconds / ours.TotalSeconds:N2} of its speed (wanted: 0.50)");
    }
}
