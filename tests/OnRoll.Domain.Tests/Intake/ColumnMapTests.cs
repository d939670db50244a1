using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Tests.Intake;

public sealed class ColumnMapTests
{
    private readonly List<Finding> findings = [];

    [Fact]
    public void Columns_are_given_as_theirs_and_ours()
    {
        Assert.True(ColumnMap.TryParse("Family Name=surname, ref = case_id", out var map, out var problem));

        Assert.Null(problem);
        Assert.Equal([("Family Name", "surname"), ("ref", "case_id")], map.Columns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("surname")]
    [InlineData("=surname")]
    [InlineData("last=")]
    public void A_map_that_is_none_is_refused_with_what_would_be_right(string text)
    {
        Assert.False(ColumnMap.TryParse(text, out _, out var problem));
        Assert.Contains("surname", problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_names_columns_in_a_layout_before_its_own_names()
    {
        var map = new ColumnMap([("id", "upn"), ("ref", "case_id")], []);

        var layout = map.Onto(CaseloadRows.Columns, findings.Add);

        Assert.Empty(findings);
        Assert.Equal([("id", "upn"), ("ref", "case_id")], layout.AlsoCalled.TakeLast(2));
    }

    [Fact]
    public void A_column_that_we_do_not_have_is_named()
    {
        new ColumnMap([("ref", "case_number")], [("ward", "A", "B")]).Onto(CaseloadRows.Columns, findings.Add);

        Assert.Equal([("case_number", Severity.Refused), ("ward", Severity.Refused)], findings.Select(finding => (finding.Column, finding.Severity)));
    }

    [Fact]
    public void Words_are_read_by_the_map_under_either_name_of_the_column()
    {
        var map = new ColumnMap([("Why", "reason")], [("why", "Lost", "unknown"), ("reason", "Abroad?", "believed-moved-country"), ("whereabouts", "n/k", "")]);
        var cases = new Sheet((received, report) => new CaseloadRows(received, report), new(Sheet.Today) { Map = map });
        const string row = "case_id=9;given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;opened=2026-03-02";

        Assert.Equal("unknown", Reason("LOST"));
        Assert.Equal("believed-moved-country", Reason("Abroad?"));
        cases.Reader.Finish();
        Assert.Empty(cases.Findings);

        string Reason(string word) => Assert.Single(cases.Read(row, $"reason={word};whereabouts=N/K")!.Says.OfType<ReasonRecorded>()).Reason.Slug;
    }

    [Fact]
    public void A_saved_map_renames_columns_and_explains_words()
    {
        var rows = new ColumnMapRows(findings.Add);
        string[][] lines = [["ref", "case_id", ""], ["Why", "reason", ""], ["Why", "unknown", "Lost"], ["Why", "", "Lost"], ["", "surname", ""], ["Last", "", ""], ["REF", "upn", ""]];
        for (var i = 0; i < lines.Length; i++)
        {
            rows.Take(new(i + 2, lines[i]));
        }

        Assert.Equal([("ref", "case_id"), ("Why", "reason")], rows.Map.Columns);
        Assert.Equal("unknown", rows.Map.Meaning("reason", "lost"));
        Assert.Equal([(5L, "value", "stands already on line 4"), (6L, "column", "is blank"), (7L, "means", "is blank"), (8L, "column", "stands already on line 2")],
            findings.Select(finding => (finding.Line, finding.Column, finding.What)));
    }

    [Fact]
    public void Columns_of_a_map_that_the_header_lacks_are_told() =>
        Assert.Equal(["Last"], new ColumnMap([("ref", "case_id"), ("Last", "surname")], []).MissingFrom(["REF", "x"]));
}
