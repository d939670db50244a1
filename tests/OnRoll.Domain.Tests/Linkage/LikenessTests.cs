using System.Globalization;
using OnRoll.Domain.Linkage;

namespace OnRoll.Domain.Tests.Linkage;

public sealed class LikenessTests
{
    [Theory]
    // Winkler 1990 and 1994 give these.
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("ABC", "XYZ", 0)]
    [InlineData("", "A", 0)]
    [InlineData("SAME", "SAME", 1)]
    public void Names_are_as_alike_as_published(string one, string other, double alike)
    {
        Assert.Equal(alike, Likeness.JaroWinkler(one, other), 0.001);
        Assert.Equal(Likeness.JaroWinkler(one, other), Likeness.JaroWinkler(other, one), 12);
    }

    [Fact]
    public void Two_hundred_letters_are_compared_by_their_first_sixty_four() =>
        Assert.Equal(1, Likeness.JaroWinkler(new string('A', 200), new string('A', 100)));

    [Theory]
    [InlineData("2011-12-28", 20111228)]
    [InlineData("28/12/2011", 20111228)]
    [InlineData("20111228", 20111228)]
    [InlineData("2011-12-28T00:00:00", 20111228)]
    [InlineData("1000-18-29", 10001829)] // no such day, and a slip of one digit all the same
    [InlineData("28/12/11", 0)]
    [InlineData("", 0)]
    [InlineData("unknown", 0)]
    [InlineData("99999999999999999999", 0)]
    [InlineData("1/2/3/4", 0)]
    public void Dates_are_read_by_their_digits_right_or_wrong(string text, int digits) => Assert.Equal(digits, Dates.Read(text));

    [Theory]
    [InlineData(20111228, 20111228, "same birth date")]
    [InlineData(20110312, 20111203, "day and month of birth in each other's place")]
    [InlineData(20111228, 20121228, "one digit of the birth date differs")]
    [InlineData(20110101, 20110823, "same year of birth, one of them 1 January")]
    [InlineData(20110811, 20110823, "same month and year of birth")]
    [InlineData(20110823, 20190823, "one digit of the birth date differs")]
    [InlineData(20090823, 20110823, "same day and month of another year")]
    [InlineData(20110823, 20111024, "same year of birth")]
    [InlineData(20110823, 20141130, "different birth date")]
    [InlineData(0, 20141130, "no birth date to compare")]
    public void Birth_dates_differ_as_slips_do(int one, int other, string words)
    {
        Assert.Equal(words, Levels.Words[(int)LinkField.Born][Dates.Level(one, other)]);
        Assert.Equal(Dates.Level(one, other), Dates.Level(other, one));
    }

    [Theory]
    [InlineData("HA8 8XY", "ha88xy", 0)]
    [InlineData("W1K 4BU", "WIK 4BU", 0)] // I for 1
    [InlineData("EN10 6QW", "EN10 6QV", 1)]
    public void Postcodes_are_compared_without_how_they_were_typed(string one, string other, int differ) =>
        Assert.Equal(differ, PackedText.Differences(PackedText.Pack(one), PackedText.Pack(other)));

    [Theory]
    [InlineData("6535334449", "6535334494", true)] // two exchanged
    [InlineData("6535334449", "653533449", true)] // one left out
    [InlineData("6535334449", "6535334448", true)] // one mistyped
    [InlineData("6535334449", "6553334494", false)]
    public void One_slip_is_told_from_two(string one, string other, bool slip)
    {
        Assert.Equal(slip, PackedText.IsOneSlip(PackedText.Pack(one), PackedText.Pack(other)));
        Assert.Equal(slip, PackedText.IsOneSlip(PackedText.Pack(other), PackedText.Pack(one)));
    }

    [Theory]
    [InlineData("O'Connor", "OCONNOR")]
    [InlineData("Akhtar-Mirza", "AKHTAR MIRZA")]
    [InlineData("Łukasz", "LUKASZ")]
    [InlineData("Baby", "")]
    [InlineData("  unknown ", "")]
    [InlineData("Baby Girl", "")]
    [InlineData("\u202eNoah\u202c", "NOAH")]
    [InlineData("محمد", "محمد")]
    [InlineData("X", "X")]
    public void Names_are_taken_apart_and_what_is_no_name_is_none(string written, string parts)
    {
        var book = new NameBook();
        Assert.Equal(parts, book[book.Of(written)].Text);
        Assert.Equal(parts.Length == 0, book.Of(written) == 0);
    }

    [Theory]
    [InlineData("Mohammed", "Muhammad")]
    [InlineData("Bill", "William")]
    [InlineData("Aisha", "Ayesha")]
    public void Forms_of_a_name_share_a_group(string one, string other)
    {
        var book = new NameBook();
        Assert.NotEmpty(book[book.Of(one)].Groups.Intersect(book[book.Of(other)].Groups));
        Assert.Empty(book[book.Of(one)].Groups.Intersect(book[book.Of("Zofia")].Groups));
    }

    [Fact]
    public void What_a_model_is_written_as_it_is_read_as()
    {
        var model = LinkModel.Shipped(new(0.001, 0.0005, 0.00001));
        Assert.True(LinkModelText.TryRead(LinkModelText.Write(model), out var read, out _));
        Assert.Equal(LinkModelText.Write(model), LinkModelText.Write(read!));
    }

    [Theory]
    [InlineData("", "The first line")]
    [InlineData("class,field,level,meaning,chance\nsame,given,77,x,0.5", "Line 2")]
    [InlineData("class,field,level,meaning,chance\nsame,given,1,x,7", "Line 2")]
    [InlineData("class,field,level,meaning,chance\nsame,share,0,x,0.1", "no chance above 0")]
    public void A_model_that_cannot_be_one_is_refused_by_line(string text, string said)
    {
        Assert.False(LinkModelText.TryRead(text, out _, out var problem));
        Assert.StartsWith(said, problem!.Sentence.Replace("The model has ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
