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
        const int Rounds = 3; // ours and each peer by turns, as the machine is not always equally idle
        var (ours, loops, shells, inside) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        SqliteRows? read = null;
        for (var round = 0; round < Rounds; round++)
        {
            var where = stage.NewOnSqlite();
            using (var register = Register.Open(where, TimeProvider.System))
            {
                ours.Add(stage.Import(register));
            }

            if (round == 0)
            {
                Stage.SayMemory(rows); // before the peers' rows are held
            }

            read ??= new(where, Path.Combine(stage.Folder, "rows.csv"));
            loops.Add(read.PreparedInserts(Path.Combine(stage.Folder, "loop.db")));
            if (read.Shell(Path.Combine(stage.Folder, "shell.db")) is { } shell)
            {
                shells.Add(shell);
            }

            inside.Add(SqliteRows.Inside(where));
            SqliteConnection.ClearAllPools();
            File.Delete(where);
        }

        Say("SQLite", rows, Middle(ours), "a bare loop of a prepared insert of the same rows out of memory into a table with the same key, one transaction", Middle(loops));
        if (shells.Count > 0)
        {
            Say("SQLite", rows, Middle(ours), "its shell's .import of the same rows from a file (seals as hexadecimal text)", Middle(shells));
        }

        Say("SQLite", rows, Middle(ours), "insert … select of the same rows, inside the engine", Middle(inside));
    }

    private static TimeSpan Middle(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

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
