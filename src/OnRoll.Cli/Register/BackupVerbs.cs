using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Backup;

namespace OnRoll.Cli.Register;

/// <summary>The whole register into one file, and back, onto either database.</summary>
internal static class BackupVerbs
{
    public static Verb Backup(Terminal terminal)
    {
        var verb = new Verb("backup", "Write the whole register to one file, as it stands at one moment, while it is in use",
            ("onroll backup register.backup", "a file that restore puts back, on SQLite or PostgreSQL"));
        var file = new Argument<string>("FILE") { Description = "Where to" };
        verb.Arguments.Add(file);
        CommonOptions.NoOptions(file);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var rows = registers.Door().Backup(invocation.Get(file)!);
            invocation.WriteText(string.Create(CultureInfo.InvariantCulture, $"{invocation.Get(file)}: {rows:N0} rows\n"));
        });
    }

    public static Verb Restore(Terminal terminal)
    {
        var verb = new Verb("restore", "Make a register from a backup, in a place where there is none; its chains are checked first",
            ("onroll restore register.backup --db data/again.db", "into a new SQLite file"),
            ("onroll restore register.backup --db 'Host=localhost;Database=onroll'", "into an empty PostgreSQL database: the way to outgrow one machine"));
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote" };
        verb.Arguments.Add(file);
        CommonOptions.NoOptions(file);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            using var stream = invocation.Open(invocation.Get(file)!);
            var rows = Read(invocation.Get(file)!, () => BackupFile.Restore(stream, registers.Where, terminal.Time));
            invocation.WriteText(string.Create(CultureInfo.InvariantCulture, $"{registers.Open().Name}: {rows:N0} rows, every chain whole; run onroll rebuild to keep what is derived\n"));
        });
    }

    private static long Read(string file, Func<long> restore)
    {
        try
        {
            return restore();
        }
        catch (BackupDamagedException fault)
        {
            throw new CommandStoppedException(ExitCode.CheckFailed, $"{file}: {fault.Message}");
        }
    }
}
