using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Registers;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.NotInSchool;

/// <summary>The register of children not in school, each child's place worked out from the facts.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    public ILookup<RegisterPlace, RecordId> Children { get; private set; } = null!;

    /// <summary>The place whose children are listed; <c>null</c>: none.</summary>
    public RegisterPlace? Shown { get; private set; }

    /// <summary>What the law is for the authority today.</summary>
    public string Law { get; private set; } = "";

    public void OnGet(string? place)
    {
        Children = asker.Door().NotInSchool(asker.Today);
        Shown = Domain.Registers.NotInSchool.Places.Where(each => Spelling.Of(each.Place) == place).Select(each => (RegisterPlace?)each.Place).FirstOrDefault();
        Law = Commencements.None.IsInForce(ActPart.Registers, asker.Principal!.Authority, asker.Today)
            ? $"The statutory register: {ActPart.Registers.Inserts}."
            : "The statutory register (Education Act 1996, ss 436B to 436G, by the 2026 Act) has not been commenced. Until it is, this is the authority's own practice under s 436A, and no parent owes particulars under it.";
    }

    public string NameOf(RegisterPlace place) => Domain.Registers.NotInSchool.Places.First(each => each.Place == place).Name;
}
