using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Domain;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Status;

/// <summary>Hours of education against those that are full-time, and days without any.</summary>
internal static class HoursVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("hours", "Hours of education a week against full-time, and days without any, for each child of compulsory school age; or added up",
            ("onroll hours --facts data/demo/facts.csv --short --from 2026-09-01", "who gets less than full-time today, and for how long nothing"),
            ("onroll hours --facts data/demo/facts.csv --by authority,reason --from 2026-09-01", "children and days, by area and reason"));
        var facts = new FactsOptions();
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        var from = CommonOptions.Day("--from", "Count days without education from this day; the first of September before if left out");
        var isShort = new Option<bool>("--short") { Description = "Only children who get less than full-time" };
        var by = new Option<string?>("--by") { Description = "Add up by authority, reason or both", HelpName = "NAMES" };
        by.AcceptOnlyFromAmong("authority", "reason", "authority,reason");
        facts.AddTo(verb);
        verb.Options.Add(on);
        verb.Options.Add(from);
        verb.Options.Add(isShort);
        verb.Options.Add(by);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var first = invocation.Get(from) ?? new(day.Month >= 9 ? day.Year : day.Year - 1, 9, 1);
            if (first > day)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--from is after --on; days are counted from the first to the second");
            }

            var calendars = invocation.ReadCalendars(facts.Calendar);
            var read = invocation.ReadFacts(facts);
            if (calendars.IsEmpty)
            {
                invocation.Notice("no --calendar: school days are taken to be Monday to Friday less bank holidays");
            }

            var rows = read.Children.Select(ledger => new Timeline(ledger.AsKnown(invocation.Get(facts.AsKnown)), calendars))
                .Select(timeline => Line.Of(timeline, day, new(first, day), calendars)).OfType<Line>()
                .Where(line => !invocation.Get(isShort) || line.Hours.Gap > 0);
            invocation.Write(invocation.Get(by) is { } names ? AddedUp(rows, names.Split(',')) : EachChild(rows, day));
        });
    }

    private static Sheet EachChild(IEnumerable<Line> lines, DateOnly day) => new(
        ["child", "on", "authority", "reason", "full_time", "offered", "at_school", "elsewhere", "gap", "none", "days_without", "school_days_without", "days_unknown"],
        lines.Select(line => (IReadOnlyList<string>)
        [
            line.Child, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.Authority, line.Reason, Hours(line.Hours.FullTime), Hours(line.Hours.Offered),
            Hours(line.Hours.AtSchool), Hours(line.Hours.Elsewhere), Hours(line.Hours.Gap), line.Hours.None.Word(),
            Number(line.Without.Days), Number(line.Without.SchoolDays), Number(line.Without.Unknown),
        ]),
        "full_time", "offered", "at_school", "elsewhere", "gap", "days_without", "school_days_without", "days_unknown");

    private static Sheet AddedUp(IEnumerable<Line> lines, string[] by) => new(
        [.. by, "children", "short", "none", "days_without", "school_days_without", "days_unknown"],
        lines.GroupBy(line => string.Join('\n', by.Select(name => name == "authority" ? line.Authority : line.Reason)))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<string>)
            [
                .. group.Key.Split('\n'), Number(group.Count()), Number(group.Count(line => line.Hours.Gap > 0)), Number(group.Count(line => line.Hours.None is Tri.True)),
                Number(group.Sum(line => line.Without.Days)), Number(group.Sum(line => line.Without.SchoolDays)), Number(group.Sum(line => line.Without.Unknown)),
            ]),
        "children", "short", "none", "days_without", "school_days_without", "days_unknown");

    private static string Hours(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Child, string Authority, string Reason, EducationHours Hours, DaysWithout Without)
    {
        /// <returns><c>null</c> for a child not of compulsory school age, or outside the area, on the day.</returns>
        public static Line? Of(Timeline timeline, DateOnly day, DateSpan period, SchoolCalendars calendars)
        {
            var situation = timeline.Child.On(day);
            if (Parts.SchoolAge.On(situation) is not Tri.True || Parts.InAreaUntilConfirmed.On(situation) is Tri.False)
            {
                return null;
            }

            var authority = situation.Area.Code?.ToString() ?? "";
            var school = situation.IsRegistered ? situation.Schooling.Registration.School : "";
            return new(timeline.History.Child, authority, situation.Reason?.Slug ?? "", EducationHours.On(situation),
                EducationHours.Without(timeline, period, calendars.For(school, authority)));
        }
    }
}
