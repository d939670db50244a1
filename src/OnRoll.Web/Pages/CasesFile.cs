using OnRoll.Data.Casework;
using OnRoll.Domain.Casework;

namespace OnRoll.Web.Pages;

/// <summary>Cases as a file, safe to open in a spreadsheet.</summary>
public static class CasesFile
{
    private static readonly string[] Header = ["child", "state", "since", "opened", "episode", "worker", "rank", "due", "due for", "hold"];

    /// <inheritdoc cref="SheetFile.Csv"/>
    public static byte[] Csv(IEnumerable<CaseLine> lines) => SheetFile.Csv(Header, lines.Select(Cells));

    /// <inheritdoc cref="SheetFile.Workbook"/>
    public static byte[] Workbook(IEnumerable<CaseLine> lines) => SheetFile.Workbook("Cases", Header, lines.Select(Cells));

    private static string[] Cells(CaseLine line) =>
    [
        line.Record.ToString(), CaseStates.WordOf(line.State), Day(line.Since), Day(line.Opened), $"{line.Episodes}", line.Worker, Spelling.Of(line.Rank), Day(line.Due), line.DueId, line.Hold ? "yes" : "no",
    ];

    private static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "";
}
