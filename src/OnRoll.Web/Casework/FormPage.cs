using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Web.Components;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Casework;

/// <summary>What the forms of casework have in common: questions, what was typed, what is wrong, and the draft that outlives the session.</summary>
public abstract class FormPage(Asker asker, SealedDrafts drafts) : PageModel
{
    protected Asker Asker { get; } = asker;

    /// <summary>What is asked.</summary>
    public IReadOnlyList<Question> Questions { get; protected set; } = [];

    /// <summary>What was typed, by the name of the box; empty: the form is new.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; protected set; } = new Dictionary<string, string>();

    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Whether what stands in the form was kept from before.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>The version of the child's record that whoever fills the form in has seen.</summary>
    [BindProperty(Name = "seen")]
    public long? Seen { get; set; }

    /// <summary>A number of this one form, by which what is sent twice is recorded once.</summary>
    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    /// <summary>The key of the form as the register keeps it; <c>null</c>: it has none.</summary>
    protected string? OnceKey => Guid.TryParseExact(Once, "n", out _) ? $"page {Once}" : null;

    protected static string NewOnce() => Guid.NewGuid().ToString("n");

    public DateOnly Today => Asker.Today;

    /// <summary>The form's path, under which its draft is kept.</summary>
    public string Form => Request.Path.Value!;

    protected void ShowDraft()
    {
        if (Typed.Count == 0 && drafts.Find(Asker.Principal!.Account, Form) is { Count: > 0 } kept)
        {
            (Typed, IsDraft) = (kept, true);
        }
    }

    protected void KeepDraft() => drafts.Keep(Asker.Principal!.Account, Form, Typed);

    protected void DropDraft() => drafts.Drop(Asker.Principal!.Account, Form);

    /// <summary>Reads what was sent.</summary>
    protected IReadOnlyDictionary<string, string> ReadAnswers()
    {
        Typed = Request.Form.Where(field => field.Key != "__RequestVerificationToken").ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return QuestionField.Read(Questions, Typed);
    }

    /// <summary>Shows the form again, with what is wrong.</summary>
    protected PageResult Refuse(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
