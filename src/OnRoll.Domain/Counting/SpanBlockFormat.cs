using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Counting;

/// <summary>How the bytes of a block's parts lie. All numbers little-endian.</summary>
/// <remarks>
/// Every part: the letters <c>ORSB</c>, version, part, two bytes of zero, count of spans, key, four bytes of zero, checksum; then its
/// columns. The key is the checksum of the columns of the days, so that parts of two blocks cannot be mixed. The days carry the head
/// and the words of the labels before their columns: codes and words, not numbers that may change with the next version of a list.
/// </remarks>
internal static class SpanBlockFormat
{
    /// <summary>Bytes before what a part holds.</summary>
    public const int HeadBytes = 24;

    private const byte Version = 1;
    private const int KeyAt = 12;
    private const int SumAt = 20;
    private const int FactsBytes = 40;

    private static ReadOnlySpan<byte> Letters => "ORSB"u8;

    /// <summary>Writes the part that comes first.</summary>
    /// <param name="columns">First days, last days and the numbers of labels, one column after the other.</param>
    public static byte[] WriteDays(in SpanBlockHead head, IReadOnlyList<SpanLabel> labels, ReadOnlySpan<byte> columns)
    {
        var words = Words(labels);
        var bytes = new byte[HeadBytes + FactsBytes + words.Length + columns.Length];
        var facts = bytes.AsSpan(HeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(facts, words.Length);
        BinaryPrimitives.WriteInt16LittleEndian(facts[4..], head.Partition);
        facts[6] = head.Tier;
        BinaryPrimitives.WriteInt32LittleEndian(facts[8..], head.MaxDays);
        BinaryPrimitives.WriteInt32LittleEndian(facts[12..], head.MinFirst);
        BinaryPrimitives.WriteInt32LittleEndian(facts[16..], head.MaxFirst);
        BinaryPrimitives.WriteInt32LittleEndian(facts[20..], head.MaxLast);
        BinaryPrimitives.WriteInt64LittleEndian(facts[24..], head.MinKnownFrom);
        BinaryPrimitives.WriteInt64LittleEndian(facts[32..], head.MaxKnownTo);
        words.CopyTo(facts[FactsBytes..]);
        columns.CopyTo(facts[(FactsBytes + words.Length)..]);
        Seal(bytes, SpanParts.Days, head.Count, Sum(0, bytes.AsSpan(HeadBytes)));
        return bytes;
    }

    /// <summary>Writes another part of the block whose days are given.</summary>
    public static byte[] Write(ReadOnlySpan<byte> days, SpanParts part, ReadOnlySpan<byte> columns)
    {
        var bytes = new byte[HeadBytes + columns.Length];
        columns.CopyTo(bytes.AsSpan(HeadBytes));
        Seal(bytes, part, BinaryPrimitives.ReadInt32LittleEndian(days[8..]), BinaryPrimitives.ReadUInt32LittleEndian(days[KeyAt..]));
        return bytes;
    }

    /// <returns>The head, the labels by number, and where the columns begin.</returns>
    /// <exception cref="SpanBlockDamagedException"/>
    public static (SpanBlockHead Head, SpanLabel[] Labels, int Columns) ReadDays(ReadOnlySpan<byte> bytes)
    {
        var count = CheckSeal(bytes, SpanParts.Days);
        var facts = bytes[HeadBytes..];
        var head = new SpanBlockHead(
            BinaryPrimitives.ReadInt16LittleEndian(facts[4..]), facts[6], count,
            BinaryPrimitives.ReadInt32LittleEndian(facts[8..]), BinaryPrimitives.ReadInt32LittleEndian(facts[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(facts[16..]), BinaryPrimitives.ReadInt32LittleEndian(facts[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(facts[24..]), BinaryPrimitives.ReadInt64LittleEndian(facts[32..]));
        var words = BinaryPrimitives.ReadInt32LittleEndian(facts);
        var labels = ReadWords(facts.Slice(FactsBytes, words));
        return (head, labels, HeadBytes + FactsBytes + words);
    }

    /// <summary>Checks another part against the days of its block; nothing to check if it was not read.</summary>
    /// <exception cref="SpanBlockDamagedException"/>
    public static void Check(ReadOnlySpan<byte> days, ReadOnlySpan<byte> bytes, SpanParts part, int length)
    {
        if (bytes.Length == 0)
        {
            return;
        }

        if (CheckSeal(bytes, part) != BinaryPrimitives.ReadInt32LittleEndian(days[8..])
            || bytes.Length != HeadBytes + length || !days.Slice(KeyAt, 4).SequenceEqual(bytes.Slice(KeyAt, 4)))
        {
            throw Damaged($"its {part} are of another block");
        }
    }

    private static void Seal(Span<byte> bytes, SpanParts part, int count, uint key)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Blocks of spans are read in place and need a little-endian processor");
        }

        Letters.CopyTo(bytes);
        bytes[4] = Version;
        bytes[5] = (byte)part;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[KeyAt..], key);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[SumAt..], SumOf(bytes));
    }

    private static int CheckSeal(ReadOnlySpan<byte> bytes, SpanParts part)
    {
        if (bytes.Length < HeadBytes || !bytes.StartsWith(Letters))
        {
            throw Damaged($"its {part} do not begin as they should");
        }

        if (bytes[4] != Version)
        {
            throw Damaged($"it is of version {bytes[4]} and this program reads version {Version}");
        }

        return bytes[5] == (byte)part && BinaryPrimitives.ReadUInt32LittleEndian(bytes[SumAt..]) == SumOf(bytes)
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes[8..])
            : throw Damaged($"the checksum of its {part} does not fit");
    }

