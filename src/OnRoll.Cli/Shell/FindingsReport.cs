using System.Globalization;
using OnRoll.Domain.Intake;

namespace OnRoll.Cli.Shell;

/// <summary>Says on standard error what was wrong with a file: the first twenty lines rejected, then a count; notices likewise.</summary>
public sealed class FindingsReport(Terminal terminal, string file, bool quiet)
{
    private const int Shown = 20;
    private readonly string name = file == "-" ? "standard input" : file;
    private long notices;

    /// <summary>How many faults were found, each rejecting a line.</summary>
    public long Rejected { get; private set; }

    /// <summary>Whether nothing of the file could be used.</summary>
    public bool IsRefused { get; private set; }

    public void Take(Finding finding)
    {
        if (finding.Severity is Severity.Notice)
        {
            if (!quiet && notices++ < Shown)
            {
                terminal.Error.WriteLine($"onroll: notice: {finding.In(name)}");
            }

            return;
        }

        IsRefused |= finding.Severity is Severity.Refused;
        if (Rejected++ < Shown)
        {
            terminal.Error.WriteLine($"onroll: {finding.In(name)}");
        }
    }

    /// <summary>Says how many more there were, and stops the command if the file could not be used at all.</summary>
    /// <exception cref="CommandStoppedException">The file was refused.</exception>
    public void Close()
    {
        if (Rejected > Shown)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"onroll: {name}: {Rejected:N0} faults in all; the first {Shown} are shown"));
        }

        if (notices > Shown)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"onroll: notice: {name}: {notices:N0} notices in all; the first {Shown} are shown"));
        }

        if (IsRefused)
        {
            throw new CommandStoppedException(ExitCode.SomeRejected, $"{name}: nothing of the file could be used");
        }
    }
}
