using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class UrnTests
{
    [Theory]
    [InlineData("100000", "100000")]
    [InlineData(" 151922 ", "151922")]
    [InlineData("100 575", "100575")]
    [InlineData("000001", "000001")]
    public void Six_digits_are_a_URN(string text, string written)
    {
        var read = Urn.TryParse(text, out var urn, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(written, urn.ToString());
    }

    [Theory]
    [InlineData(null, "urn.missing")]
    [InlineData("", "urn.missing")]
    [InlineData("10000", "urn.shape")]
    [InlineData("1000000", "urn.shape")]
    [InlineData("10000A", "urn.shape")]
    [InlineData("100001.0", "urn.shape")]
    [InlineData("10000１", "urn.shape")]
    [InlineData("-10000", "urn.shape")]
    [InlineData("10000\0", "urn.shape")]
    [InlineData("000000", "urn.zeros")]
    public void What_is_no_URN_is_refused_with_the_reason(string? text, string code)
    {
        var read = Urn.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void URNs_are_written_back_the_same_and_ordered_as_their_digits_are()
    {
        Gen.Select(Gen.Int[1, 999_999], Gen.Int[1, 999_999]).Sample((one, other) =>
            Urn.TryParse($"{one:D6}", out var first, out _)
            && Urn.TryParse($"{other:D6}", out var second, out _)
            && first.CompareTo(second) == one.CompareTo(other)
            && first < second == one < other
            && first >= second == one >= other
            && first.ToString() == $"{one:D6}");
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Urn).ToString());
    }
}
