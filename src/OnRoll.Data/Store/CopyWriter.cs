using System.Buffers.Binary;
using System.Text;
using Npgsql;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>Loads rows into PostgreSQL by binary COPY, straight into each authority's partition.</summary>
/// <remarks>
/// COPY does not pass the row-level wall, so the session acts as owner here; the partition named is the wall. Rows of one
/// authority are held back until there are enough for a COPY of their own, records before assertions. While the server takes one
/// lot in, the next is made: nothing else may be asked of the session before <see cref="Flush"/> or <see cref="Settle"/>.
/// </remarks>
internal sealed class CopyWriter(Session session) : IRowWriter
{
    private const int EnoughBytes = 1 << 20;
    private const int Fields = 15;
    private const int FixedBytes = 2 + (Fields * 4) + 2 + 8 + 8 + 8 + 8 + 2 + 2 + 4 + 4 + 2 + Seal.SaltLength;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly Dictionary<LaCode, Rows> waiting = [];
    private Rows records = new();
    private Rows? spare;
    private Task sending = Task.CompletedTask;

    public void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt)
    {
        records.Begin(6, 128 + Encoding.UTF8.GetMaxByteCount(sourceId.Length));
        records.Int16(id.Authority.Key());
        records.Int64(id.Value);
        records.Int32(source);
        records.Text(sourceId);
        records.Int64(change);
        records.Bytes(salt);
        if (records.Length > EnoughBytes)
        {
            SendRecords();
        }
    }

    public void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt)
    {
        var authority = row.Record.Authority;
        if (!waiting.TryGetValue(authority, out var rows))
        {
            waiting.Add(authority, rows = new());
        }

        var fields = row.Fields;
        var hours = row.HoursText;
        rows.Begin(Fields, FixedBytes + Encoding.UTF8.GetMaxByteCount(fields.Place.Length + fields.Kind.Length + (hours?.Length ?? 0) + fields.Detail.Length));
        rows.Int16(authority.Key());
        rows.Int64(row.Record.Value);
        rows.Int64(row.Id);
        rows.Int64(row.Change);
        rows.Int64(row.Known.Microseconds);
        rows.Int16((short)row.Flags);
        rows.Int16((short)fields.Fact);
        rows.Int32(fields.First.DayNumber);
        rows.Int32(fields.Until.DayNumber);
        rows.Int16(fields.Authority.Key());
        rows.Text(fields.Place);
        rows.Text(fields.Kind);
        rows.Text(hours);
        rows.Text(fields.Detail);
        rows.Bytes(salt);
        if (rows.Length > EnoughBytes)
        {
            SendRecords();
            waiting[authority] = Send(authority, rows);
        }
    }

    public void Flush()
    {
        SendRecords();
        foreach (var (authority, rows) in waiting.ToList())
        {
            waiting[authority] = Send(authority, rows);
        }

        Settle();
    }

    /// <summary>Waits until the server has taken in what was sent.</summary>
    public void Settle() => sending.GetAwaiter().GetResult();

    public void Dispose()
    {
        waiting.Clear();
        try
        {
            Settle();
        }
        catch (StoreException)
        {
            // The fault that ended the work is on its way up, or was seen before.
        }
    }

    private void SendRecords() => records = Send("record (authority, id, source, source_id, change, seal)", records);

    private Rows Send(LaCode authority, Rows rows) => Send(
        $"{Migrations.Partition("assertion", authority)} (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal)", rows);

    /// <returns>Empty rows to go on with.</returns>
    private Rows Send(string table, Rows rows)
    {
        if (rows.Length == 0)
        {
            return rows;
        }

        Settle();
        var next = spare ?? new();
        spare = rows;
        sending = Task.Run(() => Copy(table, rows));
        return next;
    }

    private void Copy(string table, Rows rows)
    {
        try
        {
            using var copy = ((NpgsqlConnection)session.Connection).BeginRawBinaryCopy($"copy {table} from stdin (format binary)");
            copy.Write(Header);
            copy.Write(rows.Written);
            copy.Write([0xFF, 0xFF]);
        }
        catch (NpgsqlException fault)
        {
            throw StoreException.Of(fault, session.Database.Name);
        }

        rows.Clear();
    }

    /// <summary>Rows in the binary form of COPY, big-endian, each field with its length before it.</summary>
    private sealed class Rows
    {
        private byte[] room = new byte[1 << 16];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Written => room.AsSpan(0, Length);

        public void Begin(short fields, int atMost)
        {
            if (Length + atMost > room.Length)
            {
                Array.Resize(ref room, Math.Max(room.Length * 2, Length + atMost));
            }

            BinaryPrimitives.WriteInt16BigEndian(room.AsSpan(Length), fields);
            Length += 2;
        }

        public void Int16(short value)
        {
            Prefix(2);
            BinaryPrimitives.WriteInt16BigEndian(room.AsSpan(Length), value);
            Length += 2;
        }

        public void Int32(int value)
        {
            Prefix(4);
            BinaryPrimitives.WriteInt32BigEndian(room.AsSpan(Length), value);
            Length += 4;
        }

        public void Int64(long value)
        {
            Prefix(8);
            BinaryPrimitives.WriteInt64BigEndian(room.AsSpan(Length), value);
            Length += 8;
        }

        public void Text(string? value)
        {
            if (value is null)
            {
                Prefix(-1);
                return;
            }

            var length = Encoding.UTF8.GetBytes(value, room.AsSpan(Length + 4));
            Prefix(length);
            Length += length;
        }

        public void Bytes(ReadOnlySpan<byte> value)
        {
            Prefix(value.Length);
            value.CopyTo(room.AsSpan(Length));
            Length += value.Length;
        }

        public void Clear() => Length = 0;

        private void Prefix(int length)
        {
            BinaryPrimitives.WriteInt32BigEndian(room.AsSpan(Length), length);
            Length += 4;
        }
    }
}
