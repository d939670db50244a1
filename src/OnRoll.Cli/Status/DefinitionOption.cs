using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Status;

/// <summary>The option that says which definition is asked, and what must be said of the ones asked.</summary>
internal static class DefinitionOption
{
    public static Option<string?> Create(bool several) => new("--definition")
    {
        Description = several ? "DEF-1 (the default) to DEF-21, several with commas, or all" : "DEF-1 (the default) to DEF-21",
        HelpName = several ? "DEF-1|…|all" : "DEF-1|…",
    };

    /// <summary>The definitions asked that facts can decide, in order of number; says of the others, once, that they cannot.</summary>
    public static IReadOnlyList<Definition> Read(Invocation invocation, Option<string?> option)
    {
        var text = invocation.Get(option) ?? Definitions.Cme.Id;
        var asked = text.Equals("all", StringComparison.OrdinalIgnoreCase) ? [.. Definitions.All]
            : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Find).DistinctBy(found => found.Id)
                .OrderBy(found => found.Number).ToList();
        foreach (var undecided in asked.Where(definition => definition.Test is null))
        {
            invocation.Notice($"{undecided.Id}, {undecided.Title}: the facts cannot decide it. {undecided.Note}");
        }

        return [.. asked.Where(definition => definition.Test is not null)];
    }

    /// <summary>The one definition asked.</summary>
    /// <exception cref="CommandStoppedException">Facts cannot decide it.</exception>
    public static Definition ReadOne(Invocation invocation, Option<string?> option)
    {
        var definition = Find(invocation.Get(option) ?? Definitions.Cme.Id);
        return definition.Test is not null ? definition
            : throw new CommandStoppedException(ExitCode.WrongWords, $"{definition.Id}, {definition.Title}: the facts cannot decide it. {definition.Note}");
    }

    /// <summary>Says of each definition that its owner did not use it on those days.</summary>
    public static void NoteDates(Invocation invocation, IEnumerable<Definition> definitions, FactsOptions options, params DateOnly[] days)
    {
        var commencements = invocation.ReadCommencements(options.Commenced, options.AllOrNothing);
        foreach (var definition in definitions)
        {
            if (commencements.All.Where(entry => entry.Part == definition.Behind).ToList() is { Count: > 0 } commenced)
            {
                invocation.Notice($"{definition.Id} is in force {string.Join(", ", commenced.Select(entry => $"for {(entry.Authority.IsNone ? "all others" : entry.Authority)} from {entry.From:yyyy-MM-dd}"))}; it answers for other days and areas all the same");
            }
            else if (days.Any(day => !definition.IsInUseOn(day)))
            {
                invocation.Notice($"{definition.Id} {definition.Dates}; it answers {(definition.From is null ? "" : "for other days ")}all the same");
            }
        }
    }

    /// <summary>Says that school days are approximate, where a definition counts them and no calendar was given.</summary>
    public static void NoteCalendar(Invocation invocation, IEnumerable<Definition> definitions, SchoolCalendars calendars)
    {
        if (definitions.Any(definition => definition.CountsSchoolDays))
        {
            NoteCalendar(invocation, calendars);
        }
    }

    /// <summary>Says whose school days are approximate.</summary>
    public static void NoteCalendar(Invocation invocation, SchoolCalendars calendars)
    {
        if (CalendarAdvice.For(calendars) is { } advice)
        {
            invocation.Notice(advice);
        }
    }

    private static Definition Find(string id) => Definitions.Find(id)
        ?? throw new CommandStoppedException(ExitCode.WrongWords, "--definition is not one we know; use DEF-1 to DEF-21");
}
