using System.Globalization;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Store;

/// <summary>The numbered steps by which a store comes to the form this version knows. Run in order, each once, in a transaction.</summary>
/// <remarks>A step that was released is never edited; the next number follows it.</remarks>
internal sealed class Migrations(IReadOnlyList<(string Sqlite, string Postgres)> steps)
{
    private const string Key = "schema";

    /// <summary>Those of this version.</summary>
    public static Migrations Known { get; } = new([.. new[] { "0001", "0002", "0003", "0004", "0005", "0006" }.Select(number => (Text($"{number}.sqlite.sql"), Text($"{number}.postgres.sql")))]);

    /// <summary>These and one more.</summary>
    public Migrations And(string sqlite, string postgres) => new([.. steps, (sqlite, postgres)]);

    /// <summary>The version that these steps end in.</summary>
    public int Latest => steps.Count;

    /// <summary>The version a database is in; 0 if there is no register in it.</summary>
    public static int VersionOf(Session session) =>
        !session.HasTable("register") ? 0
            : (int)(session.Number($"select cast(value as integer) from register where key = '{Key}'") ?? 0);

    /// <summary>Runs the steps that a database has not had yet.</summary>
    /// <param name="to">The version to end in; <c>null</c>: the latest.</param>
    public void Run(Session session, int from, int? to = null)
    {
        for (var version = from; version < (to ?? Latest); version++)
        {
            session.Execute(session.IsPostgres ? steps[version].Postgres : steps[version].Sqlite);
        }

        session.Execute($"insert into register (key, value) values ('{Key}', @version) on conflict (key) do update set value = excluded.value",
            ("version", (to ?? Latest).ToString(CultureInfo.InvariantCulture)));
        if (session.IsPostgres)
        {
            MakePartitions(session);
        }
    }

    /// <summary>A partition for each authority there ever was, and one for what is no authority's.</summary>
    private static void MakePartitions(Session session)
    {
        foreach (var code in Authorities.All.Select(authority => authority.Code).Prepend(default))
        {
            foreach (var table in new[] { "assertion", "audit" })
            {
                session.Execute($"create table if not exists {Partition(table, code)} partition of {table} for values in ({code.Key()})");
                session.Execute($"revoke all on {Partition(table, code)} from onroll_gate"); // no wall stands on a partition: only the owner names one
            }
        }
    }

    /// <summary>The name of an authority's part of a table on PostgreSQL.</summary>
    public static string Partition(string table, LaCode authority) =>
        string.Create(CultureInfo.InvariantCulture, $"{table}_{authority.Key():000}");

    private static string Text(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream($"OnRoll.Schema.{name}")
            ?? throw new InvalidOperationException($"{name} was not built into the program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
