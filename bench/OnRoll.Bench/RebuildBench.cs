using System.Diagnostics;
using Npgsql;
using OnRoll.Data.Store;

namespace OnRoll.Bench;

/// <summary>Everything that is kept, derived anew on PostgreSQL; beside reading the very same rows out of it.</summary>
internal static class RebuildBench
{
    public static void Run(BenchOptions options)
    {
        using var stage = new Stage();
        var (opened, where, summary) = stage.Taken(options.Scale ?? 1m);
        using var register = opened;
        var clock = Stopwatch.StartNew();
        Stage.DoorOf(register).Rebuild(onlyStale: false);
        var ours = clock.Elapsed;
        using var connection = new NpgsqlConnection(where);
        connection.Open();
        clock.Restart();
        using (var from = connection.BeginRawBinaryCopy("copy (select * from assertion) to stdout (format binary)"))
        {
            from.CopyTo(Stream.Null, 1 << 20);
        }

        Stage.Say($"rebuild of {summary.Children:N0} children with {summary.Facts:N0} assertions {ours.TotalSeconds:N0} s: {summary.Facts / ours.TotalSeconds:N0} assertions/s (wanted: 10 million in 600 s, which is 16,667/s)  ·  reading the same rows out {clock.Elapsed.TotalSeconds:N0} s");
        Stage.SayMemory(summary.Facts);
    }
}
