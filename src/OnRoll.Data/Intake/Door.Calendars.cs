using OnRoll.Data.Audit;
using OnRoll.Data.Csv;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Data.Streams;
using OnRoll.Domain.Access;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Calendars of schools and authorities. They are no child's, so that anybody who may ask anything may use them.</content>
public sealed partial class Door
{
    /// <summary>The calendars that were taken in.</summary>
    public SchoolCalendars Calendars()
    {
        using var session = Session.Begin(register.Database, writes: false);
        return register.Calendars(session);
    }

    /// <summary>Takes a calendar file in. A row of the same code, kind and first day takes the place of the one before.</summary>
    public ImportOutcome ImportCalendar(Stream stream, ImportRequest request, Action<Finding> report, Action<RejectedLine>? rejected = null)
    {
        var faults = new Faults(report);
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, request, FileKinds.Calendar);
        using var hashed = new HashingStream(stream);
        Finding? fault = null;
        var file = new CsvFile(CalendarRows.Layout, Take) { Rejected = rejected };
        var rows = new CalendarRows(Take);
        var home = request.Authority ?? default;
        var (accepted, unchanged) = (0L, 0L);
        var touched = new List<long>();
        foreach (var row in file.Read(hashed))
        {
            fault = null;
            if (rows.Read(row) is not { } entry)
            {
                rejected?.Invoke(new(fault!, file.RawLine, file.RawHeader));
            }
            else if (Holds(session, home, entry))
            {
                unchanged++;
            }
            else
            {
                touched.AddRange(Put(session, home, entry));
                accepted++;
            }
        }

        if (faults.Stop(request))
        {
            return new(faults.Refused || !request.DryRun ? 0 : accepted, unchanged, faults.Count, 0, faults.Refused, null);
        }

        Editions.Raise(session, Editions.Calendar);
        using var nothing = new LedgerIntake(session);
        var seals = new Seals(session, chains, home);
        var (among, ids) = session.Among("id", touched);
        seals.Add("calendar", $"authority = @authority and {among}", ("authority", home.Key()), ids);
        return new(accepted, unchanged, faults.Count, 0, faults.Refused, CloseImport(session, chains, request, FileKinds.Calendar, hashed.Hash(), nothing, (accepted, unchanged, faults.Count), seals: seals));

        void Take(Finding finding)
        {
            fault ??= finding.Severity is Severity.Rejected ? finding : null;
            faults.Take(finding);
        }
    }

    private static (string, object?)[] KeyOf(Domain.Identifiers.LaCode home, CalendarEntry entry) =>
        [("authority", home.Key()), ("code", entry.Code), ("kind", StoredCalendars.Kinds.Of(entry.Kind)), ("first", entry.Days.First.DayNumber)];

    private static bool Holds(Session session, Domain.Identifiers.LaCode home, CalendarEntry entry) => session.Number("""
        select count(*) from calendar where ended is null and authority = @authority and code = @code and kind = @kind and first = @first and last = @last and name = @name
        """, [.. KeyOf(home, entry), ("last", entry.Days.Until.DayNumber), ("name", entry.Name)]) > 0;

    /// <returns>The numbers of the entries written: the new one, and the one whose place it takes.</returns>
    private List<long> Put(Session session, Domain.Identifiers.LaCode home, CalendarEntry entry)
    {
        var touched = session.List("select id from calendar where ended is null and authority = @authority and code = @code and kind = @kind and first = @first", row => row.GetInt64(0), KeyOf(home, entry));
        touched.Add(Numbers.Take(session, home, changes: 1).Change);
        session.Execute("update calendar set ended = @now where ended is null and authority = @authority and code = @code and kind = @kind and first = @first",
            [.. KeyOf(home, entry), ("now", register.Now.Microseconds)]);
        session.Execute("insert into calendar (authority, id, code, kind, first, last, name) values (@authority, @id, @code, @kind, @first, @last, @name)",
            [.. KeyOf(home, entry), ("id", touched[^1]), ("last", entry.Days.Until.DayNumber), ("name", entry.Name)]);
        return touched;
    }
}
