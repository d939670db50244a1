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
        var by = CommonOptions.OneOf("--by", "Add up by authority, reason or both", "authority", "reason", "authority,reason");
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

            var calendars = invocation.ReadCalendars(facts.Calendar, facts.AllOrNothing, facts.Facts);
            var read = invocation.ReadFacts(facts);
            DefinitionOption.NoteCalendar(invocation, calendars);

            var rows = read.Children.Select(ledger => new Timeline(ledger.AsKnown(invocation.Get(facts.AsKnown)), calendars))
                .Select(timeline => Line.Of(timeline, day, new(first, day), calendars)).OfType<Line>()
                .Where(line => !invocation.Get(isShort) || line.Hours.Gap > 0);
            invocation.Write(invocation.Get(by) is { } names ? AddedUp(rows, names.Split(',')) : EachChild(rows));
        });
    }

    private static Sheet EachChild(IEnumerable<Line> lines) => new(
        ["child", "authority", "reason", "full_time", "offered", "at_school", "elsewhere", "gap", "none", "days", "school_days", "unknown_days", "words"],
        lines.Select(line => (IReadOnlyList<string>)
        [
            line.Child, line.Authority, line.Reason, Hours(line.Hours.FullTime), Hours(line.Hours.Offered),
            Hours(line.Hours.AtSchool), Hours(line.Hours.Elsewhere), line.Hours.Gap is { } gap ? Hours(gap) : "", line.Hours.None.Word(),
            Number(line.Without.Days), Number(line.Without.SchoolDays), Number(line.Without.Unknown), line.Words,
        ]),
        "full_time", "offered", "at_school", "elsewhere", "gap", "days", "school_days", "unknown_days")
    {
        Below = "words",
        Hidden = ["offered", "at_school", "elsewhere", "school_days", "unknown_days"],
    };

    private static Sheet AddedUp(IEnumerable<Line> lines, string[] by) => new(
        [.. by, "children", "short", "none", "days", "school_days", "unknown_days"],
        lines.GroupBy(line => string.Join('\n', by.Select(name => name == "authority" ? line.Authority : line.Reason)))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<string>)
            [
                .. group.Key.Split('\n'), Number(group.Count()), Number(group.Count(line => line.Hours.Gap > 0)), Number(group.Count(line => line.Hours.None is Tri.True)),
                Number(group.Sum(line => line.Without.Days)), Number(group.Sum(line => line.Without.SchoolDays)), Number(group.Sum(line => line.Without.Unknown)),
            ]),
        "children", "short", "none", "days", "school_days", "unknown_days");

    private static string Hours(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Child, string Authority, string Reason, EducationHours Hours, DaysWithout Without)
    {
        public string Words =>
            (Hours.IsHomeEducated ? "home educated, which is not counted in hours"
                : $"{HoursVerb.Hours(Hours.AtSchool)} hours a week at school of {HoursVerb.Hours(Hours.Offered)} offered, {HoursVerb.Hours(Hours.Elsewhere)} elsewhere")
            + $"; {Without.Days} days without any education, {Without.SchoolDays} of them school days"
            + (Without.Unknown > 0 ? $"; of {Without.Unknown} more it cannot be said" : "");

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
