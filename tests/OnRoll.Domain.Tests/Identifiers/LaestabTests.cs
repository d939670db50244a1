using CsCheck;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class LaestabTests
{
    [Theory]
    [InlineData("2013614")]
    [InlineData("201/3614")]
    [InlineData("201-3614")]
    [InlineData(" 201 3614 ")]
    [InlineData("201 / 3614")]
    public void All_three_ways_of_writing_are_read_and_written_with_a_slash(string text)
    {
        var read = Laestab.TryParse(text, out var laestab, out var problem);

        Assert.True(read);
        Assert.Null(problem);
        Assert.Equal("201/3614", laestab.ToString());
        Assert.Equal("201", laestab.Authority.ToString());
        Assert.Equal(3614, laestab.Establishment);
    }

    [Theory]
    [InlineData(null, "laestab.missing")]
    [InlineData(" ", "laestab.missing")]
    [InlineData("201361", "laestab.shape")]
    [InlineData("20136145", "laestab.shape")]
    [InlineData("201/36145", "laestab.shape")]
    [InlineData("201/361", "laestab.shape")]
    [InlineData("2013/614", "laestab.shape")]
    [InlineData("201//3614", "laestab.shape")]
    [InlineData("201_3614", "laestab.shape")]
    [InlineData("201/36１4", "laestab.shape")]
    [InlineData("201\u00003614", "laestab.shape")]
    [InlineData("20A/3614", "laestab.shape")]
    [InlineData("000/3614", "laestab.authority")]
    public void What_is_no_LAESTAB_number_is_refused_with_the_reason(string? text, string code)
    {
        var read = Laestab.TryParse(text, out _, out var problem);

        Assert.False(read);
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        Gen.Select(Gen.Int[1, 999], Gen.Int[0, 9999]).Sample((authority, establishment) =>
            Laestab.TryParse($"{authority:D3}{establishment:D4}", out var laestab, out _)
            && Laestab.TryParse(laestab.ToString(), out var again, out _)
            && again == laestab
            && laestab.ToString() == $"{authority:D3}/{establishment:D4}"
            && laestab.Establishment == establishment);
    }

    [Fact]
    public void The_default_throws_when_used()
    {
        Assert.Throws<InvalidOperationException>(() => default(Laestab).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Laestab).Authority);
    }
}
