using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OnRoll.Data.Simulation;

/// <summary>Lines of a CSV file as UTF-8 bytes in a lent buffer that grows: nothing is made into a string on the way.</summary>
internal sealed class CsvBytes : IDisposable
{
    private byte[] room = ArrayPool<byte>.Shared.Rent(1 << 16);
    private bool begun;

    /// <summary>How many bytes are held.</summary>
    public int Length { get; private set; }

    /// <summary>Lines ended so far.</summary>
    public int Lines { get; private set; }

    public ReadOnlySpan<byte> Span => room.AsSpan(0, Length);

    /// <summary>Writes a cell, quoted if it must be.</summary>
    public CsvBytes Cell(ReadOnlySpan<char> text)
    {
        Separate();
        if (text.IndexOfAny(",\"\n\r") >= 0)
        {
            Quoted(text);
            return this;
        }

        Ask(text.Length * 3);
        Utf8.FromUtf16(text, room.AsSpan(Length), out _, out var written);
        Length += written;
        return this;
    }

    /// <summary>Writes a day as ISO has it; a blank cell for none.</summary>
    public CsvBytes Cell(DateOnly? day)
    {
        Separate();
        if (day is { } known)
        {
            Ask(10);
            var at = room.AsSpan(Length);
            var (year, month, date) = (known.Year, known.Month, known.Day);
            (at[0], at[1], at[2], at[3]) = (Digit(year / 1000), Digit(year / 100), Digit(year / 10), Digit(year));
            (at[4], at[5], at[6]) = ((byte)'-', Digit(month / 10), Digit(month));
            (at[7], at[8], at[9]) = ((byte)'-', Digit(date / 10), Digit(date));
            Length += 10;
        }

        return this;
    }

    /// <summary>Writes a whole number.</summary>
    public CsvBytes Cell(int number)
    {
        Separate();
        Ask(11);
        System.Buffers.Text.Utf8Formatter.TryFormat(number, room.AsSpan(Length), out var written);
        Length += written;
        return this;
    }

    public CsvBytes Blank()
    {
        Separate();
        return this;
    }

    public CsvBytes Blanks(int count)
    {
        for (var cell = 0; cell < count; cell++)
        {
            Separate();
        }

        return this;
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        Ask(1);
        room[Length++] = (byte)'\n';
        Lines++;
        begun = false;
    }

    /// <summary>Writes a header row as it stands.</summary>
    public CsvBytes Header(string columns)
    {
        Ask(columns.Length + 1);
        Length += Encoding.UTF8.GetBytes(columns, room.AsSpan(Length));
        room[Length++] = (byte)'\n';
        return this;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(room);
        room = [];
        Length = 0;
    }

    private static byte Digit(int number) => (byte)('0' + (number % 10));

    private void Separate()
    {
        if (begun)
        {
            Ask(1);
            room[Length++] = (byte)',';
        }

        begun = true;
    }

    private void Quoted(ReadOnlySpan<char> text)
    {
        Ask((text.Length * 6) + 2);
        room[Length++] = (byte)'"';
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '"')
            {
                room[Length++] = (byte)'"';
            }

            Length += rune.EncodeToUtf8(room.AsSpan(Length));
        }

        room[Length++] = (byte)'"';
    }

    private void Ask(int more)
    {
        if (Length + more <= room.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(room.Length * 2, Length + more));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(room);
        room = larger;
    }
}
