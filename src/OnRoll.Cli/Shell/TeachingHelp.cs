using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OnRoll.Cli.Shell;

/// <summary>Help that ends with examples: a newcomer copies a line sooner than reads a list of options.</summary>
internal sealed class TeachingHelp(HelpAction plain) : SynchronousCommandLineAction
{
    /// <summary>Whoever asks for help is not told what else is missing.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var words = new StringWriter();
        parseResult.InvocationConfiguration.Output = words;
        plain.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        // The library names the file that runs; people type the script beside it.
        output.Write(words.ToString().Replace(parseResult.RootCommandResult.Command.Name, "onroll", StringComparison.Ordinal));
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
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
