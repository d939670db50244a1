using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Enquiries;

/// <summary>Where a school or a service that was asked about a child records what it did and found: it sees its own questions, and nothing of the case.</summary>
public sealed class IndexModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    private readonly RecordEnquiry act = new();

    public EnquiryForm Enquiry { get; private set; } = null!;

    public string Title => act.Title;

    public bool IsDone { get; private set; }

    public IActionResult OnGet([FromRoute] string id, string? done)
    {
        if (!Open(id))
        {
            return NotFound();
        }

        IsDone = done is "yes";
        Seen = Enquiry.Version;
        ShowDraft();
        return Page();
    }

    public IActionResult OnPost([FromRoute] string id)
    {
        if (!Open(id))
        {
            return NotFound();
        }

        try
        {
            var decision = Asker.Door().Do(act, Enquiry.Id, ReadAnswers(), Seen ?? 0);
            if (decision.IsRefused)
            {
                return Refuse(decision.Problems);
            }
        }
        catch (StaleHistoryException)
        {
            Seen = Enquiry.Version; // what they found stays true, whatever others recorded
            return Refuse([new Problem("record.changed", "", "The record has changed since you opened it; send your answers once more")]);
        }

        DropDraft();
        return Redirect($"/enquiries/{Enquiry.Id}?done=yes");
    }

    private bool Open(string id)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return false;
        }

        Enquiry = Asker.Door("an enquiry about a child missing education, Education Act 1996 s 436A").OpenEnquiry(record);
        Questions = act.Questions(Enquiry.View, new(Asker.Principal!, Asker.Now));
        return true;
    }
}
