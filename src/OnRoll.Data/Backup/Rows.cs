using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using OnRoll.Data.Store;

namespace OnRoll.Data.Backup;

/// <summary>Puts the rows of a backup into empty tables, each database in its fastest way.</summary>
internal static class Rows
{
    private const int MostColumns = 100;

    public static long Load(Session session, RowBytesReader reader, IReadOnlyList<string> tables)
    {
        session.Execute("delete from register");
        var rows = 0L;
        var mark = reader.Mark();
        while (mark == RowMarks.Table)
        {
            var table = reader.Text();
            var count = reader.Number();
            var columns = new string[count is > 0 and <= MostColumns ? count : throw new FormatException("no such number of columns")];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = reader.Text();
            }

            if (!tables.Contains(table) || columns.Any(column => !column.All(letter => char.IsAsciiLetterLower(letter) || letter == '_')))
            {
                throw new FormatException("a table that is not ours");
            }

            (mark, var loaded) = session.IsPostgres ? Copy(session, reader, table, columns) : Insert(session, reader, table, columns);
            rows += loaded;
        }

        return mark == RowMarks.End ? rows : throw new FormatException("no end");
    }

    private static (byte Mark, long Rows) Insert(Session session, RowBytesReader reader, string table, string[] columns)
    {
        var command = session.Command($"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(column => $"@{column}"))})",
            [.. columns.Select(column => (column, (object?)null))]);
        var rows = 0L;
        var mark = reader.Mark();
        for (; mark == RowMarks.Row; mark = reader.Mark())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                command.Parameters[i].Value = reader.Value() ?? DBNull.Value;
            }

            Run(session, command);
            rows++;
        }

        return (mark, rows);
    }

    private static void Run(Session session, DbCommand command)
    {
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, session.Database.Name);
        }
    }

    private static (byte Mark, long Rows) Copy(Session session, RowBytesReader reader, string table, string[] columns)
    {
        var types = Types(session, table, columns);
        var isWalled = session.Scalar("select relforcerowsecurity from pg_class where oid = @table::regclass", ("table", table)) is true;
        if (isWalled)
        {
            session.Execute($"alter table {table} no force row level security"); // COPY does not pass a wall; it goes up again below
        }

        var (mark, rows) = (reader.Mark(), 0L);
        try
        {
            using var copy = ((NpgsqlConnection)session.Connection).BeginBinaryImport($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
            for (; mark == RowMarks.Row; mark = reader.Mark())
            {
                copy.StartRow();
                foreach (var type in types)
                {
                    Write(copy, reader.Value(), type);
                }

                rows++;
            }

            copy.Complete();
        }
        catch (DbException fault)
        {
            throw StoreException.Of(fault, session.Database.Name);
        }

        if (isWalled)
        {
            session.Execute($"alter table {table} force row level security");
        }

        return (mark, rows);
    }

    private static void Write(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case long number when type is NpgsqlDbType.Smallint:
                copy.Write(checked((short)number), type);
                break;
            case long number when type is NpgsqlDbType.Integer:
                copy.Write(checked((int)number), type);
                break;
            default:
                copy.Write(value, type);
                break;
        }
    }

    private static NpgsqlDbType[] Types(Session session, string table, string[] columns)
    {
        using var empty = session.Command($"select {string.Join(", ", columns)} from {table} where false").ExecuteReader(CommandBehavior.SchemaOnly);
        return [.. columns.Select((_, i) => empty.GetDataTypeName(i).ToLower(CultureInfo.InvariantCulture) switch
        {
            "smallint" => NpgsqlDbType.Smallint,
            "integer" => NpgsqlDbType.Integer,
            "bigint" => NpgsqlDbType.Bigint,
            "bytea" => NpgsqlDbType.Bytea,
            _ => NpgsqlDbType.Text,
        })];
    }
}
