using OnRoll.Domain.Law;
using static OnRoll.Domain.Law.AttendanceRun;

namespace OnRoll.Domain.Tests.Law;

public sealed class AttendanceCodesTests
{
    private static readonly DateOnly LastOld = new(2024, 8, 18);
    private static readonly DateOnly FirstNew = new(2024, 8, 19);

    [Theory]
    [InlineData("H")]
    [InlineData("J")]
    [InlineData("Y")]
    public void Codes_withdrawn_in_2024(string code)
    {
        Assert.NotNull(AttendanceCodes.Find(code, LastOld));
        Assert.Null(AttendanceCodes.Find(code, FirstNew));
    }

    [Theory]
    [InlineData("K")]
    [InlineData("Q")]
    [InlineData("C1")]
    [InlineData("C2")]
    [InlineData("J1")]
    [InlineData("Y1")]
    [InlineData("Y7")]
    public void Codes_new_in_2024(string code)
    {
        Assert.Null(AttendanceCodes.Find(code, LastOld));
        Assert.NotNull(AttendanceCodes.Find(code, FirstNew));
    }

    [Fact]
    public void Extended_family_holidays_ended_in_2013()
    {
        Assert.Null(AttendanceCodes.On(new(2006, 8, 31)));
        Assert.Null(AttendanceCodes.Find("F", new(2006, 8, 31)));
        Assert.NotNull(AttendanceCodes.Find("F", new(2006, 9, 1)));
        Assert.NotNull(AttendanceCodes.Find("F", new(2013, 8, 31)));
        Assert.Null(AttendanceCodes.Find("F", new(2013, 9, 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("A")]
    [InlineData("Y8")]
    [InlineData("/\\")]
    public void A_mark_that_is_no_code_is_null_and_no_absence(string mark)
    {
        Assert.Null(AttendanceCodes.Find(mark, FirstNew));
        Assert.Null(AttendanceRuns.Effect(LongAbsence, mark, FirstNew));
    }

    [Theory]
    // By hand from the regulations: attendance is present and approved, absence authorised and not; the rest is not possible.
    [InlineData("PRE", "/ \\ L")]
    [InlineData("AEA", "K V P W B")]
    [InlineData("AUT", "C C1 C2 M J1 S T R I E")]
    [InlineData("UNA", "G N O U")]
    [InlineData("NPA", "D Q Y1 Y2 Y3 Y4 Y5 Y6 Y7")]
    [InlineData("ADM", "X Z #")]
    public void The_categories_of_2024(string category, string codes) =>
        Assert.Equal(codes, string.Join(' ', AttendanceCodes.On(FirstNew)!.All.Where(code => code.CategoryLetters == category)));

    [Theory]
    [InlineData("PRE", "/ \\ L")]
    [InlineData("AEA", "B J P V W")]
    [InlineData("AUT", "C E H I M R S T")]
    [InlineData("UNA", "G N O U")]
    [InlineData("NPA", "D X Y")]
    [InlineData("ADM", "Z #")]
    public void The_categories_before(string category, string codes) =>
        Assert.Equal(codes, string.Join(' ', AttendanceCodes.On(LastOld)!.All.Where(code => code.CategoryLetters == category)));

    [Fact]
    public void Only_what_the_pupil_could_attend_is_possible()
    {
        var outside = AttendanceCodes.On(FirstNew)!.All.Where(code => !code.IsPossible).Select(code => code.Code);

        Assert.Equal(["D", "Q", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "X", "Z", "#"], outside);
    }

    [Fact]
    public void Upper_and_lower_case_are_one_code() => Assert.Equal("C2", AttendanceCodes.Find("c2", FirstNew)?.Code);

    [Theory]
    // The mark; then the return after ten days, deletion after twenty, and illness.
    [InlineData("G", RunEffect.Continues, RunEffect.Continues, RunEffect.Breaks)]
    [InlineData("N", RunEffect.Continues, RunEffect.Continues, RunEffect.Breaks)]
    [InlineData("O", RunEffect.Continues, RunEffect.Continues, RunEffect.Breaks)]
    [InlineData("U", RunEffect.Continues, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("T", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("I", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Continues)]
    [InlineData("/", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("D", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("Q", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("Y7", RunEffect.Breaks, RunEffect.Breaks, RunEffect.Breaks)]
    [InlineData("#", RunEffect.Skipped, RunEffect.Skipped, RunEffect.Skipped)]
    public void What_a_mark_does_to_each_run(string mark, RunEffect longAbsence, RunEffect deletion, RunEffect sickness)
    {
        Assert.Equal(longAbsence, AttendanceRuns.Effect(LongAbsence, mark, FirstNew));
        Assert.Equal(deletion, AttendanceRuns.Effect(DeletionByAbsence, mark, FirstNew));
        Assert.Equal(sickness, AttendanceRuns.Effect(Sickness, mark, FirstNew));
    }

    [Fact]
    public void There_was_no_sickness_run_before_2024()
    {
        Assert.Null(AttendanceRuns.Effect(Sickness, "I", LastOld));
        Assert.Equal(RunEffect.Continues, AttendanceRuns.Effect(Sickness, "I", FirstNew));
        Assert.Equal(RunEffect.Continues, AttendanceRuns.Effect(LongAbsence, "U", LastOld));
        Assert.Equal(RunEffect.Breaks, AttendanceRuns.Effect(DeletionByAbsence, "U", LastOld));
        Assert.Equal(RunEffect.Breaks, AttendanceRuns.Effect(LongAbsence, "H", LastOld));
    }

    [Fact]
    public void Marks_that_prove_the_child_was_seen()
    {
        var all = AttendanceCodes.On(FirstNew)!.All;

        Assert.Equal("/ \\ L V P U", string.Join(' ', all.Where(code => code.Seen is Sighting.BySchool)));
        Assert.Equal("K W B", string.Join(' ', all.Where(code => code.Seen is Sighting.ByProvider)));
    }
}
