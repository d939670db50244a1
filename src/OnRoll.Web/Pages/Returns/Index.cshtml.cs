using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Clocks;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Returns;

/// <summary>What the authority owes next, by the dated calendar of the collection. Says nothing of any child.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int Shown = 6;

    public IReadOnlyList<CollectionRounds.Round> Owed { get; private set; } = [];

    public IReadOnlyList<CollectionRounds.Round> Rounds { get; private set; } = [];

    public DateOnly Today => asker.Today;

    public void OnGet()
    {
        Owed = CollectionRounds.OwedOn(Today);
        Rounds = [.. Owed.Concat(CollectionRounds.All.Reverse()).Distinct().OrderByDescending(round => round.CensusDay).Take(Math.Max(Shown, Owed.Count))];
    }
}
