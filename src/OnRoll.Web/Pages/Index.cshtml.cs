using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Access;
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

    public IActionResult OnGet()
    {
        if (asker.Principal is not { } principal)
        {
            return Redirect("/sign-in");
        }

        Greeting = $"Today, {asker.Today:dddd d MMMM}";
        if (!asker.MayListCases)
        {
            Own = asker.MayHaveChildren ? asker.Door().OwnChildren() : null;
            Nothing = principal.Role switch
            {
                Role.Administrator => "You make and end accounts, and give first passwords. You see no child.",
                Role.Auditor => "The audit is read from the command line: onroll report access, onroll verify.",
                _ => "Nothing waits for you here. If you were sent a child's reference, open it by its address.",
            };
            return Page();
        }

        var door = asker.Door();
        Queues = door.Queues();
        First = door.Cases(new(Worker: Queues.Mine[WorkList.Open] > 0 ? principal.Account : "", Size: FirstFew)).Cases;
        return Page();
    }

    /// <summary>The lists that a home page shows, with what they are called.</summary>
    public static IReadOnlyList<(WorkList List, string Name)> Shown(bool mine) => mine
        ? [(WorkList.Overdue, "overdue"), (WorkList.DueToday, "due today"), (WorkList.DueSoon, "due within a week"), (WorkList.WaitingForOthers, "waiting for others"), (WorkList.Open, "open cases")]
        : [(WorkList.NewReferrals, "new referrals"), (WorkList.Overdue, "overdue"), (WorkList.DueToday, "due today"), (WorkList.ToDecide, "closings to decide"), (WorkList.Unassigned, "without a worker"),
            (WorkList.WaitingForOthers, "waiting for others"), (WorkList.Offered, "offered to us"), (WorkList.Open, "open cases")];

    public string Address(WorkList list, bool mine) => CasesAddress.Of(new(list, mine ? asker.Principal!.Account : ""));
}
