using Microsoft.AspNetCore.Mvc;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Referrals;
using OnRoll.Web.Casework;
using OnRoll.Web.Components;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Referrals;

/// <summary>A step of the journey.</summary>
public sealed record ReferralStep(string Name, string Title, string Lead, IReadOnlyList<Question> Questions);

/// <summary>Refers a child that the register does not hold: search first, then who, where, what was said, and a look at all of it.</summary>
/// <remarks>The answers of all its pages are one draft, kept until they are sent.</remarks>
public sealed class NewModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    private static readonly ReferralStep[] Steps =
    [
        new("who", "Who is the child?", "Search first: if the register holds the child already, add the referral on the child's page.", ReferChild.Who),
        new("where", "Where is the child?", "As far as anybody knows.", ReferChild.Where),
        new("account", "What were you told?", "", AddReferral.About),
        new("check", "Check your answers", "Nothing is recorded until you send it.", []),
    ];

    // Kept with the answers: a draft that outlived its sending, because the program was cut off, is not sent as another child.
    private const string KeptOnce = "kept-once";

    public ReferralStep Step { get; private set; } = Steps[0];

    /// <summary>The steps that ask something.</summary>
    public IReadOnlyList<ReferralStep> Parts => Steps[..^1];

    /// <summary>The answers so far, by question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    public string? Back => Array.IndexOf(Steps, Step) switch
    {
        0 => "/search",
        var place => $"/referrals/new?step={Steps[place - 1].Name}",
    };

    public IActionResult OnGet(string? step)
    {
        if (!Asker.MayOfMany(GateAction.Refer))
        {
            return NotFound();
        }

        if (step is null)
        {
            return Redirect("/search"); // search before create
        }

        Choose(step);
        ShowDraft();
        Once = Typed.GetValueOrDefault(KeptOnce);
        Answers = QuestionField.Read(ReferChild.Questions, Typed);
        return Page();
    }

    public IActionResult OnPost(string? step)
    {
        Choose(step ?? "who");
        if (!Asker.MayOfMany(GateAction.Refer))
        {
            return NotFound();
        }

        if (Step.Name == "check")
        {
            return Send();
        }

        var given = ReadAnswers();
        var answers = Domain.Casework.Answers.Of(Step.Questions, given, Today);
        if (answers.Problems.Count > 0)
        {
            return Refuse(answers.Problems);
        }

        var typed = Typed;
        Typed = new Dictionary<string, string>();
        ShowDraft();
        var together = new Dictionary<string, string>(Typed, StringComparer.Ordinal);
        foreach (var (name, value) in typed.Where(pair => pair.Key != "step"))
        {
            together[name] = value;
        }

        together.TryAdd(KeptOnce, NewOnce());
        Typed = together;
        KeepDraft();
        return Redirect($"/referrals/new?step={Steps[Array.IndexOf(Steps, Step) + 1].Name}");
    }

    private IActionResult Send()
    {
        ShowDraft();
        Once ??= Typed.GetValueOrDefault(KeptOnce);
        Answers = QuestionField.Read(ReferChild.Questions, Typed);
        var (decision, record) = Asker.Door().Refer(Answers, OnceKey);
        if (!decision.IsRefused)
        {
            DropDraft();
            return Redirect($"/children/{record}?done=referred");
        }

        // Back to the first page on which something is to be mended.
        Step = Steps.First(each => each.Name == "check" || each.Questions.Any(question => decision.Problems.Any(problem => problem.Field == question.Name)));
        Questions = Step.Questions;
        return Refuse(decision.Problems);
    }

    private void Choose(string step)
    {
        Step = Array.Find(Steps, each => each.Name == step) ?? Steps[0];
        Questions = Step.Questions;
    }
}
