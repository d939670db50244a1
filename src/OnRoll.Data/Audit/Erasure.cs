using OnRoll.Data.Store;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Audit;

/// <summary>Removes what the law requires to be removed: content and salt go, the salted hash stays, so that the chain still holds and proves it.</summary>
internal static class Erasure
{
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
            session.Execute("delete from derived_case where record = @record", ("record", record.Value));
            session.Execute("delete from stated where authority = @authority and record = @record", ("authority", record.Authority.Key()), ("record", record.Value));
            session.Execute("delete from derived_identifier where authority = @authority and record = @record", ("authority", record.Authority.Key()), ("record", record.Value));
            DropDocuments(session, record);
            count += erased;
            words.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Erased.Of}{record}{Erased.UpTo}{last}"));
        }

        return (count, string.Join("; ", words));
    }

    /// <summary>Erases chosen assertions about a record.</summary>
    /// <returns>What to write in the audit.</returns>
    public static string Erase(Session session, RecordId record, IReadOnlyCollection<long> chosen)
    {
        var facts = new HashSet<Fact>();
        foreach (var each in Stored(session, record).Where(each => !each.IsErased && chosen.Contains(each.Row.Id)))
        {
            facts.Add(each.Row.Fields.Fact);
            Empty(session, each);
        }

        (string, object?)[] key = [("authority", record.Authority.Key()), ("record", record.Value)];
        DropDocuments(session, record);
        session.Execute("delete from derived_identifier where authority = @authority and record = @record", key);
        IdentifierKeys.Add(session, record, ChildRows.Lines(session, record).Where(line => !line.Withdraws).Select(line => line.Fields.ToAssertion()));
        if (facts.Overlaps([Fact.Born, Fact.Identifier, Fact.Registered]))
        {
            // The last roll of the school holds the same of the pupil.
            foreach (var (source, id) in session.List("select s.name, r.source_id from record r join source s on s.id = r.source where r.authority = @authority and r.id = @record and r.source_id is not null",
                row => (row.GetString(0), row.GetString(1)), key))
            {
                session.WithoutWall(() => ForgetOnRolls(session, source, id));
            }
        }

        return string.Join("; ", chosen.Select(id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Erased.One}{id}{Erased.OfRecord}{record}")));
    }

    /// <summary>The basis of a deletion as the audit has it: the verifier reads what stands before it, and takes no word of it for a deletion.</summary>
    public static string Words(string basis) => basis.Replace(';', ',');

    private static List<SealedAssertion> Stored(Session session, RecordId record) => session.List(
        $"select {LedgerRows.Columns}, seal from assertion where authority = @authority and record = @record order by id", new LedgerRows().ReadSealed,
        ("authority", record.Authority.Key()), ("record", record.Value));

    private static void Empty(Session session, in SealedAssertion each)
    {
        var hash = new byte[Seal.HashLength];
        Seal.OfAssertion(each.Row, each.Seal, hash);
        session.Execute("""
            update assertion set flags = 0, fact = null, first = null, until = null, area = null, place = null, kind = null, hours = null, detail = null, seal = @seal
            where authority = @authority and record = @record and id = @id
            """, ("seal", hash), ("authority", each.Row.Record.Authority.Key()), ("record", each.Row.Record.Value), ("id", each.Row.Id));
    }

    /// <summary>Documents go with the entries that spoke of them.</summary>
    private static void DropDocuments(Session session, RecordId record) => session.Execute($"""
        delete from attachment where authority = @authority and record = @record
        and key not in (select place from assertion where authority = @authority and record = @record and fact = {(int)Fact.Case})
        """, ("authority", record.Authority.Key()), ("record", record.Value));

    private static (long Count, long Last) EraseAssertions(Session session, RecordId record)
    {
        var last = 0L;
        var stored = Stored(session, record);
        foreach (var each in stored)
        {
            last = each.Row.Id;
            if (!each.IsErased)
            {
                Empty(session, each);
            }
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
        ForgetOnRolls(session, source, id);
    }

    private static void ForgetOnRolls(Session session, string source, string id)
    {
        if (Intake.LastRolls.SchoolOf(source) is { } school)
        {
            Intake.LastRolls.Forget(session, school, id);
        }
    }
}

/// <summary>What the entries of a chain say was deleted: of these the content may be gone, and of nothing else.</summary>
internal sealed class Erased
{
    public const string Of = "record ";
    public const string UpTo = " up to ";
    public const string One = "assertion ";
    public const string OfRecord = " of ";

    private readonly Dictionary<RecordId, long> upTo = [];
    private readonly HashSet<(RecordId Record, long Assertion)> chosen = [];

    public bool Has(RecordId record) => upTo.ContainsKey(record);

    public bool Has(RecordId record, long assertion) => upTo.GetValueOrDefault(record) >= assertion || chosen.Contains((record, assertion));

    /// <summary>Reads an entry of deletion: whole records, each with the number of its last assertion then, or single assertions.</summary>
    public void Read(string words)
    {
        foreach (var part in words.Split("; "))
        {
            if (Parse(part, Of, UpTo) is { } whole && RecordId.TryParse(whole.Left, out var record) && Number(whole.Right) is { } last)
            {
                upTo[record] = Math.Max(last, upTo.GetValueOrDefault(record));
            }
            else if (Parse(part, One, OfRecord) is { } one && Number(one.Left) is { } assertion && RecordId.TryParse(one.Right, out var of))
            {
                chosen.Add((of, assertion));
            }
        }
    }

    private static (string Left, string Right)? Parse(string part, string begin, string between) =>
        part.StartsWith(begin, StringComparison.Ordinal) && part.IndexOf(between, begin.Length, StringComparison.Ordinal) is > 0 and var at
            ? (part[begin.Length..at], part[(at + between.Length)..]) : null;

    private static long? Number(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
