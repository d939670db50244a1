using OnRoll.Data.Counting;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Counts over many children, from the kept spans where there are any.</content>
public sealed partial class Door
{
    /// <summary>Counts children within reach.</summary>
    /// <param name="definition">One whose spans are kept answers at once; another is derived when asked.</param>
    /// <param name="listsChildren">Whether the answer names children, which takes more than counting.</param>
    /// <param name="selection">What is asked, in words for the audit.</param>
    /// <param name="ask">Asks of the counts; what it gives out is read to its end here.</param>
    /// <exception cref="GateClosedException">The asker may not count.</exception>
    public T Count<T>(Definition definition, IReadOnlyList<Dimension> dimensions, Moment? asKnown, SchoolCalendars calendars, bool listsChildren, string selection, Func<Counts, T> ask)
    {
        var action = listsChildren ? GateAction.ListChildren : GateAction.Count;
        using (var asking = Session.Begin(register.Database))
        {
            var chains = AdmitMany(asking, GateAction.Count, selection);
            chains = listsChildren ? AdmitMany(asking, action, selection) : chains;
            chains.Append(Entry(principal.IsNational ? default : principal.Authority, action, "children") with { Selection = selection });
            asking.Commit();
        }

        using var session = Session.Begin(register.Database, writes: false);
        WallToRange(session);
        var labels = new Lazy<ChildLabels>(() =>
        {
            using var naming = Session.Begin(register.Database, writes: false);
            naming.WallOff();
            return new(naming);
        });
        return ask(new(Source(session, definition, calendars, child => labels.Value.Of(RecordId.FromValue(child))), dimensions, asKnown));
    }

