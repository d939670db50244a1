using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class LaCodeTests
{
    [Theory]
    [InlineData("202", "202", true)]
    [InlineData(" 202 ", "202", true)]
    [InlineData("943", "943", true)]
    [InlineData("659", "659", true)]
    [InlineData("660", "660", false)] // Wales
    [InlineData("681", "681", false)]
    [InlineData("682", "682", true)]
    [InlineData("700", "700", true)]
    [InlineData("701", "701", false)] // islands and schools overseas
    [InlineData("708", "708", false)]
    [InlineData("709", "709", true)]
    [InlineData("001", "001", true)]
    [InlineData("XSC", "XSC", false)]
    [InlineData("xwa", "XWA", false)]
    [InlineData("XNI", "XNI", false)]
    [InlineData("XXX", "XXX", false)]
    public void A_code_is_read_and_says_whether_it_is_of_England(string text, string written, bool england)
    {
        var read = LaCode.TryParse(text, out var code, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(written, code.ToString());
        Assert.Equal(england, code.IsEngland);
        Assert.False(code.IsNone);
    }

    [Theory]
    [InlineData(null, "authority.missing")]
    [InlineData("", "authority.missing")]
    [InlineData("20", "authority.shape")]
    [InlineData("2020", "authority.shape")]
    [InlineData("20A", "authority.shape")]
    [InlineData("20２", "authority.shape")]
    [InlineData("20\0", "authority.shape")]
    [InlineData("XEN", "authority.shape")]
    [InlineData("x", "authority.shape")]
    [InlineData("E09000007", "authority.shape")]
    [InlineData("000", "authority.zeros")]
    public void What_is_no_code_is_refused_with_the_reason(string? text, string code)
    {
        var read = LaCode.TryParse(text, out var value, out var problem);

        Assert.False(read);
        Assert.True(value.IsNone);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void The_four_codes_for_outside_have_names()
    {
        Assert.Equal("XSC", LaCode.Scotland.ToString());
        Assert.Equal("XWA", LaCode.Wales.ToString());
        Assert.Equal("XNI", LaCode.NorthernIreland.ToString());
        Assert.Equal("XXX", LaCode.Elsewhere.ToString());
        Assert.Equal(["XNI", "XSC", "XWA", "XXX"], LaCode.Outside.ToArray().Select(code => code.ToString()));
    }

    [Fact]
    public void The_default_is_no_authority_and_writes_as_nothing()
    {
        Assert.True(default(LaCode).IsNone);
        Assert.False(default(LaCode).IsEngland);
        Assert.Equal("", default(LaCode).ToString());
    }

    [Fact]
    public void Codes_are_read_back_as_written_and_ordered_as_their_text_is()
    {
        var codes = Gen.Frequency((9, Gen.Int[1, 999].Select(number => $"{number:D3}")), (1, Gen.Int[0, 3].Select(place => LaCode.Outside[place].ToString())));

        Gen.Select(codes, codes).Sample((one, other) =>
            LaCode.TryParse(one, out var first, out _)
            && LaCode.TryParse(other, out var second, out _)
            && first.ToString() == one
            && (first == second) == (one == other)
            && first < second == string.CompareOrdinal(one, other) < 0
            && first >= second == string.CompareOrdinal(one, other) >= 0);
    }
}
