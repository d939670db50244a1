using System.Runtime.CompilerServices;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Documents;

/// <summary>Every example in the documents is run: what stands under a command there is what the command prints.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static TheoryData<string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string>();
        foreach (var page in Directory.EnumerateFiles(Root, "*.md", SearchOption.TopDirectoryOnly).Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)))
        {
            foreach (var (command, printed) in In(File.ReadAllLines(page)))
            {
                examples.Add(Path.GetRelativePath(Root, page), command, printed);
            }
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_stands_under_a_command_is_what_it_prints(string page, string command, string printed)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Root, word) : word);

        var answer = Typed.OnTerminal(width: 100, [.. words]);

        Assert.True(printed == answer.Out.TrimEnd(), $"{page}: ./onroll {command} prints\n{answer.Out}");
    }

    [Fact]
    public void There_are_examples() => Assert.True(Examples().Count >= 9);

    private static IEnumerable<(string Command, string Printed)> In(string[] lines)
    {
        var inBlock = false;
        string? command = null;
        var printed = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal) || (inBlock && line.StartsWith("$ ./onroll ", StringComparison.Ordinal)))
            {
                if (command is not null)
                {
                    yield return (command, string.Join('\n', printed).TrimEnd());
                }

                command = null;
                printed.Clear();
            }

            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = line == "```console";
            }
            else if (inBlock && line.StartsWith("$ ./onroll ", StringComparison.Ordinal))
            {
                command = line["$ ./onroll ".Length..];
            }
            else if (command is not null)
            {
                printed.Add(line);
            }
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
