using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Children;

/// <summary>One form for everything that can be done in a case: it asks what the act asks, and sends it to the one function that decides.</summary>
public sealed class ActModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    public string Id { get; private set; } = "";

    public Act Act { get; private set; } = null!;

    public ChildCase Case { get; private set; } = null!;

    /// <summary>What others recorded since the form was opened; <c>null</c>: nothing.</summary>
    public IReadOnlyList<string>? Changed { get; private set; }

    public IActionResult OnGet([FromRoute] string id, [FromRoute] string act, string? template, string? other)
    {
        if (!Open(id, act))
        {
            return NotFound();
        }

        (Seen, Once) = (Case.Child.Version, NewOnce());
        ShowDraft();
        if (Typed.Count == 0 && Act is SendLetter && template is not null)
        {
            Typed = Filled(template);
        }

        if (Typed.Count == 0 && Act is TieHousehold && RecordId.TryParse(other, out var named))
        {
            Typed = new Dictionary<string, string> { ["other"] = named.ToString() };
        }

        return Page();
    }

    public IActionResult OnPost([FromRoute] string id, [FromRoute] string act, string? keep)
    {
        if (!Open(id, act))
        {
            // Sent again after it was done: the case has moved on, and what was asked for is there.
            return Act is not null && OnceKey is { } key && Asker.Door().IsRecordedUnder(key) ? Redirect($"/children/{Id}?done={Act.Name}") : NotFound();
        }

        var given = ReadAnswers();
        if (keep is not null)
        {
            KeepDraft();
            return Redirect($"/children/{Id}");
        }

        // A letter is read and changed before it goes: choosing the template fills it in.
        if (Act is SendLetter && given["body"].Length == 0 && Letters.All.Any(letter => letter.Word == given["template"]))
        {
            KeepDraft();
            DropDraft();
            return Redirect($"/children/{Id}/{Act.Name}?template={given["template"]}");
        }

        try
        {
            // A form that does not say what its sender saw is as one that saw nothing.
            var decision = Asker.Door().Do(Act, Case.Child.Id, given, Seen ?? 0, OnceKey);
            if (decision.IsRefused)
            {
                return Refuse(decision.Problems);
            }
        }
        catch (StaleHistoryException)
        {
            Changed = [.. Since(Seen ?? 0)];
            Seen = Case.Child.Version;
            return Refuse([new Problem("record.changed", "", "Somebody has changed this record since you opened it")]);
        }

        DropDraft();
        return Redirect($"/children/{Id}?done={Act.Name}");
    }

    private bool Open(string id, string name)
    {
        if (!RecordId.TryParse(id, out var record) || Acts.Find(name) is not { } act)
        {
            return false;
        }

        Case = Asker.Door().OpenCase(record);
        (Id, Act) = (Case.Child.Id.ToString(), act);
        if (!Case.Acts.Contains(act))
        {
            return false;
        }

        Questions = act.Questions(Case.View, new(Asker.Principal!, Asker.Now));
        return true;
    }

    // The version is the number of the last line and how many there are: what has a higher number came since.
    private IEnumerable<string> Since(long seen)
    {
        var known = Case.Child.Ledger.Lines.Count;
        return Case.Child.Ledger.Lines.Where(line => line.Sequence + known > seen).OrderByDescending(line => line.Sequence).Take(20)
            .Select(line => line.What is CaseEntry entry ? $"{InWords(entry.On)}: {entry.Words}, by {entry.By}" : line.What.Words);
    }

    private Dictionary<string, string> Filled(string template)
    {
        var history = Case.View.History;
        var name = history.All<Named>().LastOrDefault()?.Name.ToString() ?? "your child";
        var school = history.All<Applied>().LastOrDefault(each => each.Kind is ApplicationKind.Offered)?.Place ?? "(name of the school)";
        if (Letters.Fill(template, new(name, Authorities.Find(Case.Child.Owner)?.Name ?? "The authority", Asker.Principal!.Account, Id, school, Today)) is not { } letter)
        {
            return [];
        }

        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["template"] = template, ["to"] = "the parent or carer", ["body"] = letter.Body };
        if (letter.Reply is { } reply)
        {
            (typed["reply-day"], typed["reply-month"], typed["reply-year"]) = ($"{reply.Day}", $"{reply.Month}", $"{reply.Year}");
        }

        return typed;
    }
}
