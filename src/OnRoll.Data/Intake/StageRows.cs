using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>A staged file with what is not shown of it.</summary>
/// <param name="Map">As it is kept.</param>
/// <param name="Content">The bytes as they came, packed; <c>null</c> once it is decided.</param>
/// <param name="Review">What was shown of each row, packed; <c>null</c> once it is decided.</param>
internal sealed record StoredStage(StagedFile File, string Map, byte[] Hash, byte[]? Content, byte[]? Review)
{
    public ImportRequest Request => new(File.Source, File.Authority, File.Received);

    public ReviewSheet Sheet => Review is null ? new([]) : StageRows.UnpackSheet(Review);
}

/// <summary>Files that wait for a decision, in their table.</summary>
internal static class StageRows
{
    private const string Heads = "authority, id, at, account, name, kind, source, received, hash, rows_new, rows_here, rows_moved, rows_close, rows_rejected, came_from, state, decided, decider, why";

    /// <summary>Keeps a file under the next number, which no other file of any authority has.</summary>
    /// <param name="hash">Of the bytes as they came.</param>
    /// <param name="content">The bytes, packed.</param>
    public static StagedFile Add(Session session, StagedFile file, string map, byte[] hash, byte[] content, ReviewSheet sheet)
    {
        if (session.IsPostgres)
        {
            session.Execute("select pg_advisory_xact_lock(hashtextextended('stages', 0))");
        }

        var counts = ReviewCounts.Of(sheet);
        var numbered = file with { Number = session.Number("select coalesce(max(id), 0) + 1 from stage")!.Value, Counts = counts, Digest = Convert.ToHexStringLower(hash) };
        session.Execute("""
            insert into stage (authority, id, at, account, name, kind, source, received, map, hash, content, review, fingerprint,
              rows_new, rows_here, rows_moved, rows_close, rows_rejected, came_from, state)
            values (@authority, @id, @at, @account, @name, @kind, @source, @received, @map, @hash, @content, @review, @fingerprint,
              @rows_new, @rows_here, @rows_moved, @rows_close, @rows_rejected, @came_from, 0)
            """,
            ("authority", (file.Authority ?? default).Key()), ("id", numbered.Number), ("at", file.At.Microseconds), ("account", file.By), ("name", file.Name), ("kind", file.Kind),
            ("source", file.Source), ("received", file.Received.DayNumber), ("map", map), ("hash", hash), ("content", content), ("review", PackSheet(sheet)), ("fingerprint", sheet.Fingerprint),
            ("rows_new", counts.New), ("rows_here", counts.AlreadyHere), ("rows_moved", counts.MovedIn), ("rows_close", counts.Close), ("rows_rejected", counts.Rejected), ("came_from", file.From));
        return numbered;
    }

    /// <summary>A file by its number; <c>null</c> if there is none within the authorities. Whoever decides on it holds it until the session ends.</summary>
    public static StoredStage? Find(Session session, long number, IReadOnlyCollection<LaCode>? range, bool decides = false)
    {
        var found = session.List($"select {Heads}, map, content, review from stage where id = @id{Session.Within(range)}{(decides && session.IsPostgres ? " for update" : "")}",
            Stored, ("id", number));
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The number of a file that waits and is the same to the byte, to be read in the same way; <c>null</c> if there is none.</summary>
    public static StoredStage? Same(Session session, StagedFile file, string map, byte[] hash)
    {
        var found = session.List($"""
            select {Heads}, map, content, review from stage
            where state = 0 and came_from = 0 and authority = @authority and kind = @kind and source = @source and received = @received and map = @map and hash = @hash
            """, Stored, ("authority", (file.Authority ?? default).Key()), ("kind", file.Kind), ("source", file.Source), ("received", file.Received.DayNumber), ("map", map), ("hash", hash));
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The files that wait, the oldest first.</summary>
    public static List<StagedFile> Waiting(Session session, IReadOnlyCollection<LaCode>? range) => InState(session, range, StageState.Waits);

    /// <summary>The files in a state, the oldest first.</summary>
    public static List<StagedFile> InState(Session session, IReadOnlyCollection<LaCode>? range, StageState state) =>
        session.List($"select {Heads} from stage where state = {(int)state}{Session.Within(range)} order by id", Head);

    /// <summary>Writes what was decided. Bytes and review go: they have served, and hold children's particulars.</summary>
    public static void Decide(Session session, StagedFile file, StageState state, Moment at, string by, string? why) => session.Execute("""
        update stage set state = @state, decided = @decided, decider = @decider, why = @why, content = null, review = null where authority = @authority and id = @id
        """, ("state", (short)state), ("decided", at.Microseconds), ("decider", by), ("why", why), ("authority", (file.Authority ?? default).Key()), ("id", file.Number));

    /// <summary>The numbers of files that wait and in which a row was found to be of one of these records.</summary>
    public static List<long> SpeakingOf(Session session, IReadOnlyList<RecordId> records)
    {
        var names = records.Select(record => record.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. session.List("select id, review from stage where state = 0 order by id", row => (Id: row.GetInt64(0), Review: row.Bytes(1)))
            .Where(stage => UnpackSheet(stage.Review).Lines.Any(line => line.Child is { } child && names.Contains(child))).Select(stage => stage.Id)];
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The bytes as they came.</summary>
    /// <exception cref="StoreException">They are not those that were kept.</exception>
    public static byte[] BytesOf(Session session, StoredStage stage)
    {
        var bytes = Unpack(stage.Content!);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(stage.Hash) ? bytes
            : throw new StoreException(StoreFault.Damaged, $"{session.Database.Name}: the bytes kept of staged file {stage.File.Number} are not those that came; discard it and send the file again");
    }

    /// <summary>A sheet as it is kept: what was shown, and nothing of particulars.</summary>
    public static byte[] PackSheet(ReviewSheet sheet) => Pack(JsonSerializer.SerializeToUtf8Bytes(sheet.Lines.Select(line =>
        new Line(line.Line, line.Category, line.Child, line.Keeper.Number, line.IsMissing, line.Because))));

    public static ReviewSheet UnpackSheet(byte[] packed) => new([.. JsonSerializer.Deserialize<Line[]>(Unpack(packed))!
        .Select(line => new ReviewLine(line.N, line.Category, line.Child, LaCode.FromNumber(line.Keeper), line.Missing, line.Because))]);

    private static StoredStage Stored(DbDataReader row) => new(Head(row), row.GetString(19), row.Bytes(8), row.IsDBNull(20) ? null : row.Bytes(20), row.IsDBNull(21) ? null : row.Bytes(21));

    private static StagedFile Head(DbDataReader row) => new(
        row.GetInt64(1), row.Moment(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.Authority(0) is { IsNone: false } authority ? authority : null,
        DateOnly.FromDayNumber(row.GetInt32(7)), Convert.ToHexStringLower(row.Bytes(8)),
        new(row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13)),
        row.GetInt64(14), (StageState)row.GetInt16(15), row.IsDBNull(16) ? null : row.Moment(16), row.TextOrNull(17), row.TextOrNull(18));

    private sealed record Line(long N, ReviewCategory Category, string? Child, int Keeper, Tri Missing, string Because);
}
