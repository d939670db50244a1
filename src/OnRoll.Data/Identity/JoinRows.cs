using OnRoll.Data.Store;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Identity;

/// <summary>Reads decisions about who is who.</summary>
internal static class JoinRows
{
    private const string Columns = "id, at, verdict, left_record, right_record, assertion, account, why";

    /// <summary>All decisions about a record, about those ever joined with it, and so on.</summary>
    public static Joins About(Session session, RecordId record) => About(session, [record]);

    /// <summary>The same about some records: a question for all of them, and one for each step away from them.</summary>
    public static Joins About(Session session, IReadOnlyCollection<RecordId> records)
    {
        var found = new Dictionary<(short, long), IdentityDecision>();
        var seen = records.ToHashSet();
        var next = seen.Select(record => record.Value).ToList();
        while (next.Count > 0)
        {
            var (left, lefts) = session.Among("left_record", next);
            var (right, rights) = session.Among("right_record", next);
            next = [];
            foreach (var (key, decision) in session.List($"select {Columns}, authority from decision where {left} or {right}", row => ((row.GetInt16(8), row.GetInt64(0)), Read(row)), lefts, rights))
            {
                found[key] = decision;
                next.AddRange(new[] { decision.Left, decision.Right }.Where(seen.Add).Select(other => other.Value));
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
