using OnRoll.Data.Accounts;
using OnRoll.Data.Audit;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>Somebody who may ask.</summary>
/// <param name="Ended">From when no longer; <c>null</c> while it lasts.</param>
public sealed record Account(string Name, Role Role, LaCode Authority, string School, Moment Made, Moment? Ended);

/// <content>Accounts.</content>
public sealed partial class Door
{
    private const int LongestName = 60;

    /// <summary>Whoever stands at this door, for what is given to others in their name.</summary>
    public Giver Giver => new(principal, purpose);

    /// <summary>Makes an account.</summary>
    /// <param name="ends">From when it is no longer one, as an inspector's; <c>null</c>: until it is ended.</param>
    /// <returns>What is wrong; nothing: it is made.</returns>
    public IReadOnlyList<Problem> AddAccount(string name, Role role, LaCode authority, string school, Moment? ends = null)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ManageAccounts, "add");
        var problems = Problems(session, name, role, authority, school);
        if (problems.Count == 0)
        {
            var now = chains.NowFor(default);
            session.Execute("insert into account (name, role, authority, school, made, ended) values (@name, @role, @authority, @school, @made, @ended)",
                ("name", name), ("role", RoleTable.WordOf(role)), ("authority", authority.Key()), ("school", school), ("made", now.Microseconds), ("ended", ends?.Microseconds));
            chains.Append(Entry(default, GateAction.ManageAccounts, $"account {name}") with
            {
                Selection = $"made as {RoleTable.WordOf(role)}{(authority.IsNone ? "" : $" of {authority}")}",
                Written = SealAccount(session, chains, name),
            });
            session.Commit();
        }

        return problems;
    }

    /// <summary>Ends an account now. What it did stays in the audit.</summary>
    public IReadOnlyList<Problem> EndAccount(string name)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ManageAccounts, "end");
        var last = session.Number("select count(*) from account where role = 'administrator' and name <> @name and (ended is null or ended > @now)", ("name", name), ("now", register.Now.Microseconds)) is 0;
        var isAdministrator = session.Number("select count(*) from account where role = 'administrator' and name = @name", ("name", name)) > 0;
        if (last && isAdministrator)
        {
            return [new("account.last", "Name", "This is the last administrator; make another first")];
        }

        var ended = session.Execute("update account set ended = @now where name = @name and (ended is null or ended > @now)", ("now", chains.NowFor(default).Microseconds), ("name", name));
        if (ended == 0)
        {
            return [new("account.none", "Name", "There is no account of that name that could be ended")];
        }

        chains.Append(Entry(default, GateAction.ManageAccounts, $"account {name}") with { Selection = "ended", Written = SealAccount(session, chains, name) });
        session.Commit();
        return [];
    }

    /// <summary>All accounts, ended ones among them.</summary>
    public IReadOnlyList<Account> Accounts()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ManageAccounts, "list");
        var accounts = session.List("select name, role, authority, school, made, ended from account order by name",
            row => new Account(row.GetString(0), RoleTable.TryParse(row.GetString(1), out var role) ? role : Role.Analyst, row.Authority(2), row.GetString(3), row.Moment(4), row.IsDBNull(5) ? null : row.Moment(5)));
        chains.Append(Entry(default, GateAction.ManageAccounts, "accounts") with { Count = accounts.Count });
        session.Commit();
        return accounts;
    }

    private static ChangeDigest? SealAccount(Session session, Chains chains, string name)
    {
        var seals = new Seals(session, chains, default);
        seals.Add("account", "name = @name", ("name", name));
        return seals.Close();
    }

    private static bool AreUrns(string school, bool mayBeSeveral) =>
        school.Split(' ') is var urns && (urns.Length == 1 || mayBeSeveral) && Array.TrueForAll(urns, urn => Urn.TryParse(urn, out var read, out _) && read.ToString() == urn);

    private static List<Problem> Problems(Session session, string name, Role role, LaCode authority, string school)
    {
        var problems = new List<Problem>();
        if (name.Length is 0 or > LongestName || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_' or '@')))
        {
            problems.Add(new("account.name", "Name", $"Enter a name of up to {LongestName} letters, digits, dots, dashes or @"));
        }
        else if (session.Number("select count(*) from account where name = @name", ("name", name)) > 0)
        {
            problems.Add(new("account.taken", "Name", "There is an account of that name already, or there was one; choose another"));
        }

        var reach = RoleTable.ReachOf(role);
        if (role is Role.Operator)
        {
            problems.Add(new("account.operator", "Role", "Nobody is made operator: it is who holds the machine while there are no accounts"));
        }
        else if (reach is Reach.Authority && Authorities.Find(authority) is null)
        {
            problems.Add(new("account.authority", "Authority", "Enter the three-digit code of the authority this account belongs to"));
        }
        else if (reach is Reach.School && !AreUrns(school, role is Role.Trust))
        {
            problems.Add(new("account.school", "School", role is Role.Trust ? "Enter the URNs of the schools of this trust, with one space between them" : "Enter the URN of the school this account belongs to"));
        }

        return problems;
    }
}
