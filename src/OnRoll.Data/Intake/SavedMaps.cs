using OnRoll.Data.Store;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>The column maps that are kept: one for each authority, source and kind of file.</summary>
internal static class SavedMaps
{
    /// <summary>The map by which a file is to be read; keeps and forgets nothing yet.</summary>
    public static MapUsed Choose(Session session, ImportRequest request, string kind, MapChoice choice)
    {
        var saved = All(session, request.Authority ?? default).Find(map => map.Source == request.Source && map.Kind == kind);
        return choice.Given is { } given ? new(given, MapOrigin.Given)
            : !choice.AsSaved ? new(ColumnMap.None, MapOrigin.None, Forgets: saved is not null)
            : saved is not null ? new(saved.Map, MapOrigin.Saved, saved.At)
            : new(ColumnMap.None, MapOrigin.None);
    }

    /// <summary>Keeps the map that was given, or forgets the one that was turned off; the wall is down or up around the authority.</summary>
    public static void Settle(Session session, ImportRequest request, string kind, MapUsed used, Moment now, string account)
    {
        (string, object?)[] key = [("authority", (request.Authority ?? default).Key()), ("source", request.Source), ("kind", kind)];
        if (used.Forgets)
        {
            session.Execute("delete from column_map where authority = @authority and source = @source and kind = @kind", key);
        }
        else if (used.Origin is MapOrigin.Given)
        {
            session.Execute("""
                insert into column_map (authority, source, kind, at, account, map) values (@authority, @source, @kind, @at, @account, @map)
                on conflict (authority, source, kind) do update set at = excluded.at, account = excluded.account, map = excluded.map
                """, [.. key, ("at", now.Microseconds), ("account", account), ("map", ColumnMapText.Write(used.Map))]);
        }
    }

    /// <summary>The maps of an authority; none for files of the whole country.</summary>
    public static List<SavedMap> All(Session session, LaCode authority) => session.List(
        "select source, kind, at, account, map from column_map where authority = @authority order by source, kind",
        row => new SavedMap(row.GetString(0), row.GetString(1), row.Moment(2), row.GetString(3), ColumnMapText.Read(row.GetString(4))), ("authority", authority.Key()));

    /// <summary>What the audit says of the map a file was read by.</summary>
    public static string Words(MapUsed used) => used.Origin switch
    {
        MapOrigin.Given => ", by a map given, which is kept",
        MapOrigin.Saved => ", by the map kept",
        _ => used.Forgets ? ", the map kept was forgotten" : "",
    };
}
