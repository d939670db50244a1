using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Cli.Identifiers;

/// <summary>Whether identifiers are right, by their check digits and shapes.</summary>
internal static class CheckVerb
{
    private const string Kinds = "upn|nhs|uln|urn|laestab|postcode";

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("check", "Whether identifiers are right, from the words or, without them, from standard input, one a line",
            ("onroll check upn B801200005001 M80120000500A", "a permanent and a temporary pupil number"),
            ("onroll check postcode < postcodes.txt", "a list of postcodes"));
        var kind = new Argument<string>("KIND") { Description = Kinds };
        var values = new Argument<string[]>("VALUE") { Description = "What to check", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(kind);
        CommonOptions.NoOptions(values);
        verb.Arguments.Add(values);
        return verb.Does(terminal, invocation =>
        {
            if (IdentifierCheck.KindOf(invocation.Get(kind)!) is not { } asked)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"there is no such kind to check; use {Kinds}");
            }

            var given = invocation.Get(values)!;
            var rows = (given.Length > 0 ? given : Lines(terminal.In)).Select((value, i) => Check(invocation, asked, value, i + 1));
            invocation.Write(new(["value", "valid", "kind", "problem"], rows));
        });
    }

    private static IReadOnlyList<string> Check(Invocation invocation, IdentifierKind kind, string value, int number)
    {
        var check = IdentifierCheck.Check(kind, value);
        if (check.Note.Length > 0)
        {
            invocation.Notice($"value {number}: {check.Note}");
        }

        return [check.Value, check.IsValid ? "true" : "false", check.Kind, check.Problem];
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            line = line.TrimStart('\uFEFF'); // a byte-order mark
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
