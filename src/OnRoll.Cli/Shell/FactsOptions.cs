using System.CommandLine;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Shell;

/// <summary>The options of the questions that are answered from facts.</summary>
public sealed class FactsOptions
{
    public Option<string?> Facts { get; } = new("--facts") { Description = "Answer from this file of facts alone; - is standard input", HelpName = "FILE" };

    public Option<string?> Calendar { get; } = new("--calendar")
    {
        Description = "Term dates, to count school days by; without it, Monday to Friday less bank holidays",
        HelpName = "FILE",
    };

    public Option<Moment?> AsKnown { get; } = CommonOptions.MomentOf("--as-known",
        "Answer from what was known then: the start of that day, or a moment; lines learnt later are left out");

    public Option<bool> AllOrNothing { get; } = CommonOptions.AllOrNothing();

    public Option<string?> Rejected { get; } = new("--rejected") { Description = "Write rejected lines to this file, each with its line number and problem, to be mended and sent again", HelpName = "FILE" };

    public Option<string?> Commenced { get; } = CommonOptions.Commenced();

    public void AddTo(Command command)
    {
        command.Options.Add(Facts);
        command.Options.Add(Calendar);
        command.Options.Add(AsKnown);
        command.Options.Add(AllOrNothing);
        command.Options.Add(Rejected);
        command.Options.Add(Commenced);
    }
}
