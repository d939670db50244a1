using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Data;

/// <summary>What a header tells of the kind of its file.</summary>
/// <param name="Kind"><c>null</c> if it fits none.</param>
/// <param name="Because">By which of our columns it was recognised, or what keeps it from being the kind that it comes nearest to. Names none of the file's own.</param>
public sealed record RecognisedKind(string? Kind, string Because);

/// <summary>The kinds of file that can be taken in, and how one is known by the columns in its header.</summary>
public static class FileKinds
{
    public const string Facts = "facts";
    public const string Calendar = "calendar";

    /// <summary>The schools register, in full or as a shorter list.</summary>
    public static string Gias => SchoolRows.Layout.Kind;

    /// <summary>The register's links between schools.</summary>
    public static string GiasLinks => SchoolLinkRows.Layout.Kind;

    // In this order, the first that fits counts: a leavers file has the columns of a list of residents, and more.
    private static readonly (Layout Layout, string[] Telling)[] Known =
    [
        (FactRows.Layout, ["child", "fact"]),
        (SchoolLinkRows.Layout, ["URN", "LinkURN"]),
        (LeaverRows.Columns, ["school", "id", "last_day", "ground"]),
        (RollRows.Columns, ["school", "id", "entry_date", "enrolment"]),
        (JoinerRows.Columns, ["school", "id", "entry_date", "date_of_birth"]),
        (CaseloadRows.Columns, ["case_id", "opened"]),
        (ReferralRows.Columns, ["id", "referred_on", "surname"]),
        (PopulationRows.Columns, ["id", "surname", "date_of_birth", "nhs_number"]),
        (PopulationRows.Columns, ["id", "surname", "date_of_birth", "source"]),
        (SchoolRows.Layout, ["URN", "EstablishmentName"]),
        (CalendarRows.Layout, ["code", "kind", "from", "to"]),
    ];

    /// <summary>The kinds that can be taken into a register.</summary>
    public static IReadOnlyList<string> All { get; } = [Facts, Calendar, SchoolRows.Layout.Kind, SchoolLinkRows.Layout.Kind, .. RecordKinds.Layouts.Select(layout => layout.Kind)];

    /// <summary>The kind of a file with these columns, in any order and case, or <c>null</c> if they tell of none.</summary>
    public static string? Recognise(IEnumerable<string> header) => Examine(header, ColumnMap.None).Kind;

    /// <summary>The kind of a file with these columns, some perhaps under other names, and how it was told.</summary>
    public static RecognisedKind Examine(IEnumerable<string> header, ColumnMap map)
    {
        var columns = header.Select(column => column.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        (Layout Layout, List<string> Lacks, int Has)? nearest = null;
        foreach (var (layout, telling) in Known)
        {
            var lacks = telling.Where(column => !IsThere(layout, column)).ToList();
            if (lacks.Count == 0)
            {
                return new(layout.Kind, $"recognised as {layout.Kind} by its columns {string.Join(", ", telling)}; if it is none, say what it is with --kind");
            }

            var has = telling.Length - lacks.Count;
            if (has > 0 && (nearest is not { } best || lacks.Count < best.Lacks.Count || (lacks.Count == best.Lacks.Count && has > best.Has)))
            {
                nearest = (layout, lacks, has);
            }
        }

        return new(null, nearest is { } near
            ? $"the header fits no kind of file; it comes nearest to {near.Layout.Kind}, which would have {string.Join(", ", near.Lacks)} too; say what it is with --kind, and what its columns mean with --map"
            : "the header has none of the columns we know; a file begins with a line that names its columns; say what it is with --kind, and what its columns mean with --map");

        bool IsThere(Layout layout, string column) => columns.Contains(column)
            || layout.AlsoCalled.Any(other => Same(other.Column, column) && columns.Contains(other.Met))
            || map.Columns.Any(pair => Same(pair.Ours, column) && columns.Contains(pair.Theirs));

        static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }
}
