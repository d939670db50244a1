using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Status;

/// <summary>What the definitions say of one child, day after day, as known at a moment.</summary>
/// <remarks>
/// Nothing about a child changes but on a few days: where an assertion begins or ends, on birthdays, when a clock runs out. The
/// facts are judged once in each stretch between two such days, and the answer holds for all of it.
/// </remarks>
public sealed class Timeline
{
    private readonly List<DateOnly> starts;
    private readonly Situation[] situations;

    public Timeline(EducationHistory history, SchoolCalendars calendars)
    {
        Child = new(history, calendars);
        starts = DaysOfChange.Of(Child);
        if (starts.Count == 0 || starts[0] != DateOnly.MinValue)
        {
            starts.Insert(0, DateOnly.MinValue);
        }

        situations = new Situation[starts.Count];
    }

    public ChildView Child { get; }

    public EducationHistory History => Child.History;

    /// <summary>How many stretches there are between days of change.</summary>
    public int Count => starts.Count;

    /// <summary>The days of a stretch.</summary>
    public DateSpan Stretch(int index) =>
        new(starts[index], index + 1 < starts.Count ? starts[index + 1].AddDays(-1) : null);

    /// <summary>The facts as they stand on every day of a stretch.</summary>
    public Situation Situation(int index) => situations[index] ??= Child.On(starts[index]);

    /// <summary>What a definition answers on a day.</summary>
    public Tri Answer(Test test, DateOnly day) => test.On(Situation(IndexOf(day)));

    /// <summary>The unbroken run of one answer that a day lies in, back to birth or the first day anything is said of, and on.</summary>
    /// <returns><c>null</c> when the day is before the child's first day, where no run can begin.</returns>
    public (Tri Result, DateSpan? Days) RunAt(Test test, DateOnly day)
    {
        var index = IndexOf(day);
        var result = test.On(Situation(index));
        var (first, last) = (index, index);
        while (first > 0 && test.On(Situation(first - 1)) == result)
        {
            first--;
        }

        while (last + 1 < Count && test.On(Situation(last + 1)) == result)
        {
            last++;
        }

        var since = starts[first];
        if (History.Floor is { } floor && floor > since)
        {
            since = floor;
        }

        return (result, since <= day && since > DateOnly.MinValue ? new(since, Stretch(last).Last) : null);
    }

    /// <summary>All runs of a definition, in order, from the first day there is to the end of time.</summary>
    public IEnumerable<Run> Runs(Test test)
    {
        var first = 0;
        var result = test.On(Situation(0));
        for (var index = 1; index <= Count; index++)
        {
            if (index < Count && test.On(Situation(index)) == result)
            {
                continue;
            }

            yield return new(result, new(starts[first], index < Count ? starts[index].AddDays(-1) : null));
            first = index;
            result = index < Count ? test.On(Situation(index)) : result;
        }
    }

    private int IndexOf(DateOnly day)
    {
        var index = starts.BinarySearch(day);
        return index >= 0 ? index : ~index - 1;
    }
}
