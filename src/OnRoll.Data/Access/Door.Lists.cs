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
        var children = Children(session).Select(child => new ListedChild(child.Id, child.Ledger.Child, child.Ledger.Showing(sight.Shows))).ToList();
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "children") with { Selection = selection, Count = children.Count });
        session.Commit();
        return children;
    }

    /// <summary>The children who are the asker's now: whose case its authority owns, or whose name stands on the register of its school.</summary>
    private IEnumerable<(RecordId Id, ChildLedger Ledger)> Children(Session session)
    {
        if (IsOfASchool)
        {
            var pupils = SchoolUnits(session);
            var names = new ChildLabels(session, [], pupils.SelectMany(unit => unit.Records).Select(record => record.Value));
            return pupils.SelectMany(unit => unit.Now(name: names.Of)).Where(child => IsWithinList(child.Ledger));
        }

        WallToRange(session);
        var moved = MovedUnits.Read(session, Range);
        var labels = new ChildLabels(session, Range, moved.Numbers);
        return UnitRows.All(session, Range).Where(unit => !moved.Has(unit)).SelectMany(unit => unit.Now(name: labels.Of))
            .Concat(moved.Units.SelectMany(unit => unit.Now(name: labels.Of).Where(child => Range!.Contains(moved.OwnerOf(unit.Joins.With(child.Id))))));
    }

    /// <summary>The units of which a record was ever entered on the register of the asker's school.</summary>
    private List<Unit> SchoolUnits(Session session)
    {
        session.WallOff(); // a school's children may be kept by any authority
        var (among, schools) = session.Among("place", principal.Schools);
        var entered = session.List($"select distinct record from assertion where fact = {(int)Fact.Registered} and {among}", row => RecordId.FromValue(row.GetInt64(0)), schools);
        return [.. UnitRows.Of(session, entered)];
    }

    private bool IsOfASchool => RoleTable.ReachOf(principal.Role) is Reach.School;

    private bool IsWithinList(ChildLedger ledger) => !IsOfASchool
        || ledger.AsKnown().All<Registered>().Any(name => principal.Schools.Contains(name.School) && name.Held.Contains(register.Now.Day));

    /// <summary>Finds a child by the id a source gave it, or by the register's own.</summary>
    /// <param name="id">Such as <c>202-17</c>, an id of a source, or <c>source/id</c> where several sources use it.</param>
    /// <returns>The record. Whether it may be seen is ruled when it is read.</returns>
    /// <exception cref="GateClosedException">None, or several.</exception>
    public RecordId Resolve(string id)
    {
        using var session = Session.Begin(register.Database, writes: false);
        if (RecordId.TryParse(id, out var record))
        {
            session.WallOff(); // the case may have been handed over, or the child sent to the asker: whose it is, the reading rules on
        }

        if (record != default && ChildRows.Exists(session, record))
        {
            return record;
        }

        session.WallOff();
        var own = Own(session, "r.id");
        List<(RecordId Id, string Source)> Found(string condition, params (string, object?)[] values) =>
            [.. session.List($"select r.id, s.name from record r join source s on s.id = r.source where {condition}{own.Sql}",
                row => (Id: RecordId.FromValue(row.GetInt64(0)), row.GetString(1)), [own.Value, .. values]).Where(each => own.Has(each.Id))];
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var found = Found("r.source_id = @id", ("id", id));
        if (found.Count == 0 && slash > 0)
        {
            found = Found("r.source_id = @id and s.name = @source", ("id", id[(slash + 1)..]), ("source", id[..slash]));
        }

        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw GateClosedException.NoSuchChild,
            _ => throw new GateClosedException(string.Create(CultureInfo.InvariantCulture,
                $"{found.Count} sources use that id ({string.Join(", ", found.Select(each => each.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}); write SOURCE/ID")),
        };
    }

    /// <summary>Which records are the asker's to find: those its authorities keep, less those of which they handed the case over, and those of which they accepted it.</summary>
    private OwnRecords Own(Session session, string column)
    {
        var moved = MovedUnits.Read(session, Range);
        var owned = moved.Units.SelectMany(unit => unit.Records.Where(record => Range!.Contains(moved.OwnerOf(unit.Joins.With(record))))).ToHashSet();
        var (among, values) = session.Among(column, owned.Select(record => record.Value));
        if (IsOfASchool)
        {
            var (ofSchools, schools) = session.Among("s.name", principal.Schools.Select(Intake.LastRolls.SourceOf));
            return new($" and (r.authority = {principal.Authority.Key()} or {ofSchools})", schools, static _ => true); // whose the child is, the reading rules on
        }

        return new(Range is null ? $" and (1 = 1 or {among})" : $" and ({column[..column.IndexOf('.', StringComparison.Ordinal)]}.authority in {Session.List(Range)} or {among})",
            values, record => !moved.Has(record) || owned.Contains(record));
    }

    /// <param name="Sql">The condition, begun with <c>and</c>, that a row is of a record that may be one of them.</param>
    /// <param name="Value">The value of its parameter.</param>
    /// <param name="Has">Whether it is.</param>
    private readonly record struct OwnRecords(string Sql, (string Name, object? Value) Value, Func<RecordId, bool> Has);
}
