using OnRoll.Domain.Ledger;

namespace OnRoll.Domain;

/// <summary>What a request comes to: what it adds to the history, or what is wrong with it, all of it at once.</summary>
public sealed class Decision
{
    private Decision(IReadOnlyList<Problem> problems, IReadOnlyList<Assertion> assertions, IReadOnlyList<Assertion> withdrawn) =>
        (Problems, Assertions, Withdrawn) = (problems, assertions, withdrawn);

    /// <summary>What the asker can mend; none if it stands.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>What it adds, in order; none if it was refused.</summary>
    public IReadOnlyList<Assertion> Assertions { get; }

    /// <summary>Assertions whose slots it empties.</summary>
    public IReadOnlyList<Assertion> Withdrawn { get; }

    public bool IsRefused => Problems.Count > 0;

    public static Decision Refuse(params IReadOnlyList<Problem> problems) => new(problems, [], []);

    public static Decision Record(params IReadOnlyList<Assertion> assertions) => new([], assertions, []);

    /// <summary>Takes back what stands in the slots of these assertions.</summary>
    public static Decision Withdraw(params IReadOnlyList<Assertion> assertions) => new([], [], assertions);

    /// <summary>The same, and it takes back what stands in the slots of these assertions: what is recorded in their stead of the same day would contradict them.</summary>
    public Decision InsteadOf(IEnumerable<Assertion> withdrawn) => new(Problems, Assertions, [.. Withdrawn, .. withdrawn]);

    /// <summary>Those of one kind that it adds.</summary>
    public IEnumerable<T> Recorded<T>()
        where T : Assertion => Assertions.OfType<T>();
}
