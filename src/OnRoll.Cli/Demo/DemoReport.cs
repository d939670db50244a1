using System.Globalization;
using OnRoll.Cli.Clocks;
using OnRoll.Cli.Shell;
using OnRoll.Domain;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Demo;

/// <summary>What the demonstration says: every figure is asked for as a user would ask it.</summary>
internal sealed class DemoReport(DateOnly today, int width)
{
    private const int Shown = 8;
    private static readonly string[] Compared = ["DEF-1", "DEF-3", "DEF-4", "DEF-5", "DEF-8", "DEF-9", "DEF-12", "DEF-16", "DEF-18"];

    public string Welcome() => Prose.InLines(
    [
        ("OnRoll: practice. The schools are real, from the register of schools of Camden (202). The children are synthetic: nobody here is a person.", []),
    ], width);

    public string Answer(SchoolRegister register, IReadOnlyList<ChildLedger> children, SchoolCalendars calendars, string database)
    {
        var timelines = children.Select(ledger => new Timeline(ledger.AsKnown(), calendars)).ToList();
        var missing = Spans("DEF-1", timelines);
        return string.Concat(
            Sources(register, children),
            Heading("Who is missing education?"), UnderEachDefinition(timelines),
            Heading("Why, and for how long? (DEF-1)"), Table(missing, Dimension.Reason), "\n", Table(missing, Dimension.Weeks),
            Heading("Which children, the longest first? (DEF-1)"), Longest(timelines, missing),
            Heading("What is overdue?"), Overdue(timelines),
            Heading("The day's return, as the termly collection counts (DEF-4; a draft, unsigned)"), Return(Spans("DEF-4", timelines)),
            Heading("Was that known at the time?"), AsKnown(children, calendars, missing),
            Heading("Ask further"), Further(missing, database));
    }

    private static StatusSpans Spans(string definition, IEnumerable<Timeline> timelines)
    {
        var spans = new StatusSpans(Definitions.Find(definition)!);
        foreach (var timeline in timelines)
        {
            spans.Add(timeline);
        }

        return spans;
    }