    private static uint SumOf(ReadOnlySpan<byte> bytes) => Sum(Sum(0, bytes[..SumAt]), bytes[HeadBytes..]);

    /// <summary>CRC-32C, eight bytes at a time.</summary>
    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return sum;
    }

    private static SpanBlockDamagedException Damaged(string why) =>
        new($"A block of stored spans cannot be used: {why}. Rebuild the cache of spans");

    // Authorities, reasons and sets of attributes each once, then the labels as numbers of theirs.
    private static byte[] Words(IReadOnlyList<SpanLabel> labels)
    {
        List<byte> authorities = [.. labels.Select(label => label.Authority).Distinct()];
        List<byte> reasons = [.. labels.Select(label => label.Reason).Distinct()];
        List<AttributeSet> sets = [.. labels.Select(label => label.Attributes).Distinct()];
        var setNumbers = sets.Select((set, number) => (set, number)).ToDictionary(pair => pair.set, pair => (ushort)pair.number);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        WriteAll(writer, [.. authorities.Select(index => Authorities.At(index).ToString())]);
        WriteAll(writer, [.. reasons.Select(index => Reasons.At(index) is { } reason ? $"{reason.List}/{reason.Slug}" : "")]);
        writer.Write(sets.Count);
        foreach (var set in sets)
        {
            WriteAll(writer, set.Names);
        }

        writer.Write(labels.Count);
        foreach (var label in labels)
        {
            writer.Write((byte)label.Result);
            writer.Write((byte)label.Sex);
            writer.Write(label.WhereaboutsUnknown);
            writer.Write((byte)authorities.IndexOf(label.Authority));
            writer.Write((byte)reasons.IndexOf(label.Reason));
            writer.Write(setNumbers[label.Attributes]);
        }

        writer.Write(new byte[-(int)stream.Position & 7]); // the columns begin where a number of eight bytes may
        return stream.ToArray();
    }

    private static SpanLabel[] ReadWords(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        byte[] authorities = [.. ReadAll(reader).Select(AuthorityOf)];
        byte[] reasons = [.. ReadAll(reader).Select(ReasonOf)];
        var sets = new AttributeSet[reader.ReadInt32()];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i] = ReadAll(reader) is { Length: > 0 } names ? new(names) : AttributeSet.None;
        }

        var labels = new SpanLabel[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
        {
            var (result, sex, whereabouts) = ((Tri)reader.ReadByte(), (Sex)reader.ReadByte(), reader.ReadBoolean());
            labels[i] = new(result, authorities[reader.ReadByte()], reasons[reader.ReadByte()], whereabouts, sex, sets[reader.ReadUInt16()]);
        }

        return labels;
    }

    private static byte AuthorityOf(string code) =>
        code.Length == 0 ? (byte)0
        : LaCode.TryParse(code, out var authority, out _) && Authorities.IndexOf(authority) is > 0 and var index ? index
        : throw Damaged($"it counts under {code}, which this program's list of authorities lacks");

    // With its list, as one word may be in both.
    private static byte ReasonOf(string word) =>
        word.Length == 0 ? (byte)0
        : Reasons.Collection.Concat(Reasons.Table2).FirstOrDefault(reason => $"{reason.List}/{reason.Slug}" == word) is { } found ? found.Index
        : throw Damaged($"it counts under {word}, which this program's lists of reasons lack");

    private static void WriteAll(BinaryWriter writer, IReadOnlyList<string> words)
    {
        writer.Write(words.Count);
        foreach (var word in words)
        {
            writer.Write(word);
        }
    }

    private static string[] ReadAll(BinaryReader reader)
    {
        var words = new string[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = reader.ReadString();
        }

        return words;
    }
}
