using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Ledger;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages;

/// <summary>What waits for whoever is signed in: their own work, their team's, and what is due first.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private const int FirstFew = 10;

    public string Where => asker.AuthorityName;

    public string Greeting { get; private set; } = "";

    /// <summary><c>null</c> for roles that work on no list of cases.</summary>
    public QueueCounts? Queues { get; private set; }

    public IReadOnlyList<ListedCase> First { get; private set; } = [];

    /// <summary>The children tied to the account, of roles that see those alone; <c>null</c>: of others.</summary>
    public IReadOnlyList<OwnChild>? Own { get; private set; }

    public string Nothing { get; private set; } = "";

    /// <summary>Children about whom a school or a service was asked, by reference.</summary>
    public IReadOnlyList<RecordId> AskedAbout { get; private set; } = [];

    /// <summary>What waits besides cases for those who answer for it: what it is, how much of it (<c>null</c>: counted only when the list is opened), and the address of its list.</summary>
    public IReadOnlyList<(string Name, int? Count, string Address)> Answering { get; private set; } = [];

    /// <summary>The filters of cases that the asker keeps, and those that the team shares.</summary>
    public IReadOnlyList<KeptFilter> Filters { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (asker.Principal is not { } principal)
        {
            return Redirect("/sign-in");
        }

        Answering = [.. Tiles(principal)];
        Greeting = $"Today, {asker.Today:dddd d MMMM}";
        if (!asker.MayListCases)
        {
            Own = asker.MayHaveChildren ? asker.Door().OwnChildren() : null;
            AskedAbout = asker.May(GateAction.Enquire) ? asker.Door().AskedAbout() : [];
            Nothing = AskedAbout.Count > 0 ? "" : principal.Role switch
            {
                Role.Administrator => "You make and end accounts, and give first passwords. You see no child.",
                Role.Auditor => "The audit is read from the command line: onroll report access, onroll verify.",
                Role.Analyst => "Counts are made from the command line: onroll snapshot, onroll series.",
                _ => "Nothing waits for you here. If you were sent a child's reference, open it by its address.",
            };
            return Page();
        }

        var door = asker.Door();
        Filters = door.KeptFilters();
        Queues = door.Queues();
        Reached = IsHigherUp ? door.Cases(new(ReachedList, Size: FirstFew)).Cases : [];
        First = Reached.Count > 0 && Queues.Mine[WorkList.Open] == 0 ? [] : door.Cases(new(Worker: Queues.Mine[WorkList.Open] > 0 ? principal.Account : "", Size: FirstFew)).Cases;
        return Page();
    }

    /// <summary>What has reached whoever is signed in, where they stand higher up: the earliest due first.</summary>
    public IReadOnlyList<ListedCase> Reached { get; private set; } = [];

    /// <summary>Whether it is somebody to whom late work climbs.</summary>
    public bool IsHigherUp => asker.Principal is { Role: Role.Lead or Role.SeniorOfficer };

    /// <summary>The list of what has reached them.</summary>
    public WorkList ReachedList => asker.Principal is { Role: Role.SeniorOfficer } ? WorkList.EscalatedToSenior : WorkList.Escalated;

    private IEnumerable<(string, int?, string)> Tiles(Principal principal)
    {
        if (Door.MayDecideMatches(principal, Asker.Casework))
        {
            yield return ("possible matches", asker.Door().MatchesThatWait().Total, "/matches");
        }

        if (principal.Role is Role.Lead or Role.SeniorOfficer or Role.Analyst)
        {
            yield return ("returns owed", CollectionRounds.OwedOn(asker.Today).Count, "/returns");
        }
    }

    /// <summary>The lists that a home page shows, with what they are called.</summary>
    public IReadOnlyList<(WorkList List, string Name)> Shown(bool mine) => mine
        ? [(WorkList.Overdue, "overdue"), (WorkList.DueToday, "due today"), (WorkList.DueSoon, "due within a week"), (WorkList.Escalated, "escalated"), (WorkList.WaitingForOthers, "waiting for others"), (WorkList.Open, "open cases")]
        : [(WorkList.NewReferrals, "new referrals"), (WorkList.Overdue, "overdue"), (WorkList.DueToday, "due today"), (WorkList.Escalated, "escalated to the lead or further"), (WorkList.EscalatedToSenior, "escalated to the senior officer"),
            (WorkList.ToDecide, "closings to decide"), (WorkList.Unassigned, "without a worker"), (WorkList.WaitingForOthers, "waiting for others"), (WorkList.Offered, "offered to us"), (WorkList.Open, "open cases")];

    public string Address(WorkList list, bool mine) => CasesAddress.Of(new(list, mine ? asker.Principal!.Account : ""));
}
