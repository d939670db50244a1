using OnRoll.Cli.Shell;
using OnRoll.Data.Backup;
using OnRoll.Data.Store;

namespace OnRoll.Cli.Register;

/// <summary>Makes a register, or brings an older one up to date.</summary>
internal static class InitVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("init", "Make a register, or bring one of an older version up to date (a backup is made first)",
            ("onroll init", "a register in data/onroll.db"),
            ("onroll init --db 'Host=localhost;Database=onroll;Username=onroll'", "a register in a PostgreSQL database that exists"));
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var where = registers.Where;
            var (register, before) = Data.Store.Register.CreateOrUpgrade(where, terminal.Time, (database, version) =>
            {
                var to = $"{database.Path ?? "onroll"}.version-{version}.backup";
                BackupFile.Write(database, to, terminal.Now);
                invocation.Notice($"{to}: a backup of version {version} was made first");
            });
            using (register)
            {
                invocation.WriteText(before == 0 ? $"{register.Name}: a new register\n"
                    : $"{register.Name}: the register is up to date\n");
            }
        });
    }
}
