using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Audit;
using OnRoll.Data.Backup;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;

namespace OnRoll.Cli.Register;

/// <summary>Checks that nothing was altered.</summary>
internal static class VerifyVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("verify", "Check every audit chain, everything it says was written, and what is kept against a fresh derivation",
            ("onroll verify", "exit status 5 if anything was altered"),
            ("onroll verify --keep heads.csv", "the heads of all chains, to be kept where nobody who holds the database can change them"),
            ("onroll verify --against heads.csv", "checked against heads kept before"),
            ("onroll verify --backup register.backup", "a backup, without any database"));
        var keep = new Option<string?>("--keep") { Description = "Take an anchor and write the heads of all chains to a file", HelpName = "FILE" };
        var against = new Option<string?>("--against") { Description = "Heads that were kept before", HelpName = "FILE" };
        var backup = new Option<string?>("--backup") { Description = "Check a backup instead, off-line", HelpName = "FILE" };
        verb.Options.Add(keep);
        verb.Options.Add(against);
        verb.Options.Add(backup);
        return verb.Does(terminal, invocation =>
        {
            var heads = invocation.Get(against) is { } path ? Read(invocation, path) : [];
            if (invocation.Get(backup) is { } file)
            {
                using var stream = invocation.Open(file);
                try
                {
                    Say(invocation, BackupFile.Verify(stream, terminal.Time, heads));
                }
                catch (BackupDamagedException fault)
                {
                    throw new CommandStoppedException(ExitCode.CheckFailed, $"{file}: {fault.Message}");
                }

                return;
            }

            var registers = invocation.Registers;
            var door = registers.Door();
            Say(invocation, door.Verify(heads));
            if (invocation.Get(keep) is { } to)
            {
                using var kept = new OutputFile(to);
                kept.Write(writer => HeadsFile.Write(writer, door.TakeAnchor().Heads));
                kept.Keep();
            }
        });
    }

    /// <summary>Says what a check found; findings set the exit status.</summary>
    internal static void Say(Invocation invocation, VerifyReport report)
    {
        foreach (var finding in report.Findings)
        {
            invocation.Terminal.Error.WriteLine($"onroll: {finding}");
        }

        invocation.WriteText(string.Create(CultureInfo.InvariantCulture,
            $"{report.Entries:N0} entries, {report.Anchors:N0} anchors, {report.Records:N0} records, {report.Assertions:N0} assertions ({report.Erased:N0} deleted), {report.Decisions:N0} decisions: {(report.IsWhole ? "whole" : $"{report.Findings.Count:N0} findings")}\n"));
        if (!report.IsWhole)
        {
            invocation.CheckFailed();
        }
    }

    private static IReadOnlyList<ChainHead> Read(Invocation invocation, string path)
    {
        using var stream = invocation.Open(path);
        using var reader = new StreamReader(stream);
        try
        {
            return HeadsFile.Read(reader);
        }
        catch (FormatException fault)
        {
            throw new CommandStoppedException(ExitCode.SomeRejected, $"{path}: {fault.Message}");
        }
    }
}
