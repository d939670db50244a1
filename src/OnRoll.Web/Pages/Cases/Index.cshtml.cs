using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Data.Casework;
using OnRoll.Domain.Casework;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Cases;

/// <summary>A list of cases, filtered by an address that can be kept and shared.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int MostAtOnce = 200;

    public CaseFilter Filter { get; private set; } = new();

    public new CasePage Page { get; private set; } = new([], "");

    public IReadOnlyList<string> Workers { get; private set; } = [];

    /// <summary>What can be done with several at once by whoever looks.</summary>
    public IReadOnlyList<Act> Bulk => asker.Principal is { } who ? [.. BulkModel.Offered.Where(act => act.NeedOf(who.Role, isTied: true) is not null)] : [];

    public DateOnly Today => asker.Today;

    public string Account => asker.Principal!.Account;

    /// <summary>The filters that the asker keeps, and those that the team shares.</summary>
    public IReadOnlyList<KeptFilter> Filters { get; private set; } = [];

    /// <summary>What is wrong with the name of a filter that is to be kept; empty: nothing.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The name as typed.</summary>
    public string Name { get; private set; } = "";

    public string Export(string form) => CasesAddress.Of(Filter with { After = "" }).Replace("/cases?", $"/cases?handler={form}&", StringComparison.Ordinal);

    public void OnGet(string? list, string? worker, string? state, string? rank, string? after)
    {
        Filter = CasesAddress.Read(list, worker, state, rank, after);
        var door = asker.Door();
        Filters = door.KeptFilters();
        Page = door.Cases(Filter);
        Workers = [.. door.Team().Prepend(Filter.Worker).Prepend("").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Keeps the filter under a name.</summary>
    public IActionResult OnPostKeep(string? list, string? worker, string? state, string? rank, string? name, string? shared)
    {
        var filter = CasesAddress.Read(list, worker, state, rank, null);
        var problems = asker.Door().KeepFilter(name ?? "", filter, shared == "yes");
        if (problems.Count == 0)
        {
            return Redirect(CasesAddress.Of(filter));
        }

        (Problem, Name) = (problems[0].Sentence, name ?? "");
        OnGet(list, worker, state, rank, null);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return base.Page();
    }

    /// <summary>Removes a filter of the asker's own.</summary>
    public IActionResult OnPostRemove(string? name)
    {
        asker.Door().RemoveFilter(name ?? "");
        return Redirect("/cases");
    }

    /// <summary>The list as a file, without names: what leaves is what a list needs, and the audit has the selection and the count.</summary>
    public FileContentResult OnGetCsv(string? list, string? worker, string? state, string? rank) =>
        File(CasesFile.Csv(All(CasesAddress.Read(list, worker, state, rank, null))), SheetFile.CsvType, $"cases-{asker.Today:yyyy-MM-dd}.csv");

    /// <summary>The same as a workbook.</summary>
    public FileContentResult OnGetXlsx(string? list, string? worker, string? state, string? rank) =>
        File(CasesFile.Workbook(All(CasesAddress.Read(list, worker, state, rank, null))), SheetFile.WorkbookType, $"cases-{asker.Today:yyyy-MM-dd}.xlsx");

    private List<CaseLine> All(CaseFilter filter)
    {
        var door = asker.Door();
        var lines = new List<CaseLine>();
        for (var page = door.Cases(filter with { Size = MostAtOnce }); ; page = door.Cases(filter with { Size = MostAtOnce, After = page.Next }))
        {
            lines.AddRange(page.Cases.Select(each => each.Line));
            if (page.Next.Length == 0)
            {
                return lines;
            }
        }
    }

    public static string NameOf(WorkList list) => list switch
    {
        WorkList.Open => "All open",
        WorkList.Overdue => "Overdue",
        WorkList.DueToday => "Due today",
        WorkList.DueSoon => "Due within a week",
        WorkList.NewReferrals => "New referrals",
        WorkList.WaitingForOthers => "Waiting for others",
        WorkList.ToDecide => "Closings to decide",
        WorkList.Unassigned => "Without a worker",
        WorkList.Offered => "Offered to us",
        WorkList.Escalated => "Escalated to the lead or further",
        WorkList.EscalatedToSenior => "Escalated to the senior officer",
        WorkList.ToAcknowledge => "Escalations to acknowledge",
        _ => "Closed",
    };
}
