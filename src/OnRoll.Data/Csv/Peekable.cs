using OnRoll.Data.Streams;

namespace OnRoll.Data.Csv;

/// <summary>A stream whose beginning can be looked at before it is read, also where it cannot seek (a pipe).</summary>
internal sealed class Peekable : ReadOnceStream
{
    private const int Ahead = 4096;

    private readonly Stream inner;
    private readonly byte[] start;
    private int given;

    private Peekable(Stream inner, byte[] start)
    {
        this.inner = inner;
        this.start = start;
    }

    /// <summary>Up to the first four kilobytes.</summary>
    public ReadOnlySpan<byte> Start => start;

    public static Peekable Over(Stream stream)
    {
        var buffer = new byte[Ahead];
        var length = stream.ReadAtLeast(buffer, Ahead, throwOnEndOfStream: false);
        return new(stream, buffer[..length]);
    }

    public override int Read(Span<byte> buffer)
    {
        if (given == start.Length)
        {
            return inner.Read(buffer);
        }

        var length = Math.Min(buffer.Length, start.Length - given);
        start.AsSpan(given, length).CopyTo(buffer);
        given += length;
        return length;
    }
}
