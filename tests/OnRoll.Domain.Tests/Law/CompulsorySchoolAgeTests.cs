using System.Globalization;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

public sealed class CompulsorySchoolAgeTests
{
    [Theory]
    [InlineData("2009-03-31", "2014-03-31", "2025-06-27")]
    [InlineData("2009-04-01", "2014-08-31", "2025-06-27")]
    [InlineData("2009-08-31", "2014-08-31", "2025-06-27")]
    [InlineData("2009-09-01", "2014-12-31", "2026-06-26")]
    [InlineData("2010-01-01", "2015-03-31", "2026-06-26")]
    [InlineData("2010-06-27", "2015-08-31", "2026-06-26")]
    [InlineData("2012-02-29", "2017-03-31", "2028-06-30")]
    [InlineData("1998-06-27", "2003-08-31", "2014-06-27")]
    [InlineData("1998-09-01", "2003-12-31", "2015-06-26")]
    [InlineData("2010-12-31", "2015-12-31", "2027-06-25")] // fifth birthday on a prescribed day; sixteen after the leaving date of 2026
    public void It_runs_from_a_prescribed_day_to_a_leaving_date(string born, string first, string last)
    {
        var span = CompulsorySchoolAge.For(Day(born));

        Assert.Equal((Day(first), Day(last)), (span.First, span.Until));
    }

    [Theory]
    [InlineData(2014, 27)]
    [InlineData(2015, 26)]
    [InlineData(2016, 24)]
    [InlineData(2017, 30)]
    [InlineData(2018, 29)]
    [InlineData(2019, 28)]
    [InlineData(2020, 26)]
    [InlineData(2021, 25)]
    [InlineData(2022, 24)]
    [InlineData(2023, 30)]
    [InlineData(2024, 28)]
    [InlineData(2025, 27)]
    [InlineData(2026, 26)]
    [InlineData(2027, 25)]
    [InlineData(2028, 30)]
    [InlineData(2029, 29)]
    [InlineData(2030, 28)]
    public void The_leaving_date_is_the_last_Friday_in_June(int year, int day) =>
        Assert.Equal(new(year, 6, day), CompulsorySchoolAge.LeavingDateOf(year));

    [Fact]
    public void Every_child_begins_within_a_year_of_five_and_leaves_between_fifteen_and_nearly_seventeen()
    {
        for (var born = new DateOnly(1995, 1, 1); born.Year < 2025; born = born.AddDays(1))
        {
            var span = CompulsorySchoolAge.For(born);

            Assert.InRange(span.First.DayNumber - born.AddYears(5).DayNumber, 0, 153);
            Assert.InRange(span.Until.DayNumber - born.AddYears(16).DayNumber, -70, 305);
            Assert.Equal((6, DayOfWeek.Friday), (span.Until.Month, span.Until.DayOfWeek));
        }
    }

    [Theory]
    [InlineData(4, 21)]
    [InlineData(7, 21)]
    [InlineData(8, 23.5)]
    [InlineData(11, 23.5)]
    [InlineData(12, 24)]
    [InlineData(14, 24)]
    [InlineData(15, 25)]
    [InlineData(16, 25)]
    public void Full_time_is_so_many_hours_by_age(int age, double hours) => Assert.Equal((decimal)hours, FullTimeHours.For(age, new(2025, 1, 1)));

    [Fact]
    public void Where_age_is_not_known_the_most_is_asked() => Assert.Equal(25, FullTimeHours.For(null, new(2025, 1, 1)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
