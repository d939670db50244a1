using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class IdentifierCheckTests
{
    [Theory]
    [InlineData("upn", "B801200005001", "permanent")]
    [InlineData("upn", "M80120000500A", "temporary")]
    [InlineData("nhs", "943 476 5919", "nhs")]
    [InlineData("uln", "1000000000", "uln")]
    [InlineData("urn", "100575", "urn")]
    [InlineData("laestab", "201/3614", "laestab")]
    [InlineData("postcode", "sw1a 1aa", "postcode")]
    public void A_valid_identifier_has_a_kind_and_no_problem(string word, string value, string kind)
    {
        var check = IdentifierCheck.Check(IdentifierCheck.KindOf(word)!.Value, value);

        Assert.Equal(new(value, IsValid: true, kind, Problem: "", Note: ""), check);
    }

    [Theory]
    [InlineData("upn", "Q207000016049", "check letter")]
    [InlineData("upn", "B80120000500", "form of a UPN")]
    [InlineData("nhs", "0000000000", "zeros")]
    [InlineData("uln", "1000000001", "last digit")]
    [InlineData("urn", "1", "6 digits")]
    [InlineData("laestab", "1", "3 digits and 4 digits")]
    [InlineData("postcode", "1", "form of a full UK postcode")]
    [InlineData("upn", null, "Enter")]
    public void An_identifier_that_is_not_valid_has_a_problem_and_no_kind(string word, string? value, string part)
    {
        var check = IdentifierCheck.Check(IdentifierCheck.KindOf(word)!.Value, value);

        Assert.False(check.IsValid);
        Assert.Equal(value ?? "", check.Value);
        Assert.Equal("", check.Kind);
        Assert.Contains(part, check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_UPN_of_an_unknown_issuer_is_valid_with_a_note_and_no_problem()
    {
        // 9×2 + 9×3 + 9×4 + 1×13 = 94 = 4 × 23 + 2
        var check = IdentifierCheck.Check(IdentifierKind.Upn, "C999000000001");

        Assert.True(check.IsValid);
        Assert.Equal("permanent", check.Kind);
        Assert.Equal("", check.Problem);
        Assert.NotEqual("", check.Note);
    }

    [Fact]
    public void Every_kind_has_a_word_and_no_other_word_has_a_kind()
    {
        var words = Enum.GetValues<IdentifierKind>().Select(IdentifierCheck.Word);

        Assert.Equal(["upn", "nhs", "uln", "urn", "laestab", "postcode"], words);
        Assert.Null(IdentifierCheck.KindOf("ukprn"));
        Assert.Null(IdentifierCheck.KindOf(""));
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => IdentifierCheck.Check((IdentifierKind)99, "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => IdentifierCheck.Word((IdentifierKind)99));
    }

    [Fact]
    public void Any_text_at_all_gets_an_answer_that_does_not_repeat_it()
    {
        Gen.Select(Gen.Enum<IdentifierKind>(), Gen.String).Sample((kind, text) =>
        {
            var check = IdentifierCheck.Check(kind, text);
            return check.Value == text
                && check.IsValid == (check.Problem.Length == 0)
                && check.IsValid == (check.Kind.Length > 0);
        });
    }

    [Fact]
    public void Text_close_to_an_identifier_gets_an_answer_too()
    {
        var close = Gen.Char["0123456789ABIOSZabz -/\0１²"].Array[0, 16].Select(letters => new string(letters));

        Gen.Select(Gen.Enum<IdentifierKind>(), close).Sample((kind, text) =>
        {
            var check = IdentifierCheck.Check(kind, text);
            return check.IsValid == (check.Problem.Length == 0)
                && (text.Length < 3 || !check.Problem.Contains(text, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text));
        });
    }

    [Theory]
    [InlineData('9')]
    [InlineData(' ')]
    [InlineData('\0')]
    [InlineData('-')]
    public void Millions_of_characters_are_refused_like_any_other(char character)
    {
        var text = new string(character, 4_000_000);

        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            Assert.False(IdentifierCheck.Check(kind, text).IsValid);
        }
    }
}
