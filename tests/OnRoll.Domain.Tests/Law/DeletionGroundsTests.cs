using System.Globalization;
using OnRoll.Domain.Law;
using static OnRoll.Domain.Law.RegisterRegulations;

namespace OnRoll.Domain.Tests.Law;

public sealed class DeletionGroundsTests
{
    private const string FiveGrounds = "degim";

    [Theory]
    [InlineData("2006-08-31", "")]
    [InlineData("2006-09-01", "abcdefghijklmn")]
    [InlineData("2011-08-31", "abcdefghijklmn")]
    [InlineData("2011-09-01", "abcdefghijklmno")]
    [InlineData("2024-08-18", "abcdefghijklmno")]
    [InlineData("2024-08-19", "abcdefghijklmno")]
    public void The_grounds_of_a_day(string day, string letters) =>
        Assert.Equal(letters, string.Concat(DeletionGrounds.On(Day(day)).Select(ground => ground.Id.Letter)));

    [Fact]
    public void The_instrument_changes_on_19_August_2024()
    {
        Assert.Null(DeletionGrounds.RegulationsOn(new(2006, 8, 31)));
        Assert.Equal(Of2006, DeletionGrounds.RegulationsOn(new(2006, 9, 1)));
        Assert.Equal(Of2006, DeletionGrounds.RegulationsOn(new(2024, 8, 18)));
        Assert.Equal(Of2024, DeletionGrounds.RegulationsOn(new(2024, 8, 19)));
        Assert.All(DeletionGrounds.On(new(2024, 8, 18)), ground => Assert.Equal(Of2006, ground.Id.Regulations));
        Assert.All(DeletionGrounds.On(new(2024, 8, 19)), ground => Assert.Equal(Of2024, ground.Id.Regulations));
    }

    [Fact]
    public void A_letter_has_another_meaning_in_the_other_instrument()
    {
        var leave = DeletionGrounds.Find('f', new(2024, 8, 18));
        var notice = DeletionGrounds.Find('f', new(2024, 8, 19));

        Assert.Equal("Not back after leave", leave?.Title);
        Assert.Equal("Parent's written notice of education otherwise", notice?.Title);
        Assert.False(DeletionGrounds.SameGround(leave!.Id, notice!.Id));
        Assert.NotEqual(leave.Id, notice.Id);
    }

    [Theory]
    [InlineData('a', "de")]
    [InlineData('b', "a")]
    [InlineData('c', "c")]
    [InlineData('d', "f")]
    [InlineData('e', "g")]
    [InlineData('f', "h")]
    [InlineData('g', "")]
    [InlineData('h', "i")]
    [InlineData('i', "j")]
    [InlineData('j', "k")]
    [InlineData('k', "l")]
    [InlineData('l', "n")]
    [InlineData('m', "o")]
    [InlineData('n', "b")]
    [InlineData('o', "m")]
    public void Each_old_ground_has_its_new_letters(char letter, string expected)
    {
        var old = new GroundId(Of2006, letter);

        Assert.Equal(expected, string.Concat("abcdefghijklmno".Where(other => DeletionGrounds.SameGround(old, new(Of2024, other)))));
        Assert.Equal(expected, string.Concat("abcdefghijklmno".Where(other => DeletionGrounds.SameGround(new(Of2024, other), old))));
    }

    [Fact]
    public void Two_letters_of_one_instrument_are_never_the_same_ground() =>
        Assert.False(DeletionGrounds.SameGround(new(Of2024, 'd'), new(Of2024, 'e')));

    [Fact]
    public void Before_September_2016_five_grounds_were_returned_and_after_it_all()
    {
        DateOnly before = new(2016, 8, 31), from = new(2016, 9, 1);

        Assert.Equal(FiveGrounds, Owed(before));
        Assert.Equal(FiveGrounds, Owed(new(2006, 9, 1)));
        Assert.Equal("abcdefghijklmno", Owed(from));
        Assert.Equal("abcdefghijklmno", Owed(new(2024, 8, 18)));
        Assert.Equal("", Owed(new(2006, 8, 31)));
        Assert.False(DeletionGrounds.ReturnOwed(new(Of2006, 'd'), new(2024, 8, 19)));
        Assert.False(DeletionGrounds.ReturnOwed(new(Of2024, 'd'), new(2024, 8, 18)));
        Assert.True(DeletionGrounds.ReturnOwed(new(Of2024, 'd'), new(2024, 8, 19)));

        static string Owed(DateOnly day) => string.Concat("abcdefghijklmno".Where(letter => DeletionGrounds.ReturnOwed(new(Of2006, letter), day)));
    }

