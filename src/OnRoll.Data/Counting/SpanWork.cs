using System.Collections.Concurrent;
using OnRoll.Data.Store;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Counting;

/// <summary>Derives the spans of many units on every core: one thread reads, the others derive.</summary>
internal static class SpanWork
{
    private const int UnitsAtOnce = 256;
    private const int BatchesAhead = 8;

    /// <returns>A packer for each definition, in their order.</returns>
    /// <param name="progress">Told how many units are done, now and then.</param>
    public static SpanPacker[] Derive(IEnumerable<Unit> units, IReadOnlyList<Definition> definitions, SchoolCalendars calendars, Action<int>? progress = null)
    {
        var packers = definitions.Select(_ => new SpanPacker()).ToArray();
        using var batches = new BlockingCollection<List<Unit>>(BatchesAhead);
        var done = 0;
        var workers = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(_ => Task.Run(() =>
        {
            var deriver = new SpanDeriver(definitions, calendars);
            var found = definitions.Select(_ => new List<(short, KnownSpan)>()).ToArray();
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                foreach (var unit in batch)
                {
                    deriver.Derive(unit.Parts());
                    for (var i = 0; i < found.Length; i++)
                    {
                        foreach (ref readonly var span in deriver.Spans(i))
                        {
                            found[i].Add((unit.Records[0].Authority.Key(), span));
                        }
                    }
                }

                Hand(found, packers);
                progress?.Invoke(Interlocked.Add(ref done, batch.Count));
            }
        })).ToArray();
        try
        {
            foreach (var batch in units.Chunk(UnitsAtOnce))
            {
                batches.Add([.. batch]);
            }
        }
        finally
        {
            batches.CompleteAdding();
            Task.WaitAll(workers);
        }

        return packers;
    }

    private static void Hand(List<(short Partition, KnownSpan Span)>[] found, SpanPacker[] packers)
    {
        for (var i = 0; i < found.Length; i++)
        {
            lock (packers[i])
            {
                foreach (var (partition, span) in found[i])
                {
                    packers[i].Add(partition, span);
                }
            }

            found[i].Clear();
        }
    }

    /// <summary>The children that a unit was, from each moment on at which somebody joined or parted its records.</summary>
    private static List<KnownParts> Parts(this Unit unit)
    {
        var parts = new List<KnownParts> { new(default, Children(default(Moment))) };
        foreach (var moment in unit.Joins.Changes)
        {
            parts.Add(new(moment, Children(moment)));
        }

        return parts;

        List<ChildLedger> Children(Moment asKnown) => [.. unit.Now(asKnown).Select(child => child.Ledger)];
    }
}
