using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using OnRoll.Data;
using OnRoll.Data.Intake;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Documents;

/// <summary>Every file shown in the page on files about children is read, and what stands under it is what is said of it.</summary>
public sealed partial class RecordFilesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "docs", "guide", "record-files.md"))).ReplaceLineEndings("\n");

    public static TheoryData<string> Files() => [.. Shown().Where(match => match.Groups["said"].Success).Select(match => match.Groups["name"].Value)];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_stands_under_a_file_is_what_is_said_of_it(string name)
    {
        var shown = Shown().Single(match => match.Groups["name"].Value == name);
        var map = shown.Groups["map"].Success ? MapOf(shown.Groups["map"].Value) : ColumnMap.None;
        var kind = FileKinds.Examine(shown.Groups["file"].Value.Split('\n')[0].Split(','), map).Kind!;
        var findings = new List<Finding>();
        var received = new Received(new(2026, 10, 12)) { Map = map, Authority = LaCode.TryParse("202", out var code, out _) ? code : default };

        using var stream = Bytes(shown.Groups["file"].Value);
        var read = RecordFile.Read(stream, kind, received, _ => { }, findings.Add);

        Assert.Equal(Path.GetFileNameWithoutExtension(name), kind);
        Assert.Equal(shown.Groups["said"].Value.TrimEnd(), string.Join('\n',
            [$"accepted {read.Accepted}, rejected {read.Rejected}", .. findings.Select(finding => $"onroll: {(finding.Severity is Severity.Notice ? "notice: " : "")}{finding.In(name)}")]));
    }

    [Fact]
    public void Every_kind_has_an_example_and_every_column_of_it_stands_in_its_section()
    {
        Assert.Equal(RecordKinds.Layouts.Select(layout => $"{layout.Kind}.csv").Order(StringComparer.Ordinal), Files().Select(row => row.Data).Order(StringComparer.Ordinal));
        foreach (var layout in RecordKinds.Layouts)
        {
            var start = Page.IndexOf($"\n## {layout.Kind}\n", StringComparison.Ordinal);
            var section = Page[start..Page.IndexOf("\n## ", start + 4, StringComparison.Ordinal)];
            Assert.Contains($"Needed: {string.Join(", ", layout.Needed.Select(column => $"`{column}`"))}. Also: {string.Join(", ", layout.Optional.Select(column => $"`{column}`"))}.", section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_said_of_missing_term_dates_is_what_the_page_says() =>
        Assert.All(new[] { "https://www.gov.uk/school-term-holiday-dates", "academies, voluntary aided and foundation schools" },
            words => Assert.True(Page.Contains(words, StringComparison.Ordinal) && CalendarAdvice.NoneLoaded.Contains(words, StringComparison.Ordinal)));

    private static ColumnMap MapOf(string name)
    {
        using var saved = Bytes(Shown().Single(match => match.Groups["name"].Value == name).Groups["file"].Value);
        return ColumnMapFile.Read(saved, finding => Assert.Fail(finding.In(name)));
    }

    private static MatchCollection Shown() => FileAndWords().Matches(Page);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex("^`(?<name>[a-z]+\\.csv)`(?: with `(?<map>[a-z]+\\.csv)`)?:\n```csv\n(?<file>.*?)```\n(?:```text\n(?<said>.*?)```)?", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FileAndWords();

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
