using System.Data.Common;
using OnRoll.Data.Store;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Casework;

/// <summary>Where a case stands, as a list shows it. Says nothing of who the child is.</summary>
/// <param name="Waiting">The day of the oldest referral that nobody has decided on; <c>null</c>: none.</param>
/// <param name="Due">When the soonest thing is due; <c>null</c>: nothing is, or it cannot be dated.</param>
/// <param name="DueId">What it is: a clock's id, <c>task</c>, and so on.</param>
/// <param name="OthersDue">When the soonest thing is due that others owe.</param>
/// <param name="ProposedBy">Who proposed to close it; empty: nobody.</param>
/// <param name="OfferedTo">Which authority it is offered to; none: none.</param>
/// <param name="LeadFrom">The first day on which something has reached the lead, or will if nothing is done; <c>null</c>: nothing can.</param>
/// <param name="LeadWaits">The same, of what nobody on that rung or above has acknowledged.</param>
/// <param name="SeniorFrom">The first day on which something has reached the senior officer, or will.</param>
/// <param name="SeniorWaits">The same, of what the senior officer has not acknowledged.</param>
public sealed record CaseLine(
    LaCode Owner, RecordId Record, CaseState State, DateOnly Since, DateOnly? Opened, int Episodes, string Worker, DateOnly? Waiting, DateOnly? Due, string DueId,
    DateOnly? OthersDue, Rank Rank, bool Hold, bool DoNotContact, string ProposedBy, LaCode OfferedTo,
    DateOnly? LeadFrom = null, DateOnly? LeadWaits = null, DateOnly? SeniorFrom = null, DateOnly? SeniorWaits = null);

/// <summary>A cache: where each case stands, from the case log and the clocks. Kept with every write, and made anew by one command.</summary>
internal static class CaseRows
{
    public const string Columns = "authority, record, state, since, opened, episodes, worker, waiting, due, due_id, others_due, rank, hold, proposed_by, offered_to, lead_from, lead_waits, senior_from, senior_waits";

    public static CaseLine Read(DbDataReader row) => new(
        row.Authority(0), RecordId.FromValue(row.GetInt64(1)), (CaseState)row.GetInt16(2), Day(row, 3)!.Value, Day(row, 4), row.GetInt32(5), row.GetString(6), Day(row, 7), Day(row, 8),
        row.GetString(9), Day(row, 10), (Rank)row.GetInt16(11), row.GetInt16(12) > 0, row.GetInt16(12) > 1, row.GetString(13), row.Authority(14),
        Day(row, 15), Day(row, 16), Day(row, 17), Day(row, 18));

    private static readonly string Upsert = $"""
        insert into derived_case ({Columns}, known)
        values (@authority, @record, @state, @since, @opened, @episodes, @worker, @waiting, @due, @due_id, @others_due, @rank, @hold, @proposed_by, @offered_to, @lead_from, @lead_waits, @senior_from, @senior_waits, @known)
        on conflict (record) do update set {string.Join(", ", Columns.Split(", ").Append("known").Where(column => column != "record").Select(column => $"{column} = excluded.{column}"))}
        """;

