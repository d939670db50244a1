using System.Globalization;
using OnRoll.Cli.Shell;

namespace OnRoll.Cli.Intake;

/// <summary>What comparing rolls left open.</summary>
internal static class FindingsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("findings", "Questions that comparing rolls left open: who was on the last roll and is not on this one, and what does not agree",
            ("onroll findings", "each with the school, the record, and what to ask"));
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            invocation.Write(new(["id", "at", "school", "record", "question", "words"], registers.Door().Findings().Select(finding => (IReadOnlyList<string>)
                [finding.Id.ToString(CultureInfo.InvariantCulture), finding.At.ToString(), finding.School, finding.Record?.ToString() ?? "", finding.Question, finding.Words]), "id")
            { Below = "words" });
        });
    }
}
