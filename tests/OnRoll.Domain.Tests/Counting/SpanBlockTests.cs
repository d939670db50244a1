using CsCheck;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Counting;

/// <summary>What is packed is read back to the last span, and what was damaged is never counted from.</summary>
public sealed class SpanBlockTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];
    private static readonly SpanParts[] EachPart = [SpanParts.Days, SpanParts.Ages, SpanParts.Known, SpanParts.Children];

    [Fact]
    public void What_is_packed_is_read_back() => Seeds.Sample(seed =>
    {
        var spans = Spans(seed, 20);
        var blocks = Pack(spans, 1 + (seed % 40));
        var read = blocks.Select(block => new SpanBlock(Copy(block, SpanParts.Days), Copy(block, SpanParts.Ages), Copy(block, SpanParts.Known), Copy(block, SpanParts.Children)));

        Assert.Equal(spans.Select(span => $"{span}").Order(StringComparer.Ordinal), read.SelectMany(All).Select(span => $"{span}").Order(StringComparer.Ordinal));
    }, iter: 100);

    [Fact]
    public void The_head_speaks_for_every_span_of_its_block() => Seeds.Sample(seed =>
    {
        foreach (var block in Pack(Spans(seed, 20), 30))
        {
            var (head, spans) = (block.Head, All(block).ToList());
            Assert.Equal(spans.Count, head.Count);
            Assert.Equal(spans, head.StillFollows ? spans.OrderBy(span => span.First) : spans.OrderBy(span => span.KnownTo));
            Assert.Equal((spans.Min(span => span.First), spans.Max(span => span.First), spans.Max(span => span.Last)), (head.MinFirst, head.MaxFirst, head.MaxLast));
            Assert.Equal(spans.Max(span => span.Last - span.First + 1), head.MaxDays);
            Assert.Equal((spans.Min(span => span.KnownFrom), spans.Max(span => span.KnownTo)), (head.MinKnownFrom, head.MaxKnownTo));
            Assert.All(spans, span => Assert.Equal(head.StillFollows, span.KnownTo == KnownSpan.StillFollows));
            Assert.All(spans, span => Assert.Equal(head.Tier, SpanTiers.Of(span)));
            Assert.All(spans, span => Assert.Equal(head.Partition, span.Label.Authority));
        }
    }, iter: 100);

    [Fact]
    public void The_order_in_which_spans_come_does_not_matter() => Seeds.Sample(seed =>
    {
        var spans = Spans(seed, 10);
        var shuffled = spans.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Pack(spans, 50).Select(Bytes), Pack(shuffled, 50).Select(Bytes));
    }, iter: 50);

    [Fact]
    public void A_damaged_byte_is_found_wherever_it_is()
    {
        var block = Pack(Spans(7, 10), 1000).MaxBy(block => block.Head.Count)!;
        foreach (var part in EachPart)
        {
            for (var i = 0; i < block.Part(part).Length; i++)
            {
                var bytes = Copy(block, part);
                bytes[i] ^= 0x10;

                Assert.Throws<SpanBlockDamagedException>(() => Read(block, part, bytes));
            }
        }
    }

    [Fact]
    public void A_part_cut_short_is_found()
    {
        var block = Pack(Spans(7, 10), 1000)[0];
        foreach (var part in EachPart)
        {
            var bytes = Copy(block, part);

            Assert.All(new[] { 1, 8, bytes.Length - 3 }, left => Assert.Throws<SpanBlockDamagedException>(() => Read(block, part, bytes[..left])));
        }
    }

    [Fact]
    public void Parts_of_two_blocks_cannot_be_mixed()
    {
        var blocks = Pack(Spans(7, 10), 5);
        var (one, other) = (blocks[0], blocks.First(block => block != blocks[0] && block.Head.Count == blocks[0].Head.Count && block.Head.StillFollows == blocks[0].Head.StillFollows));
        foreach (var part in EachPart)
        {
            Assert.Throws<SpanBlockDamagedException>(() => Read(one, part, Copy(other, part)));
        }
    }

    [Fact]
    public void A_part_that_was_not_read_is_missed_and_not_taken_for_nothing()
    {
        var block = new SpanBlock(Pack(Spans(7, 10), 1000)[0].Part(SpanParts.Days));

        Assert.Throws<InvalidOperationException>(() => block.At(0));
    }

    [Fact]
    public void Every_reason_and_authority_keeps_its_meaning_in_a_block()
    {
        var packer = new SpanPacker();
        List<KnownSpan> spans = [];
        for (var i = 0; i <= Reasons.Collection.Count + Reasons.Table2.Count; i++)
        {
            var label = new SpanLabel(Tri.True, (byte)(i % Domain.Identifiers.Authorities.IndexCount), (byte)i, i % 2 == 0, Sex.Female, new([$"a,{i}\n", "b"]));
            spans.Add(new(i, 700_000 + i, 700_010 + i, 700_000, KnownSpan.NotKnown, label, 5, KnownSpan.StillFollows));
            packer.Add(3, spans[^1]);
        }

        Assert.Equal(spans, All(Assert.Single(packer.Pack())));
    }

    internal static List<KnownSpan> Spans(int seed, int units, int definition = 0)
    {
        var deriver = new SpanDeriver([Units.Definitions[definition]], SchoolCalendars.None);
        List<KnownSpan> spans = [];
        for (var i = 0; i < units; i++)
        {
            deriver.Derive(new Units((seed ^ i) & int.MaxValue, 1 + (10 * i)).Parts);
            spans.AddRange(deriver.Spans(0));
        }

        return spans;
    }

    internal static List<SpanBlock> Pack(IEnumerable<KnownSpan> spans, int spansEach)
    {
        var packer = new SpanPacker();
        foreach (var span in spans)
        {
            packer.Add(span.Label.Authority, span);
        }

        return [.. packer.Pack(spansEach)];
    }

    private static IEnumerable<KnownSpan> All(SpanBlock block) => Enumerable.Range(0, block.Head.Count).Select(block.At);

    private static byte[] Copy(SpanBlock block, SpanParts part) => block.Part(part).ToArray();

    private static string Bytes(SpanBlock block) => string.Concat(EachPart.Select(part => Convert.ToHexString(block.Part(part).Span)));

    private static SpanBlock Read(SpanBlock block, SpanParts replaced, byte[] with)
    {
        ReadOnlyMemory<byte> Part(SpanParts part) => part == replaced ? with : block.Part(part);
        return new(Part(SpanParts.Days), Part(SpanParts.Ages), Part(SpanParts.Known), Part(SpanParts.Children));
    }
}