    [Theory]
    [InlineData("2006-09-01", 'f', 10, EnquiriesAsked.Each)]
    [InlineData("2016-08-31", 'f', 10, EnquiriesAsked.Each)]
    [InlineData("2016-09-01", 'f', 10, EnquiriesAsked.Joint)]
    [InlineData("2016-08-31", 'h', 20, EnquiriesAsked.Each)]
    [InlineData("2016-09-01", 'h', 20, EnquiriesAsked.Joint)]
    [InlineData("2024-08-18", 'h', 20, EnquiriesAsked.Joint)]
    [InlineData("2024-08-19", 'h', 10, EnquiriesAsked.Joint)]
    [InlineData("2024-08-19", 'i', 20, EnquiriesAsked.Joint)]
    [InlineData("2024-08-18", 'i', null, EnquiriesAsked.None)]
    [InlineData("2024-08-19", 'f', null, EnquiriesAsked.None)]
    public void Days_and_enquiries_of_the_two_grounds_for_the_lost(string day, char letter, int? schoolDays, EnquiriesAsked enquiries)
    {
        var terms = DeletionGrounds.Find(letter, Day(day))!.On(Day(day))!;

        Assert.Equal(schoolDays, terms.SchoolDays);
        Assert.Equal(enquiries, terms.Enquiries);
    }

    [Fact]
    public void From_September_2013_leave_need_not_have_been_a_long_holiday()
    {
        var leave = DeletionGrounds.Find(new(Of2006, 'f'));

        Assert.Contains("more than ten school days", leave.On(new(2013, 8, 31))!.Conditions, StringComparison.Ordinal);
        Assert.Contains("any length", leave.On(new(2013, 9, 1))!.Conditions, StringComparison.Ordinal);
    }

    [Fact]
    public void Joint_enquiries_are_asked_for_two_grounds_of_each_instrument_and_no_other()
    {
        Assert.Equal(["2006(f)", "2006(h)"], Joint(new(2016, 9, 1)));
        Assert.Equal(["2024(h)", "2024(i)"], Joint(new(2024, 8, 19)));
        Assert.Empty(Joint(new(2016, 8, 31)));

        static IEnumerable<string> Joint(DateOnly day) => DeletionGrounds.On(day)
            .Where(ground => ground.On(day)!.Enquiries is EnquiriesAsked.Joint).Select(ground => $"{ground.Id}");
    }

    [Theory]
    [InlineData('g', FollowUp.Trace)]
    [InlineData('h', FollowUp.Trace)]
    [InlineData('i', FollowUp.Trace)]
    [InlineData('f', FollowUp.HomeEducation)]
    [InlineData('k', FollowUp.CloseAndStopLetters)]
    [InlineData('o', FollowUp.SixthDayEducation)]
    public void What_mostly_follows(char letter, FollowUp expected) =>
        Assert.Equal(expected, DeletionGrounds.Find(new GroundId(Of2024, letter)).FollowUp);

    [Theory]
    [InlineData("2024(g)", "2024(g)")]
    [InlineData("2006 (F)", "2006(f)")]
    [InlineData(" 2024-o", "2024(o)")]
    public void A_ground_is_read_with_its_instrument(string text, string expected)
    {
        Assert.True(GroundId.TryParse(text, out var id, out var problem));

        Assert.Null(problem);
        Assert.Equal(expected, $"{id}");
    }

    [Theory]
    [InlineData("g", "ground.instrument")]
    [InlineData("(G)", "ground.instrument")]
    [InlineData("", "ground.shape")]
    [InlineData(null, "ground.shape")]
    [InlineData("2024(p)", "ground.shape")]
    [InlineData("2010(a)", "ground.shape")]
    [InlineData("2024", "ground.shape")]
    [InlineData("2024(gg)", "ground.shape")]
    public void A_letter_alone_is_refused(string? text, string code)
    {
        Assert.False(GroundId.TryParse(text, out var id, out var problem));

        Assert.Null(id);
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public void There_is_no_ground_of_another_letter_or_instrument()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroundId(Of2024, 'p'));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroundId(Of2024, 'A'));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroundId(default, 'a'));
    }

    [Fact]
    public void A_ground_is_cited_in_full()
    {
        Assert.Equal("SI 2006/1751 reg 8(1)(h)", new GroundId(Of2006, 'h').Citation);
        Assert.Equal("SI 2024/208 reg 9(1)(i)", new GroundId(Of2024, 'i').Citation);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
