using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Intake;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Imports;

/// <summary>The files that wait for a decision, and a form to send one for review. Nothing of it goes in here.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = 10_100_000)]
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int MostFaults = 20;
    private const long Largest = 10_000_000;

    public IReadOnlyList<StagedFile> Waiting { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; } = [.. RecordKinds.Layouts.Select(layout => layout.Kind)];

    public string Source { get; private set; } = "";

    public string Problem { get; private set; } = "";

    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Those on which nobody decided in time.</summary>
    public IReadOnlyList<StagedFile> Lapsed { get; private set; } = [];

    /// <summary>The last day on which a file can be decided on.</summary>
    public DateOnly? Until(StagedFile file) => asker.Door(Purpose).WaitsUntil(file);

    public void OnGet() => Look();

    private void Look()
    {
        var door = asker.Door(Purpose);
        (Waiting, Lapsed) = (door.Staged(), door.LapsedFiles());
    }

    public IActionResult OnPost(string? kind, string? source, IFormFile? file)
    {
        Source = source?.Trim() ?? "";
        Problem = file is null || file.Length == 0 ? "Select a file" : file.Length > Largest ? "Select a file of up to 10 MB" : Source.Length is 0 or > 60 ? "Enter the source" : kind is null || !RecordKinds.Has(kind) ? "Select the kind of file" : "";
        var door = asker.Door(Purpose);
        if (Problem.Length == 0)
        {
            var faults = new List<string>();
            using var stream = file!.OpenReadStream();
            var outcome = door.Stage(stream, Path.GetFileName(file.FileName), kind!, new(Source, asker.Principal!.Authority), MapChoice.Saved, finding =>
            {
                if (finding.Severity is not Severity.Notice && faults.Count < MostFaults)
                {
                    faults.Add(finding.In("row"));
                }
            });
            if (outcome.File is { } staged)
            {
                return Redirect($"/imports/{staged.Number}");
            }

            (Problem, Faults) = ("Nothing of the file could be used; see below", faults);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Look();
        return Page();
    }

    internal const string Purpose = "taking in files, Education Act 1996 s 436A";
}
