using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Web.Pages.Cases;

namespace OnRoll.Web.Casework;

/// <summary>The family and household on a child's page: who else there is, how each stands, and what can be done for several at once.</summary>
/// <param name="MissingTogether">The child of the page and those of the others who are missing education today; empty unless there are several.</param>
/// <param name="Bulk">What the asker can do for several at once.</param>
/// <param name="MayTie">Whether the asker can record how another child belongs to this one.</param>
public sealed record HouseholdView(string Id, IReadOnlyList<HouseholdChild> Children, IReadOnlyList<string> MissingTogether, IReadOnlyList<Act> Bulk, bool MayTie, DateOnly Today)
{
    public static HouseholdView None { get; } = new("", [], [], [], false, default);

    public static HouseholdView Of(ChildCase found, IReadOnlyList<HouseholdChild> children, Principal who, DateOnly today)
    {
        var isMissing = found.Child.Sight.Parts.Contains(RecordPart.Education) && Domain.Status.Answer.Of(found.View.Timeline, Domain.Status.Definitions.Cme, today).Result is Tri.True;
        var missing = children.Where(each => each is { IsSeen: true, Missing.Result: Tri.True }).Select(each => each.Record.ToString()).ToList();
        IReadOnlyList<string> together = isMissing && missing.Count > 0 ? [found.Child.Id.ToString(), .. missing] : missing.Count > 1 ? missing : [];
        return new(found.Child.Id.ToString(), children, together, [.. BulkModel.Offered.Where(act => act.NeedOf(who.Role, isTied: true) is not null)], found.Acts.Any(act => act is TieHousehold), today);
    }

    /// <summary>How another child belongs to this one, in words.</summary>
    public static string Belongs(HouseholdChild child) => (child.Tie, child.IsSameAddress) switch
    {
        ({ } tie, true) => $"{Capital(Households.NameOf(tie.Tie))}, same address",
        ({ Tie: HouseholdTie.SameHousehold }, false) when child.IsPlaceHidden => "Another child",
        ({ } tie, false) => Capital(Households.NameOf(tie.Tie)),
        _ => "Same address; nobody has recorded how they belong together",
    };

    /// <summary>What the definition says of the other child today, in words.</summary>
    public static string Stands(HouseholdChild child) => child.Missing switch
    {
        { Result: Tri.True, Since: { } since } answer => FormattableString.Invariant($"Missing education since {since:d MMMM yyyy}: {answer.Days:N0} days"),
        { Result: Tri.False } => "Not missing education",
        { } => "Not known whether missing education",
        _ => "",
    };

    private static string Capital(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
}
