using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>How two children belong together.</summary>
public enum HouseholdTie : byte
{
    /// <summary>Brother or sister, half or step among them, wherever each lives.</summary>
    Sibling = 0,

    /// <summary>They live in one household, kin or not.</summary>
    SameHousehold,
}

/// <summary>Somebody says that another child belongs to this one's family or household. Said once, of either of the two, it holds for both.</summary>
/// <param name="Key">The other child's record, such as <c>202-17</c>: so that what is said of the same two on the same day takes the place of what was said before.</param>
/// <param name="Since">Since when, where that is known.</param>
/// <param name="Source">Who says so.</param>
public sealed record HouseholdTied(DateOnly On, string Key, string By, HouseholdTie Tie, DateOnly? Since, string Source) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.Identity;

    // Neither which child nor how: where the other lives may be protected, and who may know of the other is ruled on for itself.
    public override string Words => "Another child of the family or household recorded";

    public override string Text => Source;
}

/// <summary>The two no longer belong together, or never did.</summary>
/// <param name="Key">The other child's record.</param>
/// <param name="Until">The last day on which they did.</param>
public sealed record HouseholdUntied(DateOnly On, string Key, string By, DateOnly Until, string Source) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.Identity;

    public override string Words => "Another child of the family or household ended";

    public override string Text => Source;
}

/// <summary>How a child stands to another, from all that was said of the two.</summary>
/// <param name="Other">The other child, by its first record.</param>
/// <param name="Until">The last day; <c>null</c> while it is still so.</param>
public sealed record StandingTie(RecordId Other, HouseholdTie Tie, DateOnly? Since, DateOnly? Until, string Source, string By, DateOnly On)
{
    public bool HoldsOn(DateOnly day) => (Since is not { } first || first <= day) && (Until is not { } last || day <= last);
}

/// <summary>Who belongs to a child's family and household.</summary>
public static class Households
{
    public static string NameOf(HouseholdTie tie) => tie switch
    {
        HouseholdTie.Sibling => "brother or sister",
        _ => "in the same household",
    };

    /// <summary>What stands of the ties of one child, by what was said of it and of the others: of the same two the last word counts.</summary>
    /// <param name="said">Each statement with the child it is about besides this one.</param>
    public static IReadOnlyList<StandingTie> Of(IEnumerable<(RecordId Other, Recorded Line)> said)
    {
        var ties = new List<StandingTie>();
        foreach (var pair in said.GroupBy(statement => statement.Other).OrderBy(pair => pair.Key))
        {
            StandingTie? stands = null;
            foreach (var (other, line) in pair.OrderBy(statement => statement.Line.At).ThenBy(statement => statement.Line.Sequence))
            {
                stands = line.What switch
                {
                    HouseholdTied tied => new(other, tied.Tie, tied.Since, null, tied.Source, tied.By, tied.On),
                    HouseholdUntied ended when stands is not null => stands with { Until = ended.Until },
                    _ => stands,
                };
            }

            if (stands is not null)
            {
                ties.Add(stands);
            }
        }

        return ties;
    }

    /// <summary>An address as it is compared with others: letters and digits alone, so that how its lines were broken does not count. Empty where it says too little to tell one home from another.</summary>
    public static string Folded(PostalAddress address) => address.Line1.Length == 0 || address.Postcode.Length == 0 ? ""
        : string.Concat($"{address.Line1}{address.Line2}{address.Town}{address.Postcode}".Where(letter => letter is not (' ' or ',' or '.' or '\n'))).ToLowerInvariant();
}
