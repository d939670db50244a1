using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>Under which id a child is shown: that of its first record at its source, which is the one people know.</summary>
internal sealed class ChildLabels
{
    private readonly Dictionary<RecordId, string> labels = [];

    /// <param name="range">Whose records; <c>null</c>: all.</param>
    /// <param name="more">Records of others that may be shown too.</param>
    public ChildLabels(Session session, IReadOnlyCollection<LaCode>? range, IEnumerable<long> more)
    {
        var (among, values) = session.Among("r.id", more);
        var within = range is null ? "" : $" where r.authority in {Session.List(range)} or {among}";
        (string, object?)[] chosen = range is null ? [] : [values];
        List<(RecordId Id, string? SourceId, string Source)> records = [];
        session.WithoutWall(() => records = session.List($"select r.id, r.source_id, s.name from record r join source s on s.id = r.source{within}",
            row => (RecordId.FromValue(row.GetInt64(0)), row.TextOrNull(1), row.GetString(2)), chosen));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var doubled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (record.SourceId is { } id && !seen.Add(id))
            {
                doubled.Add(id);
            }
        }

        foreach (var record in records)
        {
            labels.Add(record.Id, record.SourceId is not { } id ? record.Id.ToString() : doubled.Contains(id) ? $"{record.Source}/{id}" : id);
        }
    }

    public string Of(RecordId record) => labels.GetValueOrDefault(record) ?? record.ToString();
}
