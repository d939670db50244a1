using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Domain.Intake;

namespace OnRoll.Cli.Intake;

/// <summary>Files that wait for a decision: which they are, what their rows mean, and the decision.</summary>
internal sealed class StagedFiles
{
    private const int QuestionsShown = 20;

    private readonly Option<bool> staged = new("--staged") { Description = "List the files that wait for review" };
    private readonly Option<long?> review = new("--review") { Description = "What each row of a staged file meant when it was staged", HelpName = "N" };
    private readonly Option<long?> commit = new("--commit") { Description = "Take a staged file in; every row is reviewed again, and what changed since stays staged", HelpName = "N" };
    private readonly Option<long?> discard = new("--discard") { Description = "Decide that a staged file does not go in", HelpName = "N" };
    private readonly Option<string?> why = new("--why") { Description = "With --discard: the reason, without particulars; it is kept", HelpName = "TEXT" };

    public StagedFiles(Verb verb)
    {
        foreach (var option in new Option[] { staged, review, commit, discard, why })
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>The categories, as columns.</summary>
    public static IReadOnlyList<string> Categories { get; } = [.. Enum.GetValues<ReviewCategory>().Select(category => ReviewSheet.Word(category).Replace('-', '_'))];

    public bool IsAsked(Invocation invocation) => Asked(invocation) > 0 || invocation.Get(why) is not null;

    public void Answer(Invocation invocation, bool isWithFiles)
    {
        if (isWithFiles || Asked(invocation) != 1 || (invocation.Get(why) is not null && invocation.Get(discard) is null))
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "say one of --staged, --review N, --commit N and --discard N --why TEXT, and no file with it");
        }

        var door = invocation.Registers.Door();
        if (invocation.Get(staged))
        {
            foreach (var file in door.LapsedFiles())
            {
                invocation.Notice($"{file.Name}: staged as {Number(file.Number)} on {Cell.Of(file.At.Day)}, lapsed: nobody decided on it in time; nothing of it is in");
            }

            invocation.Write(new(["stage", "at", "by", "file", "kind", "source", "authority", "received", .. Categories, "held_from"], door.Staged().Select(file => (IReadOnlyList<string>)
            [
                Number(file.Number), file.At.ToString(), file.By, file.Name, file.Kind, file.Source, file.Authority?.ToString() ?? "", Cell.Of(file.Received), .. Counts(file), file.From == 0 ? "" : Number(file.From),
            ]), ["stage", .. Categories, "held_from"]));
        }
        else if (invocation.Get(review) is { } looked)
        {
            var (file, sheet) = door.StagedReview(looked);
            invocation.Write(ReviewSheetOf("file", Rows(file.Name, sheet)));
        }
        else if (invocation.Get(discard) is { } unwanted)
        {
            invocation.StopAt(door.DiscardStaged(unwanted, invocation.Get(why) ?? ""));
            invocation.WriteText($"{Number(unwanted)}: discarded\n");
        }
        else
        {
            Commit(invocation, door, invocation.Get(commit)!.Value);
        }
    }

    /// <summary>Derives anew what a file changed.</summary>
    public static void Derive(Invocation invocation)
    {
        using var progress = new Progress(invocation.Terminal, "Deriving", invocation.IsQuiet);
        invocation.Registers.Door().Rebuild(onlyStale: true, progress.Show);
    }

    /// <summary>Rows under review, to be written as a sheet.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(string file, ReviewSheet sheet) =>
        sheet.Lines.Select(line => (IReadOnlyList<string>)[file, Number(line.Line), ReviewSheet.Word(line.Category), line.Child ?? "", line.Because]);

    public static Sheet ReviewSheetOf(string first, IEnumerable<IReadOnlyList<string>> rows) =>
        new([first, "line", "category", "child", "because"], rows, "line") { Below = "because" };

    public static IEnumerable<string> Counts(StagedFile file) => Enum.GetValues<ReviewCategory>().Select(category => Number(file.Counts[category]));

    /// <summary>What the identifiers of a file came to.</summary>
    public static string Joins(RecordsOutcome outcome) => string.Create(CultureInfo.InvariantCulture,
        $"{outcome.Joined} joined by a shared identifier")
        + (outcome.Vetoed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {outcome.Vetoed} vetoed by another that differs"))
        + (outcome.KeptApart == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {outcome.KeptApart} kept apart by their birth dates"));

    public static void SayQuestions(Invocation invocation, IReadOnlyList<RollQuestionAsked> questions)
    {
        foreach (var question in questions.Take(QuestionsShown))
        {
            invocation.Notice($"{question.School}{(question.Record is { } record ? $", {record}" : "")}: {question.Words}");
        }

        if (questions.Count > QuestionsShown)
        {
            invocation.Notice($"{questions.Count} questions in all; see onroll findings");
        }
    }

    private static void Commit(Invocation invocation, Door door, long number)
    {
        CommitOutcome outcome;
        using (var progress = new Progress(invocation.Terminal, "Reading", invocation.IsQuiet))
        {
            outcome = door.CommitStaged(number, progress.Show);
        }

        invocation.StopAt(outcome.Problems);
        var (file, records) = (outcome.File, outcome.Records!);
        invocation.Notice($"{file.Name}: {file.Counts}; {Joins(records)}");
        SayQuestions(invocation, records.Questions);
        if (outcome.Remainder is { } remainder)
        {
            foreach (var held in outcome.Held)
            {
                invocation.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"onroll: {file.Name}:{held.Now.Line}: held back; {held.Because}"));
            }

            invocation.Terminal.Error.WriteLine($"onroll: {file.Name}: {Number(outcome.Held.Count)} held back and staged as {Number(remainder.Number)}; see onroll import --review {Number(remainder.Number)}");
            invocation.SomeWasHeldBack();
        }

        invocation.Write(new(["stage", "file", "kind", "accepted", "unchanged", "rejected", "held", "held_as"],
            [(IReadOnlyList<string>)[Number(number), file.Name, file.Kind, Number(records.Import.Accepted), Number(records.Import.Unchanged), Number(records.Import.Rejected), Number(outcome.Held.Count), outcome.Remainder is { } rest ? Number(rest.Number) : ""]],
            "stage", "accepted", "unchanged", "rejected", "held", "held_as"));
        Derive(invocation);
    }

    private int Asked(Invocation invocation) =>
        new[] { invocation.Get(staged), invocation.Get(review) is not null, invocation.Get(commit) is not null, invocation.Get(discard) is not null }.Count(each => each);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
