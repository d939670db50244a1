using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Cli.Status;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Counting;

/// <summary>What snapshot, series and flow have in common: facts, a definition, and by what to break down.</summary>
internal sealed class CountOptions
{
    private readonly Option<string?> definition = DefinitionOption.Create(several: false);
    private readonly Option<string?> by = new("--by")
    {
        Description = $"Break down by any of {string.Join(' ', Dimensions.Names)}, several with commas",
        HelpName = "NAMES",
    };

    public FactsOptions Facts { get; } = new();

    public Option<bool> Children { get; } = new("--children") { Description = "List the children behind the figures instead" };

    public void AddTo(Command command)
    {
        Facts.AddTo(command);
        command.Options.Add(definition);
        command.Options.Add(by);
    }

    /// <summary>Counts from the facts file, else from the register, and writes what is asked.</summary>
    /// <param name="listsChildren">Whether the answer names children.</param>
    /// <param name="days">The days asked, the last one last.</param>
    /// <param name="ask">Given the counts, the names of the columns of groups, and the calendars.</param>
    public void Answer(Invocation invocation, bool listsChildren, IReadOnlyList<DateOnly> days, Func<Counts, IReadOnlyList<string>, SchoolCalendars, Sheet> ask)
    {
        var dimensions = DimensionsIn(invocation.Get(by));
        IReadOnlyList<string> groups = [.. dimensions.Select(dimension => Dimensions.Names[(int)dimension])];
        var asked = DefinitionOption.ReadOne(invocation, definition);
        var calendars = invocation.ReadCalendars(Facts.Calendar, Facts.AllOrNothing, Facts.Facts);
        var asKnown = invocation.Get(Facts.AsKnown);
        var facts = invocation.Get(Facts.Facts) is null ? null : invocation.ReadFacts(Facts);
        DefinitionOption.NoteDates(invocation, [asked], Facts, [.. days]);
        DefinitionOption.NoteCalendar(invocation, [asked], calendars);
        if (facts is not null && (dimensions.Contains(Dimension.Authority) || dimensions.Contains(Dimension.Region)))
        {
            invocation.NoteDividedAreas(facts.Children, Facts, days[^1]);
        }

        if (dimensions.Contains(Dimension.Attribute))
        {
            invocation.Notice("a child with several attributes is counted under each, so that groups do not add up to the total");
        }

        if (facts is not null)
        {
            using var progress = new Progress(invocation.Terminal, "Deriving", invocation.IsQuiet);
            var spans = StatusSpans.Derive(asked, facts.Children, calendars, asKnown, done => progress.Show(done));
            progress.Clear();
            invocation.Write(ask(new(spans, dimensions), groups, calendars));
            return;
        }

        var registers = invocation.Registers;
        if (!registers.IsThere)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "no facts to answer from; give --facts FILE, or take one into a register with onroll import");
        }

        var selection = $"{asked.Id} by {(groups.Count == 0 ? "nothing" : string.Join(' ', groups))}, {string.Join(" to ", days.Select(day => Cell.Of(day)))}{(asKnown is { } moment ? $", as known {moment}" : "")}";
        invocation.Write(registers.Door().Count(asked, dimensions, asKnown, calendars, listsChildren, selection, counts => ask(counts, groups, calendars).Whole()));
    }

    private static List<Dimension> DimensionsIn(string? names)
    {
        var dimensions = new List<Dimension>();
        foreach (var name in (names ?? "").Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Dimensions.TryParse(name, out var dimension))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"--by: that is no way to break down; use any of {string.Join(' ', Dimensions.Names)}");
            }

            if (!dimensions.Contains(dimension))
            {
                dimensions.Add(dimension);
            }
        }

        return dimensions;
    }
}
