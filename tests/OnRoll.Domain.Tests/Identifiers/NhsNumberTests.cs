using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919", "943 476 5919")]
    [InlineData("9434765870", "943 476 5870")] // 11 minus the remainder is 11, written 0
    [InlineData("4505577104", "450 557 7104")]
    [InlineData("4010232137", "401 023 2137")]
    [InlineData("0100000002", "010 000 0002")] // 1 × 9 = 9, 11 − 9 = 2; the leading zero is kept
    [InlineData(" 943 476 5919 ", "943 476 5919")]
    [InlineData("943-476-5919", "943 476 5919")]
    [InlineData("943\u00A0476\t5919", "943 476 5919")]
    public void An_NHS_number_that_agrees_with_its_check_digit_is_read_and_shown_in_groups(string text, string shown)
    {
        var read = NhsNumber.TryParse(text, out var number, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal(shown, number.ToString());
        Assert.Equal(shown.Replace(" ", ""), number.ToDigits());
    }

    [Theory]
    [InlineData(null, "nhs.missing")]
    [InlineData("", "nhs.missing")]
    [InlineData(" - ", "nhs.missing")]
    [InlineData("943476591", "nhs.shape")]
    [InlineData("94347659190", "nhs.shape")]
    [InlineData("943476591O", "nhs.shape")]
    [InlineData("９434765919", "nhs.shape")]
    [InlineData("943476591٩", "nhs.shape")]
    [InlineData("943476591\0", "nhs.shape")]
    [InlineData("9434765919\0", "nhs.shape")]
    [InlineData("943/476/5919", "nhs.shape")]
    [InlineData("1234567890", "nhs.check-digit")]
    [InlineData("9434765918", "nhs.check-digit")]
    [InlineData("0000000000", "nhs.zeros")]
    [InlineData("000 000 0000", "nhs.zeros")]
    public void What_is_no_NHS_number_is_refused_with_the_reason(string? text, string code)
    {
        var read = NhsNumber.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void Nine_digits_whose_check_would_be_ten_have_no_tenth()
    {
        // 10 + 18 + 24 + 28 + 30 + 30 + 28 + 24 + 18 = 210 = 19 × 11 + 1, and 11 − 1 is no digit.
        var tenths = Enumerable.Range(0, 10).Where(digit => NhsNumber.TryParse($"123456789{digit}", out _, out _));

        Assert.Empty(tenths);
    }

    [Fact]
    public void Nine_digits_have_at_most_one_tenth_and_it_is_written_back_the_same()
    {
        Gen.Int[1, 999_999_999].Sample(nine =>
        {
            var valid = Enumerable.Range(0, 10)
                .Select(digit => $"{nine:D9}{digit}")
                .Where(text => NhsNumber.TryParse(text, out _, out _))
                .ToList();

            return valid.Count <= 1
                && valid.TrueForAll(text => NhsNumber.TryParse(text, out var number, out _)
                    && number.ToDigits() == text
                    && NhsNumber.TryParse(number.ToString(), out var again, out _)
                    && again == number);
        });
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(NhsNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(NhsNumber).ToDigits());
    }
}
