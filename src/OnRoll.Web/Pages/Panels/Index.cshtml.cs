using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Placement;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Panels;

/// <summary>A meeting of a panel.</summary>
/// <param name="Waiting">How many cases it has not decided on.</param>
public sealed record Meeting(PanelKind Panel, DateOnly Meets, int Cases, int Waiting);

/// <summary>The meetings of panels, with how many cases are put to each.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int LookBack = 56;

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    public void OnGet() => Meetings = [.. asker.Door().Agendas(asker.Today.AddDays(-LookBack)).GroupBy(each => (each.Item.Meets, each.Item.Panel))
        .Select(meeting => new Meeting(meeting.Key.Panel, meeting.Key.Meets, meeting.Count(), meeting.Count(each => each.Item.Decision is null)))];

    public string NameOf(PanelKind panel) => Domain.Placement.Panels.NameOf(panel) is var name ? string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1)) : "";
}
