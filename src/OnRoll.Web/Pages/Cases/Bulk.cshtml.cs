using Microsoft.AspNetCore.Mvc;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Web.Casework;
using OnRoll.Web.Hosting;
using OnRoll.Web.SignIn;

namespace OnRoll.Web.Pages.Cases;

/// <summary>Does one thing in several cases, each with the same checks as by itself.</summary>
public sealed class BulkModel(Asker asker, SealedDrafts drafts) : FormPage(asker, drafts)
{
    private const int MostAtOnce = 50;

    /// <summary>What makes sense for several children at once.</summary>
    public static IReadOnlyList<Act> Offered { get; } = [new Assign(), new SetTask(), new Review(), new DecideReferral(), new AddReferral(), new RecordEnquiry()];

    public Act Act { get; private set; } = Offered[0];

    public IReadOnlyList<RecordId> Records { get; private set; } = [];

    public IReadOnlyList<(RecordId Record, string Outcome)> Outcomes { get; private set; } = [];

    public IActionResult OnGet(string? act, string[] record)
    {
        Once = NewOnce();
        return Choose(act, record) ? Page() : NotFound();
    }

    public IActionResult OnPost(string? act, string[] record)
    {
        if (!Choose(act, record))
        {
            return NotFound();
        }

        var given = ReadAnswers();
        var answers = Answers.Of(Questions, given, Today);
        if (answers.Problems.Count > 0)
        {
            return Refuse(answers.Problems);
        }

        Outcomes = [.. Records.Select(each => (each, Done(each, given)))];
        return Page();
    }

    private string Done(RecordId record, IReadOnlyDictionary<string, string> given)
    {
        try
        {
            var decision = Asker.Door().Do(Act, record, given, once: OnceKey is { } key ? $"{key} {record}" : null);
            return decision.IsRefused ? decision.Problems[0].Sentence : "done";
        }
        catch (GateClosedException)
        {
            return "no such child, or not one that this account may work on";
        }
    }

    private bool Choose(string? act, string[] records)
    {
        Act = Offered.FirstOrDefault(each => each.Name == act) ?? Act;
        Records = [.. records.Select(text => RecordId.TryParse(text, out var record) ? record : default).Where(record => record != default).Distinct().Take(MostAtOnce)];
        if (Records.Count == 0 || !Asker.MayOfMany(GateAction.ListChildren) || Act.NeedOf(Asker.Principal!.Role, isTied: true) is null)
        {
            return false;
        }

        Questions = Act.Questions(Asker.Door().OpenCase(Records[0]).View, new(Asker.Principal, Asker.Now));
        return true;
    }
}
