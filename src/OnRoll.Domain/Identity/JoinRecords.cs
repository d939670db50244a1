using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Identity;

/// <summary>What is known of who a child is, for deciding whether two may be one.</summary>
/// <param name="Records">The child's records.</param>
/// <param name="Births">Every birth date that stands in the history of one of the records.</param>
/// <param name="Identifiers">Every identifier that stands in one, sound or not.</param>
public sealed record Identification(IReadOnlyList<RecordId> Records, IReadOnlyList<DateOnly> Births, IReadOnlyList<Identified> Identifiers)
{
    /// <summary>Reads it off the histories of a child's records, each by itself: what one source says does not take the place of what another says.</summary>
    /// <remarks>
    /// The same for people and for rules. A date that was corrected or withdrawn no longer speaks: it was wrong, and a wrong date must
    /// not lift the veto of two numbers that differ.
    /// </remarks>
    /// <param name="lines">All that was ever recorded, each with the record it belongs to.</param>
    public static Identification Of(IReadOnlyList<RecordId> records, IEnumerable<(RecordId Record, Recorded Line)> lines)
    {
        var (births, identifiers) = (new List<DateOnly>(), new List<Identified>());
        foreach (var record in lines.GroupBy(each => each.Record))
        {
            var ledger = new ChildLedger(record.Key.ToString());
            foreach (var (_, line) in record)
            {
                ledger.Add(line);
            }

            var history = ledger.AsKnown();
            births.AddRange(history.BirthDay is { } birth ? [birth] : []);
            identifiers.AddRange(history.All<Identified>());
        }

        return new(records, [.. births.Distinct()], [.. identifiers.Distinct()]);
    }
}

/// <summary>A request to hold two records for records of one child.</summary>
/// <param name="Why">The asker's reason, without particulars.</param>
public sealed record JoinRecords(RecordId One, RecordId Other, string Why)
{
    /// <summary>Decides whether the two may be joined.</summary>
    /// <param name="joins">The decisions about both and those joined with them.</param>
    /// <param name="one">What is known of the child of <see cref="One"/>.</param>
    /// <param name="other">What is known of the child of <see cref="Other"/>.</param>
    /// <returns>No problem: join them.</returns>
    public IReadOnlyList<Problem> Check(Joins joins, Identification one, Identification other)
    {
        if (string.IsNullOrWhiteSpace(Why))
        {
            return [new("why.required", nameof(Why), "Enter the reason for joining the two records")];
        }

        if (One == Other)
        {
            return [new("join.itself", nameof(Other), "This is one record; choose another record to join it with")];
        }

        if (one.Records.Contains(Other))
        {
            return [new("join.already", nameof(Other), "The two records are of one child already")];
        }

        var apart = joins.Standing();
        foreach (var left in one.Records)
        {
            foreach (var right in other.Records)
            {
                if (apart.TryGetValue(left < right ? (left, right) : (right, left), out var verdict) && verdict is Verdict.NotSame)
                {
                    return [new("join.not-same", nameof(Other),
                        $"Somebody has decided that {left} and {right} are not the same child; take that decision back first, with a reason")];
                }
            }
        }

        return StrongIdentifiers.Veto(one, other) is { } veto ? [veto] : [];
    }
}

/// <summary>A request to part records that were joined.</summary>
/// <param name="Apart">The records that are another child's than those they are joined with.</param>
/// <param name="Belonging">Assertions made about a record of one side that are about the other side's child, each with its record there.</param>
/// <param name="AsIfNever">Takes the joins back without deciding that the two are not the same.</param>
/// <param name="Why">The asker's reason, without particulars.</param>
public sealed record PartRecords(
    IReadOnlyList<RecordId> Apart, IReadOnlyList<(RecordId MadeAbout, long Assertion, RecordId Belongs)> Belonging, bool AsIfNever, string Why)
{
    /// <summary>Decides whether they may be parted.</summary>
    /// <param name="child">All records of the child as it is now.</param>
    public IReadOnlyList<Problem> Check(IReadOnlyList<RecordId> child)
    {
        if (string.IsNullOrWhiteSpace(Why))
        {
            return [new("why.required", nameof(Why), "Enter the reason for parting the records")];
        }

        if (Apart.Count == 0 || Apart.Any(record => !child.Contains(record)))
        {
            return [new("part.none", nameof(Apart), "Choose records of this child to part from the others")];
        }

        if (Apart.Distinct().Count() >= child.Count)
        {
            return [new("part.all", nameof(Apart), "Leave at least one record; all of them together are this child")];
        }

        return Belonging.Any(item => !child.Contains(item.MadeAbout) || !child.Contains(item.Belongs))
            ? [new("part.belonging", nameof(Belonging), "An assertion can go only to a record of this child")]
            : [];
    }

    /// <summary>What is decided of each pair that joined the two sides.</summary>
    public IEnumerable<(RecordId Left, RecordId Right, Verdict Verdict)> Verdicts(Joins joins)
    {
        foreach (var ((left, right), verdict) in joins.Standing())
        {
            if (verdict is Verdict.Same && Apart.Contains(left) != Apart.Contains(right))
            {
                yield return (left, right, AsIfNever ? Verdict.Undone : Verdict.NotSame);
            }
        }
    }
}
