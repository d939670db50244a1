using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data;
using OnRoll.Data.Access;
using OnRoll.Data.Csv;
using OnRoll.Data.Intake;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;

namespace OnRoll.Cli.Intake;

/// <summary>Takes files into the register.</summary>
internal static class ImportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("import", "Take files into the register; what a file is, is told by its header. Each file goes in whole or not at all",
            ("onroll import facts.csv", "dated facts; rejected lines go to facts.csv.rejected.csv, to be mended and sent again"),
            ("onroll import terms.csv facts.csv --dry-run", "what would come of it, and nothing is written"),
            ("onroll import roll.csv --authority 202 --stage", "keeps the file for review and prints its number"),
            ("onroll import --commit 1", "takes what still is what was reviewed; the rest stays staged"));
        var options = new ImportOptions(verb);
        return verb.Does(terminal, invocation =>
        {
            if (options.Staged.IsAsked(invocation))
            {
                options.Staged.Answer(invocation, isWithFiles: invocation.Get(options.Files) is { Length: > 0 });
                return;
            }

            if (invocation.Get(options.Files) is not { Length: > 0 } files)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "name at least one file; or say --staged, --review, --commit or --discard");
            }

            Import(invocation, options, files);
        });
    }

    private static void Import(Invocation invocation, ImportOptions options, string[] files)
    {
        var (registers, isDry, stages) = (invocation.Registers, invocation.Get(options.DryRun), invocation.Get(options.Stage));
        var keeper = Keeper(invocation.Get(options.Authority));
        var columns = MapOf(invocation, invocation.Get(options.Map));
        List<IReadOnlyList<string>> sheet = [], review = [], staged = [];
        foreach (var file in files)
        {
            var what = invocation.Get(options.Kind) ?? Recognise(invocation, file, columns, keeper, invocation.Get(options.Source));
            var request = new ImportRequest(invocation.Get(options.Source) ?? what, keeper, invocation.Get(options.Received), isDry, invocation.Get(options.AllOrNothing));
            if (stages && !RecordKinds.Has(what))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"{file}: a file of kind {what} says nothing that is to be reviewed row by row; leave --stage out");
            }

            var taken = Take(invocation, registers.Door(makes: !isDry), new(file, what, request, columns, stages), options.AllOrNothing, review, staged);
            sheet.Add([file, what, .. new[] { taken.Accepted, taken.Unchanged, taken.Rejected }.Select(Number)]);
        }

        invocation.Write(review.Count > 0 ? StagedFiles.ReviewSheetOf("file", review)
            : stages ? new(["stage", "file", "kind", .. StagedFiles.Categories], staged, ["stage", .. StagedFiles.Categories])
            : new(["file", "kind", "accepted", "unchanged", "rejected"], sheet, "accepted", "unchanged", "rejected"));
        if (!isDry && !stages)
        {
            StagedFiles.Derive(invocation);
        }
    }

    private static ImportOutcome Take(Invocation invocation, Door door, FileAsked asked, Option<bool> allOrNothing, List<IReadOnlyList<string>> review, List<IReadOnlyList<string>> staged)
    {
        var (file, kind, request) = (asked.Path, asked.Kind, asked.Request);
        var report = new FindingsReport(invocation.Terminal, file, invocation.IsQuiet);
        using var progress = new Progress(invocation.Terminal, "Reading", invocation.IsQuiet);
        using var stream = invocation.Open(file);
        var rejected = file == "-" || request.DryRun ? null : new Lazy<RejectedRows>(() => new(new OutputFile($"{file}.rejected.csv")));
        ImportOutcome outcome;
        try
        {
            Action<RejectedLine>? keep = rejected is null ? null : line => rejected.Value.Write(line);
            outcome = kind switch
            {
                FileKinds.Facts => door.ImportFacts(stream, request, report.Take, keep, progress.Show),
                FileKinds.Calendar => door.ImportCalendar(stream, request, report.Take, keep),
                _ when kind == FileKinds.Gias => door.ImportSchools(stream, request, report.Take),
                _ when kind == FileKinds.GiasLinks => door.ImportSchoolLinks(stream, request, report.Take),
                _ when RecordKinds.Has(kind) && asked.Stages => Staged(invocation, door.Stage(stream, NameOf(file), kind, request, asked.Map, report.Take, keep, progress.Show), asked, review, staged),
                _ when RecordKinds.Has(kind) => TakeRecords(invocation, door.ImportRecords(stream, kind, request, asked.Map, report.Take, keep, progress.Show), asked, review),
                _ => throw new CommandStoppedException(ExitCode.WrongWords, $"--kind: {kind} is no kind of file that can be taken in; use one of {string.Join(", ", FileKinds.All)}"),
            };
        }
        finally
        {
            if (rejected is { IsValueCreated: true })
            {
                rejected.Value.Dispose();
            }
        }

        progress.Clear();
        report.Close();
        if (outcome.Rejected > 0)
        {
            invocation.SomeWasRejected(allOrNothing);
        }

        return outcome;
    }

    /// <summary>Says what came of a file about children; of a dry run, what each row would mean.</summary>
    private static ImportOutcome TakeRecords(Invocation invocation, RecordsOutcome outcome, FileAsked asked, List<IReadOnlyList<string>> review)
    {
        SayMap(invocation, asked.Path, outcome.Map, isKept: outcome.Import.At is not null);
        if (asked.Request.DryRun)
        {
            review.AddRange(StagedFiles.Rows(asked.Path, outcome.Review));
        }
        else
        {
            invocation.Notice($"{asked.Path}: {ReviewCounts.Of(outcome.Review)}; {StagedFiles.Joins(outcome)}");
            StagedFiles.SayQuestions(invocation, outcome.Questions);
        }

        return outcome.Import;
    }

    /// <summary>Says under which number a file waits; of a dry run, what each row would mean.</summary>
    private static ImportOutcome Staged(Invocation invocation, StageOutcome outcome, FileAsked asked, List<IReadOnlyList<string>> review, List<IReadOnlyList<string>> staged)
    {
        SayMap(invocation, asked.Path, outcome.Map, isKept: outcome.File is not null && !outcome.WaitedAlready);
        if (asked.Request.DryRun)
        {
            review.AddRange(StagedFiles.Rows(asked.Path, outcome.Review));
        }
        else if (outcome.File is { } file)
        {
            invocation.Notice(outcome.WaitedAlready ? $"{asked.Path}: the very same waits already"
                : $"{asked.Path}: nothing of it is in yet; see onroll import --review {file.Number}, then --commit {file.Number} or --discard {file.Number}");
            staged.Add([Number(file.Number), asked.Path, file.Kind, .. StagedFiles.Counts(file)]);
        }

        return new(0, 0, outcome.Rejected, 0, outcome.IsRefused, null);
    }

    private static void SayMap(Invocation invocation, string file, MapUsed map, bool isKept)
    {
        if (map.Origin is MapOrigin.Saved)
        {
            invocation.Notice($"{file}: read by the map kept since {map.SavedAt?.Day:yyyy-MM-dd}; --map none turns it off");
        }
        else if (isKept && map.Origin is MapOrigin.Given)
        {
            invocation.Notice($"{file}: the map is kept for the next file of this authority, source and kind");
        }
        else if (isKept && map.Forgets)
        {
            invocation.Notice($"{file}: the map that was kept is forgotten");
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(string file) => file == "-" ? "standard input" : Path.GetFileName(file);

    private static MapChoice MapOf(Invocation invocation, string? words)
    {
        if (words is null)
        {
            return MapChoice.Saved;
        }

        if (words == ImportOptions.NoMap)
        {
            return MapChoice.None;
        }

        if (!words.Contains('=', StringComparison.Ordinal))
        {
            using var stream = invocation.Open(words);
            var report = new FindingsReport(invocation.Terminal, words, invocation.IsQuiet);
            var saved = ColumnMapFile.Read(stream, report.Take);
            report.Close();
            return MapChoice.Of(saved);
        }

        return ColumnMap.TryParse(words, out var map, out var problem) ? MapChoice.Of(map) : throw new CommandStoppedException(ExitCode.WrongWords, $"--map: {problem!.Sentence}");
    }

    /// <summary>What a file is, by the columns in its header; if they tell of nothing, by a map kept for the authority.</summary>
    private static string Recognise(Invocation invocation, string file, MapChoice map, LaCode? keeper, string? source)
    {
        if (file == "-")
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "say what standard input holds: --kind KIND");
        }

        string[] header;
        using (var stream = invocation.Open(file))
        {
            using var reader = new StreamReader(stream);
            header = [.. (reader.ReadLine() ?? "").Split(',').Select(column => column.Trim('"', ' '))];
        }

        var told = FileKinds.Examine(header, map.Given ?? ColumnMap.None);
        if (told.Kind is null && map.AsSaved && invocation.Registers.IsThere && Data.Store.Database.At(invocation.Registers.Where).Exists)
        {
            var fits = invocation.Registers.Door().ColumnMaps(keeper).Where(saved => (source is null ? saved.Source == saved.Kind : saved.Source == source) && FileKinds.Examine(header, saved.Map).Kind == saved.Kind);
            return fits.FirstOrDefault()?.Kind ?? throw new CommandStoppedException(ExitCode.SomeRejected, $"{file}:1: {told.Because}");
        }

        return told.Kind ?? throw new CommandStoppedException(ExitCode.SomeRejected, $"{file}:1: {told.Because}");
    }

    /// <summary>An authority as it was typed.</summary>
    /// <exception cref="CommandStoppedException">It is none.</exception>
    public static LaCode? Keeper(string? text) => text is null ? null
        : LaCode.TryParse(text, out var code, out _) && Authorities.Find(code) is not null ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, "--authority is not the code of an authority in England; give its three-digit code, such as 202");

    /// <summary>A file as it was asked for.</summary>
    private sealed record FileAsked(string Path, string Kind, ImportRequest Request, MapChoice Map, bool Stages);
}
