using OnRoll.Data.Store;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Counting;

/// <summary>The stored blocks of one definition's spans: a cache, read by zone map, corrected by what was learnt since it was packed.</summary>
internal sealed class SpanRows(Session session, string definition, IReadOnlyList<LaCode>? range, Func<long, string> nameOf) : ISpanSource
{
    /// <summary>The definitions whose spans are kept. Others are derived when asked.</summary>
    public static IReadOnlyList<Definition> Kept { get; } = [.. new[] { "DEF-1", "DEF-3", "DEF-4" }.Select(id => Definitions.Find(id)!)];

    /// <summary>The authorities of which everything is to be derived anew: their blocks are passed over.</summary>
    public IReadOnlyCollection<LaCode> PassedOver { get; init; } = new HashSet<LaCode>();

    public IEnumerable<SpanBlock> Blocks(SpanQuestion question)
    {
        var known = question.AsKnown is null ? $"tier <> {SpanTiers.Superseded}" : "min_known_from <= @known and max_known_to > @known";
        string Part(SpanParts part, string column) => question.Parts.HasFlag(part) ? column : "null";
        var sql = $"""
            select days, {Part(SpanParts.Ages, "ages")}, {Part(SpanParts.Known, "known")}, {Part(SpanParts.Children, "children")} from derived_span
            where definition = @definition and min_first <= @to and max_last >= @from and {known}{Among()} order by authority, n
            """;
        foreach (var row in session.Stream(sql, ("definition", definition), ("to", question.To), ("from", question.From), ("known", question.AsKnown ?? 0)))
        {
            yield return new(row.Bytes(0), Bytes(row, 1), Bytes(row, 2), Bytes(row, 3));
        }
    }

    public string NameOf(long child) => nameOf(child);

    /// <summary>Writes the blocks of an authority in place of those there were.</summary>
    public static void Replace(Session session, LaCode authority, string definition, IEnumerable<SpanBlock> blocks)
    {
        session.Execute("delete from derived_span where authority = @authority and definition = @definition", ("authority", authority.Key()), ("definition", definition));
        var n = 0;
        foreach (var block in blocks)
        {
            var head = block.Head;
            session.Execute("""
                insert into derived_span (authority, definition, n, tier, spans, max_days, min_first, max_first, max_last, min_known_from, max_known_to, days, ages, known, children)
                values (@authority, @definition, @n, @tier, @spans, @max_days, @min_first, @max_first, @max_last, @min_known_from, @max_known_to, @days, @ages, @known, @children)
                """, ("authority", authority.Key()), ("definition", definition), ("n", n++), ("tier", (short)head.Tier), ("spans", head.Count), ("max_days", head.MaxDays),
                ("min_first", head.MinFirst), ("max_first", head.MaxFirst), ("max_last", head.MaxLast), ("min_known_from", head.MinKnownFrom), ("max_known_to", head.MaxKnownTo),
                ("days", block.Part(SpanParts.Days).ToArray()), ("ages", block.Part(SpanParts.Ages).ToArray()), ("known", block.Part(SpanParts.Known).ToArray()), ("children", block.Part(SpanParts.Children).ToArray()));
        }
    }

    /// <summary>Every stored block of a definition, whole.</summary>
    public static IEnumerable<SpanBlock> All(Session session, string definition, IReadOnlyList<LaCode>? range, IReadOnlyCollection<LaCode> passedOver)
    {
        var sql = $"select days, ages, known, children from derived_span where definition = @definition{Session.Within(range)}{Without(passedOver)} order by authority, n";
        foreach (var row in session.Stream(sql, ("definition", definition)))
        {
            yield return new(row.Bytes(0), Bytes(row, 1), Bytes(row, 2), Bytes(row, 3));
        }
    }

    /// <summary>The stored blocks of an authority, whole, in order.</summary>
    public static IEnumerable<SpanBlock> Of(Session session, LaCode authority, string definition)
    {
        foreach (var row in session.Stream("select days, ages, known, children from derived_span where authority = @authority and definition = @definition order by n",
            ("authority", authority.Key()), ("definition", definition)))
        {
            yield return new(row.Bytes(0), Bytes(row, 1), Bytes(row, 2), Bytes(row, 3));
        }
    }

    private static ReadOnlyMemory<byte> Bytes(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? default : row.Bytes(column);

    private string Among() => Session.Within(range) + Without(PassedOver);

    private static string Without(IReadOnlyCollection<LaCode> passedOver) => passedOver.Count == 0 ? "" : $" and authority not in {Session.List(passedOver)}";
}
