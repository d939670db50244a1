using Microsoft.Extensions.Time.Testing;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Store;

/// <summary>A register of a test's own, on one of the two databases; gone when the test is over.</summary>
public sealed class AnyRegister : IDisposable
{
    private readonly Action drop;

    private AnyRegister(string where, Action drop)
    {
        Where = where;
        this.drop = drop;
        Register = Register.Open(where, Time);
    }

    public FakeTimeProvider Time { get; } = new(Typed.Now);

    /// <summary>The path, or the connection string.</summary>
    public string Where { get; }

    public Register Register { get; private set; }

    public bool IsPostgres => Where.Contains("Host=", StringComparison.Ordinal);

    public Gate Gate => new(Register);

    /// <summary>The door of whoever holds the machine.</summary>
    public Door Operator => DoorOf(Role.Operator);

    public static AnyRegister OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;
        var path = Path.Combine(folder, "register.db");
        Register.CreateOrUpgrade(path, TimeProvider.System).Register.Dispose();
        return new(path, () => Directory.Delete(folder, recursive: true));
    }

    public static AnyRegister OnPostgres(PostgresServer server)
    {
        var where = server.NewRegister();
        return new(where, () => server.Drop(where));
    }

    public Door DoorOf(Role role, string authority = "", string account = "tester", string school = "") =>
        Gate.For(new(account, role, LaCode.TryParse(authority, out var code, out _) ? code : default, school), "a test");

    /// <summary>Takes lines of facts in.</summary>
    public ImportOutcome Import(ImportRequest request, params string[] lines)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [Scratch.FactsHeader, .. lines, ""])));
        return Operator.ImportFacts(stream, request, static _ => { });
    }

    /// <summary>Closes the register and opens it again, as another process would.</summary>
    public void Reopen()
    {
        Register.Dispose();
        Register = Register.Open(Where, Time);
    }

    public void Dispose()
    {
        Register.Dispose();
        drop();
    }
}

/// <summary>Tests that run on both databases: one class holds them, one of each engine runs them.</summary>
public abstract class OnBothDatabases : IDisposable
{
    private readonly Func<AnyRegister> make;
    private readonly Lazy<AnyRegister> register;

    protected OnBothDatabases(Func<AnyRegister> make)
    {
        this.make = make;
        register = new(make);
    }

    protected AnyRegister Store => register.Value;

    /// <summary>A second register, for comparison; the test disposes of it.</summary>
    protected AnyRegister Another() => make();

    public void Dispose()
    {
        if (register.IsValueCreated)
        {
            register.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
