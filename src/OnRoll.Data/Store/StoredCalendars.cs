using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>Calendars as they stand in their table.</summary>
internal static class StoredCalendars
{
    public static readonly Words<CalendarEntryKind> Kinds = new(
        ("term", CalendarEntryKind.Term), ("holiday", CalendarEntryKind.Holiday), ("inset", CalendarEntryKind.Inset), ("closure", CalendarEntryKind.Closure));

    public static SchoolCalendars All(Session session)
    {
        var entries = session.List("select code, kind, first, last, name from calendar where ended is null order by authority, id",
            row => new CalendarEntry(row.GetString(0), Kinds.TryParse(row.GetString(1), out var kind) ? kind : CalendarEntryKind.Closure,
                new(DateOnly.FromDayNumber(row.GetInt32(2)), DateOnly.FromDayNumber(row.GetInt32(3))), row.GetString(4)));
        return entries.Count == 0 ? SchoolCalendars.None : new(entries);
    }
}
