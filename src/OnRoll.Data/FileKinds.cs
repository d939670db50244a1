using OnRoll.Domain.Schools;

namespace OnRoll.Data;

/// <summary>The kinds of file that can be taken in, and how one is known by the columns in its header.</summary>
public static class FileKinds
{
    public const string Facts = "facts";
    public const string Calendar = "calendar";

    /// <summary>The schools register, in full or as a shorter list.</summary>
    public static string Gias => SchoolRows.Layout.Kind;

    /// <summary>The register's links between schools.</summary>
    public static string GiasLinks => SchoolLinkRows.Layout.Kind;

    private static readonly (string Kind, string[] Telling)[] Known =
    [
        (Facts, ["child", "fact"]),
        (GiasLinks, ["URN", "LinkURN"]),
        (Gias, ["URN", "EstablishmentName"]),
        (Gias, ["urn", "name"]),
        (Calendar, ["code", "kind", "from", "to"]),
    ];

    /// <summary>The kinds that can be taken into a register.</summary>
    public static IReadOnlyList<string> All { get; } = [Facts, Calendar];

    /// <summary>The kind of a file with these columns, in any order and case, or <c>null</c> if they tell of none.</summary>
    public static string? Recognise(IEnumerable<string> header)
    {
        var columns = header.Select(column => column.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Array.Find(Known, known => known.Telling.All(columns.Contains)).Kind;
    }
}
