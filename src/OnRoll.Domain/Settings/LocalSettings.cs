using System.Globalization;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Settings;

/// <summary>What an authority has set, once. Only ever added to.</summary>
/// <param name="Limit"><c>null</c>: from that day on the usual figure counts again.</param>
/// <param name="From">The first day on which it counts: for whatever begins on that day or later.</param>
/// <param name="At">When it was set; later than that alone is it known.</param>
/// <param name="By">The account that set it.</param>
public sealed record SettingChosen(LocalSetting Setting, TimeLimit? Limit, DateOnly From, Moment At, string By, string Why);

/// <summary>What counts on a day, and whose figure it is.</summary>
/// <param name="Chosen"><c>null</c>: the authority has set nothing, and the usual figure counts.</param>
public sealed record SettingInForce(LocalSetting Setting, TimeLimit Limit, SettingChosen? Chosen)
{
    /// <summary>Where the figure comes from, as it stands in a <em>because</em>.</summary>
    public string Source => Chosen is { Limit: not null } chosen
        ? string.Create(CultureInfo.InvariantCulture, $"the authority's own setting since {chosen.From:d MMMM yyyy}") : $"usual, none set; {Setting.Source}";
}

/// <summary>The settings of one authority, with all that it ever set.</summary>
/// <remarks>
/// The day on which a thing begins picks what counts for it, as with a rule of law: a setting that begins later changes nothing that
/// runs already. So what was due as known at a moment can be worked out again.
/// </remarks>
public sealed class LocalSettings(IReadOnlyList<SettingChosen> chosen)
{
    /// <summary>Of an authority that has set nothing.</summary>
    public static LocalSettings Usual { get; } = new([]);

    /// <summary>All that was ever set, in the order in which it was set.</summary>
    public IReadOnlyList<SettingChosen> Chosen { get; } = chosen;

    /// <summary>What counts for a thing that begins on a day: of what was set to begin by then, the latest to begin; of several for one day, the last one set.</summary>
    public SettingInForce On(LocalSetting setting, DateOnly day)
    {
        var found = Chosen.Where(each => each.Setting == setting && each.From <= day).OrderBy(each => each.From).ThenBy(each => each.At).LastOrDefault();
        return new(setting, found?.Limit ?? setting.Usual, found);
    }

    /// <summary>What is set and has not begun on a day, the soonest first.</summary>
    public IEnumerable<SettingChosen> After(DateOnly day) =>
        Chosen.Where(each => each.From > day).GroupBy(each => (each.Setting, each.From)).Select(same => same.MaxBy(each => each.At)!).OrderBy(each => each.From);

    /// <summary>The settings as they were known at a moment.</summary>
    public LocalSettings AsKnown(Moment? at) => at is { } moment ? new([.. Chosen.Where(each => each.At <= moment)]) : this;

    /// <summary>Counts a local period.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="from">The day it is counted from, which is day 0 and picks the figure.</param>
    /// <param name="schoolDays">Used where the authority counts in school days.</param>
    /// <returns>The last day in time, <c>null</c> where the days are not known so far; and how it was counted.</returns>
    public (DateOnly? Due, string Because) Count(string name, DateOnly from, CountedDays schoolDays)
    {
        var inForce = On(LocalSetting.Find(name)!, from);
        var days = inForce.Limit.Unit switch
        {
            DayUnit.CalendarDay => CountedDays.Calendar,
            DayUnit.WorkingDay => CountedDays.Working,
            _ => schoolDays,
        };
        return (days.NthAfter(from, inForce.Limit.Days), $"{inForce.Limit} [{inForce.Source}]");
    }
}
