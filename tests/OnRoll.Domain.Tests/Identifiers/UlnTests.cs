using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class UlnTests
{
    [Theory]
    [InlineData("1000000000")] // 1 × 10; 10 − 10 = 0
    [InlineData(" 1000 000 000 ")]
    [InlineData("0000000018")] // 1 × 2; 10 − 2 = 8
    public void A_ULN_that_agrees_with_its_check_digit_is_read(string text)
    {
        var read = Uln.TryParse(text, out var uln, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(text.Replace(" ", ""), uln.ToString());
    }

    [Fact]
    public void Every_other_last_digit_is_refused()
    {
        for (var digit = 1; digit <= 9; digit++)
        {
            Assert.False(Uln.TryParse($"100000000{digit}", out _, out var problem));
            Assert.Equal("uln.check-digit", problem.Code);
        }
    }

    [Fact]
    public void A_remainder_of_nought_makes_no_ULN_whatever_the_last_digit()
    {
        // 2 × 10 + 1 × 2 = 22 = 2 × 11.
        for (var digit = 0; digit <= 9; digit++)
        {
            Assert.False(Uln.TryParse($"200000001{digit}", out _, out var problem));
            Assert.Equal("uln.check-digit", problem.Code);
        }
    }

    [Theory]
    [InlineData(null, "uln.missing")]
    [InlineData("  ", "uln.missing")]
    [InlineData("100000000", "uln.shape")]
    [InlineData("10000000000", "uln.shape")]
    [InlineData("100000000A", "uln.shape")]
    [InlineData("１000000000", "uln.shape")]
    [InlineData("1000000000\0", "uln.shape")]
    [InlineData("1000-000-000", "uln.shape")]
    [InlineData("0000000000", "uln.check-digit")]
    public void What_is_no_ULN_is_refused_with_the_reason(string? text, string code)
    {
        var read = Uln.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void Nine_digits_have_at_most_one_tenth_and_it_is_written_back_the_same()
    {
        Gen.Int[0, 999_999_999].Sample(nine =>
        {
            var valid = Enumerable.Range(0, 10)
                .Select(digit => $"{nine:D9}{digit}")
                .Where(text => Uln.TryParse(text, out _, out _))
                .ToList();

            return valid.Count <= 1 && valid.TrueForAll(text => Uln.TryParse(text, out var uln, out _) && uln.ToString() == text);
        });
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Uln).ToString());
    }
}
