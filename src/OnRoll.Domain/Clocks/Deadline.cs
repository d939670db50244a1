using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Law;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Clocks;

/// <summary>When something is due, and why then.</summary>
/// <param name="Due">The last day on which the act is in time; <c>null</c> where it cannot be told, and <paramref name="Because"/> says why.</param>
/// <param name="Next">The next day of the rule's own unit after it, the first on which the following step may be taken.</param>
/// <param name="Version">The version of the rule that counts; <c>null</c> where none held on that day.</param>
public sealed record Deadline(ClockRule Rule, DateOnly From, DateOnly? Due, DateOnly? Next, RuleVersion<TimeLimit>? Version, string Because)
{
    /// <summary>Counts a clock.</summary>
    /// <param name="from">The day on which it starts, which picks the version of the rule.</param>
    /// <param name="schoolDays">The days of the school concerned; <c>null</c> where no calendar was given.</param>
    /// <param name="authority">Whose clock it is, where the 2026 Act may be commenced for some; none otherwise.</param>
    /// <param name="commencements">What of the 2026 Act is commenced; <c>null</c>: nothing.</param>
    public static Deadline Of(ClockRule rule, DateOnly from, CountedDays? schoolDays, LaCode authority = default, Commencements? commencements = null)
    {
        if (rule.On(from, authority, commencements ?? Commencements.None) is not { } version)
        {
            return new(rule, from, null, null, null, rule.Behind is { } behind
                ? $"not in force: the {behind.Source} has not been commenced{(authority.IsNone ? "" : $" for {authority}")} by that day"
                : $"there was no such rule on that day; it began on {rule.Limit.Versions[0].From:yyyy-MM-dd} ({rule.Limit.Versions[0].Source})");
        }

        return version.Value.How switch
        {
            HowCounted.NoFixedLimit => Undated(rule, from, version, "no number of days is fixed: it is due as soon as it is clear"),
            HowCounted.Published => OfCollection(rule, from, version),
            HowCounted.OnTheDay => Dated(rule, from, version, from, NextAfter(from, version.Value, schoolDays)),
            _ => Counted(rule, from, version, schoolDays),
        };
    }

    private static Deadline Counted(ClockRule rule, DateOnly from, RuleVersion<TimeLimit> version, CountedDays? schoolDays)
    {
        var limit = version.Value;
        var days = limit.Unit switch
        {
            DayUnit.CalendarDay => CountedDays.Calendar,
            DayUnit.WorkingDay => CountedDays.Working,
            _ => schoolDays,
        };
        if (days is null)
        {
            return Undated(rule, from, version, "it is counted in school days and no school calendar was given");
        }

        var due = limit.How is HowCounted.FromTheDayAfter ? days.NthAfter(from, limit.Days) : days.NthFrom(from, limit.Days);
        return due is { } day
            ? Dated(rule, from, version, day, days.NthAfter(day, 1))
            : Undated(rule, from, version, days.Known.First > from
                ? $"the {limit.UnitName}s are known only from {days.Known.First:yyyy-MM-dd}"
                : $"the {limit.UnitName}s are known only to {days.Known.Until:yyyy-MM-dd}, which is too soon");
    }

    private static Deadline OfCollection(ClockRule rule, DateOnly from, RuleVersion<TimeLimit> version) =>
        CollectionRounds.On(from) switch
        {
            { ReturnBy: { } by } round => new(rule, from, by, by.AddDays(1), version, $"return day published for {round.Term} [{version.Source}]"),
            { } round => Undated(rule, from, version, $"the return day of {round.Term} is not known; it is commonly about four weeks after the census day"),
            _ => Undated(rule, from, version, "it is not a census day that is known"),
        };

    private static DateOnly? NextAfter(DateOnly day, TimeLimit limit, CountedDays? schoolDays) =>
        limit.Unit is DayUnit.SchoolDay ? schoolDays?.NthAfter(day, 1) : CountedDays.Calendar.NthAfter(day, 1);

    private static Deadline Dated(ClockRule rule, DateOnly from, RuleVersion<TimeLimit> version, DateOnly due, DateOnly? next) =>
        new(rule, from, due, next, version, $"{version.Value} [{version.Source}]{(next is null ? "; the calendar ends before the next day" : "")}");

    private static Deadline Undated(ClockRule rule, DateOnly from, RuleVersion<TimeLimit> version, string why) =>
        new(rule, from, null, null, version, $"{why} [{version.Source}]");
}
