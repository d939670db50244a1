using System.Runtime.InteropServices;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>Derives the status spans of units with their known time, for several definitions at once. One for each thread.</summary>
/// <remarks>
/// It goes through the moments at which something was learnt. A child of whom nothing was learnt keeps its spans; of the others
/// those that still follow stay, those that do not are closed at that moment, and new ones begin there.
/// </remarks>
public sealed class SpanDeriver
{
    private readonly Test[] tests;
    private readonly SchoolCalendars calendars;
    private readonly SpanReading reading = new();
    private readonly List<KnownSpan>[] spans;
    private readonly List<KnownSpan> fresh = [];

    /// <exception cref="ArgumentException">One of them is a definition that facts cannot decide.</exception>
    public SpanDeriver(IReadOnlyList<Definition> definitions, SchoolCalendars calendars)
    {
        Definitions = definitions;
        this.calendars = calendars;
        tests = [.. definitions.Select(definition => definition.Test
            ?? throw new ArgumentException($"The facts of the register cannot decide {definition.Id}", nameof(definitions)))];
        spans = [.. definitions.Select(_ => new List<KnownSpan>())];
    }

    public IReadOnlyList<Definition> Definitions { get; }

    /// <summary>The spans of the unit last derived under the nth definition, those no longer followed among them, in no order.</summary>
    /// <remarks>To be read before the next unit is derived.</remarks>
    public ReadOnlySpan<KnownSpan> Spans(int definition) => CollectionsMarshal.AsSpan(spans[definition]);

    /// <summary>Derives a unit whose records have always formed one child.</summary>
    public void Derive(ChildLedger child) => Derive([new(default, [child])]);

    /// <summary>Derives a unit.</summary>
    /// <param name="unit">In order of their moments, none the same.</param>
    public void Derive(IReadOnlyList<KnownParts> unit)
    {
        foreach (var list in spans)
        {
            list.Clear();
        }

        List<Member> before = [];
        for (var i = 0; i < unit.Count; i++)
        {
            List<Member> members = [.. unit[i].Children.Select(child => new Member(child.Number, new(child)))];
            Begin(before, members, unit[i].From);
            Follow(members, i + 1 < unit.Count ? unit[i + 1].From : null);
            before = members;
        }
    }

    /// <summary>The records form these children from now on: those of before that are not among them are closed.</summary>
    private void Begin(List<Member> before, List<Member> members, Moment from)
    {
        foreach (var old in before)
        {
            if (!members.Exists(member => member.Number == old.Number))
            {
                Close(old.Number, from.Microseconds);
            }
        }

        foreach (var member in members)
        {
            member.Fold.Advance(from);
            if (before.Count > 0 || member.Fold.History.Standing.Count > 0)
            {
                Derive(member, from.Microseconds);
            }
        }
    }

    /// <summary>Goes through the moments at which something was learnt, up to the moment at which the records form other children.</summary>
    private void Follow(List<Member> members, Moment? until)
    {
        while (Earliest(members) is { } moment && (until is not { } end || moment < end))
        {
            foreach (var member in members)
            {
                if (member.Fold.Next == moment && member.Fold.Advance(moment))
                {
                    Derive(member, moment.Microseconds);
                }
            }
        }
    }

    private static Moment? Earliest(List<Member> members)
    {
        Moment? earliest = null;
        foreach (var member in members)
        {
            earliest = earliest is not { } known || member.Fold.Next < known ? member.Fold.Next ?? earliest : earliest;
        }

        return earliest;
    }

    private void Derive(Member member, long at)
    {
        var history = member.Fold.History;
        var timeline = history.Standing.Count == 0 ? null : new Timeline(history, calendars);
        for (var i = 0; i < tests.Length; i++)
        {
            fresh.Clear();
            if (timeline is not null)
            {
                reading.Read(timeline, tests[i], member.Number, at, fresh);
            }

            Replace(spans[i], member.Number, at);
        }
    }

    /// <summary>Closes what no longer follows and begins what follows anew. Of one child at one moment no two spans begin on the same day.</summary>
    private void Replace(List<KnownSpan> known, long child, long at)
    {
        foreach (ref var span in CollectionsMarshal.AsSpan(known))
        {
            if (span.KnownTo == KnownSpan.StillFollows && span.Child == child && !TakeOut(span))
            {
                span = span with { KnownTo = at };
            }
        }

        known.AddRange(fresh);
    }

    private bool TakeOut(in KnownSpan span)
    {
        for (var i = 0; i < fresh.Count; i++)
        {
            if (fresh[i].SaysTheSame(span))
            {
                fresh.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    private void Close(long child, long at)
    {
        foreach (var known in spans)
        {
            fresh.Clear();
            Replace(known, child, at);
        }
    }

    private sealed record Member(long Number, LedgerFold Fold);
}
