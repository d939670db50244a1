using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of an authority's open and past cases, as its old system exports them, into statements.</summary>
/// <remarks>
/// Several rows of one case are its history. A word that the file's map does not explain is left out, and the row stays: no
/// case is lost for a word. An authority's own case is taken to be of a child in its area from the day the case was opened.
/// </remarks>
public sealed class CaseloadRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    private static readonly Words<HomeEducation> AtHome = new(("home-education", HomeEducation.NotYetAssessed), ("ehe", HomeEducation.NotYetAssessed));

    /// <summary>The columns of a caseload.</summary>
    public static Layout Columns { get; } = new("caseload",
        ["case_id", "given_name", "surname", "date_of_birth", "opened"],
        ["upn", "middle_names", "sex", "address_1", "address_2", "town", "postcode", "closed", "reason", "reason_from", "whereabouts", "last_school", "last_school_left",
            "provision", "provision_from", "hours", "officer", "outcome"])
    {
        AlsoCalled = [.. Person.AlsoCalled("given_name", "surname", "date_of_birth", "middle_names", "sex", "address_1", "address_2", "town", "postcode"), ("id", "case_id")],
    };

    private protected override string IdColumn => "case_id";

    private protected override Statement? Read(RecordFields row)
    {
        var id = row.Needed("case_id", "give the case's id in the old system");
        var opened = row.PastDay("opened", "give the day on which the case was opened");
        var closed = row.Day("closed");
        if (closed < opened)
        {
            row.Reject("closed", "is before opened", "a case is closed on or after the day it was opened, or blank while it is open");
        }

        // A case that is over speaks of its own last day, not of today.
        var asOf = closed < Received.Day ? closed.Value : Received.Day;
        List<Assertion> says = [.. Person.Read(row, asOf)];
        var (officer, outcome, reason, school) = (row.Text("officer"), row.Text("outcome"), row.Text("reason"), row.Text("last_school"));
        says.AddRange(Reasoned(row, asOf, closed));
        says.AddRange(Found(row, asOf));
        says.AddRange(Taught(row, asOf));
        says.AddRange(Left(row, school));
        if (row.IsRejected || opened is not { } first)
        {
            return null;
        }

        if (!Received.Authority.IsNone)
        {
            says.Add(new Resident(new(first), Received.Authority, IsConfirmed: true, ""));
        }

        return new(row.Line, "", id, asOf, school, says, new CaseHeld(first, closed, officer, outcome, reason));
    }

    private protected override string? KeyOf(Statement statement) => null;

    private static IEnumerable<Assertion> Reasoned(RecordFields row, DateOnly asOf, DateOnly? closed)
    {
        var from = row.Day("reason_from") ?? asOf;
        if (closed < from)
        {
            row.Reject("reason_from", "is after closed", "give the day from which it was the reason, while the case was open");
        }
        else if (row.WordIfKnown<Reason>("reason", Reasons.TryParse, "the reasons of the collection and of Table 2, by word, label or number") is { } reason)
        {
            yield return new ReasonRecorded(new(from, closed), reason);
        }
    }

    private static IEnumerable<Assertion> Found(RecordFields row, DateOnly asOf)
    {
        if (row.WordIfKnown<Whereabouts?>("whereabouts", Known(Slugs.Whereabouts), Slugs.Whereabouts.List) is { } kind)
        {
            yield return new WhereaboutsReported(new(asOf), kind);
        }
    }

    private static IEnumerable<Assertion> Taught(RecordFields row, DateOnly asOf)
    {
        var held = new DateSpan(row.Day("provision_from") ?? asOf);
        decimal? hours = null;
        if (row["hours"].Length > 0 && Weekly.TryParse(row["hours"], out var weekly))
        {
            hours = weekly;
        }
        else if (row["hours"].Length > 0)
        {
            row.Reject("hours", "is not a number of hours in a week", "give a number from 0 to 168, such as 12.5");
        }

        if (AtHome.TryParse(row.Received.Map.Meaning("provision", row.Text("provision")), out var home))
        {
            yield return new HomeEducated(held, home);
        }
        else if (row.WordIfKnown<ProvisionKind?>("provision", Known(Slugs.Provision), $"{Slugs.Provision.List}, home-education") is { } kind)
        {
            yield return new Provided(held, kind, "", hours, Judgement.NotJudged);
        }
    }

    /// <summary>A day on which the name was on a register: the last. Since when, the case does not say.</summary>
    private IEnumerable<Assertion> Left(RecordFields row, string school)
    {
        if (row.Day("last_school_left") is { } left && school.Length > 0)
        {
            yield return new Registered(new(left, left), school, Received.KindOf(school), Hours: null);
        }
    }

    private static TryRead<T?> Known<T>(Words<T> words)
        where T : struct, Enum => (string text, out T? value) =>
        {
            var found = words.TryParse(text, out var kind);
            value = found ? kind : null;
            return found;
        };
}
