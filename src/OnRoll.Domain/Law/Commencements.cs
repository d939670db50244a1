using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Law;

/// <summary>A part of the 2026 Act commenced for an authority, or for all.</summary>
/// <param name="Authority">None (the default) for every authority that has no entry of its own.</param>
/// <param name="From">The first day on which it is in force.</param>
/// <param name="Source">The regulations that say so; empty if not given.</param>
public sealed record Commencement(ActPart Part, LaCode Authority, DateOnly From, string Source = "");

/// <summary>Which parts of the 2026 Act are in force for which authority, from when.</summary>
/// <remarks>
/// An authority's own entry rules over the entry for all, earlier or later. An entry does not pass to an authority's successor by
/// itself: regulations name areas, so a reorganised area needs a line for the new code.
/// </remarks>
public sealed class Commencements
{
    private readonly Dictionary<(ActPart Part, LaCode Authority), DateOnly> firstDays = [];

    /// <exception cref="ArgumentException">Two entries give a part different days for the same authority, or one is before Royal Assent.</exception>
    public Commencements(IEnumerable<Commencement> entries)
    {
        All = [.. entries];
        foreach (var entry in All)
        {
            if (entry.From < ActPart.Assent)
            {
                throw new ArgumentException($"{entry.Part} cannot begin before Royal Assent", nameof(entries));
            }

            if (!firstDays.TryAdd((entry.Part, entry.Authority), entry.From) && firstDays[(entry.Part, entry.Authority)] != entry.From)
            {
                throw new ArgumentException($"{entry.Part} has two first days for {(entry.Authority.IsNone ? "all" : entry.Authority)}", nameof(entries));
            }
        }
    }

    /// <summary>Nothing commenced for anybody: the law as this version of the program knows it.</summary>
    public static Commencements None { get; } = new([]);

    /// <summary>The entries, as given.</summary>
    public IReadOnlyList<Commencement> All { get; }

    /// <summary>The first day on which a part is in force for an authority, or <c>null</c> while none is appointed.</summary>
    /// <remarks>Always <c>null</c> outside England, and for no authority.</remarks>
    public DateOnly? FirstDay(ActPart part, LaCode authority) =>
        !authority.IsEngland ? null
        : firstDays.TryGetValue((part, authority), out var own) ? own
        : firstDays.TryGetValue((part, default), out var all) ? all
        : null;

    /// <summary>Whether a part is law for an authority on a day.</summary>
    public bool IsInForce(ActPart part, LaCode authority, DateOnly day) => FirstDay(part, authority) is { } first && day >= first;
}
