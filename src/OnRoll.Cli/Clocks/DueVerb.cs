using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Cli.Status;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Clocks;

/// <summary>All that is due.</summary>
internal static class DueVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("due", "What the facts set running and nothing has stopped: attendance returns, in-year applications, education for the excluded",
            ("onroll due --facts data/demo/facts.csv --calendar data/demo/calendar.csv", "what is overdue, due today and coming, today"));
        var facts = new FactsOptions();
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        facts.AddTo(verb);
        verb.Options.Add(on);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var calendars = invocation.ReadCalendars(facts.Calendar, facts.AllOrNothing, facts.Facts);
            var read = invocation.ReadFacts(facts);
            DefinitionOption.NoteCalendar(invocation, calendars);

            invocation.Write(new(["child", "rule", "act", "owner", "from", "due", "state", "days", "because"],
                All(read.Children, calendars, day, invocation.Get(facts.AsKnown)).Select(clock => Row(clock, day)), "days")
            { Below = "because" });
        });
    }

    private static IEnumerable<RunningClock> All(IEnumerable<ChildLedger> children, SchoolCalendars calendars, DateOnly day, Moment? asKnown) =>
        InOrder(children.SelectMany(ledger => RunningClock.For(new(ledger.AsKnown(asKnown), calendars), day)));

    /// <summary>The longest overdue first; those whose day is not known last.</summary>
    internal static IEnumerable<RunningClock> InOrder(IEnumerable<RunningClock> clocks) =>
        clocks.OrderBy(clock => clock.Deadline.Due ?? DateOnly.MaxValue).ThenBy(clock => clock.Child, StringComparer.Ordinal)
            .ThenBy(clock => clock.Deadline.Rule.Id, StringComparer.Ordinal);

    private static string[] Row(RunningClock clock, DateOnly on) =>
    [
        clock.Child, clock.Deadline.Rule.Id, clock.Deadline.Rule.Act, clock.Deadline.Rule.Owner,
        clock.Deadline.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        clock.Deadline.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Word(clock.State),
        clock.Deadline.Due is { } due ? (on.DayNumber - due.DayNumber).ToString(CultureInfo.InvariantCulture) : "",
        $"{clock.Evidence.Words}; {clock.Deadline.Because}",
    ];

    private static string Word(ClockState state) => state switch
    {
        ClockState.Overdue => "overdue",
        ClockState.DueToday => "due today",
        ClockState.Upcoming => "coming",
        _ => "not known",
    };
}
