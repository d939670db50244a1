using System.Security.Cryptography;

namespace OnRoll.Data.Streams;

/// <summary>A stream that is read through, and keeps the hash of all that was read.</summary>
internal sealed class HashingStream(Stream inner) : ReadOnceStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public byte[] Hash() => hash.GetCurrentHash();

    public override int Read(Span<byte> buffer)
    {
        var length = inner.Read(buffer);
        hash.AppendData(buffer[..length]);
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}
