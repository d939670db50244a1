namespace OnRoll.Data.Store;

/// <summary>Numbers that rise when rows of a kind are written, so that what was read of them once is good until then.</summary>
internal static class Editions
{
    public const string Calendar = "calendar";
    public const string Setting = "setting";

    /// <summary>The number as it stands in a session; 0 where nothing was ever written.</summary>
    public static long Of(Session session, string kind) => session.Number("select number from edition where kind = @kind", ("kind", kind)) ?? 0;

    /// <summary>Raises the number, in the transaction that writes the rows.</summary>
    public static void Raise(Session session, string kind) => session.Execute(
        "insert into edition (kind, number) values (@kind, 1) on conflict (kind) do update set number = edition.number + 1", ("kind", kind));
}
