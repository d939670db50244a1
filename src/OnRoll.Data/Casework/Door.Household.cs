using OnRoll.Data.Casework;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>Another child of the family or household, as far as the asker may see it.</summary>
/// <param name="Owner">Whose case it is.</param>
/// <param name="Tie">How the two belong together, as somebody recorded; <c>null</c>: they are only found at the same address.</param>
/// <param name="IsSeen">Whether the asker may open the child; otherwise no more is told than that there is one, and whose it is.</param>
public sealed record HouseholdChild(RecordId Record, LaCode Owner, StandingTie? Tie, bool IsSeen)
{
    public PersonName? Name { get; init; }

    public DateOnly? Born { get; init; }

    /// <summary>What DEF-1 says today, from what the asker may see; <c>null</c>: the asker may not see the child's education.</summary>
    public Answer? Missing { get; init; }

    /// <summary>Where the work on it stands; <see cref="CaseState.None"/> also where the asker may not see that.</summary>
    public CaseState State { get; init; }

    public string Worker { get; init; } = "";

    /// <summary>Whether both have the same address, where the asker may see both addresses.</summary>
    public bool IsSameAddress { get; init; }

    /// <summary>Whether the asker may not be told where one of the two lives, and so not that they live together.</summary>
    public bool IsPlaceHidden { get; init; } = true;
}

/// <content>The family and household of a child.</content>
public sealed partial class Door
{
    /// <summary>Opens the other children of a child's family and household: those tied to it, and those at its address. Each one shown is a look at that child, and audited as such.</summary>
    /// <exception cref="GateClosedException">There is no such child, or the asker may not see it.</exception>
    public IReadOnlyList<HouseholdChild> OpenHousehold(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        session.WallOff();
        if (!ChildRows.Exists(session, record) || RoleTable.IsFamily(principal.Role))
        {
            return []; // a family sees its own child alone
        }

        var child = ChildRows.Read(session, record);
        var now = register.Now;
        var sight = SightOn(session, child, now);
        if (sight is null || !sight.Parts.Contains(RecordPart.Identity))
        {
            return [];
        }

        var calendars = register.Calendars(session);
        var tied = HouseholdRows.Of(session, child).Where(each => each.Tie.HoldsOn(now.Day)).ToList();
        var neighbours = sight.ShowsAddress ? AtSameAddress(session, child, now) : [];
        var shown = new List<HouseholdChild>();
        foreach (var (other, tie) in tied.Select(each => (each.Child, (StandingTie?)each.Tie)).Concat(neighbours.Where(other => tied.All(each => each.Child.Id != other.Id)).Select(other => (other, (StandingTie?)null))))
        {
            var isNeighbour = neighbours.Exists(each => each.Id == other.Id);
            if (SightOn(session, other, now) is { } seen)
            {
                shown.Add(Shown(other, seen, tie, isNeighbour, calendars, now.Day) with { IsPlaceHidden = !sight.ShowsAddress || !seen.ShowsAddress });
            }
            else if (tie is not null && Authorisation.OnMany(principal, GateAction.ReadIdentity, purpose).IsAllowed)
            {
                shown.Add(new(other.Id, other.Owner, tie, IsSeen: false));
            }
        }

        var chains = new Chains(session, register);
        chains.HoldAllOf([child.Id, .. shown.Where(each => each.IsSeen).Select(each => each.Record)]);
        foreach (var each in shown)
        {
            var subject = each.IsSeen ? each.Record : child.Id;
            chains.Append(Entry(subject.Authority, GateAction.ReadChild, $"child {subject}") with { Selection = each.IsSeen ? $"of the household of {child.Id}" : $"that there is {each.Record} of the household" });
        }

        session.Commit();
        return [.. shown.OrderByDescending(each => each.IsSeen).ThenBy(each => each.Tie is null).ThenBy(each => each.Born ?? DateOnly.MaxValue).ThenBy(each => each.Record)];
    }

    private static HouseholdChild Shown(StoredChild other, Sight seen, StandingTie? tie, bool isNeighbour, SchoolCalendars calendars, DateOnly day)
    {
        var history = other.Ledger.Showing(seen.Shows).AsKnown();
        var seesCase = seen.Parts.Contains(RecordPart.CaseLog);
        return new(other.Id, other.Owner, tie, IsSeen: true)
        {
            Name = NameIn(history),
            Born = history.BirthDay,
            Missing = seen.Parts.Contains(RecordPart.Education) ? Answer.Of(new(history, calendars), Definitions.Cme, day) : null,
            State = seesCase ? other.File.State : CaseState.None,
            Worker = seesCase ? other.File.Worker ?? "" : "",
            IsSameAddress = isNeighbour,
        };
    }

    /// <summary>Children whose address today is this child's. One whose address is protected is not among them, unless the asker is named for it: that it stands here would say where it lives.</summary>
    private List<StoredChild> AtSameAddress(Session session, StoredChild child, Moment now)
    {
        var homes = Homes(child, now.Day);
        var found = new List<StoredChild>();
        foreach (var record in HouseholdRows.AtAddress(session, child.Records.Select(each => each.Authority).Append(child.Owner), homes))
        {
            if (child.Records.Contains(record) || found.Exists(each => each.Records.Contains(record)))
            {
                continue;
            }

            var other = ChildRows.Read(session, record);
            if (SightOn(session, other, now) is { ShowsAddress: true } && Homes(other, now.Day).Select(Households.Folded).Intersect(homes.Select(Households.Folded)).Any(text => text.Length > 0))
            {
                found.Add(other);
            }
        }

        return found;
    }

    private static List<PostalAddress> Homes(StoredChild child, DateOnly day) =>
        [.. child.History.All<Addressed>().Where(address => address.Kind is AddressKind.Home or AddressKind.New && address.Held.Contains(day)).Select(address => address.Address)];

    /// <summary>What the asker may see of a child; <c>null</c>: nothing. Leaves no entry: whoever asks shows nothing without one.</summary>
    private Sight? SightOn(Session session, StoredChild child, Moment now)
    {
        Sight? sight = null;
        session.WithoutWall(() => sight = Authorisation.On(principal, GateAction.ReadChild, ChildRows.TargetOf(session, child, principal, now), purpose).Sight);
        return sight;
    }

    /// <summary>The ties of a child that hold and that the asker may know of: of every child where the asker may search, else of those the asker may open.</summary>
    private List<StandingTie> TiesFor(Session session, IEnumerable<TiedChild> tied, Sight sight, Moment now)
    {
        var mayKnowAll = Authorisation.OnMany(principal, GateAction.ReadIdentity, purpose).IsAllowed;
        return !sight.Parts.Contains(RecordPart.Identity) || RoleTable.IsFamily(principal.Role) ? []
            : [.. tied.Where(each => each.Tie.HoldsOn(now.Day) && (mayKnowAll || SightOn(session, each.Child, now) is not null)).Select(each => each.Tie)];
    }

    /// <summary>Of the children that answers name, those the asker may know of, each by its first record.</summary>
    private Dictionary<RecordId, RecordId> OthersNamed(Session session, StoredChild child, IReadOnlyList<RecordId> named, Moment now)
    {
        var known = new Dictionary<RecordId, RecordId>();
        foreach (var record in named)
        {
            StoredChild? other = null;
            session.WithoutWall(() => other = ChildRows.Exists(session, record) ? ChildRows.Read(session, record) : null);
            if (other is not null && (Authorisation.OnMany(principal, GateAction.ReadIdentity, purpose).IsAllowed || SightOn(session, other, now) is not null))
            {
                known[record] = other.Id == child.Id ? default : other.Id;
            }
        }

        return known;
    }
}
