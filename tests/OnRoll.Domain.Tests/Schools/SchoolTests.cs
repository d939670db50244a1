using System.Globalization;
using OnRoll.Domain.Law;
using OnRoll.Domain.Schools;

namespace OnRoll.Domain.Tests.Schools;

public sealed class SchoolTests
{
    private static readonly School Plain = new() { Urn = 100049, Name = "Haverstock School", Status = SchoolStatus.Open };

    [Theory]
    // The day before it opens, the day, the last day, the day after.
    [InlineData(SchoolStatus.Closed, "2015-09-01", "2021-08-31", null, "2015-08-31", Tri.False)]
    [InlineData(SchoolStatus.Closed, "2015-09-01", "2021-08-31", null, "2015-09-01", Tri.True)]
    [InlineData(SchoolStatus.Closed, "2015-09-01", "2021-08-31", null, "2021-08-31", Tri.True)]
    [InlineData(SchoolStatus.Closed, "2015-09-01", "2021-08-31", null, "2021-09-01", Tri.False)]
    // "Old" is a day like any other, long before.
    [InlineData(SchoolStatus.Closed, "1900-01-01", "2019-12-31", null, "2019-12-31", Tri.True)]
    [InlineData(SchoolStatus.Open, "1900-01-01", null, null, "2024-01-01", Tri.True)]
    // Blank dates, and what the status decides.
    [InlineData(SchoolStatus.Open, null, null, null, "2024-01-01", Tri.True)]
    [InlineData(SchoolStatus.ListedAsOpen, null, null, null, "2024-01-01", Tri.True)]
    [InlineData(SchoolStatus.NotStated, null, null, null, "2024-01-01", Tri.Unknown)]
    [InlineData(SchoolStatus.NotStated, "2015-09-01", null, null, "2015-08-31", Tri.False)]
    [InlineData(SchoolStatus.NotStated, "2015-09-01", "2016-08-31", null, "2016-01-01", Tri.True)]
    [InlineData(SchoolStatus.NotStated, null, "2016-08-31", null, "2016-09-01", Tri.False)]
    [InlineData(SchoolStatus.Closed, null, null, null, "2024-01-01", Tri.Unknown)]
    [InlineData(SchoolStatus.Closed, null, null, "2018-11-14", "2018-11-13", Tri.Unknown)]
    [InlineData(SchoolStatus.Closed, null, null, "2018-11-14", "2018-11-14", Tri.False)]
    [InlineData(SchoolStatus.Closed, null, "1992-08-31", null, "1992-08-31", Tri.Unknown)]
    [InlineData(SchoolStatus.Closed, null, "1992-08-31", null, "1992-09-01", Tri.False)]
    // Days that lie ahead.
    [InlineData(SchoolStatus.Open, "2026-09-01", null, null, "2026-08-31", Tri.False)]
    [InlineData(SchoolStatus.Open, null, "2026-08-31", null, "2026-08-31", Tri.True)]
    [InlineData(SchoolStatus.Open, null, "2026-08-31", null, "2026-09-01", Tri.False)]
    // Proposals are plans.
    [InlineData(SchoolStatus.OpenButProposedToClose, null, "2026-08-31", null, "2026-08-31", Tri.True)]
    [InlineData(SchoolStatus.OpenButProposedToClose, null, "2026-08-31", null, "2026-09-01", Tri.Unknown)]
    [InlineData(SchoolStatus.ProposedToOpen, "2026-09-01", null, null, "2026-08-31", Tri.False)]
    [InlineData(SchoolStatus.ProposedToOpen, "2026-09-01", null, null, "2026-09-01", Tri.Unknown)]
    [InlineData(SchoolStatus.ProposedToOpen, null, null, null, "2026-09-01", Tri.False)]
    // Closed before it opened: neither day is relied on.
    [InlineData(SchoolStatus.Open, "2020-09-01", "2019-08-31", null, "2019-12-01", Tri.True)]
    [InlineData(SchoolStatus.Closed, "2020-09-01", "2019-08-31", null, "2021-01-01", Tri.Unknown)]
    public void Whether_it_was_open_follows_from_status_and_days(
        SchoolStatus status, string? opened, string? closed, string? changed, string day, Tri expected)
    {
        var school = Plain with { Status = status, Opened = Day(opened), Closed = Day(closed), LastChanged = Day(changed) };

        Assert.Equal(expected, school.IsOpen(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("01", SchoolReading.School)]
    [InlineData("11", SchoolReading.School)]
    [InlineData("14", SchoolReading.School)]
    [InlineData("42", SchoolReading.School)]
    [InlineData("53", SchoolReading.School)]
    [InlineData("15", SchoolReading.BelowAge)]
    [InlineData("18", SchoolReading.NotASchool)]
    [InlineData("24", SchoolReading.NotASchool)]
    [InlineData("49", SchoolReading.NotASchool)]
    [InlineData("45", SchoolReading.OverAge)]
    [InlineData("32", SchoolReading.OverAge)]
    [InlineData("30", SchoolReading.OutsideEngland)]
    [InlineData("27", SchoolReading.ToCheck)]
    [InlineData("77", SchoolReading.NotStated)]
    [InlineData(null, SchoolReading.NotStated)]
    public void The_type_says_what_a_place_there_means(string? code, SchoolReading expected) =>
        Assert.Equal(expected, (Plain with { TypeCode = code }).ReadingOn(new(2026, 1, 15)));

    [Theory]
    [InlineData("34", Tri.True)]
    [InlineData("15", Tri.False)]
    [InlineData("98", Tri.Unknown)]
    [InlineData(null, Tri.Unknown)]
    public void Only_a_known_school_counts_as_one(string? code, Tri expected) =>
        Assert.Equal(expected, (Plain with { TypeCode = code }).IsSchoolOn(new(2026, 1, 15)));

    [Fact]
    public void Types_are_read_from_the_day_the_duty_began()
    {
        var school = Plain with { TypeCode = "01" };

        Assert.Equal(SchoolReading.NotStated, school.ReadingOn(new(2007, 2, 26)));
        Assert.Equal(SchoolReading.School, school.ReadingOn(new(2007, 2, 27)));
    }

    [Fact]
    public void Every_type_has_two_digits_and_those_not_read_in_a_source_say_so()
    {
        var types = EstablishmentTypes.Rule.On(new(2026, 1, 1))!.Value.All;

        Assert.All(types, type => Assert.Matches("^[0-9]{2}$", type.Code));
        Assert.Equal(["46", "49", "57"], types.Where(type => type.Certainty is not Certainty.Read).Select(type => type.Code));
    }

    [Fact]
    public void A_laestab_needs_both_its_parts()
    {
        var school = Plain with { Authority = "202", EstablishmentNumber = "4104", PreviousAuthority = "201" };

        Assert.Equal("2024104", school.Laestab);
        Assert.Null(school.PreviousLaestab);
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
