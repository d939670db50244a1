namespace OnRoll.Domain.Intake;

/// <summary>The kinds of file that tell of children by row, each with its columns and its reader.</summary>
public static class RecordKinds
{
    private static readonly (Layout Layout, Func<Received, Action<Finding>, RecordRows> Rows)[] Known =
    [
        (LeaverRows.Columns, static (received, report) => new LeaverRows(received, report)),
        (JoinerRows.Columns, static (received, report) => new JoinerRows(received, report)),
        (RollRows.Columns, static (received, report) => new RollRows(received, report)),
        (CaseloadRows.Columns, static (received, report) => new CaseloadRows(received, report)),
        (ReferralRows.Columns, static (received, report) => new ReferralRows(received, report)),
        (PopulationRows.Columns, static (received, report) => new PopulationRows(received, report)),
    ];

    /// <summary>The columns of each kind.</summary>
    public static IReadOnlyList<Layout> Layouts { get; } = [.. Known.Select(known => known.Layout)];

    /// <summary>Whether a kind is one of these.</summary>
    public static bool Has(string kind) => Array.Exists(Known, known => known.Layout.Kind == kind);

    /// <summary>A reader for one file.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static RecordRows Rows(string kind, Received received, Action<Finding> report) =>
        Array.Find(Known, known => known.Layout.Kind == kind).Rows is { } rows ? rows(received, report)
            : throw new ArgumentException("No kind of file about children by row has that name", nameof(kind));
}
