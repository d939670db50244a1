namespace OnRoll.Domain.Law;

/// <summary>A run of school days that the law counts.</summary>
public enum AttendanceRun
{
    /// <summary>Ten school days of unauthorised absence, for the attendance return (REG-4).</summary>
    LongAbsence,

    /// <summary>Twenty school days, for deletion: 2006(h), 2024(i).</summary>
    DeletionByAbsence,

    /// <summary>Fifteen school days of illness, for the sickness return (REG-5).</summary>
    Sickness,
}

/// <summary>What a session does to a run.</summary>
public enum RunEffect
{
    Continues,
    Breaks,

    /// <summary>There was no session for this pupil: the run neither grows nor ends.</summary>
    Skipped,
}

/// <summary>What each code does to the runs that the law counts, by date.</summary>
public static class AttendanceRuns
{
    private static readonly DateOnly Regulations2006 = new(2006, 9, 1);
    private static readonly DateOnly Regulations2024 = new(2024, 8, 19);

    /// <summary>The run behind the attendance return.</summary>
    public static readonly DatedRule<CodeRun> LongAbsence = new(
        "RUN-10", "Codes that make up a run of unauthorised absence, for the attendance return",
        (Regulations2006, new CodeRun(["G", "N", "O", "U"]), new Provision("SI 2006/1751", "reg 12(1)", Force.Law, Certainty.Reported)),
        (Regulations2024, new CodeRun(["G", "N", "O", "U"]), new Provision("SI 2024/208", "reg 13", Force.Law, Certainty.Reported)))
    {
        Remark = "That D, Q and the Y codes break a run is our reading of its words.",
    };

    /// <summary>The run behind deletion for long absence. A child marked U was in school, and so not absent throughout.</summary>
    public static readonly DatedRule<CodeRun> DeletionByAbsence = new(
        "RUN-20", "Codes that make up a run of absence, for deletion",
        (Regulations2006, new CodeRun(["G", "N", "O"]), new Provision("SI 2006/1751", "reg 8(1)(h)", Force.Law, Certainty.Unconfirmed)),
        (Regulations2024, new CodeRun(["G", "N", "O"]), new Provision("SI 2024/208", "reg 9(1)(i)", Force.Law, Certainty.Reported)))
    {
        Remark = "Every other code breaks it, U included. For 2006, which named no codes, that is our reading: a child marked U had come to school.",
    };

    /// <summary>The run behind the sickness return. Fifteen days may also be added up from several.</summary>
    public static readonly DatedRule<CodeRun> Sickness = new(
        "RUN-15", "Codes that make up a spell of illness, for the sickness return",
        (Regulations2024, new CodeRun(["I"]), new Provision("SI 2024/208", "reg 13", Force.Law, Certainty.Reported)));

    /// <summary>What a mark does to a run; <c>null</c> if the mark was no code on that day, or the law had no such run yet.</summary>
    /// <param name="day">The day of the session.</param>
    public static RunEffect? Effect(AttendanceRun run, string mark, DateOnly day) =>
        AttendanceCodes.Find(mark, day) is { } code ? Rule(run).On(day)?.Value.Effect(code) : null;

    /// <summary>The codes of a run, by date.</summary>
    public static DatedRule<CodeRun> Rule(AttendanceRun run) => run switch
    {
        AttendanceRun.LongAbsence => LongAbsence,
        AttendanceRun.DeletionByAbsence => DeletionByAbsence,
        AttendanceRun.Sickness => Sickness,
        _ => throw new ArgumentOutOfRangeException(nameof(run), run, "There is no such run"),
    };
}

/// <summary>The codes that continue a run.</summary>
/// <param name="Continuing">Every other code breaks the run, but for those that mean there was no session for the pupil.</param>
public sealed record CodeRun(IReadOnlyList<string> Continuing)
{
    private static readonly string[] NoSession = ["#", "Z"];

    public RunEffect Effect(AttendanceCode code) =>
        Continuing.Contains(code.Code) ? RunEffect.Continues
        : NoSession.Contains(code.Code) ? RunEffect.Skipped
        : RunEffect.Breaks;

    public override string ToString() =>
        $"{string.Join(", ", Continuing)}; skipped: {string.Join(", ", NoSession)}; every other code breaks it";
}
