using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>An account that a child is shared with, or can be.</summary>
/// <param name="Since">Since when; <c>null</c>: it is not.</param>
public sealed record SharedWith(string Account, Role Role, Moment? Since);

/// <summary>A child of the asker's own: on its caseload, sent to it, or on the register of its school.</summary>
/// <param name="Name">Where the asker may read it.</param>
/// <param name="State">How far the work is; none where there is no case, or the asker sees none.</param>
/// <param name="Due">The first day on which something is due, for those who are told of all that is due; <c>null</c>: nothing, or not told.</param>
public sealed record OwnChild(RecordId Record, PersonName? Name, CaseState State, string Worker, bool Hold, bool DoNotContact, DateOnly? Due);

/// <content>Children that are somebody's own, and who shares them.</content>
public sealed partial class Door
{
    private const int MostOwn = 500;

    /// <summary>Whether an account of a role gains from being tied to a child, and has pages on which to see it.</summary>
    private static bool GainsByTie(Role role) => !RoleTable.IsFamily(role) && RoleTable.Of(role, RecordPart.Education, isTied: true).HasFlag(Powers.Read)
        && Enum.GetValues<RecordPart>().Any(part => RoleTable.Of(role, part, isTied: true) != RoleTable.Of(role, part, isTied: false));

    /// <summary>The children tied to the asker's account, those with something due first. Each is ruled on by itself, as if it were opened.</summary>
    public IReadOnlyList<OwnChild> OwnChildren()
    {
        using var session = Session.Begin(register.Database);
        var chains = new Chains(session, register);
        session.WallOff();
        var tied = session.List($"select distinct record from tie where account = @account and ended is null and kind in ({(int)Ties.Case}, {(int)Ties.Sent}) order by record limit {MostOwn}",
            row => RecordId.FromValue(row.GetInt64(0)), ("account", principal.Account));
        var own = new Dictionary<RecordId, OwnChild>();
        foreach (var record in tied)
        {
            session.WallOff();
            var child = ChildRows.Read(session, record);
            var ruling = Authorisation.On(principal, GateAction.ReadChild, ChildRows.TargetOf(session, child, principal, register.Now), purpose);
            if (ruling.Sight is { } sight)
            {
                own[child.Id] = Own(child, sight);
            }
        }

        session.WallOff();
        var (among, values) = session.Among("record", own.Where(each => each.Value.Due is not null).Select(each => each.Key.Value));
        var due = session.List($"select record, due from derived_case where {among}", row => (Record: RecordId.FromValue(row.GetInt64(0)), Due: row.IsDBNull(1) ? (DateOnly?)null : DateOnly.FromDayNumber(row.GetInt32(1))), values)
            .ToDictionary(row => row.Record, row => row.Due);
        chains.Append(Entry(principal.Authority, GateAction.ReadChild, "children") with { Selection = "the account's own", Count = own.Count });
        session.Commit();
        return [.. own.Values.Select(each => each with { Due = due.GetValueOrDefault(each.Record) }).OrderBy(each => each.Due ?? DateOnly.MaxValue).ThenBy(each => each.Record)];
    }

    /// <summary>The pupils on the register of the asker's school today, by name.</summary>
    /// <exception cref="GateClosedException">The asker is of no school.</exception>
    public IReadOnlyList<OwnChild> Pupils()
    {
        if (!IsOfASchool)
        {
            throw GateClosedException.NoSuchChild;
        }

        var pupils = List("pupils of the school").Select(child => child.Id).ToList();
        using var session = Session.Begin(register.Database, writes: false);
        session.WallOff(); // a school's pupils may be kept by any authority
        var names = RoleTable.Of(principal.Role, RecordPart.Identity, isTied: false).HasFlag(Powers.Read) ? NamesOf(session, pupils) : [];
        return [.. pupils.Select(pupil => new OwnChild(pupil, names.GetValueOrDefault(pupil), CaseState.None, "", false, false, null))
            .OrderBy(child => child.Name?.Surname ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(child => child.Name?.ToString() ?? "", StringComparer.OrdinalIgnoreCase).ThenBy(child => child.Record)];
    }

    // What is due is told to those who are told of it on the child's page too; the day itself is looked up for all of them at once.
    private static OwnChild Own(StoredChild child, Sight sight)
    {
        bool Sees(RecordPart part) => sight.Parts.Contains(part);
        var (file, seesCase, seesFlag) = (child.File, Sees(RecordPart.CaseLog), Sees(RecordPart.SafeguardingFlag));
        return new(child.Id, Sees(RecordPart.Identity) ? NameIn(child.History) : null, seesCase ? file.State : CaseState.None, seesCase ? file.Worker ?? "" : "",
            seesFlag && file.Hold is not null, seesFlag && file.DoNotContact, WorkParts.All(Sees) ? DateOnly.MaxValue : null);
    }

    /// <summary>With whom a child is shared, and with whom it can be: colleagues who see their own children alone, and the schools whose registers the child is on.</summary>
    /// <exception cref="GateClosedException">The asker may not share the child.</exception>
    public IReadOnlyList<SharedWith> Sharing(RecordId record)
    {
        using var session = Session.Begin(register.Database);
        var (child, _, chains) = Admit(session, GateAction.Tie, record);
        var sharing = Sharing(session, child);
        chains.Append(Entry(record.Authority, GateAction.Tie, $"child {child.Id}") with { Selection = "looked at with whom it is shared" });
        session.Commit();
        return sharing;
    }

    /// <summary>Shares a child with somebody: it is among that account's own from now on.</summary>
    /// <returns>What is wrong; nothing: it is shared.</returns>
    /// <exception cref="GateClosedException">The asker may not share the child.</exception>
    public IReadOnlyList<Problem> Share(RecordId record, string account)
    {
        if (Sharing(record).FirstOrDefault(each => each.Account == account) is not { } with)
        {
            return [new("share.account", "account", "Select with whom you share the child")];
        }

        if (with.Since is null)
        {
            Tie(record, account, RoleTable.ReachOf(with.Role) is Reach.Authority ? Ties.Case : Ties.Sent);
        }

        return [];
    }

    private List<SharedWith> Sharing(Session session, StoredChild child)
    {
        var schools = ChildRows.TargetOf(session, child, principal, register.Now).Schools;
        session.WallOff();
        var (among, values) = session.Among("record", child.Records.Select(each => each.Value));
        var since = session.List($"select account, min(at) from tie where {among} and ended is null and kind in ({(int)Ties.Case}, {(int)Ties.Sent}) group by account", row => (Account: row.GetString(0), Since: row.Moment(1)), values)
            .ToDictionary(row => row.Account, row => row.Since, StringComparer.Ordinal);
        var accounts = session.List("select name, role, authority, school from account where (ended is null or ended > @now) order by name",
            row => (Name: row.GetString(0), Role: RoleTable.TryParse(row.GetString(1), out var role) ? role : Role.Analyst, Authority: row.Authority(2), School: row.GetString(3)), ("now", register.Now.Microseconds));
        return [.. accounts.Where(each => since.ContainsKey(each.Name) || (GainsByTie(each.Role) && CanShare(each.Role, each.Authority, each.School, child.Owner, schools)))
            .Select(each => new SharedWith(each.Name, each.Role, since.TryGetValue(each.Name, out var at) ? at : null))];
    }

    private static bool CanShare(Role role, LaCode authority, string school, LaCode owner, IReadOnlyCollection<string> schools) => RoleTable.ReachOf(role) switch
    {
        Reach.Authority => authority == owner,
        Reach.School => school.Split(' ').Any(schools.Contains),
        _ => false,
    };
}
