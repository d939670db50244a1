using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>What the register held for true of one child at one moment: corrections applied, withdrawals gone.</summary>
public sealed class EducationHistory
{
    private readonly List<Recorded> standing;

    /// <param name="child">The child's id.</param>
    /// <param name="standing">The assertions that stand, the earliest to begin first, then the earliest known.</param>
    internal EducationHistory(string child, List<Recorded> standing)
    {
        Child = child;
        this.standing = standing;
        foreach (var line in standing)
        {
            switch (line.What)
            {
                case Born born:
                    Birth = born;
                    break;
                case Died died:
                    Death = died;
                    break;
            }
        }
    }

    public string Child { get; }

    /// <summary>Birth as last known; <c>null</c> if nobody has said anything of it.</summary>
    public Born? Birth { get; }

    /// <summary>Death as last known; <c>null</c> while nobody has reported one.</summary>
    public Died? Death { get; }

    /// <summary>The date of birth, or <c>null</c> if it is not known.</summary>
    public DateOnly? BirthDay => Birth?.Day;

    /// <summary>The assertions that stand, the earliest to begin first.</summary>
    public IReadOnlyList<Recorded> Standing => standing;

    /// <summary>The first day that anything is said of, births of unknown date apart; <c>null</c> if nothing is.</summary>
    public DateOnly? FirstDay
    {
        get
        {
            foreach (var line in standing)
            {
                if (line.What is not Born { Day: null })
                {
                    return line.What.Held.First;
                }
            }

            return null;
        }
    }

    /// <summary>The day before which no run of an answer reaches: birth, or the first day anything is said of.</summary>
    public DateOnly? Floor => BirthDay ?? FirstDay;

    /// <summary>Assertions of one kind, the earliest to begin first.</summary>
    public IEnumerable<T> All<T>()
        where T : Assertion
    {
        foreach (var line in standing)
        {
            if (line.What is T assertion)
            {
                yield return assertion;
            }
        }
    }
}
