using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OnRoll.Cli.Shell;

/// <summary>Help that ends with examples: a newcomer copies a line sooner than reads a list of options.</summary>
internal sealed class TeachingHelp(HelpAction plain) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        plain.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, says) in verb.Examples)
            {
                output.WriteLine($"  {line}");
                output.WriteLine($"      {says}");
            }

            output.WriteLine();
        }

        return ExitCode.Done;
    }
}