    /// <summary>What a list would say of a child; <c>null</c> where nothing stands in its case log.</summary>
    /// <param name="siblingsMissing">How many of its family and household are missing education.</param>
    public static CaseLine? Of(StoredChild child, SchoolCalendars calendars, DateOnly today, LocalSettings? settings = null, int siblingsMissing = 0)
    {
        if (!child.Lines.Any(line => line.Fields.Fact is Fact.Case))
        {
            return null;
        }

        var file = child.File;
        var timeline = new Timeline(child.History, calendars);
        var ranking = Ranks.Of(timeline, file, today, siblingsMissing);
        var due = DueItems.Of(file, timeline, ranking, today, settings);
        var climbing = Ladder.Of(file, due, settings ?? LocalSettings.Usual, timeline);
        var soonest = due.FirstOrDefault(item => item.Due is not null);
        return new(child.Owner, child.Id, file.State, file.State is CaseState.None ? today : file.Since, file.Opened, file.Episodes, file.Worker ?? "",
            file.WaitingReferrals.Select(each => (DateOnly?)each.Referral.On).Min(), soonest?.Due, soonest?.Id ?? "",
            due.FirstOrDefault(item => item is { Due: not null, WaitsForOthers: true })?.Due, ranking.Rank, file.Hold is not null, file.DoNotContact,
            file.Proposal?.By ?? "", file.HandOver?.To ?? default,
            First(Rung.Lead, false), First(Rung.Lead, true), First(Rung.SeniorOfficer, false), First(Rung.SeniorOfficer, true));

        DateOnly? First(Rung rung, bool waits) => climbing.Where(each => each.Rung == rung && !(waits && each.Acknowledged is not null)).Select(each => (DateOnly?)each.Since).Min();
    }

    /// <summary>Keeps a child's row as it is now. The wall is down.</summary>
    public static void Keep(Session session, StoredChild child, Register register, Moment now)
    {
        var calendars = register.Calendars(session);
        var line = Of(child, calendars, now.Day, register.Settings(session, child.Owner), HouseholdRows.Missing(HouseholdRows.Of(session, child), calendars, now.Day));
        foreach (var record in child.Records.Where(record => record != line?.Record))
        {
            session.Later("delete from derived_case where record = @record", ("record", record.Value));
        }

        if (line is not null)
        {
            session.Later(Upsert, ("authority", line.Owner.Key()), ("record", line.Record.Value), ("state", (short)line.State), ("since", line.Since.DayNumber), ("opened", line.Opened?.DayNumber),
                ("episodes", line.Episodes), ("worker", line.Worker), ("waiting", line.Waiting?.DayNumber), ("due", line.Due?.DayNumber), ("due_id", line.DueId),
                ("others_due", line.OthersDue?.DayNumber), ("rank", (short)line.Rank), ("hold", (short)(line.DoNotContact ? 2 : line.Hold ? 1 : 0)),
                ("proposed_by", line.ProposedBy), ("offered_to", line.OfferedTo.Key()),
                ("lead_from", line.LeadFrom?.DayNumber), ("lead_waits", line.LeadWaits?.DayNumber), ("senior_from", line.SeniorFrom?.DayNumber), ("senior_waits", line.SeniorWaits?.DayNumber), ("known", now.Microseconds));
        }
    }

    /// <summary>Whether a row is kept of a child. The wall is down.</summary>
    public static bool IsKept(Session session, StoredChild child) => Among(session, child.Records).Count > 0;

    /// <summary>Makes the rows of the children an authority keeps anew.</summary>
    public static void Rebuild(Session session, LaCode keeper, Register register, Moment now)
    {
        session.WallOff();
        var records = session.List($"select distinct record from assertion where authority = @authority and fact = {(int)Fact.Case} order by record", row => RecordId.FromValue(row.GetInt64(0)), ("authority", keeper.Key()));
        foreach (var record in records)
        {
            var child = ChildRows.Read(session, record);
            session.WallOff();
            Keep(session, child, register, now);
        }
    }

    /// <summary>Makes the rows of all authorities anew.</summary>
    public static void RebuildAll(Session session, Register register)
    {
        session.WallOff();
        foreach (var keeper in session.List("select distinct authority from record order by authority", row => row.Authority(0)))
        {
            Rebuild(session, keeper, register, register.Now);
        }

        session.AsOwner();
    }

    /// <summary>Those of some records that have a row.</summary>
    public static List<RecordId> Among(Session session, IEnumerable<RecordId> records)
    {
        var (among, values) = session.Among("record", records.Select(record => record.Value));
        return session.List($"select record from derived_case where {among}", row => RecordId.FromValue(row.GetInt64(0)), values);
    }

    private static DateOnly? Day(DbDataReader row, int column) => row.IsDBNull(column) ? null : DateOnly.FromDayNumber(row.GetInt32(column));
}
