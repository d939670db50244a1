using System.Security.Cryptography;
using OnRoll.Data.Csv;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Review before commit: a file is kept, somebody looks at what its rows mean, and decides.</content>
public sealed partial class Door
{
    /// <summary>The longest file that is kept for review, in bytes.</summary>
    private const int LongestStaged = 512 * 1024 * 1024;

    /// <summary>Keeps a file about children for review: its bytes, how they are to be read, and what each row means now. Nothing of it is in.</summary>
    /// <param name="name">The file's, without its folder.</param>
    /// <param name="request">Its dry run and all-or-nothing mean what they mean for an import.</param>
    /// <returns>The file with its number; the one that waits already, where the same bytes were staged in the same way.</returns>
    /// <exception cref="GateClosedException">The asker may not take files in, or not for that authority.</exception>
    public StageOutcome Stage(Stream stream, string name, string kind, ImportRequest request, MapChoice map, Action<Finding> report, Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, request, kind, GateAction.StageFile);
        var dated = request with { Received = request.Received ?? register.Now.Day };
        if (ReadAll(stream) is not { } bytes)
        {
            report(Finding.Refuse("", "is longer than a file that can be staged", "divide it, or import it without --stage"));
            return new(null, 0, IsRefused: true, new([]), new(ColumnMap.None, MapOrigin.None), WaitedAlready: false);
        }

        var used = SavedMaps.Choose(session, dated, kind, map);
        var schools = SchoolRows(session);
        using var content = new MemoryStream(bytes);
        var file = RecordsInFile.From(content, kind, dated, used.Map, schools, report, rejected, progress);
        using var import = new RecordsImport(session, dated, schools, file.Statements, chains.NowOfAll());
        var sheet = Sheet(ReviewOf(session, import, file.Statements, request.Authority ?? default), file);
        if (file.Stops(request) || request.DryRun)
        {
            return new(null, file.Read.Rejected, file.Read.IsRefused, Shown(sheet), used, WaitedAlready: false);
        }

        Lapse(session, chains);
        var hash = SHA256.HashData(bytes);
        var home = request.Authority ?? default;
        var staged = new StagedFile(0, register.Now, principal.Account, name, kind, request.Source, request.Authority, dated.Received.Value, "", ReviewCounts.Of(sheet), 0, StageState.Waits, null, null, null);
        var mapText = ColumnMapText.Write(used.Map);
        if (StageRows.Same(session, staged, mapText, hash) is { } same)
        {
            chains.Append(Entry(home, GateAction.StageFile, $"stage {same.File.Number}") with { Selection = "sent again, waits already", Count = same.File.Counts.Total });
            session.Commit();
            return new(same.File, file.Read.Rejected, IsRefused: false, Shown(same.Sheet), used, WaitedAlready: true);
        }

