using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OnRoll.Data.Casework;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Shared;
using OnRoll.Web.Pages;

namespace OnRoll.Browser.Tests;

/// <summary>Lists as files: what a spreadsheet would run is text in them.</summary>
public sealed class CasesFileTests
{
    private static readonly CaseLine Line = new(RunningApp.Camden, new RecordId(RunningApp.Camden, 17), CaseState.Placing, new(2026, 9, 1), null, 1, "=1+1,\"x\"", null, new(2026, 10, 1), "D25", null, Rank.Red, true, false, "", default);

    [Fact]
    public void A_workbook_holds_every_cell_as_text_and_no_formula()
    {
        using var content = new MemoryStream(CasesFile.Workbook([Line]));
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();

        Assert.Equal(20, cells.Count);
        Assert.All(cells, cell => Assert.True(cell.DataType?.Value == CellValues.InlineString && cell.CellFormula is null));
        Assert.Contains(cells, cell => cell.InnerText == "=1+1,\"x\"");
    }

    [Fact]
    public void A_cell_that_begins_like_a_formula_is_text_in_comma_separated_values()
    {
        var rows = Encoding.UTF8.GetString(CasesFile.Csv([Line])).Split("\r\n");

        Assert.Equal("202-17,placing,2026-09-01,,1,\"'=1+1,\"\"x\"\"\",red,2026-10-01,D25,yes", rows[1]);
    }
}
