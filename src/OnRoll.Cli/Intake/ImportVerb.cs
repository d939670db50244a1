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
            ("onroll import terms.csv facts.csv --dry-run", "what would come of it, and nothing is written"));
        var files = new Argument<string[]>("FILE") { Description = "One or more files", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string?>("--kind") { Description = $"What the files are: {string.Join(", ", FileKinds.All)}; told by the header if left out", HelpName = "KIND" };
        var source = new Option<string?>("--source") { Description = "Whose ids the files use; the same name again means the same children", HelpName = "NAME" };
        var authority = new Option<string?>("--authority") { Description = "Who keeps what they bring; if left out, for each child the authority it lives in", HelpName = "CODE" };
        var received = CommonOptions.Day("--received", "The day from which the files speak, where their rows do not say; today if left out");
        var map = new Option<string?>("--map") { Description = "How columns are to be read: theirs=ours,… or the file of a saved map", HelpName = "COLUMNS" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come of it, and write nothing" };
        var allOrNothing = CommonOptions.AllOrNothing();
        CommonOptions.NoOptions(files);
        verb.Arguments.Add(files);
        foreach (var option in new Option[] { kind, source, authority, received, map, dryRun, allOrNothing })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var keeper = Keeper(invocation.Get(authority));
            var columns = MapOf(invocation, invocation.Get(map));
            var sheet = new List<IReadOnlyList<string>>();
            var review = new List<IReadOnlyList<string>>();
            foreach (var file in invocation.Get(files)!)
            {
                var what = invocation.Get(kind) ?? Recognise(invocation, file, columns);
                var request = new ImportRequest(invocation.Get(source) ?? what, keeper, invocation.Get(received), invocation.Get(dryRun), invocation.Get(allOrNothing));
                sheet.Add([file, what, .. Take(invocation, registers.Door(makes: !request.DryRun), file, what, request, columns, review, allOrNothing)]);
            }

            invocation.Write(review.Count > 0
                ? new(["file", "line", "category", "child", "because"], review, "line") { Below = "because" }
                : new(["file", "kind", "accepted", "unchanged", "rejected"], sheet, "accepted", "unchanged", "rejected"));
            if (!invocation.Get(dryRun))
            {
                using var progress = new Progress(terminal, "Deriving", invocation.IsQuiet);
                registers.Door().Rebuild(onlyStale: true, progress.Show);
            }
        });
    }

    private static IEnumerable<string> Take(Invocation invocation, Door door, string file, string kind, ImportRequest request, ColumnMap map, List<IReadOnlyList<string>> review, Option<bool> allOrNothing)
    {
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
                _ when RecordKinds.Has(kind) => TakeRecords(invocation, door.ImportRecords(stream, kind, request, map, report.Take, keep, progress.Show), file, request, review),
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

        return new[] { outcome.Accepted, outcome.Unchanged, outcome.Rejected }.Select(number => number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Says what came of a file about children; of a dry run, what each row would mean.</summary>
    private static ImportOutcome TakeRecords(Invocation invocation, RecordsOutcome outcome, string file, ImportRequest request, List<IReadOnlyList<string>> review)
    {
        if (request.DryRun)
        {
            review.AddRange(outcome.Review.Lines.Select(line => (IReadOnlyList<string>)
                [file, line.Line.ToString(CultureInfo.InvariantCulture), ReviewSheet.Word(line.Category), line.Child ?? "", line.Because]));
            return outcome.Import;
        }

        invocation.Notice($"{file}: {string.Join(", ", Enum.GetValues<ReviewCategory>().Select(category => $"{outcome.Review.Count(category)} {ReviewSheet.Word(category)}"))}; {outcome.Joined} joined by a shared identifier");
        foreach (var question in outcome.Questions.Take(20))
        {
            invocation.Notice($"{question.School}{(question.Record is { } record ? $", {record}" : "")}: {question.Words}");
        }

        if (outcome.Questions.Count > 20)
        {
            invocation.Notice($"{outcome.Questions.Count} questions in all; see onroll findings");
        }

        return outcome.Import;
    }

    private static ColumnMap MapOf(Invocation invocation, string? words)
    {
        if (words is null)
        {
            return ColumnMap.None;
        }

        if (!words.Contains('=', StringComparison.Ordinal))
        {
            using var stream = invocation.Open(words);
            var report = new FindingsReport(invocation.Terminal, words, invocation.IsQuiet);
            var saved = ColumnMapFile.Read(stream, report.Take);
            report.Close();
            return saved;
        }

        return ColumnMap.TryParse(words, out var map, out var problem) ? map : throw new CommandStoppedException(ExitCode.WrongWords, $"--map: {problem!.Sentence}");
    }

    /// <summary>What a file is, by the columns in its header.</summary>
    private static string Recognise(Invocation invocation, string file, ColumnMap map)
    {
        if (file == "-")
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "say what standard input holds: --kind KIND");
        }

        using var stream = invocation.Open(file);
        using var reader = new StreamReader(stream);
        var told = FileKinds.Examine((reader.ReadLine() ?? "").Split(',').Select(column => column.Trim('"', ' ')), map);
        return told.Kind ?? throw new CommandStoppedException(ExitCode.SomeRejected, $"{file}:1: {told.Because}");
    }

    private static LaCode? Keeper(string? text) => text is null ? null
        : LaCode.TryParse(text, out var code, out _) && Authorities.Find(code) is not null ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, "--authority is not the code of an authority in England; give its three-digit code, such as 202");
}
