using System.Diagnostics;
using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Store;

[Trait("Speed", "slow")]
public sealed class KilledOnSqlite() : KilledTests(AnyRegister.OnSqlite);

[Trait("Speed", "slow")]
public sealed class KilledOnPostgres(PostgresServer server) : KilledTests(() => AnyRegister.OnPostgres(server));

/// <summary>A process killed in the middle of its work loses nothing that it said was in, and leaves nothing half in.</summary>
public abstract class KilledTests(Func<AnyRegister> make)
{
    private const int Registers = 10;
    private const int KillsOfEach = 10;
    private const int Files = 12;
    private const int LinesOfAFile = 800;
    private const int MostAcknowledged = 4;
    private const int LongestDelayInMicroseconds = 25_000;

    /// <summary>A hundred kills (SIGKILL) on each database, at random moments of imports and single writes.</summary>
    [Fact]
    public void A_process_killed_at_any_moment_keeps_what_it_acknowledged_and_leaves_nothing_half_done()
    {
        using var folder = new Folder();
        var random = new Random(20251110);
        var seen = new Tally();
        var whole = Fresh(folder.Path);
        var next = Start();
        for (var i = 0; i < Registers; i++)
        {
            using var store = make();
            store.Import(new("held"), "held,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
            var said = new Said();
            for (var kill = 0; kill < KillsOfEach; kill++)
            {
                var process = next;
                KillAtRandom(process, $"{store.Where}\t{folder.Path}\t{said.Imported.Count}\t{said.NextMark}", said, random);
                next = Start(); // warms up while the last one's work is checked
                Check(store, said);
                seen.Kills++;
            }

            ImportAll(store, folder.Path);
            Assert.Equal(whole, Lines(store));
            seen.Writes += said.Marks.Count;
            seen.Imports += said.Imported.Count;
        }

        next.StandardInput.Close();
        next.WaitForExit();
        Assert.Equal(Registers * KillsOfEach, seen.Kills);
        Assert.True(seen.Writes > 50 && seen.Imports > 20, $"the kills came too early to prove anything: {seen.Writes} writes, {seen.Imports} imports");
    }

    /// <summary>Every acknowledged mark stands once; every file is in whole or not at all, if acknowledged whole; and all chains hold.</summary>
    private static void Check(AnyRegister store, Said said)
    {
        var marks = store.Operator.Read(store.Operator.Resolve("held")).Ledger.Lines.Select(line => line.What).OfType<Provided>().Select(given => given.Place).ToList();
        Assert.All(said.Marks, mark => Assert.Contains(Mark(mark), marks));
        Assert.Equal(marks.Count, marks.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(marks.Count - said.Marks.Count, 0, said.Kills); // of each process at most the one write it died before saying
        var lines = LinesOfFiles(store);
        Assert.All(lines, file => Assert.True(file.Value == LinesOfAFile, $"half a file: {file.Key} has {file.Value} lines"));
        Assert.All(said.Imported, file => Assert.Contains(Name(file), lines.Keys));
        var report = store.Operator.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(1 + marks.Count + (lines.Count * LinesOfAFile), report.Assertions);
    }

    private static void KillAtRandom(Process process, string work, Said said, Random random)
    {
        process.StandardInput.WriteLine(work);
        for (var wanted = 1 + random.Next(MostAcknowledged); wanted > 0; wanted--)
        {
            Assert.True(said.Take(process.StandardOutput.ReadLine()), "the process ended by itself");
        }

        var delay = TimeSpan.FromMicroseconds(random.Next(LongestDelayInMicroseconds));
        for (var passed = Stopwatch.StartNew(); passed.Elapsed < delay;)
        {
            Thread.SpinWait(100); // the moment is what is random here; nothing waits for anything
        }

        Assert.False(process.HasExited, "the process ended by itself");
        process.Kill();
        while (said.Take(process.StandardOutput.ReadLine()))
        {
            // What it said before it died counts.
        }

        process.WaitForExit();
        process.Dispose();
        said.Kills++;
        said.NextMark += 1000; // whatever it was at, no mark is used twice
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "OnRoll.KillTarget.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    private List<string> Fresh(string folder)
    {
        using var store = make();
        store.Import(new("held"), "held,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
        ImportAll(store, folder);
        return Lines(store);
    }

    private static void ImportAll(AnyRegister store, string folder)
    {
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(path);
            var outcome = store.Operator.ImportFacts(stream, new(Path.GetFileNameWithoutExtension(path)), static _ => { });
            Assert.Equal(LinesOfAFile, outcome.Accepted + outcome.Unchanged);
        }
    }

    /// <summary>All that files brought, child by child; numbers and marks left out, which killed work may have taken.</summary>
    private static List<string> Lines(AnyRegister store) =>
        [.. store.Operator.List("all").SelectMany(child => child.Ledger.Lines.Where(line => line.What is not Provided)
            .Select(line => $"{child.Label} {line.What} {line.At} {line.Withdraws} {line.IsUndated}")).Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> LinesOfFiles(AnyRegister store) =>
        store.Operator.List("all").Where(child => child.Label != "held").GroupBy(child => child.Label.Split('-')[0], StringComparer.Ordinal)
            .ToDictionary(file => file.Key, file => file.Sum(child => child.Ledger.Lines.Count), StringComparer.Ordinal);

    private static string Mark(int mark) => string.Create(CultureInfo.InvariantCulture, $"mark-{mark}");

    private static string Name(int file) => string.Create(CultureInfo.InvariantCulture, $"f{file:00}");

    private sealed class Tally
    {
        public int Kills { get; set; }

        public int Writes { get; set; }

        public int Imports { get; set; }
    }

    /// <summary>What the processes working on one register have said is in.</summary>
    private sealed class Said
    {
        public HashSet<int> Marks { get; } = [];

        public HashSet<int> Imported { get; } = [];

        public int NextMark { get; set; }

        public int Kills { get; set; }

        /// <returns>Whether there was a line.</returns>
        public bool Take(string? line)
        {
            switch (line?.Split(' '))
            {
                case null:
                    return false;
                case ["wrote", var mark]:
                    Assert.True(Marks.Add(int.Parse(mark, CultureInfo.InvariantCulture)));
                    return true;
                case ["imported", var file]:
                    Imported.Add(int.Parse(file, CultureInfo.InvariantCulture));
                    return true;
                default:
                    return true;
            }
        }
    }

    /// <summary>Files of children in several authorities, each under a source of its own.</summary>
    private sealed class Folder : IDisposable
    {
        private const int LinesOfAChild = 4;
        private static readonly string[] Areas = ["202", "203", "330"];

        public Folder()
        {
            for (var file = 0; file < Files; file++)
            {
                var lines = Enumerable.Range(0, LinesOfAFile / LinesOfAChild).SelectMany(child => LinesOf($"{Name(file)}-{child}", Areas[child % Areas.Length]));
                File.WriteAllText(System.IO.Path.Combine(Path, $"{Name(file)}.csv"), string.Join('\n', [Scratch.FactsHeader, .. lines, ""]));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("onroll-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);

        private static IEnumerable<string> LinesOf(string child, string area) =>
        [
            $"{child},born,2014-05-04,,,,F,,,2024-01-10", $"{child},resident,2019-09-01,,{area},,confirmed,,,2024-01-10",
            $"{child},registered,2019-09-02,2025-06-30,,100001,school,,,2024-01-10", $"{child},whereabouts,2025-07-01,,,,unknown,,,2025-07-02",
        ];
    }
}
