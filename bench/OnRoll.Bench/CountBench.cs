using System.Diagnostics;
using System.Globalization;
using OnRoll.Data.Store;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Bench;

/// <summary>Counts of the whole country: from the cold start of the command, and once loaded beside DuckDB and PostgreSQL's own SQL over the same spans.</summary>
internal static class CountBench
{
    private const int Runs = 9;
    private const double WarmUp = 2;
    private static readonly DateOnly Day = new(2026, 9, 15);
    private static readonly DateOnly First = new(2025, 9, 1);
    private static readonly DateOnly Last = new(2026, 8, 31);
    private static readonly Moment Then = Moment.StartOf(new(2026, 3, 1));
    private static readonly IReadOnlyList<Dimension> By = [Dimension.Authority, Dimension.Reason];

    public static void Run(BenchOptions options)
    {
        using var stage = new Stage();
        var (opened, where, summary) = stage.Taken(options.Scale ?? 1m);
        using var register = opened;
        var clock = Stopwatch.StartNew();
        Stage.DoorOf(register).Rebuild(onlyStale: true);
        Stage.Say($"derived in {clock.Elapsed.TotalSeconds:N0} s");
        Cold(where);
        Loaded(stage, register, where, summary.Facts);
    }

    private static void Cold(string where)
    {
        var cli = Path.Combine(AppContext.BaseDirectory, "..", "onroll", "onroll-cli");
        if (!File.Exists(cli))
        {
            Stage.Say($"cold start: not measured, as {cli} is not built; run ./onroll --version first");
            return;
        }

        double Time(params string[] words) => Stage.Median(5, () =>
        {
            using var process = Process.Start(new ProcessStartInfo(cli, [.. words, "--db", where, "--quiet", "--format", "csv"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        });
        var day = Time("snapshot", "--on", Iso(Day), "--by", "authority,reason");
        var then = Time("snapshot", "--on", Iso(Then.Day.AddDays(-1)), "--by", "authority,reason", "--as-known", Iso(Then.Day));
        var year = Time("series", "--from", Iso(First), "--to", Iso(Last));
        var yearBy = Time("series", "--from", Iso(First), "--to", Iso(Last), "--by", "authority,reason");
        Stage.Say($"cold start of the command, PostgreSQL: a day by authority and reason {day:N0} ms (wanted: 1,000)  ·  as known on a past date {then:N0} ms, {then / day:N1} times (wanted: 2)  ·  a 365-day series {year:N0} ms, by authority and reason {yearBy:N0} ms (wanted: 10,000)");
    }

    private static void Loaded(Stage stage, Register register, string where, long assertions)
    {
        var spans = Stage.DoorOf(register).LoadSpans(Definitions.Cme, SchoolCalendars.None, "benchmark");
        var count = spans.All.Sum(block => (long)block.Head.Count);
        var days = SampleDays.Between(new(First, Last), "day");
        var (now, then) = (new Counts(spans, By), new Counts(spans, By, Then));
        var (day, known, series) = (Median(() => now.Snapshot(Day)), Median(() => then.Snapshot(Then.Day)), Median(() => now.Series(days)));
        var bytes = spans.All.Where(block => new SpanQuestion(Day.DayNumber, Day.DayNumber, null, SpanParts.Days).Concerns(block.Head)).Sum(block => (long)block.Part(SpanParts.Days).Length);
        Stage.Say($"{count:N0} spans of {Definitions.Cme.Id} loaded");
        GC.Collect();
        using var duck = new DuckPeer(spans);
        using var postgres = new PostgresPeer(where, spans);
        Agree("DuckDB", duck.Day(Day), now.Snapshot(Day).Sum(row => row.True));
        Agree("PostgreSQL", postgres.Day(Day), now.Snapshot(Day).Sum(row => row.True));
        Agree("DuckDB, the series", duck.Series(First, Last), now.Series(days).Sum(row => (long)row.True));
        Agree("DuckDB, the series by steps", duck.SeriesBySteps(First, Last), now.Series(days).Sum(row => (long)row.True));
        Agree("DuckDB, as known", duck.Day(Day.AddYears(-1), Then.Microseconds), new Counts(spans, By, Then).Snapshot(Day.AddYears(-1)).Sum(row => row.True));
        var (duckDay, duckKnown, duckSeries) = (Median(() => duck.Day(Day)), Median(() => duck.Day(Then.Day, Then.Microseconds)), Median(() => duck.Series(First, Last)));
        var (sqlDay, sqlSeries) = (Stage.Median(3, () => postgres.Day(Day)), Stage.Median(1, () => postgres.Series(First, Last)));
        Line("a day by authority and reason", day, duckDay, sqlDay, "3");
        Line("the same as known then", known, duckKnown, double.NaN, "");
        Line("365 days by authority and reason", series, duckSeries, sqlSeries, "20");
        var duckSteps = Median(() => duck.SeriesBySteps(First, Last));
        Stage.Say($"{"  the best SQL we know, by steps",-34} DuckDB {duckSteps,9:N2} ms, {duckSteps / series:N1} times");
        var limit = Bandwidth();
        Stage.Say($"memory: the blocks that a day concerns are {bytes / 1e6:N1} MB of {spans.All.Sum(block => (long)block.Part(SpanParts.Days).Length) / 1e6:N0} MB, of which a stretch is looked at; to read them whole at the {limit:N1} GB/s of this machine's cores would take {bytes / limit / 1e6:N2} ms");
        Stage.SayMemory(assertions);
    }

    private static double Median(Action act) => Stage.Median(Runs, act, WarmUp);

    private static void Line(string what, double ours, double duck, double sql, string wanted) => Stage.Say(
        $"{what,-34} OnRoll {ours,8:N2} ms  ·  DuckDB {duck,9:N2} ms, {duck / ours:N1} times{(wanted.Length > 0 ? $" (wanted: {wanted})" : "")}{(double.IsNaN(sql) ? "" : $"  ·  PostgreSQL {sql:N0} ms, {sql / ours:N0} times")}");

    private static void Agree(string peer, long theirs, long ours)
    {
        if (theirs != ours)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{peer} counts {theirs:N0} where we count {ours:N0}; a ratio between unlike answers means nothing"));
        }
    }

    /// <summary>How fast this machine reads memory, in GB/s: a sum over half a gigabyte on every core.</summary>
    private static double Bandwidth()
    {
        var words = new long[64 << 20];
        Array.Fill(words, 1L);
        var each = words.Length / Environment.ProcessorCount;
        var time = Stage.Median(5, () => Parallel.For(0, Environment.ProcessorCount, core =>
        {
            var sum = System.Numerics.Vector<long>.Zero;
            var part = words.AsSpan(core * each, each);
            foreach (var vector in System.Runtime.InteropServices.MemoryMarshal.Cast<long, System.Numerics.Vector<long>>(part))
            {
                sum += vector;
            }

            GC.KeepAlive(sum);
        }));
        return words.Length * 8L / time / 1e6;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
