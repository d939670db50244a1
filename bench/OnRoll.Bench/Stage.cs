using System.Diagnostics;
using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Simulation;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Shared;

namespace OnRoll.Bench;

/// <summary>What a benchmark stands on: a synthetic England in a folder of its own, and registers on either database. All gone afterwards.</summary>
internal sealed class Stage : IDisposable
{
    private readonly Lazy<PostgresProcess> postgres = new(() => new("shared_buffers=2GB", "max_wal_size=8GB", "maintenance_work_mem=512MB", "checkpoint_timeout=30min"));
    private int made;

    public string Folder { get; } = Directory.CreateTempSubdirectory("onroll-bench-").FullName;

    public string Facts => Path.Combine(Folder, "england", "facts.csv");

    /// <summary>The server, at its usual settings of durability.</summary>
    public PostgresProcess Postgres => postgres.Value;

    /// <summary>Makes England at a scale.</summary>
    public SimulationSummary Simulate(decimal scale)
    {
        var clock = Stopwatch.StartNew();
        var summary = SyntheticEngland.Write(Path.Combine(Folder, "england"), new SimulationOptions { Scale = scale, FactsOnly = true });
        Say($"England at scale {scale}: {summary.Children:N0} children in view, {summary.Facts:N0} assertions, made in {clock.Elapsed.TotalSeconds:N1} s");
        return summary;
    }

    /// <summary>A new register on PostgreSQL.</summary>
    public string NewOnPostgres(bool isPractice = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench{++made}");
        Postgres.Ask($"create database {name}");
        Register.CreateOrUpgrade(Postgres.Connection(name), TimeProvider.System, isPractice: isPractice).Register.Dispose();
        return Postgres.Connection(name);
    }

    /// <summary>A new register in a file.</summary>
    public string NewOnSqlite()
    {
        var path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"bench{++made}.db"));
        Register.CreateOrUpgrade(path, TimeProvider.System).Register.Dispose();
        return path;
    }

    public static Door DoorOf(Register register) => new Gate(register).For(new("bench", Role.Operator), "benchmark");

    /// <summary>Takes the facts in, and says how long it took.</summary>
    public TimeSpan Import(Register register)
    {
        using var stream = new FileStream(Facts, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var clock = Stopwatch.StartNew();
        DoorOf(register).ImportFacts(stream, new ImportRequest("facts"), static _ => { });
        return clock.Elapsed;
    }

    /// <summary>A register on PostgreSQL with an England taken in.</summary>
    public (Register Register, string Where, SimulationSummary Summary) Taken(decimal scale)
    {
        var summary = Simulate(scale);
        var where = NewOnPostgres();
        var register = Register.Open(where, TimeProvider.System);
        Say($"taken in in {Import(register).TotalSeconds:N0} s");
        return (register, where, summary);
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The most memory that this process has held, in MiB.</summary>
    public static double PeakMiB
    {
        get
        {
            using var me = Process.GetCurrentProcess();
            return me.PeakWorkingSet64 / 1048576.0;
        }
    }

    public static void SayMemory(long assertions) => Say($"peak memory {PeakMiB:N0} MiB: {PeakMiB / Math.Max(1, assertions / 1e6):N0} MiB for a million assertions");

    /// <summary>The middle of several runs, after others that only warm up: a server that holds spans in memory has answered before.</summary>
    public static double Median(int runs, Action act, double warmUpSeconds = 0)
    {
        var warming = Stopwatch.StartNew();
        do
        {
            act();
        }
        while (warming.Elapsed.TotalSeconds < warmUpSeconds);
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var clock = Stopwatch.StartNew();
            act();
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }

    public void Dispose()
    {
        if (postgres.IsValueCreated)
        {
            postgres.Value.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
