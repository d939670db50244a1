using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Audit;

/// <summary>Removes what the law requires to be removed: content and salt go, the salted hash stays, so that the chain still holds and proves it.</summary>
internal static class Erasure
{
    private const string Of = "record ";
    private const string UpTo = " up to ";

    /// <summary>Erases all that is held about records as they are now.</summary>
    /// <returns>How many assertions, and what to write in the audit: the verifier reads from it what may be empty.</returns>
    public static (long Count, string Words) Erase(Session session, IReadOnlyList<RecordId> records)
    {
        var count = 0L;
        var words = new List<string>();
        foreach (var record in records)
        {
            var (erased, last) = EraseAssertions(session, record);
            EraseRecord(session, record);
            session.Execute("delete from stated where authority = @authority and record = @record", ("authority", record.Authority.Key()), ("record", record.Value));
            session.Execute("delete from derived_identifier where authority = @authority and record = @record", ("authority", record.Authority.Key()), ("record", record.Value));
            count += erased;
            words.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Of}{record}{UpTo}{last}"));
        }

        return (count, string.Join("; ", words));
    }

    /// <summary>Which records an entry says were erased, each with the number of its last assertion then.</summary>
    public static IEnumerable<(RecordId Record, long Last)> Parse(string words)
    {
        foreach (var part in words.Split("; "))
        {
            var at = part.IndexOf(UpTo, StringComparison.Ordinal);
            if (part.StartsWith(Of, StringComparison.Ordinal) && at > 0 && RecordId.TryParse(part[Of.Length..at], out var record)
                && long.TryParse(part.AsSpan(at + UpTo.Length), System.Globalization.CultureInfo.InvariantCulture, out var last))
            {
                yield return (record, last);
            }
        }
    }

    private static (long Count, long Last) EraseAssertions(Session session, RecordId record)
    {
        var rows = new LedgerRows();
        (string, object?)[] key = [("authority", record.Authority.Key()), ("record", record.Value)];
        var last = 0L;
        var stored = session.List($"select {LedgerRows.Columns}, seal from assertion where authority = @authority and record = @record order by id", rows.ReadSealed, key);
        foreach (var each in stored)
        {
            last = each.Row.Id;
            if (each.IsErased)
            {
                continue;
            }

            var hash = new byte[Seal.HashLength];
            Seal.OfAssertion(each.Row, each.Seal, hash);
            session.Execute("""
                update assertion set flags = 0, fact = null, first = null, until = null, area = null, place = null, kind = null, hours = null, detail = null, seal = @seal
                where authority = @authority and record = @record and id = @id
                """, ("seal", hash), ("authority", record.Authority.Key()), ("record", record.Value), ("id", each.Row.Id));
        }

        return (stored.Count(each => !each.IsErased), last);
    }

    private static void EraseRecord(Session session, RecordId record)
    {
        (string, object?)[] key = [("authority", record.Authority.Key()), ("id", record.Value)];
        foreach (var (source, id, change, salt) in session.List("""
            select s.name, r.source_id, r.change, r.seal from record r join source s on s.id = r.source
            where r.authority = @authority and r.id = @id and r.source_id is not null
            """, row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.Bytes(3)), key))
        {
            var hash = new byte[Seal.HashLength];
            Seal.OfRecord(record, source, id, change, salt, hash);
            session.WithoutWall(() => EraseFromRolls(session, record, source, id));
            session.Execute("update record set source_id = null, seal = @seal where authority = @authority and id = @id", [("seal", hash), .. key]);
        }
    }

    /// <summary>Takes a pupil out of the last roll of the school, its notices and its questions, whoever keeps those.</summary>
    private static void EraseFromRolls(Session session, RecordId record, string source, string id)
    {
        session.Execute("delete from finding where record = @record", ("record", record.Value));
        if (Intake.LastRolls.SchoolOf(source) is { } school)
        {
            Intake.LastRolls.Forget(session, school, id);
        }
    }
}
