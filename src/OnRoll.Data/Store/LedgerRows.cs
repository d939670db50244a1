using System.Data.Common;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Store;

/// <summary>An assertion as read from its table, with what seals it.</summary>
/// <param name="IsErased">Whether content and salt were removed; then only number, change and seal mean anything.</param>
/// <param name="Seal">The salt; once erased, the hash.</param>
internal readonly record struct SealedAssertion(StoredAssertion Row, bool IsErased, byte[] Seal);

/// <summary>Reads assertions from their table.</summary>
internal sealed class LedgerRows
{
    /// <summary>The columns, in the order <see cref="Read"/> takes them.</summary>
    public const string Columns = "record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail";

    private const int MostWords = 100_000;

    // The same few hundred words stand in millions of rows; each is kept once.
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>Reads the row a reader stands on; <c>null</c> if it was erased.</summary>
    public StoredAssertion? Read(DbDataReader row)
    {
        var (record, id, change, known, flags) = (RecordId.FromValue(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.Moment(3), (int)row.GetInt16(4));
        if (row.IsDBNull(5))
        {
            return null;
        }

        var (fact, first, until) = ((Fact)row.GetInt16(5), row.GetInt32(6), row.GetInt32(7));
        var area = LaCode.FromNumber(row.GetInt16(8));
        var (place, kind) = (Word(row, 9), Word(row, 10));
        decimal? hours = row.IsDBNull(11) ? null : decimal.Parse(row.GetString(11), System.Globalization.CultureInfo.InvariantCulture);
        var detail = Word(row, 12);
        return new(record, id, change, known, StoredAssertion.WithdrawsIn(flags), StoredAssertion.IsUndatedIn(flags),
            new(fact, DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(until), area, place, kind, hours, detail));
    }

    /// <summary>Reads a row with its seal as the column after the others.</summary>
    public SealedAssertion ReadSealed(DbDataReader row)
    {
        if (Read(row) is { } whole)
        {
            return new(whole, IsErased: false, row.Bytes(13));
        }

        var bare = new StoredAssertion(RecordId.FromValue(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.Moment(3), false, false, default);
        return new(bare, IsErased: true, row.Bytes(13));
    }

    private string Word(DbDataReader row, int column)
    {
        var text = row.GetString(column);
        if (text.Length == 0)
        {
            return "";
        }

        if (words.TryGetValue(text, out var known))
        {
            return known;
        }

        if (words.Count < MostWords)
        {
            words.Add(text);
        }

        return text;
    }
}
