using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Facts;
using OnRoll.Domain;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Status;

/// <summary>What each definition says of each child on a day.</summary>
internal static class StatusVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("status", "What each definition says of each child on a day: true, false or unknown, since when, and because of what",
            ("onroll status --facts data/demo/facts.csv --on 2026-10-01 --only true", "the children missing education that day"),
            ("onroll status --facts data/demo/facts.csv --child SYN-202-00001 --definition all", "one child under every definition, today"));
        var facts = new FactsOptions();
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        var definition = DefinitionOption.Create(several: true);
        var child = new Option<string?>("--child") { Description = "Only this child", HelpName = "ID" };
        var only = CommonOptions.OneOf("--only", "Only answers of this result", "true", "false", "unknown");
        facts.AddTo(verb);
        verb.Options.Add(on);
        verb.Options.Add(definition);
        verb.Options.Add(child);
        verb.Options.Add(only);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var definitions = DefinitionOption.Read(invocation, definition);
            var calendars = invocation.ReadCalendars(facts.Calendar, facts.AllOrNothing, facts.Facts);
            var read = invocation.ReadFacts(facts, invocation.Get(child));
            DefinitionOption.NoteDates(invocation, definitions, facts, day);
            DefinitionOption.NoteCalendar(invocation, definitions, calendars);
            var chosen = Chosen(read, invocation.Get(child));
            if (invocation.Get(child) is not null && chosen[0].AsKnown(invocation.Get(facts.AsKnown)).Standing.Count == 0)
            {
                throw new CommandStoppedException(ExitCode.NotFound, "nothing was known of the child at that moment");
            }

            invocation.NoteDividedAreas(chosen, facts, day);
            var answers = Answers(chosen, definitions, calendars, day, invocation.Get(facts.AsKnown))
                .Where(answer => invocation.Get(only) is not { } result || answer.Result.Word() == result);
            invocation.Write(new(["child", "on", "definition", "result", "since", "days", "authority", "reason", "because"], answers.Select(Row), "days") { Below = "because" });
        });
    }

    private static IEnumerable<Answer> Answers(IEnumerable<ChildLedger> children, IReadOnlyList<Definition> definitions,
        SchoolCalendars calendars, DateOnly day, Moment? asKnown)
    {
        foreach (var ledger in children)
        {
            var history = ledger.AsKnown(asKnown);
            if (history.Standing.Count == 0)
            {
                continue; // nothing was known of the child then
            }

            var timeline = new Timeline(history, calendars);
            foreach (var definition in definitions)
            {
                yield return Answer.Of(timeline, definition, day);
            }
        }
    }

    /// <exception cref="CommandStoppedException">The child is not in the file.</exception>
    internal static IReadOnlyList<ChildLedger> Chosen(FactsRead facts, string? child) =>
        child is null ? facts.Children
            : facts.Children.FirstOrDefault(ledger => ledger.Child == child) is { } found ? [found]
            : throw new CommandStoppedException(ExitCode.NotFound, "no such child in the facts; ids are compared to the letter");

    private static string[] Row(Answer answer) =>
    [
        answer.Child, answer.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), answer.Definition.Id, answer.Result.Word(),
        answer.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", answer.Days?.ToString(CultureInfo.InvariantCulture) ?? "",
        answer.Situation.Area.Code?.ToString() ?? "", answer.Reason?.Slug ?? "", answer.Because,
    ];
}
