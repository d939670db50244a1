using System.Globalization;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

/// <summary>Exclusion, admissions, attendance orders, guidance, travelling families and the collection.</summary>
public sealed class OtherRulesTests
{
    [Fact]
    public void The_sixth_day_is_counted_on_end_since_5_January_2015()
    {
        DateOnly before = new(2015, 1, 4), from = new(2015, 1, 5);

        Assert.Equal(new SixthDay(6, false), StatusRules.EducationForExcluded.On(before)?.Value);
        Assert.Equal(new SixthDay(6, true), StatusRules.EducationForExcluded.On(from)?.Value);
        Assert.DoesNotContain("on end", ExclusionRules.Suspension.On(before)!.Value.When, StringComparison.Ordinal);
        Assert.Contains("on end", ExclusionRules.Suspension.On(from)!.Value.When, StringComparison.Ordinal);
        Assert.Contains("on end", ExclusionRules.SuspensionFromUnit.On(from)!.Value.When, StringComparison.Ordinal);
        Assert.DoesNotContain("on end", ExclusionRules.PermanentExclusion.On(from)!.Value.When, StringComparison.Ordinal);
        Assert.Null(StatusRules.EducationForExcluded.On(new(2007, 8, 31)));
    }

    [Fact]
    public void The_school_provides_in_a_suspension_and_the_authority_after_permanent_exclusion()
    {
        DateOnly day = new(2025, 11, 10);

        Assert.Equal(Party.School, ExclusionRules.Suspension.On(day)?.Value.By);
        Assert.Equal(Party.LocalAuthority, ExclusionRules.PermanentExclusion.On(day)?.Value.By);
        Assert.Equal(Party.LocalAuthority, ExclusionRules.SuspensionFromUnit.On(day)?.Value.By);
        Assert.Equal(45, ExclusionRules.LongestSuspension.On(day)?.Value);
        Assert.Equal(5, ExclusionRules.AtHome.On(day)?.Value);
    }

    [Fact]
    public void In_year_and_fair_access_limits_begin_with_the_code_of_2021()
    {
        DateOnly before = new(2021, 8, 31), from = new(2021, 9, 1);

        Assert.Null(AdmissionsRules.InYear.On(before));
        Assert.Null(AdmissionsRules.Groups.On(before));
        Assert.Null(AdmissionsRules.FairAccess.On(before)!.Value.Limit);
        Assert.Equal(new Figure(10, FigureUnit.SchoolDays), AdmissionsRules.InYearAim.On(from)?.Value.Limit);
        Assert.Equal(new Figure(15, FigureUnit.SchoolDays), AdmissionsRules.InYear.On(from)?.Value.Limit);
        Assert.Equal(new Figure(20, FigureUnit.SchoolDays), AdmissionsRules.FairAccess.On(from)?.Value.Limit);
        Assert.Equal(13, AdmissionsRules.Groups.On(from)?.Value.All.Count);
        Assert.NotNull(AdmissionsRules.Groups.On(from)?.Value.Find("Four-Weeks-Out"));
        Assert.Null(AdmissionsRules.Groups.On(from)?.Value.Find("local-list"));
    }

    [Fact]
    public void The_attendance_order_has_ten_steps_in_order()
    {
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"SAO-{number}"), AttendanceOrderRules.All.Select(rule => rule.Id));
        Assert.Equal(new Figure(15, FigureUnit.CalendarDays), AttendanceOrderRules.Notice.On(new(2025, 6, 1))?.Value.Limit);
    }

    [Theory]
    [InlineData("2007-02-26", null)]
    [InlineData("2007-02-27", "February 2007")]
    [InlineData("2013-10-31", "January 2009")]
    [InlineData("2014-06-12", "November 2013")]
    [InlineData("2014-12-31", "November 2013")]
    [InlineData("2016-09-04", "January 2015")]
    [InlineData("2016-09-05", "September 2016")]
    [InlineData("2024-08-18", "September 2016")]
    [InlineData("2024-08-19", "August 2024")]
    [InlineData("2025-09-07", "August 2024")]
    [InlineData("2025-09-08", "September 2025")]
    public void Which_guidance_governs_which_day(string day, string? title)
    {
        var text = GuidanceVersions.MissingEducation.On(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))?.Value;

        Assert.Equal(title, text?.Title);
        Assert.Equal(title is "September 2025", text?.ForSchools ?? false);
    }

    [Fact]
    public void The_base_school_gave_way_to_the_main_school_on_19_August_2024()
    {
        Assert.Equal(18, MobileChildRules.BaseSchoolMonths.On(new(2024, 8, 18))?.Value);
        Assert.Null(MobileChildRules.BaseSchoolMonths.On(new(2024, 8, 19)));
        Assert.Null(MobileChildRules.MainSchool.On(new(2024, 8, 18)));
        Assert.NotNull(MobileChildRules.MainSchool.On(new(2024, 8, 19)));
        Assert.Equal(200, MobileChildRules.DefenceSessions.On(new(2025, 1, 1))?.Value);
    }
}
