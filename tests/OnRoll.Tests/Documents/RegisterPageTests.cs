using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Documents;

/// <summary>Every command on the pages about the register and its files is run in order, each page against one register, and answers what the page shows.</summary>
public sealed partial class RegisterPageTests
{
    private const string Shown = "practice.db";

    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    [Theory]
    [InlineData("register.md")]
    [InlineData("record-files.md")]
    [InlineData("sign-in.md")]
    public void The_commands_answer_what_the_page_shows(string page)
    {
        var folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;
        try
        {
            var examples = Examples(File.ReadAllText(Path.Combine(Root, "docs", "guide", page))).ToList();
            Assert.True(examples.Count >= 5, "the page has lost its examples");
            foreach (var (words, answer) in examples)
            {
                var typed = Typed.In([.. Words().Matches(words).Select(word => word.Value.Trim('\'')).Select(word => word == Shown ? Path.Combine(folder, Shown) : word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Root, word) : word)]);
                var said = string.Join('\n', typed.Errors.Concat(typed.Lines))
                    .Replace(Path.Combine(folder, Shown), Shown, StringComparison.Ordinal).Replace(Root + "/", "", StringComparison.Ordinal);

                Assert.Equal(answer, said);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The commands of the page's blocks, each with what stands under it; files with rows rejected are not written beside the sources.</summary>
    private static IEnumerable<(string Words, string Answer)> Examples(string page)
    {
        foreach (var block in page.ReplaceLineEndings("\n").Split("```\n$ ", StringSplitOptions.None).Skip(1).Select(part => part.Split("```", 2)[0]))
        {
            foreach (var example in block.Split("\n$ "))
            {
                var lines = example.Split('\n', 2);
                yield return (lines[0]["onroll ".Length..], lines[1].Trim('\n'));
            }
        }
    }

    /// <summary>As a shell would part them.</summary>
    [GeneratedRegex("'[^']*'|[^ ]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
