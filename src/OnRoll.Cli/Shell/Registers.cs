using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;

namespace OnRoll.Cli.Shell;

/// <summary>Opens the register that a command works on, and the door for who asks.</summary>
internal sealed class Registers(Invocation invocation) : IDisposable
{
    private const string Usual = "data/onroll.db";
    private const string Variable = "ONROLL_DB";
    private const string UnsaidPurpose = "command line";

    private Data.Store.Register? opened;

    /// <summary>Where the register is: as given, else by the environment, else the usual place.</summary>
    public string Where => invocation.Get(CommonOptions.Database) ?? Environment.GetEnvironmentVariable(Variable) ?? Usual;

    /// <summary>Whether one was named, or stands in the usual place.</summary>
    public bool IsThere => invocation.Get(CommonOptions.Database) is not null || Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || File.Exists(Usual);

    /// <summary>The register; a SQLite file is made where there is none yet and the command writes.</summary>
    public Data.Store.Register Open(bool makes = false)
    {
        if (opened is null && makes && Database.At(Where) is { Exists: false, Path: not null })
        {
            (opened, _) = Data.Store.Register.CreateOrUpgrade(Where, invocation.Terminal.Time);
            invocation.Notice($"{Where}: a new register was made");
        }

        return opened ??= Data.Store.Register.Open(Where, invocation.Terminal.Time);
    }

    /// <summary>The door for who asks.</summary>
    /// <exception cref="CommandStoppedException">There are accounts, and none was named; or there is none of that name.</exception>
    public Door Door(bool makes = false)
    {
        var gate = new Gate(Open(makes));
        var name = invocation.Get(CommonOptions.As);
        if (gate.Who(name) is not { } principal)
        {
            throw new CommandStoppedException(ExitCode.NotFound, name is null
                ? "this register has accounts; say who asks and what for: --as USER --purpose TEXT"
                : "there is no such account, or it has ended");
        }

        var purpose = invocation.Get(CommonOptions.Purpose);
        if (principal.Role is not Role.Operator && string.IsNullOrWhiteSpace(purpose))
        {
            throw new CommandStoppedException(ExitCode.NotFound, "say what for: --purpose TEXT; it stands in the audit");
        }

        return gate.For(principal, string.IsNullOrWhiteSpace(purpose) ? UnsaidPurpose : purpose);
    }

    public void Dispose() => opened?.Dispose();
}
