using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OnRoll.Data.Store;

namespace OnRoll.Data.Backup;

/// <summary>The marks before values in a backup.</summary>
internal static class RowMarks
{
    public const byte Null = 0;
    public const byte Number = 1;
    public const byte Text = 2;
    public const byte Bytes = 3;
    public const byte Row = 4;
    public const byte Table = 5;
    public const byte End = 6;
}

/// <summary>Writes rows to a backup: a mark before each value, numbers in eight bytes, texts and bytes with their length.</summary>
internal sealed class RowBytesWriter(Stream stream, IncrementalHash hash) : IDisposable
{
    private readonly MemoryStream room = new();

    public void Number(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        room.WriteByte(RowMarks.Number);
        room.Write(bytes);
    }

    public void Text(string value) => Sized(RowMarks.Text, Encoding.UTF8.GetBytes(value));

    /// <summary>Writes a table, columns and rows.</summary>
    public long Table(Session session, string table)
    {
        var rows = 0L;
        foreach (var row in session.Stream($"select * from {table}"))
        {
            if (rows++ == 0)
            {
                Begin(table, [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)]);
            }

            room.WriteByte(RowMarks.Row);
            for (var i = 0; i < row.FieldCount; i++)
            {
                Value(row.GetValue(i));
            }

            Send();
        }

        return rows;
    }

    public void End()
    {
        room.WriteByte(RowMarks.End);
        Send();
    }

    public void Dispose() => Send();

    private void Begin(string table, IReadOnlyList<string> columns)
    {
        room.WriteByte(RowMarks.Table);
        Text(table);
        Number(columns.Count);
        foreach (var column in columns)
        {
            Text(column);
        }
    }

    private void Value(object value)
    {
        switch (value)
        {
            case DBNull:
                room.WriteByte(RowMarks.Null);
                break;
            case string text:
                Text(text);
                break;
            case byte[] bytes:
                Sized(RowMarks.Bytes, bytes);
                break;
            default:
                Number(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Sized(byte mark, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        room.WriteByte(mark);
        room.Write(length);
        room.Write(bytes);
    }

    private void Send()
    {
        var written = room.GetBuffer().AsSpan(0, (int)room.Length);
        hash.AppendData(written);
        stream.Write(written);
        room.SetLength(0);
    }
}

/// <summary>Reads what <see cref="RowBytesWriter"/> wrote.</summary>
internal sealed class RowBytesReader(Stream stream, IncrementalHash hash) : IDisposable
{
    private const int LongestValue = 64 * 1024 * 1024;

    private readonly BufferedStream buffered = new(stream, 1 << 16);

    public byte Mark() => Take(1)[0];

    public long Number() => Mark() == RowMarks.Number ? BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))) : throw new FormatException("not a number");

    public string Text() => Mark() == RowMarks.Text ? Encoding.UTF8.GetString(Sized()) : throw new FormatException("not a text");

    /// <summary>A value of a row; <c>null</c> where there was none.</summary>
    public object? Value() => Mark() switch
    {
        RowMarks.Null => null,
        RowMarks.Number => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))),
        RowMarks.Text => Encoding.UTF8.GetString(Sized()),
        RowMarks.Bytes => Sized(),
        _ => throw new FormatException("not a value"),
    };

    /// <summary>Whether the hash after the end is that of all before it.</summary>
    public bool HashIsRight()
    {
        var expected = hash.GetHashAndReset();
        var stands = new byte[expected.Length];
        buffered.ReadExactly(stands);
        return stands.AsSpan().SequenceEqual(expected);
    }

    public void Dispose() => buffered.Dispose();

    private byte[] Sized()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        return length is >= 0 and <= LongestValue ? Take(length) : throw new FormatException("too long");
    }

    private byte[] Take(int length)
    {
        var bytes = new byte[length];
        buffered.ReadExactly(bytes);
        hash.AppendData(bytes);
        return bytes;
    }
}
