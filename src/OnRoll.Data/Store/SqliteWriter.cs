using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using SQLitePCL;

namespace OnRoll.Data.Store;

/// <summary>Loads rows into SQLite by the engine's own calls: a command of the provider costs several times what the insert does.</summary>
/// <remarks>
/// Rows are held back until there are enough for a lot. While the engine takes one lot in, the next is made on another core: nothing
/// else may be asked of the session before <see cref="Flush"/> or <see cref="Settle"/>.
/// </remarks>
internal sealed class SqliteWriter : IRowWriter
{
    private const int EnoughBytes = 1 << 20;

    private readonly string name;
    private readonly sqlite3 handle;
    private readonly Insert record;
    private readonly Insert assertion;
    private Lot making = new();
    private Lot spare = new();
    private Task taking = Task.CompletedTask;

    public SqliteWriter(Session session)
    {
        name = session.Database.Name;
        handle = ((SqliteConnection)session.Connection).Handle!;
        record = new(this, "insert into record (authority, id, source, source_id, change, seal) values (?, ?, ?, ?, ?, ?)", 6);
        assertion = new(this, """
            insert into assertion (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, 15);
    }

    public void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt)
    {
        making.Begin(record);
        making.Number(id.Authority.Key());
        making.Number(id.Value);
        making.Number(source);
        making.Text(sourceId);
        making.Number(change);
        making.Blob(salt);
        Send(EnoughBytes);
    }

    public void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt)
    {
        var fields = row.Fields;
        making.Begin(assertion);
        making.Number(row.Record.Authority.Key());
        making.Number(row.Record.Value);
        making.Number(row.Id);
        making.Number(row.Change);
        making.Number(row.Known.Microseconds);
        making.Number(row.Flags);
        making.Number((long)fields.Fact);
        making.Number(fields.First.DayNumber);
        making.Number(fields.Until.DayNumber);
        making.Number(fields.Authority.Key());
        making.Text(fields.Place);
        making.Text(fields.Kind);
        making.Text(row.HoursText);
        making.Text(fields.Detail);
        making.Blob(salt);
        Send(EnoughBytes);
    }

    public void Flush()
    {
        Send(1);
        Settle();
    }

    /// <summary>Waits until the engine has taken in what was sent.</summary>
    public void Settle() => taking.GetAwaiter().GetResult();

    public void Dispose()
    {
        try
        {
            Settle();
        }
        catch (StoreException)
        {
            // The fault that ended the work is on its way up, or was seen before.
        }

        record.Dispose();
        assertion.Dispose();
    }

    private void Send(int enough)
    {
        if (making.Length < enough)
        {
            return;
        }

        Settle();
        var lot = making;
        (making, spare) = (spare, making);
        taking = Task.Run(lot.Take);
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw StoreException.Of(new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), result & 0xFF, result), name);
        }
    }

    /// <summary>A prepared insert, and what is bound to it from the row before.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteWriter writer;
        private readonly sqlite3_stmt statement;
        private readonly long?[] bound;

        public Insert(SqliteWriter writer, string sql, int places)
        {
            this.writer = writer;
            bound = new long?[places + 1];
            writer.Check(raw.sqlite3_prepare_v2(writer.handle, sql, out statement));
        }

        public int Places => bound.Length - 1;

        // Most numbers are those of the row before, and stay bound.
        public void Number(int place, long value)
        {
            if (bound[place] != value)
            {
                writer.Check(raw.sqlite3_bind_int64(statement, place, value));
                bound[place] = value;
            }
        }

        public void Null(int place) => writer.Check(raw.sqlite3_bind_null(statement, place));

        public void Text(int place, ReadOnlySpan<byte> value) => writer.Check(raw.sqlite3_bind_text(statement, place, value));

        public void Blob(int place, ReadOnlySpan<byte> value) => writer.Check(raw.sqlite3_bind_blob(statement, place, value));

        public void Step()
        {
            var result = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            writer.Check(result);
        }

        public void Dispose() => statement.Dispose();
    }

    /// <summary>Rows on their way to the engine: their values one after another, each with its kind and length before it.</summary>
    private sealed class Lot
    {
        private const int IsNumber = -1;
        private const int IsNull = -2;
        private const int IsBlob = 1 << 30;

        private readonly List<Insert> inserts = [];
        private byte[] room = new byte[EnoughBytes + 4096];

        public int Length { get; private set; }

        public void Begin(Insert insert) => inserts.Add(insert);

        public void Number(long value)
        {
            Head(IsNumber, sizeof(long));
            MemoryMarshal.Write(room.AsSpan(Length), value);
            Length += sizeof(long);
        }

        public void Text(string? value)
        {
            if (value is null)
            {
                Head(IsNull, 0);
                return;
            }

            var at = Length;
            Head(0, Encoding.UTF8.GetMaxByteCount(value.Length));
            var length = Encoding.UTF8.GetBytes(value, room.AsSpan(Length));
            MemoryMarshal.Write(room.AsSpan(at), length);
            Length += length;
        }

        public void Blob(ReadOnlySpan<byte> value)
        {
            Head(IsBlob | value.Length, value.Length);
            value.CopyTo(room.AsSpan(Length));
            Length += value.Length;
        }

        /// <summary>Has the engine take every row, and is empty then.</summary>
        public void Take()
        {
            var at = 0;
            foreach (var insert in inserts)
            {
                for (var place = 1; place <= insert.Places; place++)
                {
                    at = Bind(insert, place, at);
                }

                insert.Step();
            }

            inserts.Clear();
            Length = 0;
        }

        private int Bind(Insert insert, int place, int at)
        {
            var head = MemoryMarshal.Read<int>(room.AsSpan(at));
            at += sizeof(int);
            switch (head)
            {
                case IsNumber:
                    insert.Number(place, MemoryMarshal.Read<long>(room.AsSpan(at)));
                    return at + sizeof(long);
                case IsNull:
                    insert.Null(place);
                    return at;
                case >= IsBlob:
                    insert.Blob(place, room.AsSpan(at, head & ~IsBlob));
                    return at + (head & ~IsBlob);
                default:
                    insert.Text(place, room.AsSpan(at, head));
                    return at + head;
            }
        }

        private void Head(int head, int room)
        {
            if (Length + sizeof(int) + room > this.room.Length)
            {
                Array.Resize(ref this.room, 2 * (Length + sizeof(int) + room));
            }

            MemoryMarshal.Write(this.room.AsSpan(Length), head);
            Length += sizeof(int);
        }
    }
}
