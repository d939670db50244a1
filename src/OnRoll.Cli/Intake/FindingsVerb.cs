using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Cli.Intake;

/// <summary>What comparing rolls left open, and the answers.</summary>
internal static class FindingsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("findings", "Questions that comparing rolls left open: who was on the last roll and is not on this one, and what does not agree",
            ("onroll findings", "each with the school, the record, and what to ask"),
            ("onroll findings --school 100012 --all", "of one school, answered ones with them"),
            ("onroll findings --answer 7 --why 'the school says: moved, return to follow'", "answered, with who and when"));
        var school = new Option<string?>("--school") { Description = "Only questions of this school", HelpName = "URN" };
        var authority = new Option<string?>("--authority") { Description = "Only questions of this authority", HelpName = "CODE" };
        var all = new Option<bool>("--all") { Description = "Those that were answered too" };
        var answer = new Option<long?>("--answer") { Description = "Answer this question", HelpName = "ID" };
        var why = new Option<string?>("--why") { Description = "With --answer: what was found, without particulars; it is kept", HelpName = "TEXT" };
        foreach (var option in new Option[] { school, authority, all, answer, why })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            var of = ImportVerb.Keeper(invocation.Get(authority));
            if (invocation.Get(school) is { } urn && !Urn.TryParse(urn, out _, out _))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--school is not the URN of a school; give its six digits");
            }

            if (invocation.Get(answer) is { } id)
            {
                if (invocation.Get(school) is not null || invocation.Get(all))
                {
                    throw new CommandStoppedException(ExitCode.WrongWords, "with --answer say --why, and --authority if several have a question of that number; nothing else");
                }

                invocation.StopAt(invocation.Registers.Door().AnswerFinding(id, invocation.Get(why) ?? "", of));
                invocation.WriteText(string.Create(CultureInfo.InvariantCulture, $"{id}: answered\n"));
                return;
            }

            if (invocation.Get(why) is not null)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--why goes with --answer ID");
            }

            var found = invocation.Registers.Door().Findings(new(invocation.Get(school), of, invocation.Get(all)));
            invocation.Write(new(["id", "at", "school", "record", "question", "words", "authority", "answered", "by", "answer"], found.Select(Row), "id") { Below = "words" });
        });
    }

    private static IReadOnlyList<string> Row(RollQuestionAsked finding) =>
    [
        finding.Id.ToString(CultureInfo.InvariantCulture), finding.At.ToString(), finding.School, finding.Record?.ToString() ?? "", finding.Question, finding.Words,
        finding.Authority.ToString(), finding.Answered?.ToString() ?? "", finding.By ?? "", finding.Answer ?? "",
    ];
}
