using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Ledger;

namespace OnRoll.Cli.Register;

/// <summary>Deletes what the law requires to be deleted, and shows the proof that it was and that nothing else was.</summary>
internal static class EraseVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("erase", "Delete assertions of a record that the law requires to go; the chain proves that they were there, that they are gone, and by whose act",
            ("onroll erase 202-17 --list --as ben --purpose 'rectification asked for'", "the assertions by number, for somebody who may read the child"),
            ("onroll erase 202-17 --assertion 12 --assertion 13 --basis 'UK GDPR Art 17(1)(d)' --as dora --purpose 'erasure request'", "by the data protection officer; what was said twice goes with it"));
        var record = new Argument<string>("RECORD") { Description = "The record, such as 202-17" };
        CommonOptions.NoOptions(record);
        var list = new Option<bool>("--list") { Description = "Show the record's assertions and their numbers; deletes nothing" };
        var assertion = new Option<long[]>("--assertion") { Description = "The number of an assertion that goes; may be given several times", HelpName = "N" };
        var basis = new Option<string?>("--basis") { Description = "The provision or retention rule under which they must go; it is kept", HelpName = "TEXT" };
        verb.Arguments.Add(record);
        foreach (var option in new Option[] { list, assertion, basis })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            var door = invocation.Registers.Door();
            if (!RecordId.TryParse(invocation.Get(record)!, out var of))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "give the record by its reference, such as 202-17");
            }

            if (invocation.Get(list))
            {
                invocation.Write(new(["assertion", "from", "to", "what"], door.Assertions(of).Select(line => (IReadOnlyList<string>)
                    [line.Number.ToString(CultureInfo.InvariantCulture), Cell.Of(line.What.Held.First == DateOnly.MinValue ? null : line.What.Held.First), Cell.Of(line.What.Held.Last), line.What.Words]))
                { Below = "what" });
                return;
            }

            invocation.StopAt(door.Erase(new EraseAssertions(of, invocation.Get(assertion) ?? [], invocation.Get(basis) ?? "")));
            var proof = door.ErasureOf(of);
            invocation.WriteText(string.Create(CultureInfo.InvariantCulture, $"{of}: deleted {proof.Count:N0}; entry {proof.Number} of chain {proof.Chain}, {proof.At}\n{proof.Words}\nhash {Convert.ToHexStringLower(proof.Hash)}\n"));
            VerifyVerb.Say(invocation, door.Verify());
        });
    }
}
