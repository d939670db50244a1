using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>The entry of the chain that proves a deletion: whoever keeps its hash can show later that it was made and what it named.</summary>
/// <param name="Words">What was deleted, by number, and on what basis.</param>
public sealed record ErasureProof(LaCode Chain, long Number, Moment At, string Words, long Count, byte[] Hash);

/// <summary>An assertion by its number.</summary>
public sealed record NumberedAssertion(long Number, Assertion What);

/// <content>What a deletion leaves.</content>
public sealed partial class Door
{
    /// <summary>The last deletion about a record, as the chain has it.</summary>
    /// <exception cref="GateClosedException">There is no such record, none was made, or the asker may not ask.</exception>
    public ErasureProof ErasureOf(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (_, _, chains) = Admit(session, GateAction.ReadAccessLog, record);
        var found = session.List("""
            select authority, n, at, selection, count, hash from audit where authority = @authority and subject = @subject and action = @action and outcome = @outcome order by n desc limit 1
            """, row => new ErasureProof(row.Authority(0), row.GetInt64(1), row.Moment(2), row.GetString(3), row.GetInt64(4), row.Bytes(5)),
            ("authority", record.Authority.Key()), ("subject", $"child {record}"), ("action", GateAction.Erase.Name), ("outcome", (short)AuditOutcome.Done));
        chains.Append(Entry(record.Authority, GateAction.ReadAccessLog, $"child {record}") with { Selection = "deletion" });
        session.Commit();
        return found.Count > 0 ? found[0] : throw GateClosedException.NoSuchChild;
    }

    /// <summary>What is held of one record that the asker may see, each with its number; what was taken back among it.</summary>
    /// <exception cref="GateClosedException">There is no such record, or the asker may not read it.</exception>
    public IReadOnlyList<NumberedAssertion> Assertions(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (_, ruling, chains) = Admit(session, GateAction.ReadChild, record);
        var lines = ChildRows.Lines(session, record).Select(line => new NumberedAssertion(line.Id, line.Fields.ToAssertion())).Where(line => ruling.Sight!.Shows(line.What)).ToList();
        chains.Append(Entry(record.Authority, GateAction.ReadChild, $"child {record}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with { Selection = "assertions by number" });
        session.Commit();
        return lines;
    }
}
