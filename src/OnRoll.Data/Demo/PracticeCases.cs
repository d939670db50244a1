using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Data.Simulation.Lists;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Demo;

/// <summary>The staff of a practice authority, and weeks of their work on synthetic children, done through the same acts as anybody's.</summary>
public sealed class PracticeCases
{
    private const string Purpose = "practice";

    private static readonly (string Account, Role Role)[] Staff =
    [
        ("officer", Role.Officer), ("officer-2", Role.Officer), ("lead", Role.Lead), ("senior-officer", Role.SeniorOfficer), ("attendance-officer", Role.AttendanceOfficer),
        ("home-education-officer", Role.HomeEducationOfficer), ("admissions-officer", Role.AdmissionsOfficer), ("exclusions-officer", Role.ExclusionsOfficer), ("social-worker", Role.SocialWorker),
        ("analyst", Role.Analyst), ("inspector", Role.Inspector), ("sen-officer", Role.SenOfficer), ("virtual-school-head", Role.VirtualSchoolHead), ("administrator", Role.Administrator),
    ];

    /// <summary>Of a school with synthetic pupils.</summary>
    private static readonly (string Account, Role Role)[] SchoolStaff = [("school-office", Role.SchoolOffice), ("head", Role.Head)];

    private const string SchoolOfStaff = "100053";

    /// <summary>Who sees the children shared with them alone, and the first of ten children that each is given.</summary>
    private static readonly (string Account, int From)[] SharedWith =
    [
        ("attendance-officer", 1), ("home-education-officer", 5), ("admissions-officer", 7), ("exclusions-officer", 8), ("social-worker", 3), ("sen-officer", 6), ("virtual-school-head", 9),
    ];

    private readonly PracticeClock clock;
    private readonly LaCode neighbour;
    private readonly Dictionary<string, Door> doors = new(StringComparer.Ordinal);
    private readonly Chance chance = new(2026, 1);

    /// <param name="maker">Who makes the accounts: the operator of a register that has none yet.</param>
    /// <param name="neighbour">An authority to hand over to.</param>
    public PracticeCases(Gate gate, Door maker, PracticeClock clock, LaCode authority, LaCode neighbour)
    {
        (this.clock, this.neighbour) = (clock, neighbour);
        foreach (var (account, role) in Staff)
        {
            maker.AddAccount(account, role, authority, "");
            doors.Add(account, gate.For(new(account, role, authority), Purpose));
        }

        foreach (var (account, role) in SchoolStaff)
        {
            maker.AddAccount(account, role, authority, SchoolOfStaff);
        }

        maker.AddAccount("officer-next-door", Role.Officer, neighbour, "");
        doors.Add("officer-next-door", gate.For(new("officer-next-door", Role.Officer, neighbour), Purpose));
    }

    /// <summary>Works on children, each brought as far as its place in the list says.</summary>
    /// <param name="children">Those that are missing education, in any order.</param>
    public void WorkOn(IReadOnlyList<RecordId> children)
    {
        Step[] steps =
        [
            new(38, 9, "officer", "refer", Referral), new(37, 9, "lead", "decide-referral", _ => new() { ["outcome"] = "accepted", ["why"] = "In our area and of school age" }),
            new(36, 9, "lead", "assign", i => new() { ["to"] = i % 3 == 0 ? "officer-2" : "officer" }),
            new(35, 8, "", "triage", i => new() { ["searched"] = "yes", ["harm"] = i % 10 is 3 or 6 ? "yes" : "no", ["contact"] = i % 10 is 3 ? "no" : "yes" }),
            new(33, 7, "", "move-on", _ => new() { ["to"] = "checking-place", ["on"] = Today, ["why"] = "Admissions and school to school are being asked" }),
            new(31, 7, "", "enquiry", _ => Enquiry("E08", "authority", "no-trace", "Admissions, home education and social care hold nothing new")),
            new(28, 6, "", "enquiry", _ => Enquiry("E06", "school", "no-trace", "Nobody at home; a neighbour says the family went away")),
            new(27, 6, "", "move-on", _ => new() { ["to"] = "locating", ["on"] = Today, ["why"] = "Not at the address, and on no roll that we know" }),
            new(20, 6, "", "enquiry", i => Enquiry("E10", "authority", i % 10 >= 4 ? "located" : "no-reply", i % 10 >= 4 ? "Registered with a surgery in the borough since last month" : "Asked; no answer yet")),
            new(18, 5, "", "move-on", _ => new() { ["to"] = "located", ["on"] = Today, ["why"] = "Seen at home by the officer, with a parent" }),
            new(15, 4, "", "move-on", _ => new() { ["to"] = "assessing-need", ["on"] = Today, ["why"] = "The parent asks for a place nearby" }),
            new(14, 4, "", "move-on", _ => new() { ["to"] = "placing", ["on"] = Today, ["why"] = "An application is being made" }),
            new(13, 4, "", "application", i => new() { ["kind"] = "submitted", ["school"] = School(i), ["on"] = Today }),
            new(6, 2, "", "application", i => new() { ["kind"] = "offered", ["school"] = School(i), ["on"] = Today, ["start"] = Iso(5) }),
            new(5, 8, "lead", "review", _ => new() { ["note"] = "Went through it with the worker (synthetic)" }),
            new(4, 1, "", "set-task", _ => new() { ["what"] = "Ring the school on the first morning", ["due"] = Iso(5) }),
        ];
        foreach (var step in steps)
        {
            clock.SetBack(TimeSpan.FromDays(step.DaysAgo));
            for (var i = 0; i < children.Count; i++)
            {
                // The earlier in ten a child stands, the less has been done.
                if (Reach(i) >= 10 - step.From)
                {
                    Do(step.By.Length > 0 ? step.By : i % 3 == 0 ? "officer-2" : "officer", step.Act, children[i], step.Given(i));
                }
            }
        }

        Share(children);
        if (children.Count > 9)
        {
            clock.SetBack(TimeSpan.FromDays(12));
            Households(children);
            PutToPanels(children);
        }

        clock.SetBack(TimeSpan.FromHours(20));
        for (var i = 0; i < children.Count; i += 10)
        {
            Do("officer", "refer", children[i], Referral(i)); // new this morning, for somebody to decide
        }

        if (children.Count > 7)
        {
            Do("lead", "provision", children[7], new() { ["kind"] = "tuition", ["place"] = "A tutor (synthetic)", ["from"] = Iso(-14), ["hours"] = "10", ["judged"] = "not-judged" });
            Do("lead", "provision-attendance", children[7], new() { ["provision"] = "tuition A tutor (synthetic)", ["from"] = Iso(-13), ["to"] = Iso(-1), ["possible"] = "10", ["attended"] = "6", ["source"] = "The tutor (synthetic)" });
        }

        if (children.Count > 8)
        {
            Do("officer", "hand-over", children[4], new() { ["to"] = neighbour.ToString(), ["why"] = "A school there has asked for the file" });
        }
    }

