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
internal sealed record BenchOptions(decimal? Scale)
{
    public static bool TryParse(ReadOnlySpan<string> words, out BenchOptions options)
    {
        options = new((decimal?)null);
        if (words.Length == 0)
        {
            return true;
        }

        if (words.Length != 2 || words[0] != "--scale" || !decimal.TryParse(words[1], CultureInfo.InvariantCulture, out var scale) || scale <= 0)
        {
            return false;
        }

        options = new(scale);
        return true;
    }
}
