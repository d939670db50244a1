using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Audit;

/// <summary>A request to delete chosen assertions, where the law requires one thing that was said of a child to go and not all of it.</summary>
/// <param name="Record">The record they were said of.</param>
/// <param name="Assertions">Their numbers.</param>
/// <param name="Basis">The provision, or the retention rule, under which they must go.</param>
public sealed record EraseAssertions(RecordId Record, IReadOnlyCollection<long> Assertions, string Basis)
{
    /// <summary>Decides what goes.</summary>
    /// <remarks>
    /// The same said twice, and its withdrawal, hold the same content: they go with it. Where an assertion corrected another, the other would
    /// stand again as if nobody had known better; so it has to be named too, or left to stand by a correction first.
    /// </remarks>
    /// <param name="held">All assertions about the record that still have their content.</param>
    /// <returns>The problems; or, where there are none, the numbers of all that go.</returns>
    public (IReadOnlyList<Problem> Problems, IReadOnlyList<long> Goes) Check(IReadOnlyList<StoredAssertion> held)
    {
        if (string.IsNullOrWhiteSpace(Basis))
        {
            return ([new("basis.required", nameof(Basis), "Enter the provision or retention rule under which the assertions must be deleted")], []);
        }

        var chosen = held.Where(line => Assertions.Contains(line.Id)).ToList();
        if (chosen.Count == 0 || chosen.Count < Assertions.Distinct().Count())
        {
            return ([new("erase.none", nameof(Assertions), "Choose assertions that are held of this record and were not deleted before")], []);
        }

        var goes = held.Where(line => chosen.Exists(each => each.Fields.Equals(line.Fields))).Select(line => line.Id).ToHashSet();
        var again = Standing(held.Where(line => !goes.Contains(line.Id))).Except(Standing(held)).Order().ToList();
        return again.Count == 0 ? ([], [.. goes.Order()])
            : ([new("erase.again", nameof(Assertions), $"What was corrected would stand again: {string.Join(", ", again)}. Name those too, or record first what is so instead")], []);
    }

    private static IEnumerable<long> Standing(IEnumerable<StoredAssertion> lines)
    {
        var ledger = new ChildLedger("");
        foreach (var line in lines)
        {
            ledger.Add(line.ToRecorded());
        }

        return [.. ledger.AsKnown().Standing.Select(line => line.Sequence)];
    }
}
