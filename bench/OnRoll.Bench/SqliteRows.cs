using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OnRoll.Bench;

/// <summary>The assertions of a register on SQLite, to be loaded again in the ways that the database itself offers.</summary>
internal sealed class SqliteRows
{
    private const int Numbers = 10;
    private const string SchemaSql = "select sql from sqlite_schema where name = 'assertion'";

    private readonly List<(long[] Numbers, byte[]?[] Texts, byte[] Seal)> rows = [];
    private readonly string schema;
    private readonly string csv;

    /// <param name="csv">Where to write the rows as the shell reads them.</param>
    public SqliteRows(string where, string csv)
    {
        this.csv = csv;
        using var connection = Open(where);
        using var ask = connection.CreateCommand();
        ask.CommandText = SchemaSql;
        schema = ((string)ask.ExecuteScalar()!).Replace("table assertion", "table bulk", StringComparison.OrdinalIgnoreCase);
        ask.CommandText = "select * from assertion order by authority, record, id";
        using var reader = ask.ExecuteReader();
        using var file = new StreamWriter(csv);
        while (reader.Read())
        {
            var (numbers, texts) = (new long[Numbers], new byte[]?[4]);
            for (var i = 0; i < Numbers; i++)
            {
                numbers[i] = reader.GetInt64(i);
                file.Write(string.Create(CultureInfo.InvariantCulture, $"{numbers[i]},"));
            }

            for (var i = 0; i < texts.Length; i++)
            {
                var text = reader.IsDBNull(Numbers + i) ? null : reader.GetString(Numbers + i);
                texts[i] = text is null ? null : Encoding.UTF8.GetBytes(text);
                file.Write($"\"{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\",");
            }

            rows.Add((numbers, texts, (byte[])reader[Numbers + texts.Length]));
            file.WriteLine(Convert.ToHexString(rows[^1].Seal));
        }
    }

    /// <summary>The fastest way from outside that its makers document: one transaction, one prepared insert, its values bound anew for each row.</summary>
    public TimeSpan PreparedInserts(string where)
    {
        using var connection = Fresh(where, schema);
        var handle = connection.Handle!;
        var clock = Stopwatch.StartNew();
        raw.sqlite3_exec(handle, "begin immediate");
        raw.sqlite3_prepare_v2(handle, "insert into bulk values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", out var insert);
        foreach (var (numbers, texts, seal) in rows)
        {
            for (var i = 0; i < Numbers; i++)
            {
                raw.sqlite3_bind_int64(insert, i + 1, numbers[i]);
            }

            for (var i = 0; i < texts.Length; i++)
            {
                if (texts[i] is { } text)
                {
                    raw.sqlite3_bind_text(insert, Numbers + i + 1, text.AsSpan());
                }
                else
                {
                    raw.sqlite3_bind_null(insert, Numbers + i + 1);
                }
            }

            raw.sqlite3_bind_blob(insert, Numbers + texts.Length + 1, seal.AsSpan());
            if (raw.sqlite3_step(insert) != raw.SQLITE_DONE)
            {
                throw new InvalidOperationException(raw.sqlite3_errmsg(handle).utf8_to_string());
            }

            raw.sqlite3_reset(insert);
        }

        insert.Dispose();
        raw.sqlite3_exec(handle, "commit");
        return clock.Elapsed;
    }

    /// <summary>The shell's own load of a file; <c>null</c> where there is no shell.</summary>
    public TimeSpan? Shell(string where)
    {
        Fresh(where, schema.Replace("seal blob", "seal text", StringComparison.Ordinal)).Dispose();
        SqliteConnection.ClearAllPools();
        try
        {
            var clock = Stopwatch.StartNew();
            using var shell = Process.Start(new ProcessStartInfo("sqlite3", [where, "pragma synchronous = full", $".import --csv {csv} bulk"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            shell.WaitForExit();
            var time = clock.Elapsed;
            using var connection = Open(where);
            using var ask = connection.CreateCommand();
            ask.CommandText = "select count(*) from bulk";
            return (long)ask.ExecuteScalar()! == rows.Count ? time : throw new InvalidOperationException("the shell did not load every row; its time means nothing");
        }
        catch (Win32Exception)
        {
            return null; // not installed
        }
    }

    /// <summary>What no way from outside can reach: a copy of the table inside the engine.</summary>
    public static TimeSpan Inside(string where)
    {
        using var connection = Open(where);
        using var ask = connection.CreateCommand();
        ask.CommandText = SchemaSql;
        ask.CommandText = ((string)ask.ExecuteScalar()!).Replace("table assertion", "table bulk", StringComparison.OrdinalIgnoreCase);
        ask.ExecuteNonQuery();
        ask.CommandTimeout = 0;
        ask.CommandText = "insert into bulk select * from assertion order by authority, record, id";
        var clock = Stopwatch.StartNew();
        ask.ExecuteNonQuery();
        return clock.Elapsed;
    }

    private static SqliteConnection Fresh(string where, string schema)
    {
        SqliteConnection.ClearAllPools();
        File.Delete(where);
        var connection = Open(where);
        using var make = connection.CreateCommand();
        make.CommandText = schema;
        make.ExecuteNonQuery();
        return connection;
    }

    // As durable as the register's own.
    private static SqliteConnection Open(string where)
    {
        var connection = new SqliteConnection($"Data Source={where}");
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full";
        pragmas.ExecuteNonQuery();
        return connection;
    }
}
