using System.Globalization;

namespace OnRoll.Bench;

/// <summary>The benchmarks: each runs its peer in the same run and prints the ratio.</summary>
internal static class Program
{
    private static readonly (string Name, string Says, Action<BenchOptions> Run)[] Benches =
    [
        ("count", "a day, a day as known then, and a year of days: from the cold start of the command, and once loaded beside DuckDB and PostgreSQL", CountBench.Run),
        ("import", "facts taken in, beside each database's own bulk load of the same rows", ImportBench.Run),
        ("record", "one assertion recorded, beside a plain insert of the same row", RecordBench.Run),
        ("rebuild", "everything derived anew, beside reading the same rows", RebuildBench.Run),
        ("signin", "150 people who sign in within five seconds, each with password and code; beside the same hashes alone", SigninBench.Run),
        ("web", "officers at work on a million cases (--users, --minutes, --picture FILE), beside the same server answering an empty page", WebBench.Run),
    ];

    private static int Main(string[] args)
    {
        var bench = Array.Find(Benches, each => args.Length > 0 && each.Name == args[0]);
        if (bench.Run is null || !BenchOptions.TryParse(args.AsSpan(1), out var options))
        {
            Console.Error.WriteLine("onroll: bench NAME [--scale S]; NAME is one of");
            foreach (var (name, says, _) in Benches)
            {
                Console.Error.WriteLine($"  {name,-8} {says}");
            }

            return 2;
        }

        try
        {
            bench.Run(options);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException or Data.Store.StoreException)
        {
            Console.Error.WriteLine($"onroll: {fault.Message}");
            return 6;
        }
    }
}

/// <summary>What a benchmark was asked for.</summary>
/// <param name="Scale">The share of England; <c>null</c>: the benchmark's own.</param>
/// <param name="Minutes">How long to measure, for those that take their time; <c>null</c>: the benchmark's own.</param>
/// <param name="Users">How many at once; <c>null</c>: the benchmark's own.</param>
/// <param name="Picture">Where to draw the distribution; <c>null</c>: nowhere.</param>
internal sealed record BenchOptions(decimal? Scale = null, double? Minutes = null, int? Users = null, string? Picture = null)
{
    public static bool TryParse(ReadOnlySpan<string> words, out BenchOptions options)
    {
        options = new();
        for (var i = 0; i < words.Length; i += 2)
        {
            var word = i + 1 < words.Length ? words[i + 1] : "";
            switch (words[i])
            {
                case "--scale" when decimal.TryParse(word, CultureInfo.InvariantCulture, out var scale) && scale > 0:
                    options = options with { Scale = scale };
                    break;
                case "--minutes" when double.TryParse(word, CultureInfo.InvariantCulture, out var minutes) && minutes > 0:
                    options = options with { Minutes = minutes };
                    break;
                case "--users" when int.TryParse(word, CultureInfo.InvariantCulture, out var users) && users > 0:
                    options = options with { Users = users };
                    break;
                case "--picture" when word.Length > 0:
                    options = options with { Picture = word };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
