using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Time;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("2015-03-04")]
    [InlineData("04/03/2015")]
    [InlineData("20150304")]
    public void Three_forms_mean_the_same_day(string text)
    {
        Assert.True(WrittenDay.TryParse(text, out var day));
        Assert.Equal(new(2015, 3, 4), day);
    }

    [Theory]
    [InlineData("4/3/2015", false)]
    [InlineData("04.03.2015", false)]
    [InlineData("04/03/15", false)]
    [InlineData("2015/03/04", false)]
    [InlineData("04/03-2015", false)]
    [InlineData("٠٤/٠٣/٢٠١٥", false)]
    [InlineData("", false)]
    [InlineData("12/31/2015", true)]
    [InlineData("29/02/2015", true)]
    [InlineData("20151301", true)]
    [InlineData("0000-01-01", true)]
    public void Other_forms_and_days_that_do_not_exist_are_refused(string text, bool hasForm)
    {
        Assert.False(WrittenDay.TryParse(text, out _));
        Assert.Equal(hasForm, WrittenDay.HasForm(text));
    }

    [Fact]
    public void What_is_said_of_term_dates_says_where_they_are_to_be_had()
    {
        Assert.Contains(CalendarAdvice.WhereToGet, CalendarAdvice.For(SchoolCalendars.None), StringComparison.Ordinal);
        Assert.Contains(CalendarAdvice.WhereToGet, CalendarAdvice.For(new([Term("202"), Term("203")])), StringComparison.Ordinal);
        Assert.Null(CalendarAdvice.For(new([Term("")])));
        Assert.Null(CalendarAdvice.For(new([Term("202")])));

        static CalendarEntry Term(string code) => new(code, CalendarEntryKind.Term, new(new(2026, 9, 2), new DateOnly(2026, 12, 18)), "");
    }
}
