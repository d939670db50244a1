using System.Security.Cryptography;
using OnRoll.Data.Streams;

namespace OnRoll.Data.Backup;

/// <summary>Reads a file that ends with the hash of all its other bytes, and gives out those others.</summary>
/// <remarks>The hash inside covers what the file says; this one also its packing, of which one and the same content has many forms.</remarks>
internal sealed class SealedStream(Stream inner) : ReadOnceStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] room = new byte[1 << 16];
    private int begin;
    private int end;

    /// <summary>Writes the hash of all that stands in a file at its end.</summary>
    public static void Seal(Stream file)
    {
        file.Position = 0;
        file.Write(SHA256.HashData(file));
    }

    /// <summary>Reads what is left, and says whether the hash at the end is that of all before it.</summary>
    public bool IsRight()
    {
        Span<byte> left = stackalloc byte[1024];
        while (Read(left) > 0)
        {
            // Nobody asked for these bytes, but they count.
        }

        return room.AsSpan(begin, end - begin).SequenceEqual(hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        if (end - begin <= SHA256.HashSizeInBytes)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, end - begin - SHA256.HashSizeInBytes);
        if (count <= 0)
        {
            return 0;
        }

        var given = room.AsSpan(begin, count);
        given.CopyTo(buffer);
        hash.AppendData(given);
        begin += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        room.AsSpan(begin, end - begin).CopyTo(room);
        (begin, end) = (0, end - begin);
        while (end <= SHA256.HashSizeInBytes && inner.Read(room.AsSpan(end)) is > 0 and var more)
        {
            end += more;
        }
    }
}