    private string Sources(SchoolRegister register, IReadOnlyList<ChildLedger> children)
    {
        var open = register.Schools.Count(school => register.IsOpen(school.Urn, today) is not Tri.False);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Authorities.Find(Code)}, on {today.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}: {open} schools open, {children.Count:N0} synthetic children, {children.Sum(child => child.Lines.Count):N0} dated assertions.\n");
    }

    private static LaCode Code => LaCode.TryParse("202", out var code, out _) ? code : default;

    private string UnderEachDefinition(List<Timeline> timelines)
    {
        var rows = Compared.Select(id => Spans(id, timelines)).Select(spans =>
        {
            var count = new Counts(spans, []).Snapshot(today)[0];
            return (IReadOnlyList<string>)[spans.Definition.Id, spans.Definition.Title, Number(count.True), Number(count.Unknown)];
        });
        return Text(new(["definition", "what it counts", "true", "unknown"], rows, "true", "unknown"))
            + "Unknown is not no: each of those children is to be asked after.\n";
    }

    private string Table(StatusSpans spans, Dimension dimension) =>
        Text(new([dimension is Dimension.Reason ? "reason" : "missing for", "children", "unknown"], new Counts(spans, [dimension]).Snapshot(today)
            .OrderByDescending(row => dimension is Dimension.Reason ? row.True : 0).Select(row => (IReadOnlyList<string>)[ReasonLabel(row.Group[0]), Number(row.True), Number(row.Unknown)]), "children", "unknown"));

    private string Longest(List<Timeline> timelines, StatusSpans missing)
    {
        var members = new Counts(missing, []).Members(today).Where(member => member.Result is Tri.True).OrderBy(member => member.Since).ToList();
        var byId = timelines.ToDictionary(timeline => timeline.History.Child, StringComparer.Ordinal);
        var rows = members.Take(Shown).Select(member =>
        {
            var situation = byId[member.Child].Child.On(today);
            var where = situation.Whereabouts.Latest is { } reported ? reported.Words : "whereabouts not in doubt";
            return (IReadOnlyList<string>)[member.Child, Cell.Of(member.Since), Number(today.DayNumber - member.Since.DayNumber + 1), ReasonLabel(situation.Reason?.Slug ?? ""), where];
        });
        return Text(new(["child", "since", "days", "reason", "whereabouts"], rows, "days")) + More(members.Count);
    }

    private string Overdue(List<Timeline> timelines)
    {
        var clocks = DueVerb.InOrder(timelines.SelectMany(timeline => RunningClock.For(timeline, today))).Where(clock => clock.State is ClockState.Overdue).ToList();
        var rows = clocks.Take(Shown).Select(clock => (IReadOnlyList<string>)
            [clock.Child, clock.Deadline.Rule.Id, clock.Deadline.Rule.Act, clock.Deadline.Rule.Owner, Cell.Of(clock.Deadline.Due!.Value)]);
        return Text(new(["child", "clock", "what", "who owes it", "was due"], rows)) + More(clocks.Count);
    }

    private string Return(StatusSpans spans)
    {
        (string Name, Dimension Dimension)[] breakdowns = [("sex", Dimension.Sex), ("year group", Dimension.Year), ("missing for", Dimension.Weeks)];
        List<IReadOnlyList<string>> rows = [["total", "", Number(new Counts(spans, []).Snapshot(today)[0].True)]];
        foreach (var (name, dimension) in breakdowns)
        {
            rows.AddRange(new Counts(spans, [dimension]).Snapshot(today).Where(row => row.True > 0)
                .Select(row => (IReadOnlyList<string>)[name, row.Group[0].Length == 0 ? "unknown" : row.Group[0], Number(row.True)]));
        }

        return Text(new(["breakdown", "value", "children"], rows, "children"));
    }

    private string AsKnown(IReadOnlyList<ChildLedger> children, SchoolCalendars calendars, StatusSpans now)
    {
        var day = today.AddDays(-42);
        var then = StatusSpans.Derive(Definitions.Cme, children, calendars, Moment.StartOf(day.AddDays(1)));
        var knownThen = new Counts(then, []).Snapshot(day)[0];
        var knownNow = new Counts(now, []).Snapshot(day)[0];
        return Prose.InLines(
        [
            ($"On {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} {Number(knownNow.True)} children were missing education. What the register had learnt by that night gave {Number(knownThen.True)}; asked as it was known then, it gives that figure for ever.", []),
        ], width).TrimEnd('\n') + "\n";
    }

    private string Further(StatusSpans spans, string database)
    {
        var child = new Counts(spans, []).Members(today).Where(member => member.Result is Tri.True).MinBy(member => member.Since)?.Child ?? "SYN-202-00001";
        var files = $"--db {database}";
        var year = today.Month >= 9 ? today.Year - 1 : today.Year - 2;
        return string.Concat(new[]
        {
            $"explain {child} {files} --on {today:yyyy-MM-dd}", $"snapshot {files} --on {today:yyyy-MM-dd} --by reason,weeks", $"flow {files} --from {year}-09-01 --to {year + 1}-08-31",
            $"hours {files} --on {today:yyyy-MM-dd} --short", $"due {files} --on {today:yyyy-MM-dd}", $"report access {child} {files}", $"verify {files}",
        }.Select(line => $"  ./onroll {line}\n"));
    }

    private static string Heading(string words) => $"\n{words}\n\n";

    private static string More(int all) => all > Shown ? string.Create(CultureInfo.InvariantCulture, $"and {all - Shown} more\n") : "";

    private string Text(Sheet sheet)
    {
        using var text = new StringWriter { NewLine = "\n" };
        sheet.Write(text, SheetFormat.Table, width);
        return text.ToString();
    }

    private static string ReasonLabel(string value) => value.Length == 0 ? "no reason recorded" : Reasons.TryParse(value, out var reason) ? reason.Label : value;

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
