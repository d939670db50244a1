using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Time;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Panels;

/// <summary>A case on the agenda, with what the panel needs of it and no more.</summary>
/// <param name="PlaceDue">The last of the 20 school days within which a place is to be allocated; <c>null</c>: that clock is not running.</param>
/// <param name="Acts">By which the asker can enter a decision.</param>
public sealed record AgendaItem(string Id, PanelItem Item, ChildCase Case, DateOnly? PlaceDue, IReadOnlyList<Act> Acts, IReadOnlyList<(string Key, string Value)> Rows, IReadOnlyList<string> Tried);

/// <summary>The agenda of a panel's day: each case, its page, and what the panel decides.</summary>
public sealed class AgendaModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    private static readonly Act[] Deciding = [new PlaceByFairAccess(), new RecordPanelDecision()];

    public PanelKind Panel { get; private set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];

    /// <summary>The case whose decision is being entered; <c>null</c>: none.</summary>
    public AgendaItem? Chosen { get; private set; }

    public Act? Act { get; private set; }

    public string PanelName => Domain.Placement.Panels.NameOf(Panel) is var name ? string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1)) : "";

    public string Address => $"/panels/{Spelling.Of(Panel)}/{Day:yyyy-MM-dd}";

    public IActionResult OnGet([FromRoute] string panel, [FromRoute] string day, string? child, string? act)
    {
        if (!Open(panel, day))
        {
            return NotFound();
        }

        Choose(child, act);
        Seen = Chosen?.Case.Child.Version;
        return Page();
    }

    /// <summary>The agenda, then one page for each child.</summary>
    public IActionResult OnGetPdf([FromRoute] string panel, [FromRoute] string day)
    {
        if (!Open(panel, day) || Items.Count == 0)
        {
            return NotFound();
        }

        IEnumerable<string> agenda = [$"{PanelName}, {InWords(Day)}", "", .. Items.SelectMany(item => new[] { $"{item.Id}: {item.Item.Ask}", "" })];
        try
        {
            return File(LetterPdf.Of($"Agenda, {InWords(Day)}", Items.Select(PageOf).Prepend(agenda)), "application/pdf", $"panel-{Spelling.Of(Panel)}-{Day:yyyy-MM-dd}.pdf");
        }
        catch (InvalidOperationException)
        {
            return Page(); // a letter of an alphabet that the face lacks: the page can be printed
        }
    }

    public IActionResult OnPost([FromRoute] string panel, [FromRoute] string day, string? child, string? act)
    {
        if (!Open(panel, day) || !Choose(child, act))
        {
            return NotFound();
        }

        var given = ReadAnswers();
        try
        {
            var decision = Asker.Door("panel").Do(Act!, Chosen!.Case.Child.Id, given, Seen ?? 0);
            return decision.IsRefused ? Refuse(decision.Problems) : Redirect($"{Address}#child-{Chosen.Id}");
        }
        catch (StaleHistoryException)
        {
            Seen = Chosen!.Case.Child.Version; // nothing that was typed is lost
            return Refuse([new Problem("record.changed", "", "Somebody has changed this record since you opened it; look at it once more, then send the decision again")]);
        }
    }

    private bool Open(string panel, string day)
    {
        if (!Enum.GetValues<PanelKind>().Any(each => Spelling.Of(each) == panel) || !IsoDay.TryParse(day, out var meets))
        {
            return false;
        }

        (Panel, Day) = (Spelling.Parse<PanelKind>(panel), meets);
        Items = [.. Asker.Door("panel").Agendas(Day).Where(each => each.Item.Panel == Panel && each.Item.Meets == Day).Select(Read)];
        return true;
    }

    private AgendaItem Read(PanelCase listed)
    {
        var found = Asker.Door("panel").OpenCase(listed.Record);
        var acts = Deciding.Where(act => found.Acts.Any(offered => offered.Name == act.Name) && (act is RecordPanelDecision ? listed.Item.Decision is null : Panel is PanelKind.FairAccess && Day <= Today));
        return new(found.Child.Id.ToString(), listed.Item, found, found.Due.FirstOrDefault(item => item.Id == "D21")?.Due, [.. acts], PanelPage.Rows(found, Today), PanelPage.Tried(found));
    }

    private bool Choose(string? child, string? act)
    {
        Chosen = Items.FirstOrDefault(item => item.Id == child && item.Acts.Any(each => each.Name == act));
        Act = Chosen?.Acts.First(each => each.Name == act);
        Questions = Chosen is null ? [] : Act!.Questions(Chosen.Case.View, new(Asker.Principal!, Asker.Now));
        return Chosen is not null;
    }

    private static IEnumerable<string> PageOf(AgendaItem item) =>
    [
        item.Id, "", item.Item.Ask, "", .. item.Rows.Select(row => $"{row.Key}: {row.Value}"), "", .. item.Tried.Count > 0 ? ["What was tried", .. item.Tried, ""] : Array.Empty<string>(),
        item.Item.Decision is { } decision ? $"Decision: {decision.Words}" : "Decision:",
    ];
}
