using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>A register: a database of the form this version knows. What is in it can be reached through the gate alone.</summary>
public sealed class Register : IDisposable
{
    private const string IdKey = "id";
    private const string PracticeKey = "practice";

    private (long Edition, SchoolCalendars Calendars)? calendars;
    private (long Edition, ILookup<LaCode, SettingChosen> Settings)? settings;

    private Register(Database database, string id, bool isPractice, TimeProvider time)
    {
        Database = database;
        Id = id;
        IsPractice = isPractice;
        Time = time;
    }

    /// <summary>The register's own id, made once at random: its audit chains begin with it.</summary>
    public string Id { get; }

    /// <summary>Whether it holds synthetic children, for practice.</summary>
    public bool IsPractice { get; }

    public string Name => Database.Name;

    internal Database Database { get; }

    internal TimeProvider Time { get; }

    internal Moment Now => new(Time.GetUtcNow());

    /// <summary>The calendars as they stand in a session; read anew only when they have changed.</summary>
    internal SchoolCalendars Calendars(Session session)
    {
        var edition = Editions.Of(session, Editions.Calendar);
        if (calendars is not { } kept || kept.Edition != edition)
        {
            calendars = kept = (edition, StoredCalendars.All(session));
        }

        return kept.Calendars;
    }

    /// <summary>An authority's settings as they stand in a session; read anew only when some were added.</summary>
    internal LocalSettings Settings(Session session, LaCode authority)
    {
        var edition = Editions.Of(session, Editions.Setting);
        if (settings is not { } kept || kept.Edition != edition)
        {
            settings = kept = (edition, SettingRows.All(session));
        }

        return kept.Settings.Contains(authority) ? new([.. kept.Settings[authority]]) : LocalSettings.Usual;
    }

    /// <summary>When the last anchor was taken, as far as this process knows.</summary>
    internal Moment? LastAnchor { get; set; }

    /// <summary>Opens a register that exists.</summary>
    /// <exception cref="StoreException">There is none, it is of another version, or it cannot be reached.</exception>
    public static Register Open(string where, TimeProvider time) => Open(where, time, Migrations.Known);

    /// <summary>Makes a register, or brings one of an older version up to date, with a backup first. One that is up to date is left alone.</summary>
    /// <param name="backUp">Told to make a backup before an upgrade; given the register as it stands.</param>
    /// <param name="isPractice">Marks a new register as one of synthetic children.</param>
    /// <returns>The register, and the version it was in before: 0 if it was made now.</returns>
    /// <exception cref="StoreException">It is of a newer version, or cannot be reached.</exception>
    public static (Register Register, int Before) CreateOrUpgrade(string where, TimeProvider time, Action<Database, int>? backUp = null, bool isPractice = false) =>
        CreateOrUpgrade(where, time, Migrations.Known, backUp, isPractice);

    internal static Register Open(string where, TimeProvider time, Migrations migrations)
    {
        var database = Database.At(where);
        try
        {
            if (!database.Exists)
            {
                throw NoRegister(database);
            }

            using var session = Session.Begin(database, writes: false);
            var version = Migrations.VersionOf(session);
            if (version == 0)
            {
                throw NoRegister(database);
            }

            RefuseNewer(database, version, migrations);
            return version < migrations.Latest
                ? throw new StoreException(StoreFault.TooOld, $"{database.Name}: the register is of version {version}, this program of {migrations.Latest}; run onroll init to upgrade it (a backup is made first)")
                : Read(database, session, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    internal static (Register Register, int Before) CreateOrUpgrade(string where, TimeProvider time, Migrations migrations, Action<Database, int>? backUp, bool isPractice)
    {
        var database = Database.At(where);
        try
        {
            if (database.Path is { } path && !File.Exists(path) && System.IO.Path.GetDirectoryName(path) is { } folder)
            {
                MakeFolder(folder);
            }

            var before = VersionNow(database);
            RefuseNewer(database, before, migrations);
            if (before > 0 && before < migrations.Latest)
            {
                backUp?.Invoke(database, before);
            }

            using (var session = Session.Begin(database))
            {
                before = Migrations.VersionOf(session); // somebody may have made or upgraded it since
                RefuseNewer(database, before, migrations);
                if (before < migrations.Latest)
                {
                    var coversRows = Audit.Seals.AreThere(session);
                    migrations.Run(session, before);
                    if (before > 0 && !coversRows && Audit.Seals.AreThere(session))
                    {
                        Audit.Seals.AddAll(session, Read(database, session, time));
                    }

                    if (before == 4)
                    {
                        Casework.CaseRows.RebuildAll(session, Read(database, session, time)); // lists gained columns
                    }

                    if (before == 0)
                    {
                        Set(session, IdKey, Guid.NewGuid().ToString("n"));
                        Set(session, PracticeKey, isPractice ? "yes" : "no");
                    }

                    session.Commit();
                }
            }

            using var reading = Session.Begin(database, writes: false);
            return (Read(database, reading, time), before);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => Database.Dispose();

    private static int VersionNow(Database database)
    {
        if (!database.Exists)
        {
            return 0;
        }

        using var session = Session.Begin(database, writes: false);
        return Migrations.VersionOf(session);
    }

    /// <summary>A register as a session finds it.</summary>
    internal static Register Read(Database database, Session session, TimeProvider time) => new(
        database, (string)session.Scalar($"select value from register where key = '{IdKey}'")!,
        (string?)session.Scalar($"select value from register where key = '{PracticeKey}'") == "yes", time);

    private static void Set(Session session, string key, string value) =>
        session.Execute("insert into register (key, value) values (@key, @value)", ("key", key), ("value", value));

    private static void RefuseNewer(Database database, int version, Migrations migrations)
    {
        if (version > migrations.Latest)
        {
            throw new StoreException(StoreFault.TooNew, $"{database.Name}: the register was made by a newer version ({version}; this program knows up to {migrations.Latest}); nothing was touched, use the newer program");
        }
    }

    private static StoreException NoRegister(Database database) =>
        new(StoreFault.NoRegister, $"{database.Name}: there is no register there; make one with onroll init, or take a file in with onroll import");

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(StoreFault.Unreachable, $"{folder}: cannot be made; may you write there?", fault);
        }
    }
}
