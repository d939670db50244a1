namespace OnRoll.Domain.Intake;

/// <summary>What follows from a finding.</summary>
public enum Severity
{
    /// <summary>The line is in; somebody should know this about it.</summary>
    Notice,

    /// <summary>The line is not in; mended, it can be sent again.</summary>
    Rejected,

    /// <summary>Nothing of the file is in.</summary>
    Refused,
}

/// <summary>What an importer says of a place in a file.</summary>
/// <param name="Line">Counted from 1; 0 when it is about the whole file.</param>
/// <param name="Column">The column's name; empty when it is about the whole line or file.</param>
/// <param name="What">What is wrong, without the value, which may be a child's.</param>
/// <param name="Mend">What would be right.</param>
public sealed record Finding(Severity Severity, long Line, string Column, string What, string Mend)
{
    public static Finding Reject(long line, string column, string what, string mend) =>
        new(Severity.Rejected, line, column, what, mend);

    public static Finding Note(long line, string column, string what, string mend) =>
        new(Severity.Notice, line, column, what, mend);

    public static Finding Refuse(string column, string what, string mend, long line = 0) =>
        new(Severity.Refused, line, column, what, mend);

    /// <summary>Where and what, as every error line has it: <c>FILE:LINE: COLUMN: what is wrong; what would be right</c>.</summary>
    public string In(string file)
    {
        var place = Line > 0 ? $"{file}:{Line}" : file;
        return Column.Length > 0 ? $"{place}: {Column}: {What}; {Mend}" : $"{place}: {What}; {Mend}";
    }
}
