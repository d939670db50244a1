using OnRoll.Data.Store;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>The last roll of each school, kept to compare the next with; and what comparing left open.</summary>
internal static class LastRolls
{
    private const char Between = '\n';
    private const string SourcePrefix = "urn-";

    /// <summary>Compares the rolls of an upload with the last ones and keeps them in their place.</summary>
    /// <returns>What somebody has to ask; and what rolls of days before those we have would have asked in their turn.</returns>
    public static (IReadOnlyList<RollFinding> Findings, IReadOnlyList<RollFinding> Late) Compare(Session session, LaCode home, IReadOnlyList<Statement> statements, RecordsRead read, SchoolRegister schools)
    {
        var unread = read.Unread.ToLookup(row => row.Source, row => row.Id, StringComparer.Ordinal);
        var now = statements.GroupBy(statement => statement.School, StringComparer.Ordinal).Select(school => new Roll(school.Key, school.Max(row => row.AsOf), [.. school.DistinctBy(row => row.Id).Select(RollPupil.Of)])
        {
            Unread = [.. unread[SourcePrefix + school.Key]],
            UnreadWithoutId = read.UnreadWithoutId,
        }).ToList();
        var last = now.Select(roll => Read(session, home, roll.School)).OfType<Roll>().ToList();
        var newer = now.Where(roll => last.Find(before => before.School == roll.School) is not { } before || before.AsOf < roll.AsOf).ToList();
        var announced = session.List("select school, id, last_day from announced where authority = @authority", row => new Announced(row.GetString(0), row.GetString(1), DateOnly.FromDayNumber(row.GetInt32(2))), ("authority", home.Key()));
        var late = Late(now, last, announced, schools);
        if (newer.Count == 0)
        {
            return ([], late);
        }

        var comparison = RollComparison.Of(
            [.. last.Where(before => newer.Exists(roll => roll.School == before.School)).Concat(Closed(session, home, schools, newer.Max(roll => roll.AsOf))).DistinctBy(before => before.School)],
            newer, announced, schools);
        foreach (var roll in newer)
        {
            Keep(session, home, roll);
        }

        return (comparison.Findings, late);
    }

    /// <summary>Rolls of days before those we have: they ask what they would have asked had they come in their turn, and the newer ones stay.</summary>
    private static IReadOnlyList<RollFinding> Late(IReadOnlyList<Roll> now, IReadOnlyList<Roll> kept, IReadOnlyList<Announced> announced, SchoolRegister schools)
    {
        var older = now.Where(roll => kept.Any(after => after.School == roll.School && after.AsOf > roll.AsOf)).ToList();
        return older.Count == 0 ? []
            : [.. RollComparison.Of([], older, announced, schools).Findings,
                .. RollComparison.Of(older, [.. kept.Where(after => older.Exists(roll => roll.School == after.School))], announced, schools).Findings];
    }

    /// <summary>Adds rows that were held back to the rolls they belong to, as far as those are the last of their schools.</summary>
    /// <returns>The rows of other schools, whose rolls are to be compared like any that comes.</returns>
    public static IReadOnlyList<Statement> Complete(Session session, LaCode home, IEnumerable<Statement> statements)
    {
        var others = new List<Statement>();
        foreach (var school in statements.GroupBy(statement => statement.School, StringComparer.Ordinal))
        {
            if (Read(session, home, school.Key) is not { } kept || kept.AsOf != school.Max(row => row.AsOf))
            {
                others.AddRange(school);
                continue;
            }

            var added = school.DistinctBy(row => row.Id).Select(RollPupil.Of).ToList();
            var ids = added.Select(pupil => pupil.Id).ToHashSet(StringComparer.Ordinal);
            Keep(session, home, kept with { Pupils = [.. kept.Pupils.Where(pupil => !ids.Contains(pupil.Id)), .. added], Unread = [.. kept.Unread.Where(id => !ids.Contains(id))] });
        }

        return others;
    }

