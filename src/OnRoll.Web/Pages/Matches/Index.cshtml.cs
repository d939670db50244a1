using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Matches;

/// <summary>Identity questions that wait for a decision, and deciding on them.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    public IReadOnlyList<PossibleMatch> Pairs { get; private set; } = [];

    public IReadOnlyList<RollQuestionAsked> Questions { get; private set; } = [];

    public string Problem { get; private set; } = "";

    /// <summary>The box that the problem is about.</summary>
    public string At { get; private set; } = "";

    /// <summary>Whether the asker's authority keeps a record, so that it can be opened.</summary>
    public bool IsOurs(RecordId record) => record.Authority == asker.Principal!.Authority;

    public void OnGet() => Look();

    public IActionResult OnPost(string? one, string? other, string? verdict, string? why)
    {
        if (!RecordId.TryParse(one, out var left) || !RecordId.TryParse(other, out var right))
        {
            return NotFound();
        }

        var door = asker.Door();
        return Answer($"why-{left}-{right}", verdict == "same" ? door.Join(new(left, right, why ?? "")) : door.HoldApart(left, right, why ?? ""));
    }

    public IActionResult OnPostAnswer(long id, string? authority, string? why) =>
        LaCode.TryParse(authority ?? "", out var code, out _) ? Answer($"why-{code}-{id}", asker.Door().AnswerFinding(id, why ?? "", code)) : NotFound();

    private IActionResult Answer(string at, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            return Redirect("/matches");
        }

        (At, Problem) = (at, problems[0].Sentence);
        Look();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Look()
    {
        var door = asker.Door();
        Pairs = door.PossibleMatches();
        Questions = door.Findings();
    }
}
