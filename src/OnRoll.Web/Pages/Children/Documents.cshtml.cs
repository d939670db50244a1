using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>The documents of a case, and the letters that went out.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = 6_000_000)]
public sealed class DocumentsModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public IReadOnlyList<Attached> Documents { get; private set; } = [];

    public IReadOnlyList<LetterSent> Letters { get; private set; } = [];

    public string Problem { get; private set; } = "";

    public bool MayAdd => asker.May(GateAction.WorkCase);

    public IActionResult OnGet(string id) => Look(id) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string id, IFormFile? file)
    {
        if (Look(id) is not { } record)
        {
            return NotFound();
        }

        using var content = new MemoryStream();
        if (file is { Length: > 0 and <= Domain.Casework.Documents.Longest })
        {
            await file.CopyToAsync(content, HttpContext.RequestAborted);
        }

        var problems = asker.Door().Attach(record, file?.FileName ?? "", content.ToArray());
        if (problems.Count == 0)
        {
            return Redirect($"/children/{Id}/documents");
        }

        Problem = problems[0].Sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RecordId? Look(string id)
    {
        if (!RecordId.TryParse(id, out var record) || RoleTable.IsFamily(asker.Principal!.Role))
        {
            return null;
        }

        var found = asker.Door().OpenCase(record);
        Id = found.Child.Id.ToString();
        Documents = [.. found.View.File.Log.Select(line => line.Entry).OfType<Attached>()];
        Letters = [.. found.View.File.Log.Select(line => line.Entry).OfType<LetterSent>()];
        return found.Child.Id;
    }
}
