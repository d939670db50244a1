using System.Globalization;
using OnRoll.Data.Identity;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Access;

/// <summary>A child in a list: under which id it is shown, and what may be shown.</summary>
/// <param name="Label">The id its first record has at its source; with the source's name before it where two sources use the same.</param>
public sealed record ListedChild(RecordId Id, string Label, ChildLedger Ledger);

/// <content>Questions about many children at once: one entry in the audit, with the selection and the count.</content>
public sealed partial class Door
{
    /// <summary>Every child within reach, each with what facts may be shown of it, by record; for questions that nothing derived can answer.</summary>
    /// <param name="selection">What is asked, in words for the audit; no particulars.</param>
    /// <returns>Read to its end before anything else is asked; the entry is written when the last child was given out.</returns>
    public IReadOnlyList<ListedChild> List(string selection)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.ListChildren, selection);
        var sight = Authorisation.OnMany(principal, GateAction.ListChildren, purpose).Sight!;
        var range = IsOfASchool ? null : Range; // a school's children may be kept by any authority
        WallTo(session, range);
        var labels = new ChildLabels(session);
        var children = UnitRows.All(session, range).SelectMany(unit => unit.Now(name: labels.Of)).Where(child => IsWithinList(child.Ledger))
            .Select(child => new ListedChild(child.Id, child.Ledger.Child, child.Ledger.Showing(sight.Shows))).ToList();
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "children") with { Selection = selection, Count = children.Count });
        session.Commit();
        return children;
    }

    private bool IsOfASchool => RoleTable.ReachOf(principal.Role) is Reach.School;

    private bool IsWithinList(ChildLedger ledger) => !IsOfASchool
        || ledger.AsKnown().All<Registered>().Any(name => name.School == principal.School && name.Held.Contains(register.Now.Day));

    /// <summary>Finds a child by the id a source gave it, or by the register's own.</summary>
    /// <param name="id">Such as <c>202-17</c>, an id of a source, or <c>source/id</c> where several sources use it.</param>
    /// <returns>The record. Whether it may be seen is ruled when it is read.</returns>
    /// <exception cref="GateClosedException">None, or several.</exception>
    public RecordId Resolve(string id)
    {
        using var session = Session.Begin(register.Database, writes: false);
        WallToRange(session);
        var within = Session.Within(Range, "r.authority");
        if (RecordId.TryParse(id, out var record))
        {
            session.WallOff(); // the case may have been handed over, or the child sent to the asker: whose it is, the reading rules on
        }

        if (record != default && ChildRows.Exists(session, record))
        {
            return record;
        }

        WallToRange(session);
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var found = session.List($"select r.id, s.name from record r join source s on s.id = r.source where r.source_id = @id{within}",
            row => (Id: RecordId.FromValue(row.GetInt64(0)), Source: row.GetString(1)), ("id", id));
        if (found.Count == 0 && slash > 0)
        {
            found = session.List($"select r.id, s.name from record r join source s on s.id = r.source where r.source_id = @id and s.name = @source{within}",
                row => (RecordId.FromValue(row.GetInt64(0)), row.GetString(1)), ("id", id[(slash + 1)..]), ("source", id[..slash]));
        }

        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw GateClosedException.NoSuchChild,
            _ => throw new GateClosedException(string.Create(CultureInfo.InvariantCulture,
                $"{found.Count} sources use that id ({string.Join(", ", found.Select(each => each.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}); write SOURCE/ID")),
        };
    }
}
