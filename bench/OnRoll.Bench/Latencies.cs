using System.Collections.Concurrent;

namespace OnRoll.Bench;

/// <summary>How long requests took, by what they asked for, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> times = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> errors = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Errors => errors;

    public void Add(string kind, double milliseconds) => times.GetOrAdd(kind, _ => []).Add(milliseconds);

    public void Fail(string what) => errors.AddOrUpdate(what, 1, (_, before) => before + 1);

    /// <summary>Those of some kinds together, the shortest first.</summary>
    public double[] Of(params IReadOnlyList<string> kinds)
    {
        var all = kinds.SelectMany(kind => times.GetValueOrDefault(kind, [])).ToArray();
        Array.Sort(all);
        return all;
    }

    /// <summary>The time that a share of requests did not exceed; nothing measured: not a number.</summary>
    public static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
