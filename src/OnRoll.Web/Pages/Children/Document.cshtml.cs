using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>Hands a document out, to be kept and not shown within our pages: what somebody sent us runs nowhere here.</summary>
public sealed class DocumentModel(Asker asker) : PageModel
{
    public IActionResult OnGet(string id, string key)
    {
        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        var document = asker.Door().Document(record, key);
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(document.Content, document.Entry.MediaType, document.Entry.FileName);
    }
}
