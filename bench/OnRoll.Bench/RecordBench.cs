using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;

namespace OnRoll.Bench;

/// <summary>One assertion recorded through the gate, with its ruling, its seal and its entry in the audit; beside a plain insert of the same row.</summary>
internal static class RecordBench
{
    private const int Writes = 2000;
    private static readonly string[] Columns = ["authority", "record", "id", "seal"];

    public static void Run(BenchOptions options)
    {
        using var stage = new Stage();
        stage.Simulate(options.Scale ?? 0.01m);
        OnEngine(stage, "PostgreSQL", stage.NewOnPostgres(), where => new NpgsqlConnection(where));
        OnEngine(stage, "SQLite", stage.NewOnSqlite(), where => new SqliteConnection($"Data Source={where}"));
    }

    private static void OnEngine(Stage stage, string engine, string where, Func<string, System.Data.Common.DbConnection> connect)
    {
        using var register = Register.Open(where, TimeProvider.System);
        stage.Import(register);
        var door = Stage.DoorOf(register);
        var children = door.List("benchmark").Select(child => child.Id).Take(Writes).ToList();
        var ours = Times(children.Count, i => door.Record(GateAction.RecordFacts, children[i], static (_, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Known))));
        using var connection = connect(where);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = engine == "SQLite" ? "pragma synchronous = full" : "select 1";
        pragma.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into assertion (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal) values (@authority, @record, @id, 1, 0, 0, 9, 739000, 3652058, 0, '', 'known', null, '', @seal)";
        var parameters = Columns.Select(name =>
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            insert.Parameters.Add(parameter);
            return parameter;
        }).ToArray();
        var plain = Times(children.Count, i =>
        {
            parameters[0].Value = (short)children[i].Authority.Number;
            parameters[1].Value = children[i].Value;
            parameters[2].Value = 1_000_000_000L + i;
            parameters[3].Value = new byte[16];
            insert.ExecuteNonQuery();
        });
        Stage.Say($"{engine,-10}  record p50 {ours[ours.Length / 2]:N2} ms, p99 {ours[ours.Length * 99 / 100]:N2} ms (wanted: p99 20)  ·  plain insert p50 {plain[plain.Length / 2]:N2} ms, p99 {plain[plain.Length * 99 / 100]:N2} ms  ·  {ours[ours.Length / 2] / plain[plain.Length / 2]:N1} times at the middle");
    }

    private static double[] Times(int count, Action<int> act)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.StartNew();
            act(i);
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }
}
