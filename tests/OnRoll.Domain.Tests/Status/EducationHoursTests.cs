using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Status;

public sealed class EducationHoursTests
{
    private static readonly DateOnly On = new(2025, 11, 10);
    private static readonly string[] InSchool = ["born,2013-03-15,,,,F,,,", "resident,2018-01-01,,202,,,,,", "registered,2024-09-02,,,100,,,,"];

    [Theory]
    [InlineData(24, 0, 0, Tri.False)]
    [InlineData(10, 0, 14, Tri.False, "timetable,2025-10-06,,,,,10,,")]
    [InlineData(10, 6, 8, Tri.False, "timetable,2025-10-06,,,,,10,,", "provision,2025-10-06,,,,ap,6,,")]
    [InlineData(7.5, 0, 16.5, Tri.False, "attendance,2025-10-06,,,,,7.5,,")]
    [InlineData(0, 0, 24, Tri.True, "exclusion,2025-11-03,,,100,permanent,,,")]
    [InlineData(0, 0, 24, Tri.True, "absent,2025-11-03,,,,sick,,,")]
    [InlineData(0, 0, 24, Tri.Unknown, "exclusion,2025-11-03,,,100,permanent,,,", "provision,2025-11-03,,,,tuition,,,")]
    public void Hours_had_are_set_against_full_time(double atSchool, double elsewhere, double gap, Tri none, params string[] more)
    {
        var hours = EducationHours.On(Lines.Of([.. InSchool, .. more]).Child.On(On));

        Assert.Equal(((decimal)atSchool, (decimal)elsewhere, (decimal?)gap, none), (hours.AtSchool, hours.Elsewhere, hours.Gap, hours.None));
    }

    [Fact]
    public void Home_education_is_not_counted_in_hours()
    {
        var hours = EducationHours.On(Lines.Of("born,2013-03-15,,,,F,,,", "home-education,2025-09-01,,,,suitable,,,").Child.On(On));

        Assert.Null(hours.Gap);
        Assert.Equal(Tri.False, hours.None);
    }

    [Fact]
    public void Days_without_are_counted_from_arrival_in_the_area_and_of_school_age_only()
    {
        var arrived = Lines.Of("born,2013-03-15,,,,F,,,", "resident,2025-11-03,,202,,,,,");

        var without = EducationHours.Without(arrived, new(new(2025, 9, 1), On), CountedDays.Working);

        Assert.Equal(new DaysWithout(8, 6, 0), without);
    }
}
