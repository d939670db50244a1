using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Status;

/// <summary>Days without any education: now, this school year, and over all episodes.</summary>
public sealed class WithoutEducationTests
{
    private static readonly DateOnly On = new(2025, 11, 10);
    private static readonly string[] Camden = ["born,2013-03-15,,,,F,,,", "resident,2018-01-01,,202,,,,,"];

    [Fact]
    public void Episodes_add_up_and_the_last_is_counted_by_itself()
    {
        // Without: 21 to 31 July 2025 (11 days), 1 to 7 September (7), and since 3 November (8).
        var without = WithoutEducation.Of(Lines.Of([.. Camden, "registered,2018-09-03,2025-07-20,,100,,,,", "provision,2025-08-01,2025-08-31,,,ap,5,,", "registered,2025-09-08,2025-11-02,,101,,,,"]), On);

        Assert.Equal(new DateSpan(new(2025, 11, 3), On), without.Now);
        Assert.Equal((8, 15, 26), (without.Run.Days, without.Year.Days, without.Ever.Days - DaysBefore2018()));
        Assert.Equal(6, without.Run.SchoolDays);
        Assert.Equal(4, without.Episodes); // the first before the school of 2018
    }

    [Fact]
    public void The_school_year_begins_on_the_first_of_september()
    {
        var lines = Lines.Of([.. Camden, "registered,2018-09-03,2025-07-20,,100,,,,"]);

        Assert.Equal(1, WithoutEducation.Of(lines, new(2025, 9, 1)).Year.Days);
        Assert.Equal(42, WithoutEducation.Of(lines, new(2025, 8, 31)).Year.Days); // 21 July to 31 August
    }

    [Fact]
    public void Some_education_ends_the_run_and_of_what_is_unknown_nothing_is_counted()
    {
        var some = WithoutEducation.Of(Lines.Of([.. Camden, "registered,2018-09-03,2025-11-02,,100,,,,", "provision,2025-11-06,,,,tuition,3,,"]), On);
        var unknown = WithoutEducation.Of(Lines.Of([.. Camden, "registered,2018-09-03,2025-11-02,,100,,,,", "whereabouts,2025-11-06,,,,unknown,,,"]), On);

        Assert.Equal((null, 0, 3), (some.Now, some.Run.Days, some.Year.Days));
        Assert.Equal((null, 3, 5), (unknown.Now, unknown.Year.Days, unknown.Year.Unknown));
    }

    [Fact]
    public void A_child_outside_compulsory_school_age_or_the_area_has_no_such_days()
    {
        Assert.False(WithoutEducation.Of(Lines.Of("born,2022-03-15,,,,F,,,", "resident,2022-03-15,,202,,,,,"), On).IsAny);
        Assert.False(WithoutEducation.Of(Lines.Of("born,2013-03-15,,,,F,,,", "resident,2013-03-15,,XSC,,,,,"), On).IsAny);
    }

    // Of compulsory school age from 31 March 2018 (five on 15 March), and on no register until 3 September.
    private static int DaysBefore2018() => new DateOnly(2018, 9, 2).DayNumber - new DateOnly(2018, 3, 31).DayNumber + 1;
}
