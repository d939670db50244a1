using CsCheck;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Audit;

/// <summary>What is hashed tells every two rows apart.</summary>
public sealed class SealTests
{
    private static readonly Gen<string?> Texts = Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["ab\0-\u00e9"], 0, 3].Select(text => (string?)text));

    /// <summary>Where one text ends and the next begins is part of the bytes: "a","bc" is not "ab","c", and no text is not an empty one.</summary>
    [Fact]
    public void Different_texts_give_different_bytes() =>
        Gen.Select(Texts, Texts, Texts, Texts).Sample((a, b, c, d) => (Bytes(a, b).AsSpan().SequenceEqual(Bytes(c, d))) == (a == c && b == d), iter: 20_000);

    [Fact]
    public void Growing_past_its_first_room_loses_nothing()
    {
        var longText = new string('x', 5000);

        Assert.Equal(8 + 5000 + 8 + 1, Bytes(longText, "y").Length);
        Assert.Equal((byte)'y', Bytes(longText, "y")[^1]);
    }

    [Fact]
    public void Each_field_of_an_assertion_changes_its_seal()
    {
        var row = Row();
        var fields = row.Fields;
        StoredAssertion[] changed =
        [
            row with { Record = new(row.Record.Authority, 8) }, row with { Id = 2 }, row with { Change = 2 }, row with { Known = Moment.FromMicroseconds(2) }, row with { Withdraws = true }, row with { IsUndated = true },
            row with { Fields = fields with { Fact = Fact.Exclusion } }, row with { Fields = fields with { First = fields.First.AddDays(1) } }, row with { Fields = fields with { Until = fields.Until.AddDays(1) } },
            row with { Fields = fields with { Place = "q" } }, row with { Fields = fields with { Kind = "q" } }, row with { Fields = fields with { Hours = 5 } }, row with { Fields = fields with { Detail = "q" } },
            row with { Fields = fields with { Authority = Authorities.All[1].Code } },
        ];

        Assert.Equal(changed.Length + 1, changed.Prepend(row).Select(each => SealOf(each, 1)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(SealOf(row, 1), SealOf(Row(), 1));
        Assert.NotEqual(SealOf(row, 1), SealOf(row, 2)); // another salt
    }

    [Fact]
    public void Chains_of_two_registers_or_two_authorities_do_not_begin_alike()
    {
        var (one, other) = (Authorities.All[0].Code, Authorities.All[1].Code);

        Assert.Equal(3, new[] { AuditEntry.Origin("r1", one), AuditEntry.Origin("r1", other), AuditEntry.Origin("r2", one) }.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_record_number_reads_back_as_it_was_written() =>
        Gen.Select(Gen.Int[0, Authorities.All.Count - 1], Gen.Long[1, (1L << 40) - 1]).Sample((authority, serial) =>
        {
            var id = new RecordId(Authorities.All[authority].Code, serial);
            return RecordId.TryParse(id.ToString(), out var read) && read == id && RecordId.FromValue(id.Value) == id && id.Serial == serial && id.Authority == Authorities.All[authority].Code;
        });

    [Theory]
    [InlineData("202-0")]
    [InlineData("202--1")]
    [InlineData("202-1099511627776")]
    [InlineData("202-")]
    [InlineData("202 1")]
    [InlineData("abc-1")]
    [InlineData("202-1x")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_record_number_is_not_read(string? text) => Assert.False(RecordId.TryParse(text, out _));

    [Fact]
    public void Each_role_is_read_by_its_word_and_no_other_word_is()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.True(RoleTable.TryParse(RoleTable.WordOf(role), out var read) && read == role));
        Assert.False(RoleTable.TryParse("king", out _));
        Assert.False(RoleTable.TryParse("", out _));
    }

    private static StoredAssertion Row() => new(new(Authorities.All[0].Code, 7), 1, 1, Moment.FromMicroseconds(1), false, false,
        new(Fact.Registered, new(2020, 1, 1), new(2020, 2, 1), Authorities.All[0].Code, "p", "k", null, "d"));

    private static string SealOf(StoredAssertion row, byte salt)
    {
        var hash = new byte[Seal.HashLength];
        Seal.OfAssertion(row, Enumerable.Repeat(salt, Seal.SaltLength).ToArray(), hash);
        return Convert.ToHexString(hash);
    }

    private static byte[] Bytes(params string?[] texts)
    {
        var bytes = new CanonicalBytes(stackalloc byte[4]);
        foreach (var text in texts)
        {
            bytes.Add(text);
        }

        return bytes.Written.ToArray();
    }
}
