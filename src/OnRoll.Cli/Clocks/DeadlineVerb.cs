using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Csv;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Law;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Clocks;

/// <summary>When something is due.</summary>
internal static class DeadlineVerb
{
    private static readonly string[] Columns = ["rule", "from", "due", "next", "unit", "limit", "version", "because"];

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("deadline", "When something is due: the last day on which the act is in time, and the first on which the next step may follow",
            ("onroll deadline D08 --from 2026-09-07", "when a new-pupil return is due"),
            ("onroll deadline D23 --from 2026-10-05 --calendar data/demo/calendar.csv", "the sixth school day of a permanent exclusion"),
            ("onroll deadline --list", "every clock, with what starts it and who owes what"));
        var rule = new Argument<string?>("RULE") { Description = "D01 to D28", Arity = ArgumentArity.ZeroOrOne };
        var from = CommonOptions.Day("--from", "The day on which the clock starts");
        var file = new Option<string?>("--file") { Description = "Many at once: a file with the columns rule,from,code", HelpName = "CASES.csv" };
        var calendar = new Option<string?>("--calendar") { Description = "Term dates; rules in school days need them", HelpName = "FILE" };
        var code = new Option<string?>("--code") { Description = "Whose term dates, where the calendar has several", HelpName = "NAME" };
        var commenced = CommonOptions.Commenced();
        var authority = new Option<string?>("--authority") { Description = "Whose clock it is, where the 2026 Act is commenced for some", HelpName = "CODE" };
        var allOrNothing = CommonOptions.AllOrNothing();
        var list = new Option<bool>("--list") { Description = "List the clocks" };
        CommonOptions.NoOptions(rule);
        verb.Arguments.Add(rule);
        verb.Options.Add(from);
        verb.Options.Add(file);
        verb.Options.Add(calendar);
        verb.Options.Add(code);
        verb.Options.Add(commenced);
        verb.Options.Add(authority);
        verb.Options.Add(allOrNothing);
        verb.Options.Add(list);
        return verb.Does(terminal, invocation =>
        {
            if (invocation.Get(list))
            {
                invocation.Write(new(["rule", "starts", "act", "owner", "limit"], ClockRules.All.Select(clock => (IReadOnlyList<string>)
                    [clock.Id, clock.Starts, clock.Act, clock.Owner, clock.Limit.Versions.Count > 0 ? clock.Limit.Versions[^1].Value.ToString() : $"{clock.Behind!.Limit}, once commenced"])));
                return;
            }

            if (invocation.Get(file) is not null && (invocation.Get(rule) is not null || invocation.Get(from) is not null))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "give one clock with --from, or --file, not both");
            }

            var act = new Act(invocation.ReadCommencements(commenced, allOrNothing), AuthorityOf(invocation.Get(authority)));
            var calendars = new CalendarChoice(invocation.ReadCalendars(calendar, allOrNothing), invocation.Get(code));
            var deadlines = invocation.Get(file) is { } path ? FromFile(invocation, path, calendars, act, allOrNothing) : [Single(invocation, rule, from, calendars, act)];
            invocation.Write(new(Columns, deadlines.Select(deadline => Row(deadline, invocation.CalendarLinesRejected)), "limit") { Below = "because" });
        });
    }

    private static Deadline Single(Invocation invocation, Argument<string?> rule, Option<DateOnly?> from, CalendarChoice calendars, Act act)
    {
        if (invocation.Get(rule) is not { } id || ClockRules.Find(id) is not { } clock)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "give a clock, D01 to D28, or --file CASES.csv; --list shows them all");
        }

        if (invocation.Get(from) is not { } day)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "give --from DATE, the day on which the clock starts");
        }

        var needsDays = clock.Limit.On(day)?.Value.NeedsCalendar is true;
        if (needsDays && calendars.IsEmpty)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, $"{clock.Id} is counted in school days; give --calendar FILE with the school's terms; {CalendarAdvice.WhereToGet}");
        }

        if (needsDays && calendars.Problem("") is { } problem)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, problem);
        }

        return Deadline.Of(clock, day, calendars.Days(""), act.Authority, act.Commencements);
    }

    private static List<Deadline> FromFile(Invocation invocation, string path, CalendarChoice calendars, Act act, Option<bool> allOrNothing)
    {
        var report = new FindingsReport(invocation.Terminal, path, invocation.IsQuiet);
        var rows = new DeadlineRows(report.Take);
        var deadlines = new List<Deadline>();
        var isLeftOpen = false;
        using var stream = invocation.Open(path);
        foreach (var row in new CsvFile(DeadlineRows.Layout, report.Take).Read(stream))
        {
            if (rows.Read(row) is not { } asked)
            {
                continue;
            }

            if (asked.Rule.Limit.On(asked.From)?.Value.NeedsCalendar is true && calendars.Problem(asked.Code) is { } problem)
            {
                report.Take(Finding.Reject(row.Line, "code", "leaves open which school's days count", problem));
                deadlines.Add(Deadline.Of(asked.Rule, asked.From, schoolDays: null) with { Because = $"which school's days count is left open; {problem}" });
                isLeftOpen |= asked.Code.Length == 0;
                continue;
            }

            deadlines.Add(Deadline.Of(asked.Rule, asked.From, calendars.Days(asked.Code), act.Authority, act.Commencements));
        }

        report.Close();
        if (report.Rejected > 0)
        {
            invocation.SomeWasRejected(allOrNothing);
        }

        if (isLeftOpen)
        {
            invocation.WordsWereWrong();
        }

        return deadlines;
    }

    private static LaCode AuthorityOf(string? text) =>
        text is null ? default
        : LaCode.TryParse(text, out var code, out var problem) ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, $"--authority: {problem.Sentence}");

    /// <summary>What of the 2026 Act is commenced, and for whom the clock is asked.</summary>
    private sealed record Act(Commencements Commencements, LaCode Authority);

    private static string[] Row(Deadline deadline, long calendarLinesRejected) =>
    [
        deadline.Rule.Id, Cell.Of(deadline.From), Cell.Of(deadline.Due), Cell.Of(deadline.Next), deadline.Version?.Value.UnitName ?? "",
        deadline.Version is { Value.How: not (HowCounted.NoFixedLimit or HowCounted.Published) } version ? version.Value.Days.ToString(CultureInfo.InvariantCulture) : "",
        Cell.Of(deadline.Version?.From),
        deadline.Because + (calendarLinesRejected > 0 && deadline.Version?.Value.NeedsCalendar is true ? $"; not to be relied on: {calendarLinesRejected} lines of the calendar were rejected" : ""),
    ];
}
