using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Data.Access;

/// <summary>An enquiry to be recorded by somebody who may make it and, mostly, not read the child.</summary>
/// <param name="Version">Of the record, to be named with what is recorded.</param>
public sealed record EnquiryForm(RecordId Id, CaseView View, long Version);

/// <content>Enquiries by schools and services: they record what they did, and are shown nothing of the case.</content>
public sealed partial class Door
{
    /// <summary>Opens the form by which an enquiry is recorded.</summary>
    /// <exception cref="GateClosedException">There is no such child, nobody is enquiring, or the asker may not.</exception>
    public EnquiryForm OpenEnquiry(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, GateAction.Enquire, record);
        chains.Append(Entry(record.Authority, GateAction.Enquire, $"child {record}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with { Selection = "form" });
        var view = new CaseView(child.File, new Timeline(child.History, register.Calendars(session)), child.Owner, []);
        session.Commit();
        return new RecordEnquiry().IsOffered(view) ? new(child.Id, view, Version(child)) : throw GateClosedException.NoSuchChild;
    }

    /// <summary>The children about whom the asker, a school or a service, was asked: those tied to the account that are being looked for. By reference alone.</summary>
    public IReadOnlyList<RecordId> AskedAbout()
    {
        if (!RoleTable.Of(principal.Role, RecordPart.EnquiryLog, isTied: true).HasFlag(Powers.Update) || RoleTable.ReachOf(principal.Role) is Reach.Country)
        {
            return [];
        }

        using var session = Session.Begin(register.Database);
        session.WallOff();
        var chains = new Chains(session, register);
        var found = session.List($"""
            select distinct t.record from tie t join derived_case c on c.record = t.record
            where t.account = @account and t.ended is null and t.kind in ({(int)Ties.Case}, {(int)Ties.Sent}) and ((c.state <> {(int)CaseState.None} and c.state <> {(int)CaseState.Closed}) or c.waiting is not null)
            order by t.record
            """, row => RecordId.FromValue(row.GetInt64(0)), ("account", principal.Account));
        chains.Append(Entry(principal.Authority, GateAction.Enquire, "asked about") with { Count = found.Count });
        session.Commit();
        return found;
    }
}
