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

    /// <summary>Reads the facts and derives what is counted.</summary>
    public (Counts Counts, IReadOnlyList<string> GroupColumns, SchoolCalendars Calendars) Read(Invocation invocation, params DateOnly[] days)
    {
        var dimensions = DimensionsIn(invocation.Get(by));
        var asked = DefinitionOption.ReadOne(invocation, definition);
        var calendars = invocation.ReadCalendars(Facts.Calendar, Facts.AllOrNothing);
        var facts = invocation.ReadFacts(Facts);
        DefinitionOption.NoteDates(invocation, [asked], Facts, days);
        DefinitionOption.NoteCalendar(invocation, [asked], calendars);
        if (dimensions.Contains(Dimension.Authority) || dimensions.Contains(Dimension.Region))
        {
            invocation.NoteDividedAreas(facts.Children, Facts, days[^1]);
        }

        if (dimensions.Contains(Dimension.Attribute))
        {
            invocation.Notice("a child with several attributes is counted under each, so that groups do not add up to the total");
        }

        using var progress = new Progress(invocation.Terminal, "Deriving", invocation.IsQuiet);
        var spans = StatusSpans.Derive(asked, facts.Children, calendars, invocation.Get(Facts.AsKnown), done => progress.Show(done));
        return (new(spans, dimensions), [.. dimensions.Select(dimension => Dimensions.Names[(int)dimension])], calendars);
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
