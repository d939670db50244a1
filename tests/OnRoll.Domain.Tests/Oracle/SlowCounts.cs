namespace OnRoll.Domain.Tests.Oracle;

/// <param name="Group">The values of the columns of <c>--by</c>, in their order, joined by commas; <c>""</c> without.</param>
public sealed record SnapshotRow(string Group, int True, int Unknown);

/// <param name="Group">The values of the columns of <c>--by</c>, in their order, joined by commas; <c>""</c> without.</param>
public sealed record FlowRow(string Group, int Opening, int New, int Ended, int Closing, int Ever, int Unknown);

/// <summary>Snapshot and flow, by looking at every child on every day.</summary>
public sealed partial class SlowEvaluator
{
    /// <summary>The columns by which the oracle groups.</summary>
    public static readonly IReadOnlyList<string> Columns = ["authority", "reason", "sex", "age"];

    /// <summary>One row for each group that is not empty, always one without <paramref name="by"/>; in ordinal order.</summary>
    public IReadOnlyList<SnapshotRow> Snapshot(string definition, DateOnly day, params string[] by)
    {
        SortedDictionary<string, SnapshotRow> rows = new(StringComparer.Ordinal);
        if (by.Length == 0)
        {
            rows[""] = new("", 0, 0);
        }

        foreach (var child in Children)
        {
            var answer = Answer(child, definition, day);
            if (answer is not Tri.False)
            {
                var group = Group(child, day, by);
                var row = rows.GetValueOrDefault(group) ?? new(group, 0, 0);
                rows[group] = answer is Tri.True ? row with { True = row.True + 1 } : row with { Unknown = row.Unknown + 1 };
            }
        }

        return [.. rows.Values];
    }

    /// <summary>One row for each group that is not empty, always one without <paramref name="by"/>; in ordinal order.</summary>
    /// <remarks>A run is of days that are true in one group: leaving the group ends it.</remarks>
    public IReadOnlyList<FlowRow> Flow(string definition, DateOnly from, DateOnly to, params string[] by)
    {
        SortedDictionary<string, FlowRow> rows = new(StringComparer.Ordinal);
        if (by.Length == 0)
        {
            rows[""] = new("", 0, 0, 0, 0, 0, 0);
        }

        void Count(string group, Func<FlowRow, FlowRow> more) =>
            rows[group] = more(rows.GetValueOrDefault(group) ?? new(group, 0, 0, 0, 0, 0, 0));

        foreach (var child in Children)
        {
            // The group in which the child is counted on a day; null where the answer is not true.
            string? TrueIn(DateOnly day) => Answer(child, definition, day) is Tri.True ? Group(child, day, by) : null;

            HashSet<string> ever = [];
            if (TrueIn(from.AddDays(-1)) is { } opening)
            {
                Count(opening, row => row with { Opening = row.Opening + 1 });
                if (TrueIn(from) != opening)
                {
                    Count(opening, row => row with { Ended = row.Ended + 1 });
                }
            }

            for (var day = from; day <= to; day = day.AddDays(1))
            {
                if (TrueIn(day) is not { } group)
                {
                    continue;
                }

                if (ever.Add(group))
                {
                    Count(group, row => row with { Ever = row.Ever + 1 });
                }

                if (TrueIn(day.AddDays(-1)) != group)
                {
                    Count(group, row => row with { New = row.New + 1 });
                }

                if (day < to && TrueIn(day.AddDays(1)) != group)
                {
                    Count(group, row => row with { Ended = row.Ended + 1 });
                }

                if (day == to)
                {
                    Count(group, row => row with { Closing = row.Closing + 1 });
                }
            }

            if (Answer(child, definition, to) is Tri.Unknown)
            {
                Count(Group(child, to, by), row => row with { Unknown = row.Unknown + 1 });
            }
        }

        return [.. rows.Values];
    }

    private string Group(string child, DateOnly day, string[] by) => string.Join(',', by.Select(column => column switch
    {
        "authority" => AreaAuthority(child, day),
        "reason" => Reason(child, day),
        "sex" => Sex(child),
        "age" => Age(child, day),
        _ => throw new ArgumentOutOfRangeException(nameof(by), column, "Not a column of the oracle"),
    }));
}
