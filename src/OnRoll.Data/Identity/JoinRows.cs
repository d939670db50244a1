using OnRoll.Data.Store;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Identity;

/// <summary>Reads decisions about who is who.</summary>
internal static class JoinRows
{
    private const string Columns = "id, at, verdict, left_record, right_record, assertion, account, why";

    /// <summary>All decisions about a record, about those ever joined with it, and so on.</summary>
    public static Joins About(Session session, RecordId record)
    {
        var found = new Dictionary<(short, long), IdentityDecision>();
        var seen = new HashSet<RecordId> { record };
        var next = new Queue<RecordId>([record]);
        while (next.TryDequeue(out var each))
        {
            foreach (var (key, decision) in session.List($"select {Columns}, authority from decision where left_record = @record or right_record = @record",
                row => ((row.GetInt16(8), row.GetInt64(0)), Read(row)), ("record", each.Value)))
            {
                found[key] = decision;
                foreach (var other in new[] { decision.Left, decision.Right })
                {
                    if (seen.Add(other))
                    {
                        next.Enqueue(other);
                    }
                }
            }
        }

        return found.Count == 0 ? Joins.None : new(found.Values);
    }

    /// <summary>Every decision there is.</summary>
    public static Joins All(Session session) => new(session.List($"select {Columns} from decision", Read));

    public static IdentityDecision Read(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(0), row.Moment(1), (Verdict)row.GetInt16(2), RecordId.FromValue(row.GetInt64(3)), RecordId.FromValue(row.GetInt64(4)),
        row.GetInt64(5), row.GetString(6), row.GetString(7));
}
