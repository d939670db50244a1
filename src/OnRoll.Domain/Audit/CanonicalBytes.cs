using System.Buffers.Binary;
using System.Text;

namespace OnRoll.Domain.Audit;

/// <summary>Writes values so that no two different rows give the same bytes: numbers in eight bytes, texts with their length before them.</summary>
/// <remarks>The bytes that are hashed. A change here would break every chain there is: versions are added, never changed.</remarks>
public ref struct CanonicalBytes
{
    private const int LongestNumber = sizeof(long);

    private Span<byte> room;
    private int length;

    /// <param name="room">Where to begin; grows as needed.</param>
    public CanonicalBytes(Span<byte> room) => this.room = room;

    public readonly ReadOnlySpan<byte> Written => room[..length];

    public void Add(long number)
    {
        Reserve(LongestNumber);
        BinaryPrimitives.WriteInt64LittleEndian(room[length..], number);
        length += LongestNumber;
    }

    /// <param name="text"><c>null</c> and the empty text differ.</param>
    public void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        Add(Encoding.UTF8.GetByteCount(text));
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, room[length..]);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        Reserve(bytes.Length);
        bytes.CopyTo(room[length..]);
        length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (length + more <= room.Length)
        {
            return;
        }

        var larger = new byte[Math.Max(room.Length * 2, length + more)];
        room[..length].CopyTo(larger);
        room = larger;
    }
}
