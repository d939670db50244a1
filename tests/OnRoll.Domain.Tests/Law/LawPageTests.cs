using System.Runtime.CompilerServices;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

public sealed class LawPageTests
{
    [Fact]
    public void The_page_in_the_repository_is_the_one_the_rules_make()
    {
        var path = PathOfPage();
        var made = LawPage.Render();
        if (Environment.GetEnvironmentVariable("ONROLL_ACCEPT") == "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == made,
            "docs/law/rules.md is not what the rules make. To accept the change, run this test with the environment variable ONROLL_ACCEPT=1, and read the difference like code.");
    }

    [Fact]
    public void Every_rule_and_every_open_point_is_on_the_page()
    {
        var made = LawPage.Render();

        Assert.All(LawBook.All, rule => Assert.Contains($"### {rule.Id}: ", made, StringComparison.Ordinal));
        Assert.All(OpenPoints.All, point => Assert.Contains(point.Question, made, StringComparison.Ordinal));
        Assert.Equal(OpenPoints.All.Count, OpenPoints.All.Select(point => point.Subject).Distinct().Count());
    }

    private static string PathOfPage([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "law", "rules.md");
}
