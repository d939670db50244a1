using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>What a definition says of a child on a day, and because of what.</summary>
/// <param name="Run">
/// The unbroken run of this result that the day lies in; <c>null</c> when the day is before birth or, if that is unknown, before the
/// first day anything is said of.
/// </param>
public sealed record Answer(string Child, DateOnly On, Definition Definition, Tri Result, DateSpan? Run, Situation Situation)
{
    /// <summary>The first day of the run; not before birth or, if that is unknown, the first day anything is said of.</summary>
    public DateOnly? Since => Run?.First;

    /// <summary>Calendar days from <see cref="Since"/> to the day asked, both counted.</summary>
    public int? Days => On.DayNumber - Since?.DayNumber + 1;

    /// <summary>The reason recorded, whatever the result; <c>null</c> if none is.</summary>
    public Reason? Reason => Situation.Reason;

    /// <summary>The verdicts the answer rests on.</summary>
    public IReadOnlyList<Verdict> Grounds => [.. Definition.Test!.Grounds(Situation).Distinct()];

    /// <summary>The grounds in one line, the source at the end.</summary>
    public string Because => $"{string.Join("; ", Grounds.Select(ground => ground.Sentence))} [{Definition.Source}]";

    /// <summary>Asks a definition of a child on a day.</summary>
    /// <exception cref="ArgumentException">The definition is one that facts cannot decide.</exception>
    public static Answer Of(Timeline timeline, Definition definition, DateOnly day)
    {
        if (definition.Test is not { } test)
        {
            throw new ArgumentException($"The facts of the register cannot decide {definition.Id}", nameof(definition));
        }

        var (result, run) = timeline.RunAt(test, day);
        return new(timeline.History.Child, day, definition, result, run, timeline.Child.On(day));
    }
}
