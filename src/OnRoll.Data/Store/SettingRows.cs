using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>What authorities have set, as it stands in its table.</summary>
internal static class SettingRows
{
    /// <summary>All of it, by authority, in the order in which it was set. A figure that this version does not know is left out.</summary>
    public static ILookup<LaCode, SettingChosen> All(Session session) => session.List("select authority, name, days, unit, first, at, account, why from setting order by authority, id",
        row => (Authority: row.Authority(0), Setting: LocalSetting.Find(row.GetString(1)), Days: row.IsDBNull(2) ? (int?)null : row.GetInt32(2), Unit: row.GetString(3),
            From: DateOnly.FromDayNumber(row.GetInt32(4)), At: row.Moment(5), By: row.GetString(6), Why: row.GetString(7)))
        .Where(row => row.Setting is not null)
        .ToLookup(row => row.Authority, row => new SettingChosen(row.Setting!, row.Days is { } days ? LocalSetting.After(days, Spelling.Parse<DayUnit>(row.Unit)) : null, row.From, row.At, row.By, row.Why));

    public static void Add(Session session, LaCode authority, long id, SettingChosen chosen) => session.Execute("""
        insert into setting (authority, id, name, days, unit, first, at, account, why) values (@authority, @id, @name, @days, @unit, @first, @at, @account, @why)
        """, ("authority", authority.Key()), ("id", id), ("name", chosen.Setting.Name), ("days", chosen.Limit?.Days), ("unit", Spelling.Of((chosen.Limit ?? chosen.Setting.Usual).Unit)),
        ("first", chosen.From.DayNumber), ("at", chosen.At.Microseconds), ("account", chosen.By), ("why", chosen.Why));
}
