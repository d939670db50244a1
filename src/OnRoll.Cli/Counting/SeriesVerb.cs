using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Counting;

/// <summary>How many children on each of many days.</summary>
internal static class SeriesVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("series", "How many children on each day, week, month or term of a period",
            ("onroll series --facts data/demo/facts.csv --from 2025-09-01 --to 2026-08-31 --step month", "a year, month by month"),
            ("onroll series --facts data/demo/facts.csv --calendar data/demo/calendar.csv --from 2024-09-01 --to 2026-08-31 --step term", "on the first day of each term"));
        var options = new CountOptions();
        var from = CommonOptions.Day("--from", "The first day");
        var to = CommonOptions.Day("--to", "The last day, included");
        from.Required = to.Required = true;
        var step = CommonOptions.OneOf("--step", "How far from one day to the next; day if left out", "day", "week", "month", "term");
        var code = new Option<string?>("--code") { Description = "Whose terms, where the calendar has several", HelpName = "NAME" };
        options.AddTo(verb);
        verb.Options.Add(from);
        verb.Options.Add(to);
        verb.Options.Add(step);
        verb.Options.Add(code);
        return verb.Does(terminal, invocation =>
        {
            var period = Period(invocation, from, to);
            options.Answer(invocation, listsChildren: false, [period.First, period.Until], (counts, groups, calendars) =>
            {
                var days = invocation.Get(step) == "term"
                    ? Terms(calendars, invocation.Get(code)).Where(period.Contains).ToList()
                    : SampleDays.Between(period, invocation.Get(step) ?? "day");
                return new([.. groups, "on", "true", "unknown"], counts.Series(days).Select(row =>
                    (IReadOnlyList<string>)[.. row.Group, row.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), SnapshotVerb.Number(row.True), SnapshotVerb.Number(row.Unknown)]),
                    "true", "unknown");
            });
        });
    }

    /// <exception cref="CommandStoppedException">The last day is before the first.</exception>
    internal static DateSpan Period(Invocation invocation, Option<DateOnly?> from, Option<DateOnly?> to)
    {
        var (first, last) = (invocation.Get(from)!.Value, invocation.Get(to)!.Value);
        return last >= first ? new(first, last)
            : throw new CommandStoppedException(ExitCode.WrongWords, "--to is before --from; the period includes both days");
    }

    private static IReadOnlyList<DateOnly> Terms(SchoolCalendars calendars, string? code)
    {
        if (calendars.IsEmpty)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, $"--step term needs the terms; give --calendar FILE; {CalendarAdvice.WhereToGet}");
        }

        if (code is not null)
        {
            return calendars.Find(code) is not null ? calendars.TermsOf(code)
                : throw new CommandStoppedException(ExitCode.WrongWords, $"--code: the calendar has no such code; it has {string.Join(", ", calendars.Codes)}");
        }

        return calendars.CommonTerms.Count > 0 ? calendars.CommonTerms
            : calendars.Codes.Count == 1 ? calendars.TermsOf(calendars.Codes[0])
            : throw new CommandStoppedException(ExitCode.WrongWords, $"the calendar has several codes; give --code, one of {string.Join(", ", calendars.Codes)}");
    }
}
