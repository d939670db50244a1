using OnRoll.Data.Casework;
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
            return IsOfASchool ? new(naming, [], SchoolUnits(naming).SelectMany(unit => unit.Records).Select(record => record.Value))
                : new(naming, Range, MovedUnits.Read(naming, Range).Numbers);
        });
        return ask(new(Source(session, definition, calendars, asKnown, child => labels.Value.Of(RecordId.FromValue(child))), dimensions, asKnown));
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
        var (kept, passedOver, fresh) = Spans(session, definition, calendars, null);
        return new(Together(kept ? SpanRows.All(session, definition.Id, IsOfASchool ? [] : Range, passedOver.Authorities) : [], passedOver.Records, fresh));
    }

    /// <summary>The same spans packed without regard to who keeps them: in fewer blocks, so that a question about a day passes over more.</summary>
    private static IReadOnlyList<SpanBlock> Together(IEnumerable<SpanBlock> blocks, HashSet<long> passedOver, PackedSpans fresh)
    {
        var packer = new SpanPacker();
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Head.Count; i++)
            {
                if (block.At(i) is var span && !passedOver.Contains(span.Child))
                {
                    packer.Add(0, span);
                }
            }
        }

        foreach (var block in fresh.All)
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
            all = onlyStale
                ? [.. Stale.Partitions(asking)]
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
                CaseRows.Rebuild(session, authority, register, register.Now);
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
        var changed = Stale.Partitions(session);
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

    private ISpanSource Source(Session session, Definition definition, SchoolCalendars calendars, Moment? asKnown, Func<long, string> nameOf)
    {
        var (isKept, passedOver, fresh) = Spans(session, definition, calendars, asKnown);
        if (!isKept)
        {
            return new NamedSpans(fresh, nameOf);
        }

        var kept = new SpanRows(session, definition.Id, Range, nameOf) { PassedOver = passedOver.Authorities };
        return passedOver.Authorities.Count == 0 && passedOver.Records.Count == 0 ? kept : new OverlaidSpans(kept, passedOver.Records, fresh);
    }

    /// <summary>The spans of a definition over what the asker may count: kept ones, if there are any, less those of what they no longer say, and others derived now.</summary>
    /// <remarks>A child counts for an authority on the days on which it owned the case, for a school on those on which the name was on its register.</remarks>
    private (bool IsKept, (HashSet<LaCode> Authorities, HashSet<long> Records) PassedOver, PackedSpans Fresh) Spans(
        Session session, Definition definition, SchoolCalendars calendars, Moment? asKnown)
    {
        if (IsOfASchool)
        {
            return (false, ([], []), OnOwnDays(SchoolUnits(session), definition, calendars, unit => DaysOnRegister(unit, asKnown)));
        }

        var moved = MovedUnits.Read(session, Range);
        var movedSpans = moved.Units.Count == 0 ? new([]) : OnOwnDays(moved.Units, definition, calendars, unit => moved.Days(unit, Range!, asKnown));
        if (!SpanRows.Kept.Contains(definition))
        {
            return (false, ([], []), And(movedSpans, SpanWork.Derive(UnitRows.All(session, Range).Where(unit => !moved.Has(unit)), [definition], calendars)[0]));
        }

        var (authorities, records) = Stale.Read(session, Range);
        var units = UnitRows.Of(session, records.Where(record => !moved.Has(record)).Concat(Range is null && authorities.Count > 0 ? MovedUnits.Shared(session, authorities) : [])).ToList();
        var passedOver = units.SelectMany(unit => unit.Records).Select(record => record.Value).Concat(moved.Numbers).ToHashSet();
        var fresh = SpanWork.Derive(units.Concat(authorities.Count == 0 ? [] : UnitRows.All(session, [.. authorities])
            .Where(unit => !unit.Records.Any(record => passedOver.Contains(record.Value)))), [definition], calendars)[0];
        return (true, (authorities, passedOver), And(movedSpans, fresh));
    }

    private static PackedSpans And(PackedSpans some, SpanPacker more) => new([.. some.All, .. more.Pack()]);

    private IEnumerable<(long Child, IEnumerable<DateSpan> Days)> DaysOnRegister(Unit unit, Moment? asKnown) => unit.Now(asKnown)
        .Select(child => (child.Id.Value, child.Ledger.AsKnown(asKnown).All<Registered>().Where(name => principal.Schools.Contains(name.School)).Select(name => name.Held)));

    /// <summary>The spans of some units as far as they fall on the days on which their children were the asker's own.</summary>
    private static PackedSpans OnOwnDays(IReadOnlyList<Unit> units, Definition definition, SchoolCalendars calendars,
        Func<Unit, IEnumerable<(long Child, IEnumerable<DateSpan> Days)>> days)
    {
        var own = units.SelectMany(days).ToDictionary(child => child.Child, child => Apart(child.Days));
        var packer = new SpanPacker();
        foreach (var block in SpanWork.Derive(units, [definition], calendars)[0].Pack())
        {
            for (var i = 0; i < block.Head.Count; i++)
            {
                var span = block.At(i);
                foreach (var (first, last) in own.GetValueOrDefault(span.Child) ?? [])
                {
                    if (Math.Max(first, span.First) <= Math.Min(last, span.Last))
                    {
                        packer.Add(0, span with { First = Math.Max(first, span.First), Last = Math.Min(last, span.Last) });
                    }
                }
            }
        }

        return new([.. packer.Pack()]);
    }

    /// <summary>Spans of days as runs of which no two share a day, so that nobody is counted twice on one.</summary>
    private static List<(int First, int Last)> Apart(IEnumerable<DateSpan> days)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var each in days.OrderBy(each => each.First))
        {
            var (first, last) = (each.First.DayNumber, each.Until.DayNumber);
            if (runs.Count > 0 && first <= runs[^1].Last)
            {
                runs[^1] = (runs[^1].First, Math.Max(runs[^1].Last, last));
            }
            else
            {
                runs.Add((first, last));
            }
        }

        return runs;
    }
}
