using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Store;

/// <summary>Under which id a child is shown: that of its first record at its source, which is the one people know.</summary>
internal sealed class ChildLabels
{
    private readonly Dictionary<RecordId, string> labels = [];

    public ChildLabels(Session session)
    {
        var records = session.List("select r.id, r.source_id, s.name from record r join source s on s.id = r.source",
            row => (Id: RecordId.FromValue(row.GetInt64(0)), SourceId: row.TextOrNull(1), Source: row.GetString(2)));
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
