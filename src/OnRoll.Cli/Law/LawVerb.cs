using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Law;

namespace OnRoll.Cli.Law;

/// <summary>The rules that are applied, since when and by what authority.</summary>
internal static class LawVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("law", "The rules that are applied: every version with its days, value and source",
            ("onroll law --on 2014-06-12", "what held on a day"),
            ("onroll law D08", "every version of one rule"));
        var id = new Argument<string?>("RULE") { Description = "Only this rule", Arity = ArgumentArity.ZeroOrOne };
        var on = CommonOptions.Day("--on", "Only the versions in force on this day");
        CommonOptions.NoOptions(id);
        verb.Arguments.Add(id);
        verb.Options.Add(on);
        return verb.Does(terminal, invocation =>
        {
            var rules = invocation.Get(id) is not { } wanted ? LawBook.All
                : LawBook.Find(wanted) is { } found ? [found]
                : throw new CommandStoppedException(ExitCode.NotFound, "there is no such rule; onroll law lists them all");
            invocation.Write(new(["rule", "title", "from", "to", "source", "force", "certainty", "value"], rules.SelectMany(rule => Rows(rule, invocation.Get(on)))) { Below = "value" });
        });
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IDatedRule rule, DateOnly? on)
    {
        var lines = on is { } day ? rule.LineOn(day) is { } line ? [line] : [] : rule.Lines;
        foreach (var (from, to, value, source) in lines)
        {
            yield return [rule.Id, rule.Title, Cell.Of(from), Cell.Of(to), source.ToString(), Word(source.Force), Word(source.Certainty), value];
        }

        if (on is null && !rule.Lines.Any())
        {
            yield return [rule.Id, rule.Title, "", "", "", "", "", $"not in force. {rule.Remark}"];
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