    /// <summary>Reads the spans of a definition into memory, for whoever asks of them again and again.</summary>
    public PackedSpans LoadSpans(Definition definition, SchoolCalendars calendars, string selection)
    {
        using (var asking = Session.Begin(register.Database))
        {
            var chains = AdmitMany(asking, GateAction.ListChildren, selection);
            chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "children") with { Selection = selection });
            asking.Commit();
        }

        using var session = Session.Begin(register.Database, writes: false);
        WallToRange(session);
        var stale = Stale.Read(session, Range);
        return new(SpanRows.Kept.Contains(definition) && stale.Authorities.Count == 0 && stale.Records.Count == 0
            ? Together(SpanRows.All(session, definition.Id, Range))
            : [.. SpanWork.Derive(UnitRows.All(session, Range), [definition], calendars)[0].Pack()]);
    }

    /// <summary>The same spans packed without regard to who keeps them: in fewer blocks, so that a question about a day passes over more.</summary>
    private static IReadOnlyList<SpanBlock> Together(IEnumerable<SpanBlock> blocks)
    {
        var packer = new SpanPacker();
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Head.Count; i++)
            {
                packer.Add(0, block.At(i));
            }
        }

        return [.. packer.Pack()];
    }

    /// <summary>Derives anew what is kept of every authority, or of those of which something was learnt since.</summary>
    /// <param name="onlyStale">Leaves alone what follows from the ledger as it is.</param>
    /// <param name="progress">Told how many children are done.</param>
    /// <returns>How many authorities were packed anew.</returns>
    public int Rebuild(bool onlyStale, Action<long>? progress = null)
    {
        List<LaCode> all;
        using (var asking = Session.Begin(register.Database))
        {
            var chains = AdmitMany(asking, onlyStale ? GateAction.Import : GateAction.Maintain, "rebuild");
            var stale = Stale.Read(asking, null);
            all = onlyStale
                ? [.. stale.Authorities.Union(stale.Records.Select(record => record.Authority)).Order()]
                : asking.List("select distinct authority from record order by authority", row => row.Authority(0));
            chains.Append(Entry(default, GateAction.Maintain, "derived spans") with { Count = all.Count, Selection = onlyStale ? "stale" : "all" });
            asking.Commit();
        }

        Derive(all, onlyStale, progress);
        return all.Count;
    }

    /// <summary>Packs what is kept of some authorities anew.</summary>
    private void Derive(IEnumerable<LaCode> authorities, bool onlyStale, Action<long>? progress)
    {
        var done = 0L;
        foreach (var authority in authorities)
        {
            using var session = Session.Begin(register.Database);
            session.WallOff();
            new Chains(session, register).Hold(authority); // nobody writes about its children meanwhile
            var count = 0;
            var packers = SpanWork.Derive(UnitRows.All(session, [authority]), SpanRows.Kept, SchoolCalendars.None, units =>
            {
                count = Math.Max(count, units);
                progress?.Invoke(done + units);
            });
            for (var i = 0; i < packers.Length; i++)
            {
                SpanRows.Replace(session, authority, SpanRows.Kept[i].Id, packers[i].Pack());
            }

            if (!onlyStale)
            {
                IdentifierKeys.Rebuild(session, authority);
            }

            Stale.Clear(session, authority);
            session.Commit();
            done += count;
        }
    }

    /// <summary>Compares what is kept with a fresh derivation, for every authority of which nothing was learnt since.</summary>
    /// <returns>Each authority and definition of which they differ.</returns>
    private static List<string> CompareDerived(Session session)
    {
        var findings = new List<string>();
        var stale = Stale.Read(session, null);
        var changed = stale.Authorities.Union(stale.Records.Select(record => record.Authority)).ToHashSet();
        foreach (var authority in session.List("select distinct authority from record order by authority", row => row.Authority(0)).Where(code => !changed.Contains(code)))
        {
            var packers = SpanWork.Derive(UnitRows.All(session, [authority]), SpanRows.Kept, SchoolCalendars.None);
            for (var i = 0; i < packers.Length; i++)
            {
                if (!AreSame(packers[i].Pack(), SpanRows.Of(session, authority, SpanRows.Kept[i].Id)))
                {
                    findings.Add($"kept spans of {authority}, {SpanRows.Kept[i].Id}: are not what follows from the ledger; run onroll rebuild");
                }
            }
        }

        return findings;
    }

    private static bool AreSame(IEnumerable<SpanBlock> fresh, IEnumerable<SpanBlock> kept)
    {
        using var other = kept.GetEnumerator();
        try
        {
            foreach (var block in fresh)
            {
                if (!other.MoveNext() || Parts.Any(part => !block.Part(part).Span.SequenceEqual(other.Current.Part(part).Span)))
                {
                    return false;
                }
            }

            return !other.MoveNext();
        }
        catch (SpanBlockDamagedException)
        {
            return false;
        }
    }

    private static readonly SpanParts[] Parts = [SpanParts.Days, SpanParts.Ages, SpanParts.Known, SpanParts.Children];

    private ISpanSource Source(Session session, Definition definition, SchoolCalendars calendars, Func<long, string> nameOf)
    {
        if (!SpanRows.Kept.Contains(definition))
        {
            return new NamedSpans(new PackedSpans([.. SpanWork.Derive(UnitRows.All(session, Range), [definition], calendars)[0].Pack()]), nameOf);
        }

        var stale = Stale.Read(session, Range);
        var kept = new SpanRows(session, definition.Id, Range, nameOf) { PassedOver = stale.Authorities };
        if (stale.Authorities.Count == 0 && stale.Records.Count == 0)
        {
            return kept;
        }

        var units = UnitRows.Of(session, stale.Records).ToList();
        var passedOver = units.SelectMany(unit => unit.Records).Select(record => record.Value).ToHashSet();
        var fresh = SpanWork.Derive(units.Concat(stale.Authorities.Count == 0 ? [] : UnitRows.All(session, [.. stale.Authorities])
            .Where(unit => !unit.Records.Any(record => passedOver.Contains(record.Value)))), [definition], calendars)[0];
        return new OverlaidSpans(kept, passedOver, new PackedSpans([.. fresh.Pack()]));
    }
}
