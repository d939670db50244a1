using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Web.Casework;

/// <summary>What a panel needs of a child to decide: no name, no address, nobody's contact.</summary>
public static class PanelPage
{
    private const int LastSteps = 12;

    public static IReadOnlyList<(string Key, string Value)> Rows(ChildCase found, DateOnly today)
    {
        var (view, now) = (found.View, found.View.Timeline.Child.On(today));
        var missing = Answer.Of(view.Timeline, Definitions.Cme, today);
        var last = view.History.All<Registered>().LastOrDefault();
        return
        [
            ("Age", now.Age is { } age ? $"{age}" : "Not known"),
            ("Missing education", missing is { Result: Tri.True, Since: { } since } ? string.Create(CultureInfo.InvariantCulture, $"since {since:d MMMM yyyy}, {missing.Days} days") : missing.Result is Tri.False ? "No" : "Not known"),
            ("Reason", now.Reason?.Label ?? "Not recorded"),
            ("Last school (URN)", last is null ? "None on record" : $"{last.School} ({last.Held})"),
            ("Rank", Ranks.NameOf(found.Ranking.Rank)),
            ("State", CaseStates.NameOf(view.File.State)),
            ("Fair access", view.File.FairAccess is { } step ? $"{FairAccess.NameOf(step.Step)}: {step.Why}" : "Not yet considered"),
            ("Applications", string.Join("; ", view.History.All<Applied>().Select(each => each.Words)) is { Length: > 0 } words ? words : "None on record"),
        ];
    }

    /// <summary>The last steps of the work, each with its day.</summary>
    public static IReadOnlyList<string> Tried(ChildCase found) =>
        [.. found.View.File.Log.Select(each => each.Entry).Where(each => each is Moved or FairAccessTaken or EnquiryMade).TakeLast(LastSteps).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.On:d MMMM yyyy}: {line.Words}"))];
}
