using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>Writes what files say into the ledger: a change for each authority that keeps a record of it, all in one transaction.</summary>
internal sealed class LedgerIntake : IDisposable
{
    private const int RecordsAtOnce = 4096;
    private const int AssertionsAtOnce = 65_536; // to take numbers waits for what is being written
    private const int TooManyToMark = 2000;

    private readonly Session session;
    private readonly IRowWriter writer;
    private readonly SortedDictionary<LaCode, Part> parts = [];
    private Part? last;

    public LedgerIntake(Session session)
    {
        this.session = session;
        writer = session.IsPostgres ? new CopyWriter(session) : new SqliteWriter(session);
    }

    /// <summary>Waits for what was sent; to be called before anything else is asked of the session.</summary>
    public void Settle() => writer.Settle();

    /// <summary>Sends every row, so that it can be read back within the session.</summary>
    public void Flush() => writer.Flush();

    /// <summary>A new record of an authority.</summary>
    public RecordId Add(LaCode authority, int source, string sourceName, string sourceId)
    {
        var part = Of(authority);
        var id = part.NextRecord(this);
        part.Change.Record(id, source, sourceName, sourceId);
        return id;
    }

    /// <summary>Something said about a record.</summary>
    public void Add(RecordId record, in Recorded line)
    {
        var part = Of(record.Authority);
        part.Touched.Add(record);
        part.Change.Assertion(new(record, part.NextAssertion(this), part.Change.Number, line.At, line.Withdraws, line.IsUndated, AssertionFields.Of(line.What)));
    }

    /// <summary>A decision about who is who, in the change of the authority that keeps both records; after <see cref="Settle"/>.</summary>
    public void Decide(RecordId one, RecordId other, Moment at, string by, string why)
    {
        var id = Take(one.Authority, decisions: 1).Decision;
        Of(one.Authority).Change.Decision(session, one.Authority, IdentityDecision.OfPair(id, at, Verdict.Same, one, other, by, why));
        Of(one.Authority).Touched.UnionWith([one, other]);
        Latest = at > Latest ? at : Latest;
    }

    /// <summary>The latest moment of a decision written; entries about it are no earlier.</summary>
    public Moment Latest { get; private set; }

    /// <summary>The authorities that anything was written for; whoever closes holds their chains.</summary>
    public IEnumerable<LaCode> Authorities => parts.Keys;

    /// <summary>Sends the last rows, marks what must be derived anew, and says what was written in each authority's chain.</summary>
    public IEnumerable<(LaCode Authority, ChangeDigest Written)> Close()
    {
        writer.Flush();
        var written = new List<(LaCode, ChangeDigest)>();
        foreach (var (authority, part) in parts)
        {
            if (part.Change.IsEmpty)
            {
                continue;
            }

            written.Add((authority, part.Change.Close()));
            if (part.Touched.Count > TooManyToMark)
            {
                Stale.MarkAll(session, authority);
            }
            else
            {
                Stale.Mark(session, part.Touched);
            }
        }

        return written;
    }

    public void Dispose()
    {
        foreach (var part in parts.Values)
        {
            part.Change.Dispose();
        }

        writer.Dispose();
    }

    private Part Of(LaCode authority)
    {
        if (last?.Authority == authority)
        {
            return last;
        }

        if (!parts.TryGetValue(authority, out var part))
        {
            var first = Take(authority, changes: 1, records: RecordsAtOnce, assertions: AssertionsAtOnce);
            parts.Add(authority, part = new(authority, new(writer, first.Change), first));
        }

        return last = part;
    }

    private Numbers.Run Take(LaCode authority, long records = 0, long assertions = 0, long changes = 0, long decisions = 0)
    {
        if (!session.IsPostgres)
        {
            writer.Settle(); // SQLite's numbers come from the same session
        }

        return Numbers.TakeApart(session, authority, records, assertions, changes, decisions);
    }

    /// <summary>What goes to one authority, with the numbers taken for it.</summary>
    private sealed class Part(LaCode authority, ChangeWriter change, Numbers.Run first)
    {
        private (long Next, long End) records = (first.Record, first.Record + RecordsAtOnce);
        private (long Next, long End) assertions = (first.Assertion, first.Assertion + AssertionsAtOnce);

        public LaCode Authority => authority;

        public ChangeWriter Change { get; } = change;

        public HashSet<RecordId> Touched { get; } = [];

        public RecordId NextRecord(LedgerIntake intake)
        {
            if (records.Next == records.End)
            {
                records.Next = intake.Take(authority, records: RecordsAtOnce).Record;
                records.End = records.Next + RecordsAtOnce;
            }

            return new(authority, records.Next++);
        }

        public long NextAssertion(LedgerIntake intake)
        {
            if (assertions.Next == assertions.End)
            {
                assertions.Next = intake.Take(authority, assertions: AssertionsAtOnce).Assertion;
                assertions.End = assertions.Next + AssertionsAtOnce;
            }

            return assertions.Next++;
        }
    }
}
