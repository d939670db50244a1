using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>What stands of a record while statements are worked into it, and in the end the difference to what stood before.</summary>
internal sealed class Standing
{
    private readonly Dictionary<Slot, Assertion> before = [];
    private readonly Dictionary<Slot, Assertion> now = [];

    public Standing(EducationHistory history)
    {
        foreach (var line in history.Standing)
        {
            before[line.What.Slot] = line.What;
            now[line.What.Slot] = line.What;
        }
    }

    /// <summary>What stands, in no order that means anything.</summary>
    public IEnumerable<Assertion> All => now.Values;

    public Assertion? At(Slot slot) => now.GetValueOrDefault(slot);

    public void Say(Assertion assertion) => now[assertion.Slot] = assertion;

    public void TakeBack(Assertion assertion) => now.Remove(assertion.Slot);

    /// <summary>Says it until an earlier day.</summary>
    public void End(Assertion assertion, DateOnly last) => Say(assertion with { Held = new(assertion.Held.First, last) });

    /// <summary>The fewest additions that lead from what stood to what stands: first what is taken back, then what is said, the earliest to begin first.</summary>
    public IReadOnlyList<Restated> Difference() =>
    [
        .. before.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => new Restated(pair.Value, Withdraws: true)).OrderBy(Key),
        .. now.Where(pair => !before.TryGetValue(pair.Key, out var old) || !old.Equals(pair.Value)).Select(pair => new Restated(pair.Value, Withdraws: false)).OrderBy(Key),
    ];

    private static (DateOnly, Fact, string, string) Key(Restated restated) =>
        (restated.What.Held.First, restated.What.Slot.Fact, restated.What.Slot.Kind, restated.What.Slot.Place);
}
