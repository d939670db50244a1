using System.CommandLine;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Cli.Identity;

/// <summary>Who is who, by hand: join, part, and what was decided.</summary>
internal static class JoinVerbs
{
    public static Verb Join(Terminal terminal)
    {
        var verb = new Verb("join", "Hold two records for records of one child; it can be undone",
            ("onroll join 202-17 202-40 --why 'same birth certificate seen'", "a dated decision, with who and why"));
        var one = Record("ONE");
        var other = Record("OTHER");
        var why = Why();
        verb.Arguments.Add(one);
        verb.Arguments.Add(other);
        verb.Options.Add(why);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var door = registers.Door();
            var (left, right) = (door.Resolve(invocation.Get(one)!), door.Resolve(invocation.Get(other)!));
            invocation.StopAt(door.Join(new JoinRecords(left, right, invocation.Get(why) ?? "")));
            invocation.WriteText($"{left} and {right}: one child\n");
        });
    }

    public static Verb Part(Terminal terminal)
    {
        var verb = new Verb("part", "Part a record from those it was joined with, and remember that it is another child's",
            ("onroll part 202-40 --why 'twins'", "everything said since goes back where it belongs"),
            ("onroll part 202-40 --undo --why 'joined by mistake'", "as if they had never been joined"));
        var record = Record("RECORD");
        var why = Why();
        var undo = new Option<bool>("--undo") { Description = "Take the join back without deciding that they are not the same" };
        verb.Arguments.Add(record);
        verb.Options.Add(why);
        verb.Options.Add(undo);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var door = registers.Door();
            var apart = door.Resolve(invocation.Get(record)!);
            invocation.StopAt(door.Part(apart, new PartRecords([apart], [], invocation.Get(undo), invocation.Get(why) ?? "")));
            invocation.WriteText($"{apart}: a child of its own\n");
        });
    }

    public static Verb Decisions(Terminal terminal)
    {
        var verb = new Verb("decisions", "What was decided about a child's records: joined, parted, taken back; when, by whom and why",
            ("onroll decisions 202-17", "the earliest first"));
        var record = Record("CHILD");
        verb.Arguments.Add(record);
        return verb.Does(terminal, invocation =>
        {
            var registers = invocation.Registers;
            var door = registers.Door();
            invocation.Write(new(["at", "decided", "one", "other", "assertion", "by", "why"], door.Decisions(door.Resolve(invocation.Get(record)!)).Select(decision => (IReadOnlyList<string>)
            [
                decision.At.ToString(), Word(decision.Verdict), decision.Left.ToString(), decision.Right.ToString(),
                decision.Assertion == 0 ? "" : decision.Assertion.ToString(System.Globalization.CultureInfo.InvariantCulture), decision.By, decision.Why,
            ])));
        });
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Same => "same child",
        Verdict.NotSame => "not the same child",
        Verdict.Undone => "taken back",
        _ => "belongs to",
    };

    private static Argument<string> Record(string name)
    {
        var argument = new Argument<string>(name) { Description = "A record, such as 202-17, or a child's id at its source" };
        CommonOptions.NoOptions(argument);
        return argument;
    }

    private static Option<string?> Why() => new("--why") { Description = "The reason, without particulars; it is kept", HelpName = "TEXT" };
}
