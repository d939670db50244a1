using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OnRoll.Web.Pages;

/// <summary>A table as a file, safe to open in a spreadsheet.</summary>
public static class SheetFile
{
    public const string CsvType = "text/csv; charset=utf-8";

    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Comma-separated values in UTF-8 with its mark, so that spreadsheets read them rightly.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Prepend(header))
        {
            text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A workbook of one sheet, every cell of it text: nothing in it is a formula.</summary>
    public static byte[] Workbook(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                foreach (var cells in rows.Prepend(header))
                {
                    writer.WriteElement(new Row(cells.Select(value => new Cell(new InlineString(new Text(value))) { DataType = CellValues.InlineString })));
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }

        return content.ToArray();
    }

    // A cell that begins like a formula would be run by a spreadsheet: an apostrophe before it makes it text (OWASP, CSV Injection).
    public static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
