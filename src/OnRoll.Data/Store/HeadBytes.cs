using System.Buffers.Binary;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>The heads of an anchor as it is stored: 50 bytes each, little-endian: authority, number, moment, hash.</summary>
internal static class HeadBytes
{
    private const int Length = sizeof(short) + sizeof(long) + sizeof(long) + Seal.HashLength;

    public static byte[] Write(IReadOnlyList<ChainHead> heads)
    {
        var bytes = new byte[heads.Count * Length];
        for (var i = 0; i < heads.Count; i++)
        {
            var at = bytes.AsSpan(i * Length, Length);
            BinaryPrimitives.WriteInt16LittleEndian(at, heads[i].Chain.Key());
            BinaryPrimitives.WriteInt64LittleEndian(at[2..], heads[i].Number);
            BinaryPrimitives.WriteInt64LittleEndian(at[10..], heads[i].At.Microseconds);
            heads[i].Hash.CopyTo(at[18..]);
        }

        return bytes;
    }

    /// <exception cref="FormatException">They are not whole.</exception>
    public static IReadOnlyList<ChainHead> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Length != 0)
        {
            throw new FormatException("The heads of an anchor are not whole");
        }

        var heads = new List<ChainHead>(bytes.Length / Length);
        for (; bytes.Length > 0; bytes = bytes[Length..])
        {
            heads.Add(new(LaCode.FromNumber(BinaryPrimitives.ReadInt16LittleEndian(bytes)), BinaryPrimitives.ReadInt64LittleEndian(bytes[2..]),
                Moment.FromMicroseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[10..])), bytes[18..Length].ToArray()));
        }

        return heads;
    }
}
