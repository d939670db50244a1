using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Data.Access;

/// <summary>A child with days without any education.</summary>
/// <param name="Area">The area authority; none where it cannot be said.</param>
/// <param name="Reason">The reason recorded; <c>null</c>: none is.</param>
public sealed record ChildWithout(RecordId Record, LaCode Area, Reason? Reason, WithoutEducation Without);

/// <content>Days without any education.</content>
public sealed partial class Door
{
    /// <summary>The children within reach who have had days without any education this school year, those without the longest first. Worked out from the facts when asked.</summary>
    /// <param name="day">The last day that counts.</param>
    public IReadOnlyList<ChildWithout> WithoutEducation(DateOnly day)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "days without education");
        var sight = Authorisation.OnMany(principal, GateAction.ListChildren, purpose).Sight!;
        var calendars = register.Calendars(session);
        var children = Children(session).Select(child => (child.Id, Timeline: new Timeline(child.Ledger.Showing(sight.Shows).AsKnown(), calendars)))
            .Select(child => (child.Id, Now: child.Timeline.Child.On(day), Without: Domain.Status.WithoutEducation.Of(child.Timeline, day)))
            .Where(child => child.Without.Year.Days > 0).Select(child => new ChildWithout(child.Id, child.Now.Area.Code ?? default, child.Now.Reason, child.Without))
            .OrderByDescending(child => child.Without.Run.Days).ThenByDescending(child => child.Without.Year.Days).ThenBy(child => child.Record).ToList();
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "children") with { Selection = "days without education", Count = children.Count });
        session.Commit();
        return children;
    }
}
