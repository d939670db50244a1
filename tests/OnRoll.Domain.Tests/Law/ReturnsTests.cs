using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

public sealed class ReturnsTests
{
    private static readonly DateOnly Before2016 = new(2016, 8, 31);
    private static readonly DateOnly From2016 = new(2016, 9, 1);
    private static readonly DateOnly Before2024 = new(2024, 8, 18);
    private static readonly DateOnly From2024 = new(2024, 8, 19);

    [Fact]
    public void There_was_no_new_pupil_return_before_September_2016()
    {
        Assert.Null(Returns.NewPupil.On(Before2016));
        Assert.Equal(new Figure(5, FigureUnit.CalendarDays), Returns.NewPupil.On(From2016)?.Value.Limit);
        Assert.Equal(new Figure(5, FigureUnit.CalendarDays), Returns.NewPupil.On(From2024)?.Value.Limit);
    }

    [Fact]
    public void Sickness_and_code_n_came_with_the_regulations_of_2024()
    {
        Assert.Null(Returns.Sickness.On(Before2024));
        Assert.Null(Returns.ReasonNotEstablished.On(Before2024));
        Assert.Equal(new Figure(15, FigureUnit.SchoolDays), Returns.Sickness.On(From2024)?.Value.Limit);
        Assert.Equal(new Figure(5, FigureUnit.SchoolDays), Returns.ReasonNotEstablished.On(From2024)?.Value.Limit);
    }

    [Fact]
    public void Entries_are_kept_twice_as_long_since_2024()
    {
        Assert.Equal(new Figure(3, FigureUnit.Years), Returns.Retention.On(Before2024)?.Value.Limit);
        Assert.Equal(new Figure(6, FigureUnit.Years), Returns.Retention.On(From2024)?.Value.Limit);
    }

    [Fact]
    public void A_deletion_return_names_the_destination_since_2016()
    {
        Assert.DoesNotContain("next school", Returns.Deletion.On(Before2016)!.Value.Act, StringComparison.Ordinal);
        Assert.Contains("next school", Returns.Deletion.On(From2016)!.Value.Act, StringComparison.Ordinal);
        Assert.Contains("next school", Returns.Deletion.On(From2024)!.Value.Act, StringComparison.Ordinal);
    }

    [Fact]
    public void The_attendance_return_and_the_status_rule_count_the_same_days()
    {
        foreach (var day in new[] { new(2006, 9, 1), Before2024, From2024 })
        {
            Assert.Equal(StatusRules.LongAbsence.On(day)?.Value, Returns.Attendance.On(day)?.Value.Limit?.Count);
        }
    }

    [Fact]
    public void A_duty_reads_as_a_sentence_would() =>
        Assert.Equal("School, to the local authority: tell it; within 5 calendar days of the day",
            $"{new Duty(Party.School, Party.LocalAuthority, "tell it", "within {limit} of the day", new(5, FigureUnit.CalendarDays))}");
}
