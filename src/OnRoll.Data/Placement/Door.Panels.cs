using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;

namespace OnRoll.Data.Access;

/// <summary>A case on the agenda of a panel.</summary>
public sealed record PanelCase(RecordId Record, PanelItem Item);

/// <content>The agendas of panels.</content>
public sealed partial class Door
{
    /// <summary>The cases of the asker's authority on the agendas of panels that meet on or after a day: by day, panel and record. One whose case log the asker may not read is not among them.</summary>
    public IReadOnlyList<PanelCase> Agendas(DateOnly from)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "agendas of panels");
        var now = register.Now;
        var moved = MovedUnits.Read(session, Range);
        session.WallOff();
        var (among, values) = session.Among("record", moved.Numbers);
        var put = session.List($"""
            select distinct record from assertion where fact = {(int)Fact.Case} and kind = 'put-to-panel' and first >= @since and first <= @until{Session.Within(Range)}
            union select distinct record from assertion where fact = {(int)Fact.Case} and kind = 'put-to-panel' and {among}
            """, row => RecordId.FromValue(row.GetInt64(0)), ("since", from.AddDays(-PutCaseToPanel.LongestAhead).DayNumber), ("until", now.Day.DayNumber), values);
        var items = new Dictionary<RecordId, IReadOnlyList<PanelItem>>();
        foreach (var record in put)
        {
            var child = ChildRows.Read(session, record);
            if ((principal.IsNational || child.Owner == principal.Authority) && SightOn(session, child, now) is { } sight && sight.Parts.Contains(RecordPart.CaseLog))
            {
                items[child.Id] = Panels.Of(child.File);
            }
        }

        var listed = items.SelectMany(child => child.Value.Where(item => item.Meets >= from).Select(item => new PanelCase(child.Key, item)))
            .OrderBy(each => each.Item.Meets).ThenBy(each => each.Item.Panel).ThenBy(each => each.Record).ToList();
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "cases") with { Selection = "agendas of panels", Count = listed.Count });
        session.Commit();
        return listed;
    }
}
