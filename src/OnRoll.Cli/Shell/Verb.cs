using System.CommandLine;

namespace OnRoll.Cli.Shell;

/// <summary>A verb of the command line: its words, examples that teach it, and what it does.</summary>
#pragma warning disable CA1010 // A command is enumerable only so that its parts can be written in braces.
public sealed class Verb : Command
#pragma warning restore CA1010
{
    /// <param name="examples">Command lines as typed, each with what it answers.</param>
    public Verb(string name, string description, params (string Line, string Says)[] examples)
        : base(name, description) => Examples = examples;

    public IReadOnlyList<(string Line, string Says)> Examples { get; }

    /// <summary>Adds what the verb does; it answers by writing, and stops by throwing <see cref="CommandStoppedException"/>.</summary>
    public Verb Does(Terminal terminal, Action<Invocation> action)
    {
        SetAction(words =>
        {
            using var invocation = new Invocation(words, terminal);
            action(invocation);
            return invocation.ExitStatus;
        });
        return this;
    }
}
