using System.Globalization;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Law;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Placement;

/// <summary>How many sessions of a provision the child could have come to, and came to, in a period.</summary>
/// <param name="Key">The provision and the period: said again on the same day, the later counts.</param>
/// <param name="Place">Who provides it, as the provision has it.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">Its last day.</param>
/// <param name="Possible">Sessions the child could have come to.</param>
/// <param name="Attended">Sessions the child came to.</param>
/// <param name="Source">Who says so.</param>
public sealed record ProvisionAttended(DateOnly On, string Key, string By, ProvisionKind Kind, string Place, DateOnly From, DateOnly To, int Possible, int Attended, string Source) : CaseEntry(On, Key, By)
{
    public override string Words => string.Create(CultureInfo.InvariantCulture, $"Attendance at {Provided.NameOf(Kind)} from {From:d MMMM yyyy} to {To:d MMMM yyyy}: {Attended} of {Possible} sessions");

    public override string Text => Source;
}

/// <summary>A provision that stands, with the last that is known of how it is attended.</summary>
/// <param name="Last">The period that ended last; <c>null</c>: nothing is known.</param>
public sealed record ProvisionAttendance(Provided Provision, ProvisionAttended? Last)
{
    /// <summary>The share of possible sessions that was attended, 0 to 1; <c>null</c>: not known.</summary>
    public decimal? Rate => Last is { Possible: > 0 } last ? (decimal)last.Attended / last.Possible : null;

    /// <summary>Hours a week truly had, by that share; <c>null</c> where hours or attendance are not known.</summary>
    public decimal? HoursHad => Provision.Hours * Rate;

    /// <summary>Whether so much was missed as makes a pupil persistently absent, by the measure in use when the period ended.</summary>
    public bool IsTooLittle => Last is { } last && 1 - Rate >= (StatusRules.PersistentAbsence.On(last.To) ?? StatusRules.PersistentAbsence.Versions[0]).Value;

    /// <summary>The provisions that stand on a day, in the order in which they began.</summary>
    public static IReadOnlyList<ProvisionAttendance> On(CaseFile file, DateOnly day)
    {
        var said = file.Log.Select(line => line.Entry).OfType<ProvisionAttended>().ToList();
        return [.. file.History.All<Provided>().Where(provided => provided.Held.Contains(day))
            .Select(provided => new ProvisionAttendance(provided, said.Where(each => IsOf(each, provided)).OrderBy(each => each.To).LastOrDefault()))];
    }

    private static bool IsOf(ProvisionAttended said, Provided provided) =>
        said.Kind == provided.Kind && said.Place.Equals(provided.Place, StringComparison.OrdinalIgnoreCase) && said.To >= provided.Held.First;
}

/// <summary>Writes down how a provision is attended.</summary>
public sealed class RecordProvisionAttendance : Act
{
    private const int LongestPeriod = 366;

    public override string Name => "provision-attendance";

    public override string Title => "Record attendance at the provision";

    public override ActGroup Group => ActGroup.Education;

    public override string Lead => "A session is a morning or an afternoon, or one appointment of tuition. Where a tenth or more of them is missed, it stands in the list of work until more is attended, the provision ends, or a note says what was done.";

    public override bool IsOffered(CaseView view) => view.File.IsOpen && view.History.All<Provided>().Any();

    public override IReadOnlyList<Question> Questions(CaseView view, Actor actor) =>
    [
        new("provision", "Which provision?", AnswerForm.Choice, "Select the provision") { Choices = [.. All(view).Select(provided => new Choice(KeyOf(provided), $"{Provided.NameOf(provided.Kind)}{(provided.Place.Length > 0 ? $", {provided.Place}" : "")}"))] },
        new("from", "First day of the period", AnswerForm.Day, "Enter the first day of the period"),
        new("to", "Last day of the period", AnswerForm.Day, "Enter the last day of the period"),
        new("possible", "Sessions the child could have come to", AnswerForm.Line, "Enter the number of sessions"),
        new("attended", "Sessions the child came to", AnswerForm.Line, "Enter the number of sessions"),
        new("source", "Who says so?", AnswerForm.Line, "Enter who says so"),
    ];

    protected override Decision Decide(CaseView view, Answers answers, Actor actor)
    {
        var provided = All(view).First(each => KeyOf(each) == answers.Text("provision"));
        var (from, to) = (answers.Day("from")!.Value, answers.Day("to")!.Value);
        if (to < from || to.DayNumber - from.DayNumber >= LongestPeriod)
        {
            return Refuse("to.before", "to", "The last day must be on or after the first day, and within a year of it");
        }

        if (!view.History.All<Provided>().Any(each => KeyOf(each) == answers.Text("provision") && each.Held.Overlaps(new(from, to))))
        {
            return Refuse("from.outside", "from", "Enter a period in which the provision stood");
        }

        if (!int.TryParse(answers.Text("possible"), NumberStyles.None, CultureInfo.InvariantCulture, out var possible) || possible < 1 || possible > 2 * (to.DayNumber - from.DayNumber + 1))
        {
            return Refuse("possible.number", "possible", "Enter the number of sessions, at least 1 and no more than two a day");
        }

        return !int.TryParse(answers.Text("attended"), NumberStyles.None, CultureInfo.InvariantCulture, out var attended) || attended > possible
            ? Refuse("attended.number", "attended", "Enter the number of sessions, no more than the child could have come to")
            : Decision.Record(new ProvisionAttended(actor.Today, string.Create(CultureInfo.InvariantCulture, $"{answers.Text("provision")} {from:yyyy-MM-dd} {to:yyyy-MM-dd}"), actor.Account, provided.Kind, provided.Place, from, to, possible, attended, answers.Text("source")));
    }

    private static IEnumerable<Provided> All(CaseView view) => view.History.All<Provided>().DistinctBy(KeyOf, StringComparer.OrdinalIgnoreCase);

    private static string KeyOf(Provided provided) => $"{Slugs.Provision.Of(provided.Kind)} {provided.Place}".Trim();
}
