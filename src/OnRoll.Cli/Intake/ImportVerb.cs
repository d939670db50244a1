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
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come of it, and write nothing" };
        var allOrNothing = CommonOptions.AllOrNothing();
        CommonOptions.NoOptions(files);
        verb.Arguments.Add(files);
        foreach (var option in new Option[] { kind, source, authority, received, dryRun, allOrNothing })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            using var registers = new Registers(invocation);
            var keeper = Keeper(invocation.Get(authority));
            var sheet = new List<IReadOnlyList<string>>();
            foreach (var file in invocation.Get(files)!)
            {
                var what = invocation.Get(kind) ?? Recognise(invocation, file);
                var request = new ImportRequest(invocation.Get(source) ?? what, keeper, invocation.Get(received), invocation.Get(dryRun), invocation.Get(allOrNothing));
                sheet.Add([file, what, .. Take(invocation, registers.Door(makes: true), file, what, request, allOrNothing)]);
            }

            invocation.Write(new(["file", "kind", "accepted", "unchanged", "rejected"], sheet, "accepted", "unchanged", "rejected"));
            if (!invocation.Get(dryRun))
            {
                using var progress = new Progress(terminal, "Deriving", invocation.IsQuiet);
                registers.Door().Rebuild(onlyStale: true, progress.Show);
            }
        });
    }

    private static IEnumerable<string> Take(Invocation invocation, Door door, string file, string kind, ImportRequest request, Option<bool> allOrNothing)
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

    /// <summary>What a file is, by the columns in its header.</summary>
    private static string Recognise(Invocation invocation, string file)
    {
        if (file == "-")
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "say what standard input holds: --kind KIND");
        }

        using var stream = invocation.Open(file);
        using var reader = new StreamReader(stream);
        return FileKinds.Recognise((reader.ReadLine() ?? "").Split(',').Select(column => column.Trim('"', ' ')))
            ?? throw new CommandStoppedException(ExitCode.SomeRejected, $"{file}:1: its columns do not tell what it is; say it with --kind, one of {string.Join(", ", FileKinds.All)}");
    }

    private static LaCode? Keeper(string? text) => text is null ? null
        : LaCode.TryParse(text, out var code, out _) && Authorities.Find(code) is not null ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, "--authority is not the code of an authority in England; give its three-digit code, such as 202");
}
