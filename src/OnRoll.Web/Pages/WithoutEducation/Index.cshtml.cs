using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.WithoutEducation;

/// <summary>Children of one area or reason, added up.</summary>
/// <param name="Today">How many of them are without education today.</param>
/// <param name="Days">Calendar days without education this school year, of all of them.</param>
public sealed record WithoutGroup(string Name, int Children, int Today, int Days, int SchoolDays);

/// <summary>Days without any education: counts by area and reason, and the children.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    private static readonly string[] Header = ["child", "area", "reason", "without_since", "days", "school_days", "days_this_year", "school_days_this_year", "unknown_days_this_year", "days_in_all", "school_days_in_all", "episodes"];

    public string By { get; private set; } = "reason";

    public IReadOnlyList<ChildWithout> Children { get; private set; } = [];

    public IReadOnlyList<WithoutGroup> Groups { get; private set; } = [];

    public DateOnly Today => asker.Today;

    public void OnGet(string? by)
    {
        By = by == "area" ? "area" : "reason";
        Children = asker.Door().WithoutEducation(Today);
        Groups = [.. Children.GroupBy(child => By == "area" ? AreaOf(child) : child.Reason?.Label ?? "No reason recorded", StringComparer.Ordinal)
            .Select(group => new WithoutGroup(group.Key, group.Count(), group.Count(child => child.Without.Now is not null), group.Sum(child => child.Without.Year.Days), group.Sum(child => child.Without.Year.SchoolDays)))
            .OrderByDescending(group => group.Children).ThenBy(group => group.Name, StringComparer.Ordinal)];
    }

    /// <summary>The children as a file, without names.</summary>
    public FileContentResult OnGetCsv() => File(SheetFile.Csv(Header, Rows()), SheetFile.CsvType, $"without-education-{Today:yyyy-MM-dd}.csv");

    /// <summary>The same as a workbook.</summary>
    public FileContentResult OnGetXlsx() => File(SheetFile.Workbook("Without education", Header, Rows()), SheetFile.WorkbookType, $"without-education-{Today:yyyy-MM-dd}.xlsx");

    public string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string AreaOf(ChildWithout child) => child.Area.IsNone ? "Not confirmed" : Authorities.Find(child.Area)?.Name ?? child.Area.ToString();

    private IEnumerable<IReadOnlyList<string>> Rows() => asker.Door().WithoutEducation(Today).Select(child =>
    {
        var without = child.Without;
        return (IReadOnlyList<string>)
        [
            child.Record.ToString(), child.Area.IsNone ? "" : child.Area.ToString(), child.Reason?.Slug ?? "", without.Now is { } now ? $"{now.First:yyyy-MM-dd}" : "", Plain(without.Run.Days), Plain(without.Run.SchoolDays),
            Plain(without.Year.Days), Plain(without.Year.SchoolDays), Plain(without.Year.Unknown), Plain(without.Ever.Days), Plain(without.Ever.SchoolDays), Plain(without.Episodes),
        ];
    });

    private static string Plain(int count) => count.ToString(CultureInfo.InvariantCulture);
}
