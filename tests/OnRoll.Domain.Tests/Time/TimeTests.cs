using System.Globalization;
using CsCheck;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Time;

public sealed class TimeTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 5000].Select(n => new DateOnly(2013, 1, 1).AddDays(n));

    [Fact]
    public void English_time_is_what_the_time_zone_says()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        for (var at = new DateTime(1996, 1, 1, 0, 30, 0, DateTimeKind.Utc); at.Year < 2038; at = at.AddHours(7))
        {
            Assert.Equal(london.GetUtcOffset(at), EnglishTime.OffsetAt(at));
        }
    }

    [Fact]
    public void A_day_begins_at_midnight_in_England()
    {
        for (var day = new DateOnly(2015, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var start = Moment.StartOf(day);

            Assert.Equal(day, start.Day);
            Assert.Equal(day.AddDays(-1), new Moment(start.At.AddSeconds(-1)).Day);
        }
    }

    [Theory]
    [InlineData("2025-07-01", "2025-06-30T23:00:00Z")]
    [InlineData("2025-01-01", "2025-01-01T00:00:00Z")]
    [InlineData("2025-07-01T09:30:00", "2025-07-01T08:30:00Z")]
    [InlineData("2025-07-01T09:30:00Z", "2025-07-01T09:30:00Z")]
    [InlineData("2025-07-01T09:30:00+02:00", "2025-07-01T07:30:00Z")]
    [InlineData("2025-07-01 09:30", "2025-07-01T08:30:00Z")]
    public void A_moment_is_read_from_a_day_or_a_timestamp(string text, string utc)
    {
        Assert.True(Moment.TryParse(text, out var moment));
        Assert.Equal(utc, moment.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-13-01")]
    [InlineData("01/07/2025")]
    [InlineData("2025-07-01T25:00:00Z")]
    public void What_is_no_moment_is_not_read(string text) => Assert.False(Moment.TryParse(text, out _));

    [Fact]
    public void A_day_is_read_as_the_platform_reads_it_and_nothing_else_is() => Gen.String[Gen.Char["0123456789-٣１ "], 8, 11].Sample(text =>
    {
        var expected = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);

        Assert.Equal((expected, day), (IsoDay.TryParse(text, out var read), read));
    }, iter: 20_000);

    [Fact]
    public void Every_day_that_exists_is_read()
    {
        for (var day = new DateOnly(1896, 1, 1); day.Year < 2105; day = day.AddDays(1))
        {
            Assert.True(IsoDay.TryParse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var read) && read == day);
        }

        Assert.False(IsoDay.TryParse("2100-02-29", out _) || IsoDay.TryParse("2023-02-29", out _) || IsoDay.TryParse("2023-04-31", out _) || IsoDay.TryParse("0000-01-01", out _));
    }

    [Fact]
    public void A_span_holds_both_its_ends()
    {
        var span = new DateSpan(new(2025, 9, 1), new(2025, 9, 3));

        Assert.Equal(3, span.Days);
        Assert.True(span.Contains(new(2025, 9, 1)) && span.Contains(new(2025, 9, 3)));
        Assert.False(span.Contains(new(2025, 8, 31)) || span.Contains(new(2025, 9, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DateSpan(new(2025, 9, 2), new(2025, 9, 1)));
        Assert.Null(new DateSpan(new(2025, 9, 1)).Last);
    }

    [Fact]
    public void School_days_counted_are_those_found_one_by_one() => Gen.Select(Days, Gen.Int[1, 25]).Sample((day, n) =>
    {
        var calendars = new SchoolCalendars(
        [
            new("", CalendarEntryKind.Term, new(new(2013, 9, 3), new(2013, 12, 20)), ""),
            .. Enumerable.Range(2014, 13).SelectMany(year => new CalendarEntry[]
            {
                new("", CalendarEntryKind.Term, new(new(year, 1, 5), new(year, 4, 1)), ""),
                new("", CalendarEntryKind.Term, new(new(year, 4, 15), new(year, 7, 22)), ""),
                new("", CalendarEntryKind.Term, new(new(year, 9, 3), new(year, 12, 20)), ""),
                new("", CalendarEntryKind.Holiday, new(new(year, 2, 14), new(year, 2, 18)), ""),
                new("", CalendarEntryKind.Inset, new(new(year, 9, 3), new(year, 9, 3)), ""),
                new("", CalendarEntryKind.Closure, new(new(year, 1, 15), new(year, 1, 16)), ""),
            }),
        ]);
        var days = calendars.Find("")!;
        if (day < days.Known.First)
        {
            Assert.Null(days.NthFrom(day, n));
            return;
        }

        var counted = 0;
        var at = day;
        while (true)
        {
            var inTerm = (at.Month, at.Day) is var (m, d) && ((m == 1 && d >= 5) || m is 2 or 3 || (m == 4 && (d == 1 || d >= 15)) || m is 5 or 6 || (m == 7 && d <= 22) || (m == 9 && d >= 3) || m is 10 or 11 || (m == 12 && d <= 20))
                && !(at.Year == 2013 && m < 9);
            var off = (m == 2 && d is >= 14 and <= 18) || (m == 9 && d == 3 && at.Year > 2013) || (m == 1 && d is 15 or 16 && m == 1);
            var isSchoolDay = inTerm && !off && at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(at);
            Assert.Equal(isSchoolDay, days.Counts(at));
            if (isSchoolDay && ++counted == n)
            {
                break;
            }

            at = at.AddDays(1);
        }

        Assert.Equal(at, days.NthFrom(day, n));
        Assert.Equal(at, days.NthAfter(day.AddDays(-1), n));
        Assert.Equal(n, days.Between(day, at));
    }, iter: 2000);

    [Fact]
    public void A_calendar_that_ends_too_soon_gives_no_day()
    {
        var days = new SchoolCalendars([new("", CalendarEntryKind.Term, new(new(2025, 9, 1), new(2025, 9, 5)), "")]).Find("")!;

        Assert.Equal(new(2025, 9, 5), days.NthFrom(new(2025, 9, 1), 5));
        Assert.Null(days.NthFrom(new(2025, 9, 1), 6));
        Assert.Equal(new(2025, 9, 1), days.NthFrom(new(2025, 8, 1), 1));
        Assert.Null(days.NthFrom(new(2025, 7, 31), 1));
    }

    [Fact]
    public void Bank_holidays_are_known_for_2012_to_2028()
    {
        Assert.True(BankHolidays.Contains(new(2012, 6, 5)) && BankHolidays.Contains(new(2022, 9, 19)) && BankHolidays.Contains(new(2028, 12, 26)));
        Assert.Null(CountedDays.Working.NthAfter(new(2028, 12, 29), 1));
        Assert.Null(CountedDays.Working.NthAfter(new(2011, 12, 30), 1));
        Assert.Equal(new(2025, 12, 29), CountedDays.Working.NthAfter(new(2025, 12, 24), 1));
    }

    [Theory]
    [InlineData("2012-02-29", "2019-02-28", 6)]
    [InlineData("2012-02-29", "2019-03-01", 7)]
    [InlineData("2012-02-29", "2020-02-29", 8)]
    [InlineData("2012-03-01", "2020-02-29", 7)]
    [InlineData("2012-03-01", "2020-03-01", 8)]
    public void An_age_changes_at_the_beginning_of_the_birthday(string born, string on, int age) =>
        Assert.Equal(age, Birthday.AgeOn(Day(born), Day(on)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
