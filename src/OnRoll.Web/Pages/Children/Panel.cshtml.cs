using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>A child's page of the pack for a fair access or other panel: what it needs to decide, and no name.</summary>
public sealed class PanelModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public ChildCase Case { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Value)> Rows { get; private set; } = [];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!RecordId.TryParse(id, out var record) || (asker.Principal is { } who && RoleTable.IsFamily(who.Role)))
        {
            return NotFound();
        }

        Case = asker.Door("panel").OpenCase(record);
        Id = Case.Child.Id.ToString();
        var now = Case.View.Timeline.Child.On(asker.Today);
        var missing = Answer.Of(Case.View.Timeline, Definitions.Cme, asker.Today);
        var last = Case.View.History.All<Registered>().LastOrDefault();
        Rows =
        [
            ("Age", now.Age is { } age ? $"{age}" : "Not known"),
            ("Missing education", missing is { Result: Tri.True, Since: { } since } ? string.Create(CultureInfo.InvariantCulture, $"since {since:d MMMM yyyy}, {missing.Days} days") : $"{missing.Result}"),
            ("Reason", now.Reason?.Label ?? "Not recorded"),
            ("Last school (URN)", last is null ? "None on record" : $"{last.School} ({last.Held})"),
            ("Rank", Ranks.NameOf(Case.Ranking.Rank)),
            ("State", CaseStates.NameOf(Case.View.File.State)),
            ("Fair access", Case.View.File.FairAccess is { } step ? $"{FairAccess.NameOf(step.Step)}: {step.Why}" : "Not yet considered"),
            ("Applications", string.Join("; ", Case.View.History.All<Applied>().Select(each => each.Words)) is { Length: > 0 } words ? words : "None on record"),
        ];
        return Page();
    }
}
