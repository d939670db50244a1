using System.Globalization;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Referrals;
using OnRoll.Domain.Time;

namespace OnRoll.Bench;

/// <summary>A synthetic child with a case: who and where the child is, and what was done, some ten assertions.</summary>
internal static class SyntheticCase
{
    private static readonly string[] Given = ["Amina", "Oliver", "Zofia", "Noah", "Mia", "Yusuf", "Grace", "Leo", "Ines", "Daniel", "Chloe"];
    private static readonly string[] Surnames = ["Begum", "Smith", "Kowalska", "Jones", "Okafor", "Khan", "Taylor", "Popescu", "Williams", "Ali", "Brown", "Nguyen", "Evans"];

    /// <summary>How far a case has come, by the child's place in ten: the first waits for a decision, the last is closed.</summary>
    private static readonly CaseState?[] Reached =
    [
        null, CaseState.Notified, CaseState.Triaged, CaseState.CheckingPlace, CaseState.CheckingPlace, CaseState.Locating, CaseState.Locating, CaseState.Located, CaseState.Placing, CaseState.Closed,
    ];

    /// <summary>The UPN of a child by its number: none twice.</summary>
    public static string UpnOf(LaCode authority, int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{authority}{number:D9}");
        return Upn.CheckLetterOf(body) + body;
    }

    /// <param name="workers">The accounts that cases of the authority are given to.</param>
    /// <returns>What the register learnt of the child, in order.</returns>
    public static List<Recorded> Of(LaCode authority, int number, IReadOnlyList<string> workers, DateOnly today)
    {
        var born = new DateOnly(2009, 9, 1).AddDays(number % 4000);
        var referred = today.AddDays(-5 - (number % 83));
        var (worker, school) = (workers[number % workers.Count], string.Create(CultureInfo.InvariantCulture, $"{100_000 + (number % 24_000)}"));
        var lines = new List<Recorded>(12);
        void Know(Assertion what, DateOnly on) => lines.Add(new(what, Moment.FromMicroseconds(Moment.StartOf(on).Microseconds + 36_000_000_000 + lines.Count), 0));
        Know(new Born(born, number % 2 == 0 ? Sex.Female : Sex.Male), born);
        Know(new Resident(new(born), authority, IsConfirmed: true, ""), born);
        Know(new Named(new(born), NameKind.Legal, new(Given[number % Given.Length], "", Surnames[number % Surnames.Length])), born);
        Know(new Identified(new(born.AddYears(4)), IdentifierScheme.Upn, UpnOf(authority, number)), born.AddYears(4));
        Know(new Registered(new(born.AddYears(5), referred.AddDays(-30)), school, SchoolKind.School, null), born.AddYears(5));
        Know(new Referred(referred, "r", worker, Referrer.School, referred.AddDays(-20), HarmSuspected: false, Withheld: false, "Has not come since the holidays. (Synthetic.)"), referred);
        if (Reached[number % Reached.Length] is { } state)
        {
            Work(state, worker, referred, Know);
        }

        return lines;
    }

    private static void Work(CaseState state, string worker, DateOnly referred, Action<Assertion, DateOnly> know)
    {
        know(new ReferralDecided(referred.AddDays(1), "d", worker, "r", ReferralOutcome.Accepted, default, "In our area and of school age"), referred.AddDays(1));
        know(new Assigned(referred.AddDays(1), "a", worker, worker), referred.AddDays(1));
        if (state is CaseState.Notified)
        {
            return;
        }

        know(new Triaged(referred.AddDays(2), "t", worker, Searched: true, HarmSuspected: false, ""), referred.AddDays(2));
        if (state is CaseState.Closed)
        {
            know(new ClosureProposed(referred.AddDays(3), "p", worker, ClosureCode.NotMissing, "On a register all along"), referred.AddDays(3));
            know(new ClosureDecided(referred.AddDays(4), "c", worker, "p", Agreed: true, "Confirmed by the school"), referred.AddDays(4));
        }
        else if (state is not CaseState.Triaged)
        {
            know(new Moved(referred.AddDays(3), "m", worker, state, "As far as it has come"), referred.AddDays(3));
            know(new TaskSet(referred.AddDays(4), "k", worker, "Ring the school", referred.AddDays(20 + (referred.DayNumber % 80)), ""), referred.AddDays(4));
        }
    }
}
