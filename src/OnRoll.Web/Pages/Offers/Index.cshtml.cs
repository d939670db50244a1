using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Offers;

/// <summary>A case that another authority offers: no more of the child than is needed to say whether it is here.</summary>
public sealed class IndexModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    public OfferedCase Offer { get; private set; } = null!;

    public Act Act { get; } = new AnswerHandOver();

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!Open(id))
        {
            return NotFound();
        }

        (Seen, Once) = (Offer.Version, NewOnce());
        ShowDraft();
        return Page();
    }

    public IActionResult OnPost([FromRoute] string id)
    {
        if (!Open(id))
        {
            return NotFound();
        }

        var given = ReadAnswers();
        try
        {
            var decision = Asker.Door().Do(Act, Offer.Id, given, Seen ?? 0, OnceKey);
            if (decision.IsRefused)
            {
                return Refuse(decision.Problems);
            }
        }
        catch (StaleHistoryException)
        {
            Seen = Offer.Version; // nothing that was typed is lost
            return Refuse([new Problem("record.changed", "", "The record has changed since you opened it; look at it once more, then send your answer again")]);
        }

        DropDraft();
        return Redirect(given["accepted"] == "yes" ? $"/children/{Offer.Id}" : "/cases?list=offered");
    }

    private bool Open(string id)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return false;
        }

        Offer = Asker.Door().OpenOffer(record);
        Questions = AnswerHandOver.Asked;
        return true;
    }
}
