using System.IO.Compression;
using System.Security.Cryptography;
using OnRoll.Data.Audit;
using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Backup;

/// <summary>A backup is not what was written, or was altered.</summary>
public sealed class BackupDamagedException(string sentence) : Exception(sentence);

/// <summary>The whole register in one file, the same from either database: restored onto the other, it is the way from a laptop to a service.</summary>
/// <remarks>
/// Compressed; each table with its columns and rows, then the hash of all before it; after the packing, the hash of the file. What can be derived is left out and made anew.
/// The file holds everything the register does: it is to be kept as carefully.
/// </remarks>
public static class BackupFile
{
    private const string Magic = "OnRoll backup 1";

    /// <summary>The tables that each version of the register brought.</summary>
    private static readonly string[][] TablesByVersion =
    [
        ["register", "account", "source", "counter", "record", "assertion", "decision", "audit", "chain", "anchor", "ownership", "tie", "glass", "file", "stated", "roll", "roll_pupil", "announced", "finding", "calendar", "school", "school_link"],
        ["stage", "column_map"],
        ["seal"],
        ["credential", "passkey", "login", "api_token", "contact_post", "attachment"],
        ["setting"],
        ["kept_filter"],
    ];

    /// <summary>Writes a backup beside the place named and moves it there when whole, as the register stands at one moment.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="StoreException">The database or the disk failed.</exception>
    public static long Write(Database database, string path, Moment now)
    {
        using var session = Session.Begin(database, writes: false);
        session.WallOff();
        var beside = $"{path}.{Environment.ProcessId}.part";
        try
        {
            long rows;
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
            {
                rows = Write(session, file, now);
                SealedStream.Seal(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
            return rows;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException
            or ArgumentOutOfRangeException) // what .NET makes of a file longer than the system lets it grow
        {
            throw new StoreException(StoreFault.Full, $"{path}: the backup cannot be written; may you write there, and is there room?", fault);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Makes a register from a backup where there is none, after checking the file and every chain in it.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="BackupDamagedException">The file is damaged or was altered; nothing was made.</exception>
    /// <exception cref="StoreException">There is a register already, the backup is of a newer version, or the database failed.</exception>
    public static long Restore(Stream stream, string where, TimeProvider time)
    {
        using var database = Database.At(where);
        var isNew = !database.Exists;
        try
        {
            if (isNew && Path.GetDirectoryName(database.Path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var session = Session.Begin(database);
            if (Migrations.VersionOf(session) > 0)
            {
                isNew = false;
                throw new StoreException(StoreFault.Busy, $"{database.Name}: there is a register already; restore beside it and compare");
            }

            var (rows, id) = Load(session, stream, time);
            if (new ChainVerifier(session, id).Verify([]) is { IsWhole: false } report)
            {
                throw new BackupDamagedException($"the backup was altered, and nothing was made: {report.Findings[0]}{(report.Findings.Count > 1 ? $" (and {report.Findings.Count - 1} more)" : "")}");
            }

            session.Commit();
            isNew = false;
            return rows;
        }
        finally
        {
            database.Release();
            if (isNew && database.Path is { } path)
            {
                foreach (var left in new[] { path, $"{path}-wal", $"{path}-shm" })
                {
                    File.Delete(left);
                }
            }
        }
    }

    /// <summary>Checks a backup by itself, without any database.</summary>
    /// <exception cref="BackupDamagedException">The file is damaged.</exception>
    public static VerifyReport Verify(Stream stream, TimeProvider time, IReadOnlyList<ChainHead> kept)
    {
        var folder = Directory.CreateTempSubdirectory("onroll-verify-").FullName;
        try
        {
            using var database = Database.At(Path.Combine(folder, "backup.db"));
            using var session = Session.Begin(database);
            var (_, id) = Load(session, stream, time);
            return new ChainVerifier(session, id).Verify(kept);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Write(Session session, Stream stream, Moment now)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        var rows = 0L;
        using (var writer = new RowBytesWriter(packed, hash))
        {
            writer.Text(Magic);
            var version = Migrations.VersionOf(session);
            writer.Number(version);
            writer.Number(now.Microseconds);
            foreach (var table in TablesOf(version))
            {
                rows += writer.Table(session, table);
            }

            writer.End();
        }

        packed.Write(hash.GetHashAndReset());
        return rows;
    }

    private static string[] TablesOf(int version) => [.. TablesByVersion.Take(version).SelectMany(tables => tables)];

    private static (long Rows, string Register) Load(Session session, Stream stream, TimeProvider time)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var whole = new SealedStream(stream);
            using var unpacked = new GZipStream(whole, CompressionMode.Decompress);
            using var reader = new RowBytesReader(unpacked, hash);
            if (reader.Text() != Magic)
            {
                throw new BackupDamagedException("is no backup that this program wrote");
            }

            var version = (int)reader.Number();
            reader.Number();
            if (version > Migrations.Known.Latest)
            {
                throw new StoreException(StoreFault.TooNew, $"the backup was made by a newer version ({version}; this program knows up to {Migrations.Known.Latest}); use the newer program");
            }

            Migrations.Known.Run(session, 0, version);
            var rows = Rows.Load(session, reader, TablesOf(version));
            if (!reader.HashIsRight() || !whole.IsRight())
            {
                throw new BackupDamagedException("is not what was written: its hash is another. Nothing was made");
            }

            var coversRows = Seals.AreThere(session);
            Migrations.Known.Run(session, version);
            if (!coversRows)
            {
                Seals.AddAll(session, Register.Read(session.Database, session, time));
            }

            session.Execute("insert into derived_stale (authority, record) select distinct authority, 0 from record");
            return (rows, (string)session.Scalar("select value from register where key = 'id'")!);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException
            or InvalidCastException or StoreException { Fault: StoreFault.Damaged }) // an engine that refuses a row: nothing we wrote would be refused
        {
            throw new BackupDamagedException("is cut short or damaged, and nothing was made");
        }
    }
}
