using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OnRoll.Data.Store;

/// <summary>What kind of thing went wrong with the store.</summary>
public enum StoreFault
{
    /// <summary>No database there, or it does not answer.</summary>
    Unreachable,

    /// <summary>There is a database, but no register in it.</summary>
    NoRegister,

    /// <summary>Made by a newer version of the program.</summary>
    TooNew,

    /// <summary>Made by an older version; it must be upgraded first.</summary>
    TooOld,

    /// <summary>Somebody else is writing, and did not finish in time.</summary>
    Busy,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>What is stored cannot be read.</summary>
    Damaged,
}

/// <summary>The store cannot do what was asked; the sentence is for the person who asked and holds no particulars.</summary>
public sealed class StoreException(StoreFault fault, string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    // SQLite's own numbers.
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIo = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    public StoreFault Fault { get; } = fault;

    /// <summary>Puts an engine's fault into words.</summary>
    public static StoreException Of(DbException fault, string name) => fault switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } =>
            new(StoreFault.Busy, $"{name}: somebody else is writing to the register; nothing was changed, try again when they have finished", fault),
        SqliteException { SqliteErrorCode: SqliteFull or SqliteIo } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new(StoreFault.Full, $"{name}: cannot be written; is the disk full? Nothing was changed", fault),
        SqliteException { SqliteErrorCode: SqliteReadOnly } =>
            new(StoreFault.Unreachable, $"{name}: may not be written to; who owns the file and its folder?", fault),
        SqliteException { SqliteErrorCode: SqliteCannotOpen } =>
            new(StoreFault.Unreachable, $"{name}: cannot be opened; does the folder exist, and may you read and write there?", fault),
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } =>
            new(StoreFault.Damaged, $"{name}: is no database, or a damaged one; restore a backup beside it and compare", fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new(StoreFault.Unreachable, $"{name}: there is no such database; create it first (createdb)", fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new(StoreFault.Unreachable, $"{name}: the server does not let this user in", fault),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            new(StoreFault.Unreachable, $"{name}: this user may not do that in the database", fault),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } =>
            new(StoreFault.Busy, $"{name}: somebody else is writing the same; nothing was changed, try again", fault),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
            new(StoreFault.Busy, $"{name}: the server has no room for another connection; try again", fault),
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } =>
            new(StoreFault.Unreachable, $"{name}: the server is going down or coming up; what was not confirmed was not written, try again", fault),
        NpgsqlException and not PostgresException when fault.Message.StartsWith("No password", StringComparison.Ordinal) =>
            new(StoreFault.Unreachable, $"{name}: the server asks this user for a password; give it in the connection string", fault),
        NpgsqlException and not PostgresException =>
            new(StoreFault.Unreachable, $"{name}: the database does not answer, or the connection was lost; what was not confirmed was not written", fault),
        _ => new(StoreFault.Damaged, $"{name}: the database refused ({fault.SqlState ?? fault.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture)})", fault),
    };
}