    private void Share(IReadOnlyList<RecordId> children)
    {
        foreach (var (account, from) in SharedWith)
        {
            for (var i = from; i < children.Count; i += 10)
            {
                doors["lead"].Share(children[i], account);
            }
        }
    }

    /// <summary>Two of a household who are missing together, and the parent to ask.</summary>
    private void Households(IReadOnlyList<RecordId> children)
    {
        Do("lead", "household", children[8], new() { ["other"] = children[7].ToString(), ["tie"] = "sibling", ["source"] = "The school's office (synthetic)" });
        foreach (var child in new[] { children[7], children[8] })
        {
            Do("lead", "contact", child, new()
            {
                ["kind"] = "parent",
                ["given"] = "Practice",
                ["surname"] = "Parent",
                ["phone"] = "020 7946 0018",
                ["responsibility"] = "has",
                ["language"] = "Portuguese",
                ["interpreter"] = "yes",
                ["source"] = "The school's office (synthetic)",
            });
        }
    }

    /// <summary>Cases for the panels that meet today and next week.</summary>
    private void PutToPanels(IReadOnlyList<RecordId> children)
    {
        Do("lead", "fair-access", children[8], new() { ["step"] = "accepted", ["ground"] = "four-weeks", ["why"] = "No place within a reasonable distance for five weeks" });
        foreach (var child in new[] { children[7], children[8] })
        {
            Do("lead", "put-to-panel", child, new() { ["panel"] = "fair-access", ["meets"] = Iso(12), ["ask"] = "Which school takes both children of the household?" });
        }

        Do("lead", "put-to-panel", children[5], new() { ["panel"] = "missing-education", ["meets"] = Iso(19), ["ask"] = "Who else may know where the family went?" });
    }

    /// <summary>Gives synthetic children names as common in London, so that a page can be read.</summary>
    public void Name(IReadOnlyList<RecordId> children)
    {
        foreach (var child in children)
        {
            var (culture, _) = NameBook.Shared.Culture(london: true, chance);
            Do("officer", "name", child, new() { ["kind"] = "legal", ["given"] = NameBook.Shared.Forename(culture, chance.Percent(50) ? "F" : "M", chance), ["surname"] = NameBook.Shared.Surname(culture, chance) });
        }
    }

    private static int Reach(int index) => index % 10;

    private string Today => Iso(0);

    private string Iso(int ahead) => new Domain.Time.Moment(clock.GetUtcNow()).Day.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string School(int index) => index % 2 == 0 ? "100053" : "100049";

    private Dictionary<string, string> Referral(int index) => new()
    {
        ["from"] = index % 4 == 0 ? "health" : "school",
        ["referrer-name"] = index % 4 == 0 ? "A health visitor (synthetic)" : "A school office (synthetic)",
        ["referrer-contact"] = "020 7946 0000",
        ["withheld"] = index % 7 == 3 ? "yes" : "no",
        ["harm"] = "no",
        ["account"] = "Has not come since the holidays, and nobody answers the telephone. (Synthetic.)",
    };

    private Dictionary<string, string> Enquiry(string id, string side, string outcome, string evidence) => new()
    {
        ["enquiry"] = id,
        ["side"] = side,
        ["on"] = Today,
        ["asked"] = "By telephone (synthetic)",
        ["outcome"] = outcome,
        ["evidence"] = evidence,
    };

    private void Do(string account, string act, RecordId child, Dictionary<string, string> given)
    {
        var decision = doors[account].Do(Acts.Find(act)!, child, given);
        if (decision.IsRefused && !decision.Problems[0].Code.EndsWith(".state", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The practice story does not hold: {act}: {decision.Problems[0].Code}");
        }
    }

    /// <param name="From">Of ten children, how many it is done for.</param>
    /// <param name="By">Which account; empty: whoever the case is assigned to.</param>
    private sealed record Step(int DaysAgo, int From, string By, string Act, Func<int, Dictionary<string, string>> Given);
}
