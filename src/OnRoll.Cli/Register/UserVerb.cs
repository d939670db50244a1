using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;
using OnRoll.Web.SignIn;

namespace OnRoll.Cli.Register;

/// <summary>Accounts: who may ask.</summary>
internal static class UserVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("user", "Make, end and list accounts; the first is an administrator's",
            ("onroll user add ada --role administrator", "the first account; from then on everybody says who they are"),
            ("onroll user add ben --role officer --authority 202 --as ada --purpose 'new colleague'", "an officer of Camden"),
            ("onroll user password ben --as ada --purpose 'new colleague'", "a first password for ben, to be changed at once"),
            ("onroll user token feed --as ada --purpose 'nightly feed'", "a token for a program that acts as the account"),
            ("onroll user link ben --subject 4711 --as ada --purpose 'single sign-on'", "who ben is at the single sign-on provider"),
            ("onroll user list --as ada --purpose review", "all accounts"));
        var act = new Argument<string>("ACT") { Description = "add, end, password, token, link, list or roles" };
        act.AcceptOnlyFromAmong("add", "end", "password", "token", "link", "list", "roles");
        var name = new Argument<string?>("NAME") { Description = "The account", Arity = ArgumentArity.ZeroOrOne };
        var role = new Option<string?>("--role") { Description = $"One of {string.Join(' ', RoleTable.Words)}", HelpName = "ROLE" };
        var authority = new Option<string?>("--authority") { Description = "The authority it belongs to", HelpName = "CODE" };
        var school = new Option<string?>("--school") { Description = "The school it belongs to; of a trust all its schools: '100001 100002'", HelpName = "URN" };
        var until = CommonOptions.Day("--until", "The last day on which it is one, as for an inspector");
        var subject = new Option<string?>("--subject") { Description = "How the provider names whoever signs in (the sub claim)", HelpName = "TEXT" };
        verb.Options.Add(subject);
        verb.Arguments.Add(act);
        verb.Arguments.Add(name);
        foreach (var option in new Option[] { role, authority, school, until })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            if (invocation.Get(act) == "roles")
            {
                invocation.WriteText(RoleTable.Text + "\n");
                return;
            }

            var registers = invocation.Registers;
            var door = registers.Door(makes: true);
            if (invocation.Get(act) == "list")
            {
                invocation.Write(new(["name", "role", "authority", "school", "made", "ended"], door.Accounts().Select(account => (IReadOnlyList<string>)
                    [account.Name, RoleTable.WordOf(account.Role), account.Authority.ToString(), account.School, Cell.Of(account.Made.Day), Cell.Of(account.Ended?.Day)])));
                return;
            }

            var who = invocation.Get(name) ?? throw new CommandStoppedException(ExitCode.WrongWords, "give the account's name");
            if (invocation.Get(act) is "password" or "token" or "link")
            {
                invocation.WriteText(Secret(registers.Open(), door, invocation.Get(act)!, who, invocation.Get(subject)));
                return;
            }

            var problems = invocation.Get(act) == "end" ? door.EndAccount(who)
                : door.AddAccount(who, RoleOf(invocation.Get(role)), CodeOf(invocation.Get(authority)), invocation.Get(school) ?? "",
                    invocation.Get(until) is { } day ? Moment.StartOf(day.AddDays(1)) : null);
            invocation.StopAt(problems);
            invocation.WriteText($"{who}: {(invocation.Get(act) == "end" ? "ended" : "made")}\n");
        });
    }

    private static string Secret(Data.Store.Register register, Data.Access.Door door, string act, string who, string? subject)
    {
        var secrets = new Secrets(register);
        if (!door.Accounts().Any(account => account.Name == who) || new Data.Access.Gate(register).Who(who) is null)
        {
            throw new CommandStoppedException(ExitCode.NotFound, "there is no such account, or it has ended");
        }

        if (act == "link")
        {
            secrets.Link(who, subject ?? throw new CommandStoppedException(ExitCode.WrongWords, "--subject: say how the provider names whoever signs in"), door.Giver);
            return $"{who}: linked\n";
        }

        return act == "token" ? $"{secrets.NewToken(who, door.Giver)}\n" : $"{secrets.NewPassword(who, door.Giver)}\n";
    }

    private static Role RoleOf(string? word) => RoleTable.TryParse(word ?? "", out var role) ? role
        : throw new CommandStoppedException(ExitCode.WrongWords, $"--role: give one of {string.Join(' ', RoleTable.Words)}");

    private static LaCode CodeOf(string? text) => text is null ? default : LaCode.TryParse(text, out var code, out _) ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, "--authority: give the three-digit code, such as 202");
}
