using System.Collections.Concurrent;
using OnRoll.Data.Csv;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Facts;

/// <summary>Takes a facts file into the ledger: read on one core, written from the other, all in one transaction.</summary>
internal sealed class FactsImport : IDisposable
{
    private const int LinesAtOnce = 16_384;
    private const int BatchesAhead = 4;

    private readonly Session session;
    private readonly ImportRequest request;
    private readonly Dictionary<string, RecordId> records;
    private readonly HashSet<RecordId> before;
    private readonly int source;
    private readonly LedgerIntake intake;

    public FactsImport(Session session, ImportRequest request)
    {
        this.session = session;
        this.request = request;
        source = SourceRows.Hold(session, request.Authority ?? default, request.Source);
        records = SourceRows.All(session, source);
        before = [.. records.Values];
        session.AsOwner();
        intake = new(session);
    }

    public long Accepted { get; private set; }

    public long Unchanged { get; private set; }

    public long NewRecords => records.Count - before.Count;

    /// <summary>Writes every line of a file that can be taken in.</summary>
    public void Take(Stream stream, Moment now, Action<Finding> report, Action<RejectedLine>? rejected, Action<long>? progress)
    {
        using var batches = new BlockingCollection<List<FactLine>>(BatchesAhead);
        using var stopped = new CancellationTokenSource();
        var reading = Task.Run(() => Read(FactsFile.Lines(stream, now, report, rejected), batches, stopped.Token));
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                Write(batch);
                progress?.Invoke(Accepted + Unchanged);
            }
        }
        catch
        {
            stopped.Cancel(); // the reader may be waiting for room
            throw;
        }
        finally
        {
            try
            {
                reading.GetAwaiter().GetResult();
            }
            catch (OperationCanceledException) when (stopped.IsCancellationRequested)
            {
                // Told to stop: the fault that stopped it is on its way up.
            }
        }
    }

    public LedgerIntake Intake => intake;

    public void Dispose() => intake.Dispose();

    /// <summary>Hands on lines in batches that end with a child's last line, as far as a child's lines stand together.</summary>
    private static void Read(IEnumerable<FactLine> lines, BlockingCollection<List<FactLine>> batches, CancellationToken stopped)
    {
        try
        {
            var batch = new List<FactLine>(LinesAtOnce + 64);
            foreach (var line in lines)
            {
                if (batch.Count >= LinesAtOnce && batch[^1].Child != line.Child)
                {
                    batches.Add(batch, stopped);
                    batch = new(LinesAtOnce + 64);
                }

                batch.Add(line);
            }

            batches.Add(batch, stopped);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    private void Write(List<FactLine> batch)
    {
        var known = before.Count == 0 ? null : KnownOf(batch);
        for (var i = 0; i < batch.Count;)
        {
            var end = i;
            while (end < batch.Count && batch[end].Child == batch[i].Child)
            {
                end++;
            }

            var lines = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch)[i..end];
            var record = RecordOf(lines);
            foreach (ref readonly var line in lines)
            {
                if (known?.Takes(record, line.Recorded) is true)
                {
                    Unchanged++;
                    continue;
                }

                intake.Add(record, line.Recorded);
                Accepted++;
            }

            i = end;
        }
    }

    private AlreadyKnown? KnownOf(List<FactLine> batch)
    {
        var touched = batch.Select(line => line.Child).Distinct(StringComparer.Ordinal)
            .Select(child => records.GetValueOrDefault(child)).Where(before.Contains).ToList();
        if (touched.Count == 0)
        {
            return null;
        }

        intake.Settle();
        return new(session, touched);
    }

    private RecordId RecordOf(ReadOnlySpan<FactLine> lines)
    {
        var child = lines[0].Child;
        if (!records.TryGetValue(child, out var record))
        {
            record = intake.Add(request.Authority ?? KeeperOf(lines), source, request.Source, child);
            records.Add(child, record);
        }

        return record;
    }

    /// <summary>The authority that keeps a child's record if nobody says: that of the last confirmed residence in England to begin, else of a believed one.</summary>
    private static LaCode KeeperOf(ReadOnlySpan<FactLine> lines)
    {
        Resident? home = null;
        foreach (ref readonly var line in lines)
        {
            if (line.Recorded.What is Resident { Authority.IsEngland: true } stay && !line.Recorded.Withdraws && Authorities.Find(stay.Authority) is not null
                && (home is null || (stay.IsConfirmed, stay.Held.First).CompareTo((home.IsConfirmed, home.Held.First)) >= 0))
            {
                home = stay;
            }
        }

        return home?.Authority ?? default;
    }
}
