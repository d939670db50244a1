using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Registers;
using OnRoll.Domain.Status;

namespace OnRoll.Data.Access;

/// <content>The register of children not in school.</content>
public sealed partial class Door
{
    /// <summary>The children within reach who have a place in the register on a day, by place and record. Worked out from the facts when asked.</summary>
    public ILookup<RegisterPlace, RecordId> NotInSchool(DateOnly day)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "register of children not in school");
        var calendars = register.Calendars(session);
        var places = Children(session).Select(child => (child.Id, Place: Domain.Registers.NotInSchool.Of(new Timeline(child.Ledger.AsKnown(), calendars), day)))
            .Where(child => child.Place is not RegisterPlace.None).OrderBy(child => child.Id).ToLookup(child => child.Place, child => child.Id);
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "children") with { Selection = "register of children not in school", Count = places.Sum(place => place.Count()) });
        session.Commit();
        return places;
    }
}
