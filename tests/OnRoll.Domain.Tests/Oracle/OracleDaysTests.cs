namespace OnRoll.Domain.Tests.Oracle;

public sealed class OracleDaysTests
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
    public void Compulsory_school_age_starts_and_ends_on_its_days(string born, string starts, string ends)
    {
        var first = OracleDays.SchoolAgeStarts(OracleDays.Day(born));
        var last = OracleDays.SchoolAgeEnds(OracleDays.Day(born));

        Assert.Equal(starts, OracleDays.Text(first));
        Assert.Equal(ends, OracleDays.Text(last));
    }

    [Theory]
    [InlineData(2014, "2014-06-27")]
    [InlineData(2017, "2017-06-30")]
    [InlineData(2021, "2021-06-25")]
    [InlineData(2023, "2023-06-30")]
    [InlineData(2026, "2026-06-26")]
    [InlineData(2030, "2030-06-28")]
    public void The_school_leaving_date_is_the_last_Friday_in_June(int year, string day) =>
        Assert.Equal(day, OracleDays.Text(OracleDays.SchoolLeavingDate(year)));

    [Theory]
    [InlineData("2012-02-29", "2020-02-28", 7)]
    [InlineData("2012-02-29", "2020-02-29", 8)]
    [InlineData("2012-02-29", "2027-02-28", 14)]
    [InlineData("2012-02-29", "2027-03-01", 15)]
    [InlineData("2013-03-15", "2025-03-14", 11)]
    [InlineData("2013-03-15", "2025-03-15", 12)]
    [InlineData("2013-03-15", "2013-03-14", -1)]
    public void Age_changes_on_the_birthday_and_for_leap_days_on_the_first_of_March(string born, string day, int age) =>
        Assert.Equal(age, OracleDays.AgeInYears(OracleDays.Day(born), OracleDays.Day(day)));

    [Theory]
    [InlineData("2025-11-10", true)]
    [InlineData("2025-11-09", false)]
    [InlineData("2025-08-25", false)]
    [InlineData("2025-12-25", false)]
    [InlineData("2025-12-29", true)]
    [InlineData("2022-09-19", false)]
    [InlineData("2015-01-05", true)]
    public void A_school_day_is_Monday_to_Friday_but_no_bank_holiday(string day, bool isSchoolDay) =>
        Assert.Equal(isSchoolDay, OracleDays.IsSchoolDay(OracleDays.Day(day)));

    [Theory]
    [InlineData("2025-07-01", "2025-06-30T23:00:00Z")]
    [InlineData("2025-12-01", "2025-12-01T00:00:00Z")]
    [InlineData("2025-03-30", "2025-03-30T00:00:00Z")]
    [InlineData("2025-03-31", "2025-03-30T23:00:00Z")]
    [InlineData("2025-10-26", "2025-10-25T23:00:00Z")]
    [InlineData("2025-10-27", "2025-10-27T00:00:00Z")]
    [InlineData("2025-07-01T09:30:00+01:00", "2025-07-01T08:30:00Z")]
    [InlineData("2025-07-01T09:30:00", "2025-07-01T08:30:00Z")]
    [InlineData("2025-07-01T09:30:00Z", "2025-07-01T09:30:00Z")]
    public void A_known_date_is_the_start_of_that_day_in_England(string known, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), OracleDays.Instant(known));
}
