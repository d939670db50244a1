using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Data;

namespace OnRoll.Cli.Intake;

/// <summary>The words of <c>import</c>.</summary>
internal sealed class ImportOptions
{
    /// <summary>The word that turns a map off that was kept.</summary>
    public const string NoMap = "none";

    public ImportOptions(Verb verb)
    {
        CommonOptions.NoOptions(Files);
        verb.Arguments.Add(Files);
        foreach (var option in new Option[] { Kind, Source, Authority, Received, Map, DryRun, AllOrNothing, Stage })
        {
            verb.Options.Add(option);
        }

        Staged = new(verb);
    }

    public Argument<string[]> Files { get; } = new("FILE") { Description = "One or more files", Arity = ArgumentArity.ZeroOrMore };

    public Option<string?> Kind { get; } = new("--kind") { Description = $"What the files are: {string.Join(", ", FileKinds.All)}; told by the header if left out", HelpName = "KIND" };

    public Option<string?> Source { get; } = new("--source") { Description = "Whose ids the files use; the same name again means the same children", HelpName = "NAME" };

    public Option<string?> Authority { get; } = new("--authority") { Description = "Who keeps what they bring; if left out, for each child the authority it lives in", HelpName = "CODE" };

    public Option<DateOnly?> Received { get; } = CommonOptions.Day("--received", "The day from which the files speak, where their rows do not say; today if left out");

    public Option<string?> Map { get; } = new("--map")
    {
        Description = "How columns are to be read: theirs=ours,… or the file of a map. It is kept for the next file of the authority, source and kind; none turns that off",
        HelpName = "COLUMNS",
    };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say what would come of it, and write nothing" };

    public Option<bool> AllOrNothing { get; } = CommonOptions.AllOrNothing();

    public Option<bool> Stage { get; } = new("--stage") { Description = "Keep the files for review, and print the number of each; nothing of them is in until --commit" };

    /// <summary>What can be asked of files that wait.</summary>
    public StagedFiles Staged { get; }
}
