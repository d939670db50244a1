using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Audit;

namespace OnRoll.Cli.Register;

/// <summary>Reports.</summary>
internal static class ReportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("report", "Reports: access CHILD, who has looked at a child or acted upon one",
            ("onroll report access SYN-202-00001 --as lea --purpose 'question of the parent'", "every look, the latest first, refusals too"));
        var kind = new Argument<string>("REPORT") { Description = "access" };
        kind.AcceptOnlyFromAmong("access");
        var child = new Argument<string>("CHILD") { Description = "The child's id" };
        verb.Arguments.Add(kind);
        verb.Arguments.Add(child);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var door = registers.Door();
            var looks = door.WhoLooked(door.Resolve(invocation.Get(child)!));
            invocation.Write(new(["at", "account", "role", "action", "purpose", "outcome"], looks.Select(look => (IReadOnlyList<string>)
                [look.At.ToString(), look.Account, look.Role, look.Action, look.Purpose, Word(look.Outcome)])));
        });
    }

    private static string Word(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Done => "done",
        AuditOutcome.Refused => "refused",
        _ => "broke the glass",
    };
}
