using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>A letter that was sent, as PDF.</summary>
public sealed class LetterModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public IActionResult OnGet(string id, string key)
    {
        if (!RecordId.TryParse(id, out var record) || RoleTable.IsFamily(asker.Principal!.Role))
        {
            return NotFound();
        }

        var found = asker.Door().OpenCase(record);
        Id = found.Child.Id.ToString();
        if (found.View.File.Log.Select(line => line.Entry).OfType<LetterSent>().FirstOrDefault(letter => letter.Key == key) is not { } letter)
        {
            return NotFound();
        }

        try
        {
            return File(LetterPdf.Of(letter), "application/pdf", $"letter-{Id}-{letter.On:yyyy-MM-dd}.pdf");
        }
        catch (InvalidOperationException)
        {
            return Page(); // a letter of an alphabet that the face lacks
        }
    }
}
