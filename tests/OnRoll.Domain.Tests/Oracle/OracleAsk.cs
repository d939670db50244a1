namespace OnRoll.Domain.Tests.Oracle;

/// <summary>Short questions to the oracle, for examples worked by hand.</summary>
internal static class OracleAsk
{
    public static readonly DateTimeOffset Run = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Twelve years old on 10 November 2025, so that 24 hours are full-time; lives in 301 since 2018.</summary>
    public const string Usual = "born,2013-03-15,,,,F; resident,2018-01-01,,301";

    public static DateOnly Day(string text) => OracleDays.Day(text);

    /// <param name="facts">Lines without the child, parted by <c>;</c>, blanks at the end left off.</param>
    public static SlowEvaluator Of(string facts, string? asKnown = null) =>
        new(Lines("C", facts), asKnown is null ? null : OracleDays.Instant(asKnown), Run);

    public static IEnumerable<OracleLine> Lines(string child, string facts) =>
        facts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(fact => OracleLine.Parse($"{child},{fact}"));

    /// <summary>The answer of a child born and living as <see cref="Usual"/> says, of whom the facts are known besides.</summary>
    public static string Answer(string definition, string day, string facts) =>
        Word(Of($"{Usual}; {facts}").Answer("C", definition, Day(day)));

    public static string Word(Tri answer) => answer switch
    {
        Tri.True => "true",
        Tri.False => "false",
        _ => "unknown",
    };
}
