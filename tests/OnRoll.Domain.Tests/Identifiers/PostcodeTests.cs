using System.Text.RegularExpressions;
using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public partial class PostcodeTests
{
    [Theory]
    [InlineData("SW1A 1AA", "SW1A 1AA")]
    [InlineData("sw1a1aa", "SW1A 1AA")]
    [InlineData("ol6 7hw", "OL6 7HW")]
    [InlineData("Tf6 6pn", "TF6 6PN")]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("B33 8TH", "B33 8TH")]
    [InlineData("CR2 6XH", "CR2 6XH")]
    [InlineData("DN55 1PT", "DN55 1PT")]
    [InlineData("W1A 0AX", "W1A 0AX")]
    [InlineData("EC1A 1BB", "EC1A 1BB")]
    [InlineData("GIR 0AA", "GIR 0AA")]
    [InlineData(" S W1A\u00A01 AA\t", "SW1A 1AA")]
    public void A_postcode_is_read_and_written_in_capitals_with_one_space(string text, string written)
    {
        var read = Postcode.TryParse(text, out var postcode, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(written, postcode.ToString());
        Assert.Equal(written, $"{postcode.Outward} {postcode.Inward}");
    }

    [Theory]
    [InlineData(null, "postcode.missing")]
    [InlineData("  ", "postcode.missing")]
    [InlineData("SW1A", "postcode.shape")]
    [InlineData("1AA", "postcode.shape")]
    [InlineData("SW1A 1A", "postcode.shape")]
    [InlineData("SW1AA 1AA", "postcode.shape")]
    [InlineData("QW1A 1AA", "postcode.shape")]
    [InlineData("SI1A 1AA", "postcode.shape")]
    [InlineData("SW1C 1AA", "postcode.shape")]
    [InlineData("M1I 1AE", "postcode.shape")]
    [InlineData("M1 1CE", "postcode.shape")]
    [InlineData("M1 IAE", "postcode.shape")]
    [InlineData("GIR 0AB", "postcode.shape")]
    [InlineData("SW１A 1AA", "postcode.shape")]
    [InlineData("SW1A\0 1AA", "postcode.shape")]
    [InlineData("SW1A-1AA", "postcode.shape")]
    public void What_is_no_postcode_is_refused_with_the_reason(string? text, string code)
    {
        var read = Postcode.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void It_reads_exactly_what_the_published_pattern_allows()
    {
        var characters = Gen.Char["ABCIJKMOQVZ019Wr"];

        characters.Array[5, 7].Sample(
            letters =>
            {
                var text = new string(letters);
                var spaced = $"{text[..^3]} {text[^3..]}".ToUpperInvariant();
                return Postcode.TryParse(text, out var postcode, out _)
                    ? Published().IsMatch(spaced) && postcode.ToString() == spaced
                    : !Published().IsMatch(spaced);
            },
            iter: 20_000);
    }

    [Fact]
    public void Each_place_takes_exactly_the_characters_of_the_published_pattern()
    {
        string[] patterns = ["M1 1AE", "M11 1AE", "M1A 1AE", "CR2 6XH", "DN55 1PT", "SW1A 1AA", "GIR 0AA"];

        foreach (var pattern in patterns)
        {
            for (var place = 0; place < pattern.Length; place++)
            {
                for (var character = '!'; character <= '\u00FF'; character++)
                {
                    if (pattern[place] == ' ' || char.IsWhiteSpace(character) || char.IsAsciiLetterLower(character))
                    {
                        continue;
                    }

                    var text = pattern[..place] + character + pattern[(place + 1)..];

                    Assert.Equal(Published().IsMatch(text), Postcode.TryParse(text, out _, out _));
                }
            }
        }
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Postcode).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Postcode).Outward);
    }

    [GeneratedRegex("^(GIR 0AA|([A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2})\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Published();
}
