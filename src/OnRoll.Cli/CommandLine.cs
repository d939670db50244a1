using System.CommandLine;
using System.CommandLine.Help;
using OnRoll.Cli.Clocks;
using OnRoll.Cli.Counting;
using OnRoll.Cli.Demo;
using OnRoll.Cli.Identifiers;
using OnRoll.Cli.Identity;
using OnRoll.Cli.Intake;
using OnRoll.Cli.Law;
using OnRoll.Cli.Linkage;
using OnRoll.Cli.Register;
using OnRoll.Cli.Schools;
using OnRoll.Cli.Settings;
using OnRoll.Cli.Shell;
using OnRoll.Cli.Simulation;
using OnRoll.Cli.Status;
using OnRoll.Cli.Web;
using OnRoll.Data.Access;
using OnRoll.Data.Store;

namespace OnRoll.Cli;

/// <summary>The command line, whole: every verb, one place for what goes wrong.</summary>
public static class CommandLine
{
    /// <summary>What the operating system says when the reader of a pipe has gone (EPIPE).</summary>
    private const int BrokenPipe = 32;

    /// <returns>The exit status.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var words = Root(terminal).Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (words.Errors.Count > 0)
            {
                foreach (var error in words.Errors.Select(error => Sentence(error.Message)).Distinct(StringComparer.Ordinal))
                {
                    terminal.Error.WriteLine($"onroll: {error}");
                }

                terminal.Error.WriteLine($"onroll: see onroll {(words.CommandResult.Command is Verb verb ? verb.Name + " " : "")}--help");
                return ExitCode.WrongWords;
            }

            return words.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (CommandStoppedException stopped)
        {
            terminal.Error.WriteLine($"onroll: {stopped.Message}");
            return stopped.ExitCode;
        }
        catch (StoreException fault)
        {
            terminal.Error.WriteLine($"onroll: {fault.Message}");
            return ExitCode.SurroundingsFailed;
        }
        catch (Exception fault) when (fault is GateClosedException or StaleHistoryException or UnkeptTextException)
        {
            terminal.Error.WriteLine($"onroll: {fault.Message}");
            return fault is UnkeptTextException ? ExitCode.WrongWords : ExitCode.NotFound;
        }
        catch (IOException fault) when (fault.HResult == BrokenPipe)
        {
            return ExitCode.Done; // whoever reads the answer has had enough of it
        }
        catch (IOException)
        {
            terminal.Error.WriteLine("onroll: reading or writing failed; is the disk full, or the other end of the pipe closed?");
            return ExitCode.SurroundingsFailed;
        }
#pragma warning disable CA1031 // The last wall: a person never sees a stack trace, and no message of an unforeseen fault, which may hold particulars.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"onroll: a fault of ours ({fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}); nothing was changed. Report it with the command you typed");
            return ExitCode.OurFault;
        }
        finally
        {
            Flush(terminal.Out);
        }
    }

    /// <summary>The library's sentence, without the words typed, which may be a child's name.</summary>
    private static string Sentence(string message) =>
        message.StartsWith("Unrecognized", StringComparison.Ordinal) || message.StartsWith("Required command", StringComparison.Ordinal)
            ? "there is no such verb or option" : message;

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("OnRoll: which children of compulsory school age are not getting an education, on any day, and why.\n\n"
            + "Begin with: onroll demo");
        foreach (var option in CommonOptions.All)
        {
            root.Options.Add(option);
        }

        Verb[] verbs =
        [
            DemoVerb.Create(terminal), ServeVerb.Create(terminal), StatusVerb.Create(terminal), ExplainVerb.Create(terminal), SnapshotVerb.Create(terminal),
            SeriesVerb.Create(terminal), FlowVerb.Create(terminal), HoursVerb.Create(terminal), DeadlineVerb.Create(terminal), DueVerb.Create(terminal),
            InitVerb.Create(terminal), UserVerb.Create(terminal), ImportVerb.Create(terminal), FindingsVerb.Create(terminal), JoinVerbs.Join(terminal), JoinVerbs.Part(terminal), JoinVerbs.Decisions(terminal),
            SettingsVerb.Create(terminal), ReportVerb.Create(terminal), VerifyVerb.Create(terminal), EraseVerb.Create(terminal), RebuildVerb.Create(terminal), BackupVerbs.Backup(terminal), BackupVerbs.Restore(terminal),
            LawVerb.Create(terminal), AuthoritiesVerb.Create(terminal), SchoolsVerb.Create(terminal), CheckVerb.Create(terminal), LinkVerb.Create(terminal),
            SimulateVerb.Create(terminal),
        ];
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        foreach (var version in root.Options.OfType<VersionOption>())
        {
            version.Recursive = true;
        }

        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction plain } help)
        {
            help.Action = new TeachingHelp(plain);
        }

        return root;
    }

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // Whoever read the answer has gone; there is nobody left to tell.
        }
    }
}
