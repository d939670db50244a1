using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Status;

namespace OnRoll.Cli.Status;

/// <summary>One child's answer in words.</summary>
internal static class ExplainVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("explain", "One child's answer on a day, in words: what, since when, because of what, by which rule, and from which lines",
            ("onroll explain SYN-202-00001 --facts data/demo/facts.csv --on 2026-10-01", "why a child counts, or does not"),
            ("onroll explain SYN-202-00001 --facts data/demo/facts.csv --on 2026-10-01 --as-known 2026-10-02", "the same as it was known the next morning"));
        var child = new Argument<string>("CHILD") { Description = "The child's id in the facts" };
        var facts = new FactsOptions();
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        var definition = DefinitionOption.Create(several: false);
        CommonOptions.NoOptions(child);
        verb.Arguments.Add(child);
        facts.AddTo(verb);
        verb.Options.Add(on);
        verb.Options.Add(definition);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var asked = DefinitionOption.ReadOne(invocation, definition);
            var calendars = invocation.ReadCalendars(facts.Calendar, facts.AllOrNothing, facts.Facts);
            var ledger = StatusVerb.Chosen(invocation.ReadFacts(facts, invocation.Get(child)), invocation.Get(child))[0];
            invocation.NoteDividedAreas([ledger], facts, day);
            DefinitionOption.NoteDates(invocation, [asked], facts, day);
            DefinitionOption.NoteCalendar(invocation, [asked], calendars);
            var history = ledger.AsKnown(invocation.Get(facts.AsKnown));
            if (history.Standing.Count == 0)
            {
                throw new CommandStoppedException(ExitCode.NotFound, "nothing was known of the child at that moment");
            }

            var words = Explanation.Of(ledger, new Timeline(history, calendars), asked, day, invocation.Get(facts.AsKnown));
            if (invocation.Get(CommonOptions.Format) is SheetFormat.Csv or SheetFormat.Json)
            {
                invocation.Write(new(["part", "text"], words.Paragraphs.SelectMany(part => part.List.Count == 0 ? [(part.Text, "")] : part.List.Select(item => (part.Text, item)))
                    .Select(row => (IReadOnlyList<string>)[row.Item1, row.Item2])));
                return;
            }

            invocation.WriteText(Prose.InLines(words.Paragraphs, invocation.Terminal.Width));
        });
    }
}
