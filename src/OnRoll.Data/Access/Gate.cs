using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>The only way to the register: who asks, and what for.</summary>
public sealed class Gate(Register register)
{
    /// <summary>Opens a door for an asker and a purpose. It opens nothing by itself: each act is ruled on and audited.</summary>
    public Door For(Principal principal, string purpose) => new(register, principal, purpose);

    /// <summary>Who an account is now.</summary>
    /// <param name="name">Its name; <c>null</c>: nobody was named.</param>
    /// <returns>
    /// <c>null</c> if there is no such account, or it has ended. While a register has no account at all, whoever holds the machine is
    /// its operator, under any name; of a practice register, whoever gives no name.
    /// </returns>
    public Principal? Who(string? name)
    {
        using var session = Session.Begin(register.Database, writes: false);
        var found = session.List("select name, role, authority, school from account where name = @name and (ended is null or ended > @now)",
            row => RoleTable.TryParse(row.GetString(1), out var role) ? new Principal(row.GetString(0), role, row.Authority(2), row.GetString(3)) : null,
            ("name", name ?? ""), ("now", register.Now.Microseconds));
        return found.Count > 0 ? found[0]
            : (register.IsPractice && name is null) || IsEmpty(session) ? new(string.IsNullOrWhiteSpace(name) ? "operator" : name.Trim(), Role.Operator)
            : null;
    }

    /// <summary>Whether anybody has an account, so that those who ask must name theirs.</summary>
    public bool HasAccounts()
    {
        using var session = Session.Begin(register.Database, writes: false);
        return !IsEmpty(session);
    }

    private static bool IsEmpty(Session session) => session.Scalar("select 1 from account limit 1") is null;
}

/// <summary>Not allowed, or not there: the asker is told the same of both.</summary>
public sealed class GateClosedException(string sentence) : Exception(sentence)
{
    /// <summary>The sentence for a child that is not there or may not be seen.</summary>
    public static GateClosedException NoSuchChild { get; } = new("no such child, or not one that this account may see");
}

/// <summary>Somebody recorded something of the child since the asker looked: what changed is to be shown first.</summary>
public sealed class StaleHistoryException() : Exception("Somebody has recorded something about this child since you looked; look again and send what you entered once more");
