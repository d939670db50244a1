using System.Text;
using Microsoft.Data.Sqlite;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using SQLitePCL;

namespace OnRoll.Data.Store;

/// <summary>Loads rows into SQLite by the engine's own calls: a command of the provider costs several times what the insert does.</summary>
internal sealed class SqliteWriter : IRowWriter
{
    private readonly string name;
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt record;
    private readonly sqlite3_stmt assertion;
    private byte[] room = new byte[1024];

    public SqliteWriter(Session session)
    {
        name = session.Database.Name;
        handle = ((SqliteConnection)session.Connection).Handle!;
        record = Prepare("insert into record (authority, id, source, source_id, change, seal) values (?, ?, ?, ?, ?, ?)");
        assertion = Prepare("""
            insert into assertion (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    }

    public void Record(RecordId id, int source, string sourceId, long change, ReadOnlySpan<byte> salt)
    {
        Number(record, 1, id.Authority.Key());
        Number(record, 2, id.Value);
        Number(record, 3, source);
        Text(record, 4, sourceId);
        Number(record, 5, change);
        Check(raw.sqlite3_bind_blob(record, 6, salt));
        Step(record);
    }

    public void Assertion(in StoredAssertion row, ReadOnlySpan<byte> salt)
    {
        var fields = row.Fields;
        Number(assertion, 1, row.Record.Authority.Key());
        Number(assertion, 2, row.Record.Value);
        Number(assertion, 3, row.Id);
        Number(assertion, 4, row.Change);
        Number(assertion, 5, row.Known.Microseconds);
        Number(assertion, 6, row.Flags);
        Number(assertion, 7, (long)fields.Fact);
        Number(assertion, 8, fields.First.DayNumber);
        Number(assertion, 9, fields.Until.DayNumber);
        Number(assertion, 10, fields.Authority.Key());
        Text(assertion, 11, fields.Place);
        Text(assertion, 12, fields.Kind);
        Text(assertion, 13, row.HoursText);
        Text(assertion, 14, fields.Detail);
        Check(raw.sqlite3_bind_blob(assertion, 15, salt));
        Step(assertion);
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
        record.Dispose();
        assertion.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(handle, sql, out var statement));
        return statement;
    }

    private void Number(sqlite3_stmt statement, int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    private void Text(sqlite3_stmt statement, int place, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, place));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > room.Length)
        {
            room = new byte[most];
        }

        Check(raw.sqlite3_bind_text(statement, place, room.AsSpan(0, Encoding.UTF8.GetBytes(value, room))));
    }

    private void Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(result);
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw StoreException.Of(new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), result & 0xFF, result), name);
        }
    }
}
