using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Cli.Identifiers;

/// <summary>The local authorities of a day, and what became of those that ended.</summary>
internal static class AuthoritiesVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("authorities", "The local authorities with education functions on a day: 152 in 2014, 153 now; or one, with who came before and after",
            ("onroll authorities --on 2014-06-12", "the 152 that the briefing of 2014 asked"),
            ("onroll authorities 909", "Cumbria, and what it was divided into"));
        var code = new Argument<string?>("CODE") { Description = "Only this one, whether or not it is still in being", Arity = ArgumentArity.ZeroOrOne };
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        CommonOptions.NoOptions(code);
        verb.Arguments.Add(code);
        verb.Options.Add(on);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var found = invocation.Get(code) is not { } text ? Authorities.On(day)
                : LaCode.TryParse(text, out var wanted, out _) && Authorities.Find(wanted) is { } authority ? [authority]
                : throw new CommandStoppedException(ExitCode.NotFound, "there is no such authority; give its three-digit code, such as 202");
            invocation.Write(new(["code", "name", "region", "gss", "from", "to", "before", "after"], found.Select(authority => Row(authority, day))));
        });
    }

    private static IReadOnlyList<string> Row(Authority authority, DateOnly day) =>
    [
        authority.Code.ToString(), authority.Name, authority.RegionName, (authority.GssCodes.LastOrDefault(gss => gss.Span.First <= day) ?? authority.GssCodes[0]).Code,
        // The list begins with 2009; an authority that is older is not said to begin there.
        authority.InForce.First > Authorities.FirstDay ? Cell.Of(authority.InForce.First) : "", Cell.Of(authority.InForce.Last),
        string.Join(' ', authority.Predecessors.Select(other => other.Code)), string.Join(' ', authority.Successors.Select(other => other.Code)),
    ];
}
