using System.Globalization;
using OnRoll.Cli.Shell;

namespace OnRoll.Cli.Register;

/// <summary>Derives anew what is kept.</summary>
internal static class RebuildVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("rebuild", "Derive anew everything that is kept and can be derived: status spans and keys of identifiers",
            ("onroll rebuild", "of every authority"));
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            using var progress = new Progress(terminal, "Deriving", invocation.IsQuiet);
            var authorities = registers.Door().Rebuild(onlyStale: false, progress.Show);
            progress.Clear();
            invocation.WriteText(string.Create(CultureInfo.InvariantCulture, $"derived anew for {authorities} {(authorities == 1 ? "authority" : "authorities")}\n"));
        });
    }
}
