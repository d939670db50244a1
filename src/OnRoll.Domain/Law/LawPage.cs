using System.Globalization;
using System.Text;

namespace OnRoll.Domain.Law;

/// <summary>The law book as one page of Markdown, the same to the byte every time.</summary>
public static class LawPage
{
    private const string Top = """
        # The rules that are applied

        Made by the program from its own rules; do not edit it (see [README](README.md)). Every rule is in our own words:
        for what the law says, read the source. Days are written year, month, day; both days of a period are included.
        The day of the event picks the version, not the day of asking. "–" in *To* means still in force.

        | Force | Meaning |
        |---|---|
        | law | Act or statutory instrument |
        | guidance | statutory guidance, or a code that must be followed or had regard to |
        | collection | fixed by a body that counts |
        | practice | common practice where the law is silent |

        | Certainty | Meaning |
        |---|---|
        | read | read in the instrument, guidance or statistics page itself |
        | reported | read in a source that reports or reproduces it |
        | **unconfirmed** | held from general knowledge: confirm it before you lean on it |

        """;

    /// <summary>The whole page, with line feeds, ending in one.</summary>
    public static string Render()
    {
        var page = new StringBuilder(Top.ReplaceLineEndings("\n"));
        foreach (var family in Enum.GetValues<LawFamily>())
        {
            if (LawBook.Rules(family).Count == 0)
            {
                continue;
            }

            Line(page, $"\n## {LawBook.Title(family)}");
            foreach (var rule in LawBook.Rules(family))
            {
                Add(page, rule);
            }

            if (family is LawFamily.AttendanceCodes)
            {
                AddCodes(page);
            }
        }

        AddUnsettled(page);
        return page.ToString();
    }

    private static void Add(StringBuilder page, IDatedRule rule)
    {
        Line(page, $"\n### {rule.Id}: {rule.Title}");
        if (rule.Remark.Length > 0)
        {
            Line(page, $"\n{rule.Remark}");
        }

        var lines = rule.Lines.ToList();
        if (lines.Count == 0)
        {
            Line(page, "\nNot in force for anybody until commenced.");
            return;
        }

        Line(page, "\n| From | To | Rule | Source | Force | Certainty |\n|---|---|---|---|---|---|");
        foreach (var (from, to, value, source) in lines)
        {
            Line(page, $"| {Day(from)} | {(to is { } last ? Day(last) : "–")} | {Cell(value)} | {Cell($"{source}")} | {Word(source.Force)} | {Mark(source.Certainty)} |");
        }
    }

    private static void AddCodes(StringBuilder page)
    {
        foreach (var version in AttendanceCodes.Sets.Versions)
        {
            Line(page, $"\n### Codes from {Day(version.From)}\n\n| Code | Meaning | Category | Certainty | Child seen by |\n|---|---|---|---|---|");
            foreach (var code in version.Value.All)
            {
                var seen = code.Seen switch { Sighting.BySchool => "the school", Sighting.ByProvider => "the provider, if it says so", _ => "" };
                Line(page, $"| {Cell(code.Code)} | {Cell(code.Meaning)} | {code.CategoryLetters} | {Mark(code.Certainty)} | {seen} |");
            }
        }
    }

    private static void AddUnsettled(StringBuilder page)
    {
        Line(page, "\n## Unsettled\n\nQuestions for a lawyer or a later reading.\n");
        foreach (var point in OpenPoints.All)
        {
            Line(page, $"- **{point.Subject}.** {point.Question}");
        }

        Line(page, "\nRules with a version that is unconfirmed:\n");
        foreach (var rule in LawBook.All)
        {
            var open = rule.Lines.Where(line => line.Source.Certainty is Certainty.Unconfirmed).ToList();
            if (open.Count > 0)
            {
                Line(page, $"- {rule.Id} ({string.Join(", ", open.Select(line => $"from {Day(line.From)}"))}): {rule.Title}");
            }
        }
    }

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cell(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);

    private static string Word(Force force) => force.ToString().ToLowerInvariant();

    private static string Mark(Certainty certainty) => certainty is Certainty.Unconfirmed ? "**unconfirmed**" : certainty.ToString().ToLowerInvariant();
}
