using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Intake;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Imports;

/// <summary>What each row of a file would mean; a person decides whether it goes in.</summary>
public sealed class ReviewModel(Asker asker) : PageModel
{
    public new StagedFile File { get; private set; } = null!;

    public IReadOnlyList<ReviewLine> Lines { get; private set; } = [];

    public string Problem { get; private set; } = "";

    public string Done { get; private set; } = "";

    public IReadOnlyList<HeldBack> Held { get; private set; } = [];

    public long? Remainder { get; private set; }

    public bool Waits => File.State is StageState.Waits && Done.Length == 0;

    public long Count(ReviewCategory category) => category switch
    {
        ReviewCategory.New => File.Counts.New,
        ReviewCategory.AlreadyHere => File.Counts.AlreadyHere,
        ReviewCategory.MovedIn => File.Counts.MovedIn,
        ReviewCategory.Close => File.Counts.Close,
        _ => File.Counts.Rejected,
    };

    public void OnGet(long number) => Look(number);

    public IActionResult OnPostCommit(long number)
    {
        var outcome = asker.Door(IndexModel.Purpose).CommitStaged(number);
        Look(number);
        if (outcome.Problems.Count > 0)
        {
            return Refuse(outcome.Problems[0].Sentence);
        }

        Held = outcome.Held;
        Remainder = outcome.Remainder?.Number;
        Done = $"Taken in: {outcome.Records!.Import.Accepted} lines added something, {outcome.Records.Import.Unchanged} were held already, {outcome.Records.Import.NewRecords} children are new.";
        Lines = [];
        return Page();
    }

    public IActionResult OnPostDiscard(long number, string? why)
    {
        var problems = asker.Door(IndexModel.Purpose).DiscardStaged(number, why ?? "");
        Look(number);
        if (problems.Count > 0)
        {
            return Refuse(problems[0].Sentence);
        }

        return Redirect("/imports");
    }

    public static string NameOf(ReviewCategory category) => category switch
    {
        ReviewCategory.New => "New",
        ReviewCategory.AlreadyHere => "Already here",
        ReviewCategory.MovedIn => "Moved in",
        ReviewCategory.Close => "Look at closing",
        _ => "Could not be read",
    };

    private void Look(long number) => (File, Lines) = asker.Door(IndexModel.Purpose).StagedReview(number) is var (file, review) ? (file, review.Lines) : default;

    private PageResult Refuse(string sentence)
    {
        Problem = sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
