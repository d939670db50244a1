using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>A state that follows on: of the lines that hold on a day, the one that began last counts.</summary>
/// <remarks>Two that began on the same day and say different things contradict each other: then nobody knows, and both are shown.</remarks>
/// <param name="Latest">The line that counts; <c>null</c> when none holds.</param>
/// <param name="Contradicts">Another that began on the same day and says something else; <c>null</c> mostly.</param>
public readonly record struct FollowOn<T>(T? Latest, T? Contradicts)
    where T : Assertion
{
    public bool IsAny => Latest is not null;

    public bool IsContradictory => Contradicts is not null;

    /// <param name="holding">The lines that hold on the day, the earliest to begin first, then the earliest known.</param>
    /// <param name="same">Whether two say the same.</param>
    internal static FollowOn<T> Among(List<Assertion> holding, Func<T, T, bool> same)
    {
        T? latest = null;
        T? other = null;
        foreach (var assertion in holding)
        {
            if (assertion is not T line)
            {
                continue;
            }

            if (latest is not null && latest.Held.First == line.Held.First)
            {
                other = same(latest, line) ? other : latest;
            }
            else
            {
                other = null;
            }

            latest = line;
        }

        return new(latest, other);
    }
}
