using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Casework;

/// <summary>A child tied to another, whole, before the gate has ruled on what of it may be shown.</summary>
internal sealed record TiedChild(StoredChild Child, StandingTie Tie);

/// <summary>Finds the other children of a child's family and household. Nothing of it is kept but what was said of either of the two.</summary>
internal static class HouseholdRows
{
    private const int Most = 30;

    /// <summary>The children tied to one, by what was said of it and of them; ended ties too.</summary>
    public static IReadOnlyList<TiedChild> Of(Session session, StoredChild child)
    {
        IReadOnlyList<TiedChild> tied = [];
        session.WithoutWall(() => tied = Read(session, child));
        return tied;
    }

    private static IReadOnlyList<TiedChild> Read(Session session, StoredChild child)
    {
        var own = child.History.Standing.Where(line => line.What is HouseholdTied or HouseholdUntied).ToList();
        var partners = own.Select(line => RecordId.TryParse(((CaseEntry)line.What).Key, out var partner) ? partner : default).Concat(SaidElsewhere(session, child)).Where(record => record != default).Distinct().ToList();
        var others = new Dictionary<RecordId, StoredChild>();
        foreach (var partner in partners)
        {
            session.WallOff();
            if (!child.Records.Contains(partner) && !others.Values.Any(other => other.Records.Contains(partner)) && ChildRows.Exists(session, partner))
            {
                var other = ChildRows.Read(session, partner);
                others[other.Id] = other;
            }
        }

        session.WallOff();
        var said = others.Values.SelectMany(other => own.Where(line => Names(line, other)).Concat(other.History.Standing.Where(line => line.What is HouseholdTied or HouseholdUntied && Names(line, child))).Select(line => (other.Id, line)));
        return [.. Households.Of(said).Select(tie => new TiedChild(others[tie.Other], tie))];
    }

    /// <summary>How many of the tied children are missing education on a day: DEF-1, from all that is held of them.</summary>
    public static int Missing(IEnumerable<TiedChild> tied, SchoolCalendars calendars, DateOnly day) =>
        tied.Count(each => each.Tie.HoldsOn(day) && new Timeline(each.Child.History, calendars).RunAt(Definitions.Cme.Test!, day).Result is Tri.True);

    /// <summary>Children of whom one of some authorities keeps an address equal to one of these, however its lines were broken.</summary>
    public static IReadOnlyList<RecordId> AtAddress(Session session, IEnumerable<LaCode> keepers, IEnumerable<PostalAddress> addresses)
    {
        var folded = addresses.Select(Households.Folded).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var column = session.IsPostgres
            ? "md5(lower(replace(replace(replace(replace(detail, chr(10), ''), ' ', ''), ',', ''), '.', '')))"
            : "lower(replace(replace(replace(replace(detail, char(10), ''), ' ', ''), ',', ''), '.', ''))";
        var value = session.IsPostgres ? "md5(@address)" : "@address";
        return [.. keepers.Distinct().SelectMany(keeper => folded.SelectMany(address => session.List(
            $"select record from assertion where authority = @authority and fact = {(int)Fact.Address} and {column} = {value} limit {Most}",
            row => RecordId.FromValue(row.GetInt64(0)), ("authority", keeper.Key()), ("address", address)))).Distinct()];
    }

    private static bool Names(Recorded line, StoredChild child) => RecordId.TryParse(((CaseEntry)line.What).Key, out var named) && child.Records.Contains(named);

    // What another authority wrote of its own child is found where it keeps a record of this one, or owns its case.
    private static List<RecordId> SaidElsewhere(Session session, StoredChild child)
    {
        session.WallOff();
        var keepers = child.Records.Select(record => record.Authority).Append(child.Owner).Distinct();
        return [.. keepers.SelectMany(keeper => child.Records.SelectMany(record => session.List(
            $"select record from assertion where authority = @authority and fact = {(int)Fact.Case} and kind = 'household-tied' and place = @place",
            row => RecordId.FromValue(row.GetInt64(0)), ("authority", keeper.Key()), ("place", record.ToString()))))];
    }
}
