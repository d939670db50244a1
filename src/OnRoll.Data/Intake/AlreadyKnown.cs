using System.Runtime.InteropServices;
using OnRoll.Data.Store;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>What the register holds of some records already, so that the same file taken twice adds nothing.</summary>
/// <remarks>
/// Lines are matched one for one: a file that says a thing, its correction and the thing again adds none of the three when it comes
/// again. A line without <c>known</c> matches a line without it, whenever that one came.
/// </remarks>
internal sealed class AlreadyKnown
{
    private readonly Dictionary<(RecordId, AssertionFields, bool Withdraws, Moment? Known), int> lines = [];

    /// <summary>Reads what is held of records.</summary>
    public AlreadyKnown(Session session, IEnumerable<RecordId> records)
    {
        foreach (var line in ChildRows.Lines(session, records))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(lines, KeyOf(line.Record, line.ToRecorded()), out _)++;
        }
    }

    /// <summary>Whether a line is held already; each one held answers for one line.</summary>
    public bool Takes(RecordId record, in Recorded line)
    {
        ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(lines, KeyOf(record, line));
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref left) || left == 0)
        {
            return false;
        }

        left--;
        return true;
    }

    private static (RecordId, AssertionFields, bool, Moment?) KeyOf(RecordId record, in Recorded line) =>
        (record, AssertionFields.Of(line.What), line.Withdraws, line.IsUndated ? null : line.At);
}