        staged = StageRows.Add(session, staged, mapText, hash, StageRows.Pack(bytes), sheet);
        SavedMaps.Settle(session, request, kind, used, register.Now, principal.Account);
        chains.Append(Entry(home, GateAction.StageFile, $"stage {staged.Number}") with
        {
            Selection = $"{kind} from {request.Source}, file {staged.Digest}, review {sheet.Fingerprint}{SavedMaps.Words(used)}",
            Count = staged.Counts.Total,
        });
        session.Commit();
        return new(staged, file.Read.Rejected, IsRefused: false, Shown(sheet), used, WaitedAlready: false);
    }

    /// <summary>The files that wait for a decision, of the asker's authority or of all, the oldest first.</summary>
    /// <exception cref="GateClosedException">The asker may not take files in.</exception>
    public IReadOnlyList<StagedFile> Staged()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.StageFile, "what waits");
        Lapse(session, chains);
        WallToRange(session);
        var waiting = StageRows.Waiting(session, Range);
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.StageFile, "stages") with { Selection = "what waits", Count = waiting.Count });
        session.Commit();
        return waiting;
    }

    /// <summary>What each row of a staged file meant when it was staged: what a person decides on. No lines once it is decided.</summary>
    /// <exception cref="GateClosedException">There is no such file, or it is another authority's.</exception>
    public (StagedFile File, ReviewSheet Review) StagedReview(long number)
    {
        using var session = Session.Begin(register.Database);
        var (stage, chains) = AdmitStaged(session, GateAction.StageFile, number, decides: false);
        chains.Append(Entry(stage.File.Authority ?? default, GateAction.StageFile, $"stage {number}") with { Selection = "looked at", Count = stage.File.Counts.Total });
        session.Commit();
        return (stage.File, Shown(stage.Sheet));
    }

    /// <summary>Takes a staged file in. Every row is reviewed again before the first goes in; those that no longer are what was shown stay staged, under a new number.</summary>
    /// <returns>What came of it; a problem, if it was decided already.</returns>
    /// <exception cref="GateClosedException">There is no such file, or it is another authority's.</exception>
    public CommitOutcome CommitStaged(long number, Action<long>? progress = null)
    {
        using var session = Session.Begin(register.Database);
        var (stage, chains) = AdmitStaged(session, GateAction.Import, number, decides: true);
        if (Decided(stage.File) is { } problem)
        {
            return new(stage.File, [problem], null, [], null);
        }

        var (request, schools, map) = (stage.Request, SchoolRows(session), ColumnMapText.Read(stage.Map));
        using var content = new MemoryStream(StageRows.BytesOf(session, stage));
        var whole = RecordsInFile.From(content, stage.File.Kind, request, map, schools, static _ => { }, progress: progress);
        var shown = stage.Sheet;
        var file = stage.File.From == 0 ? whole : OnlyThe(shown, whole);
        using var import = new RecordsImport(session, request, schools, file.Statements, chains.NowOfAll());
        var (go, held) = Recheck(shown, file, ReviewOf(session, import, file.Statements, request.Authority ?? default));
        var going = file.Without(go);
        var questions = Take(session, import, going, schools, isRemainder: stage.File.From != 0);
        session.WallOff();
        var remainder = held.Count == 0 ? null : StageRows.Add(session, stage.File with { At = register.Now, By = principal.Account, From = number }, stage.Map, stage.Hash, stage.Content!, new([.. held.Select(row => row.Now)]));
        StageRows.Decide(session, stage.File, StageState.Committed, register.Now, principal.Account, why: null);
        long rejected = shown.Count(ReviewCategory.Rejected);
        var words = $", stage {number}{(remainder is null ? "" : $", {held.Count} held back as stage {remainder.Number}")}";
        var at = CloseImport(session, chains, request, stage.File.Kind, stage.Hash, import.Intake, (import.Accepted, import.Unchanged, rejected), words);
        var outcome = new ImportOutcome(import.Accepted, import.Unchanged, rejected, import.NewRecords, false, at);
        return new(stage.File, [], new(outcome, Shown(shown), import.Joined, import.Vetoed, import.KeptApart, questions, new(map, map.Columns.Count > 0 ? MapOrigin.Saved : MapOrigin.None)),
            [.. held.Select(row => row with { Then = row.Then is null ? null : Shown(row.Then), Now = Shown(row.Now) })], remainder);
    }

    /// <summary>Decides that a staged file does not go in. Its bytes go; that it was there, and why it did not go in, stays.</summary>
    /// <param name="why">The reason, without particulars.</param>
    /// <exception cref="GateClosedException">There is no such file, or it is another authority's.</exception>
    public IReadOnlyList<Problem> DiscardStaged(long number, string why)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            return [new("why.required", "Why", "Enter why the file is not to go in")];
        }

        using var session = Session.Begin(register.Database);
        var (stage, chains) = AdmitStaged(session, GateAction.StageFile, number, decides: true);
        if (Decided(stage.File) is { } problem)
        {
            return [problem];
        }

        var entry = chains.Append(Entry(stage.File.Authority ?? default, GateAction.StageFile, $"stage {number}") with { Selection = "discarded", Count = stage.File.Counts.Total });
        StageRows.Decide(session, stage.File, StageState.Discarded, entry.At, principal.Account, why.Trim());
        session.Commit();
        return [];
    }

    /// <summary>Finds a staged file for somebody who may have it. One that is not there and one of another authority are answered alike.</summary>
    private (StoredStage Stage, Chains Chains) AdmitStaged(Session session, GateAction action, long number, bool decides)
    {
        var chains = AdmitMany(session, GateAction.StageFile, $"stage {number}"); // whoever may send returns may not for that decide on others' files
        chains = action == GateAction.StageFile ? chains : AdmitMany(session, action, $"stage {number}");
        Lapse(session, chains);
        WallToRange(session);
        var found = StageRows.Find(session, number, Range, decides);
        session.WallOff();
        if (found is { } stage)
        {
            return (stage, chains);
        }

        Refuse(session, chains, principal.Authority, action, $"stage {number}", "there is none of that number within the asker's reach");
        throw new GateClosedException("no such staged file, or not one of this account's authority");
    }

    private static Problem? Decided(StagedFile file) => file.State switch
    {
        StageState.Committed => new("stage.committed", "Number", $"Staged file {file.Number} was committed on {file.Decided!.Value.Day:yyyy-MM-dd}; nothing of it goes in twice"),
        StageState.Discarded => new("stage.discarded", "Number", $"Staged file {file.Number} was discarded on {file.Decided!.Value.Day:yyyy-MM-dd}; stage it again if it is to go in after all"),
        StageState.Lapsed => new("stage.lapsed", "Number", $"Staged file {file.Number} lapsed: nobody decided on it in time, and its bytes are gone; send it again if it is to go in after all"),
        _ => null,
    };

    /// <summary>Of a file whose other rows went in before, the rows that were held back.</summary>
    private static RecordsInFile OnlyThe(ReviewSheet shown, RecordsInFile whole)
    {
        var lines = shown.Lines.Select(line => line.Line).ToHashSet();
        return whole with
        {
            Statements = [.. whole.Statements.Where(statement => lines.Contains(statement.Line))],
            Faults = [.. whole.Faults.Where(fault => lines.Contains(fault.Line))],
        };
    }

    /// <summary>The rows that still are what was shown, and those that are not, a row that can no longer be read among them.</summary>
    private static (IReadOnlyList<Statement> Go, List<HeldBack> Held) Recheck(ReviewSheet shown, RecordsInFile file, Review review)
    {
        var rechecked = shown.Recheck(file.Statements, review);
        var then = shown.Lines.Where(line => line.Category is not ReviewCategory.Rejected).ToDictionary(line => line.Line);
        var unreadable = file.Faults.Where(fault => then.ContainsKey(fault.Line))
            .Select(fault => new HeldBack(then[fault.Line], Review.Of(fault), "could be read when it was reviewed and cannot be now: review it again"));
        return (rechecked.Go, [.. rechecked.Held.Concat(unreadable).OrderBy(row => row.Now.Line)]);
    }

    /// <returns><c>null</c>: it is too long.</returns>
    private static byte[]? ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var length = stream.Read(buffer); length > 0; length = stream.Read(buffer))
        {
            bytes.Write(buffer.AsSpan(0, length));
            if (bytes.Length > LongestStaged)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }
}