    /// <summary>Keeps the leavers notices of a file, so that nobody asks after who was announced.</summary>
    public static void Announce(Session session, LaCode home, IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (statement.Also is Leaving leaving)
            {
                session.Execute("insert into announced (authority, school, id, last_day) values (@authority, @school, @id, @last_day) on conflict do nothing",
                    ("authority", home.Key()), ("school", statement.School), ("id", statement.Id), ("last_day", leaving.LastDay.DayNumber));
            }
        }
    }

    /// <summary>The source of what a school sends.</summary>
    public static string SourceOf(string school) => SourcePrefix + school;

    /// <summary>The school whose source this is; <c>null</c> if it is no school's.</summary>
    public static string? SchoolOf(string source) => source.StartsWith(SourcePrefix, StringComparison.Ordinal) ? source[SourcePrefix.Length..] : null;

    /// <summary>Leaves nothing of a pupil in what is kept of a school's roll and notices.</summary>
    public static void Forget(Session session, string school, string id)
    {
        session.Execute("delete from roll_pupil where school = @school and id = @id", ("school", school), ("id", id));
        session.Execute("delete from announced where school = @school and id = @id", ("school", school), ("id", id));
        foreach (var (authority, unread) in session.List("select authority, unread from roll where school = @school", row => (row.GetInt16(0), row.GetString(1)), ("school", school)))
        {
            session.Execute("update roll set unread = @unread where authority = @authority and school = @school",
                ("unread", string.Join(Between, unread.Split(Between).Where(each => each != id))), ("authority", authority), ("school", school));
        }
    }

    /// <summary>The last rolls of schools that have closed by a day: their pupils are to be found on the rolls of others.</summary>
    private static IEnumerable<Roll> Closed(Session session, LaCode home, SchoolRegister schools, DateOnly day) =>
        session.List("select school from roll where authority = @authority", row => row.GetString(0), ("authority", home.Key()))
            .Where(school => int.TryParse(school, System.Globalization.CultureInfo.InvariantCulture, out var urn) && schools.IsOpen(urn, day) is Domain.Tri.False)
            .Select(school => Read(session, home, school)).OfType<Roll>();

    private static Roll? Read(Session session, LaCode home, string school)
    {
        (string, object?)[] key = [("authority", home.Key()), ("school", school)];
        var heads = session.List("select as_of, unread, unread_without_id from roll where authority = @authority and school = @school", row => (AsOf: row.GetInt32(0), Unread: row.GetString(1), Without: row.GetInt64(2)), key);
        if (heads.Count == 0)
        {
            return null;
        }

        var pupils = session.List("select id, upn, enrolment, first, last, born from roll_pupil where authority = @authority and school = @school order by id", row => new RollPupil(
            row.GetString(0), row.GetString(1), (Enrolment)row.GetInt16(2),
            row.IsDBNull(3) ? null : new DateSpan(DateOnly.FromDayNumber(row.GetInt32(3)), row.IsDBNull(4) ? null : DateOnly.FromDayNumber(row.GetInt32(4))),
            row.IsDBNull(5) ? null : DateOnly.FromDayNumber(row.GetInt32(5))), key);
        return new(school, DateOnly.FromDayNumber(heads[0].AsOf), pupils) { Unread = heads[0].Unread.Split(Between, StringSplitOptions.RemoveEmptyEntries), UnreadWithoutId = heads[0].Without };
    }

    private static void Keep(Session session, LaCode home, Roll roll)
    {
        (string, object?)[] key = [("authority", home.Key()), ("school", roll.School)];
        session.Execute("delete from roll_pupil where authority = @authority and school = @school", key);
        session.Execute("delete from roll where authority = @authority and school = @school", key);
        session.Execute("insert into roll (authority, school, as_of, unread, unread_without_id) values (@authority, @school, @as_of, @unread, @without)",
            [.. key, ("as_of", roll.AsOf.DayNumber), ("unread", string.Join(Between, roll.Unread)), ("without", roll.UnreadWithoutId)]);
        foreach (var pupil in roll.Pupils)
        {
            session.Execute("insert into roll_pupil (authority, school, id, upn, enrolment, first, last, born) values (@authority, @school, @id, @upn, @enrolment, @first, @last, @born)",
                [.. key, ("id", pupil.Id), ("upn", pupil.Upn), ("enrolment", (short)pupil.Enrolment), ("first", pupil.Held?.First.DayNumber), ("last", pupil.Held?.Last?.DayNumber), ("born", pupil.Birth?.DayNumber)]);
        }
    }
}
