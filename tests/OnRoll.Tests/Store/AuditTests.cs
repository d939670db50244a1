using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnRoll.Data.Access;
using OnRoll.Data.Audit;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

public sealed class AuditOnSqlite() : AuditTests(AnyRegister.OnSqlite);

public sealed class AuditOnPostgres(PostgresServer server) : AuditTests(() => AnyRegister.OnPostgres(server));

/// <summary>Nothing is read or written without an entry, and nothing in chain or ledger can be altered unnoticed.</summary>
public abstract class AuditTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    /// <summary>Every column of chain and ledger that says something, with how to change it a little.</summary>
    private static readonly (string Table, string Column)[] Protected =
    [
        .. Of("assertion", "record", "id", "change", "known", "flags", "fact", "first", "until", "area", "place", "kind", "hours", "detail", "seal"),
        .. Of("record", "id", "source", "source_id", "change", "seal"), .. Of("source", "name"),
        .. Of("decision", "id", "at", "verdict", "left_record", "right_record", "assertion", "account", "why", "change"),
        .. Of("audit", "n", "at", "account", "role", "action", "subject", "purpose", "outcome", "selection", "count", "change", "records", "decisions", "assertions", "others", "digest", "hash"),
        .. Of("anchor", "n", "at", "heads", "hash"), .. Of("chain", "n", "hash"),
        .. Of("account", "name", "role", "authority", "school", "made"), .. Of("calendar", "authority", "id", "code", "kind", "first", "last", "name"),
        .. Of("school", "urn", "content"), .. Of("school_link", "urn", "link", "content"), .. Of("tie", "authority", "record", "account", "kind", "at"),
        .. Of("setting", "authority", "id", "name", "days", "unit", "first", "at", "account", "why"),
        .. Of("seal", "change", "n", "key", "hash"),
    ];

    private static IEnumerable<(string, string)> Of(string table, params string[] columns) => columns.Select(column => (table, column));

    [Fact]
    public void A_register_that_nobody_altered_is_whole()
    {
        Fill();

        var report = Store.Operator.Verify();

        Assert.Empty(report.Findings);
        Assert.Equal((3L, 7L, 1L), (report.Records, report.Assertions, report.Decisions));
        Assert.True(report.Entries >= 5 && report.Anchors >= 1);
    }

    /// <summary>One changed value in any column, of any row, is found and its place named.</summary>
    [Fact]
    public void A_single_change_anywhere_in_chain_or_ledger_is_found()
    {
        Fill();
        foreach (var (table, column) in Protected)
        {
            foreach (var row in Rows(table))
            {
                if (Ask($"select count(*) from {table} where {row} and {column} is not null") == 0)
                {
                    continue;
                }

                Tamper(table, column, row, forward: true);

                var findings = Check();

                Assert.True(findings.Count > 0, $"{table}.{column} of row {row} was changed and nobody noticed");
                Tamper(table, column, row, forward: false);
            }
        }

        Assert.Empty(Check());
    }

    [Theory]
    [InlineData("update account set ended = 1")]
    [InlineData("update calendar set ended = -1")]
    [InlineData("update tie set ended = 1")]
    [InlineData("update seal set sort = 'school' where sort = 'account'")]
    [InlineData("delete from account")]
    [InlineData("delete from calendar")]
    [InlineData("delete from school")]
    [InlineData("delete from school_link")]
    [InlineData("delete from tie")]
    [InlineData("delete from seal where sort = 'tie'")]
    [InlineData("insert into account (name, role, authority, school, made) values ('mallory', 'operator', 0, '', 1)")]
    [InlineData("insert into tie (authority, record, account, kind, at) values (202, 1, 'mallory', 4, 1)")]
    [InlineData("insert into school (urn, content) values (100013, '{}')")]
    [InlineData("insert into calendar (authority, id, code, kind, first, last, name) values (330, 1, '330', 'term', 1, 2, '')")]
    [InlineData("delete from assertion where id = 2")]
    [InlineData("delete from record where id = (select max(id) from record)")]
    [InlineData("delete from decision")]
    [InlineData("delete from audit where authority = 202 and n = 1")]
    [InlineData("delete from audit where authority = 202 and n = (select max(n) from audit where authority = 202)")]
    [InlineData("delete from anchor where n = 1")]
    [InlineData("update assertion set flags = 0, fact = null, first = null, until = null, area = null, place = null, kind = null, hours = null, detail = null where id = 1")]
    [InlineData("update record set source_id = null where id = (select min(id) from record)")]
    [InlineData("insert into assertion (authority, record, id, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal) select authority, record, id + 100, change, known, flags, fact, first, until, area, place, kind, hours, detail, seal from assertion where id = 1")]
    public void Rows_taken_away_emptied_or_slipped_in_are_found(string sql)
    {
        Fill();
        Sql(sql);

        Assert.NotEmpty(Store.Operator.Verify().Findings);
    }

    /// <summary>Whoever holds the database can cut the end off a chain and mend the head; heads kept elsewhere show it.</summary>
    [Fact]
    public void An_end_that_was_cut_off_is_shown_by_heads_kept_elsewhere()
    {
        Fill();
        var kept = Store.Operator.TakeAnchor().Heads;
        Sql("delete from anchor");
        Sql("delete from audit where authority = 202 and n = (select max(n) from audit where authority = 202)");
        Sql("update chain set n = (select max(n) from audit where authority = 202), at = (select at from audit where authority = 202 order by n desc limit 1), hash = (select hash from audit where authority = 202 order by n desc limit 1) where authority = 202");

        Assert.Contains(Store.Operator.Verify(kept).Findings, finding => finding.Contains("kept elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deletion_takes_the_content_and_leaves_the_chain_whole()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");

        var problems = Store.DoorOf(Role.Auditor).Erase(child, "retention schedule, 25 years");

        Assert.Empty(problems);
        var report = Store.Operator.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(6, report.Erased); // both records of the child
        Assert.Equal(0L, Ask("select count(*) from record where source_id = 'C1'"));
        Assert.Equal(0L, Ask("select count(*) from assertion where place = '100001'"));
    }

    /// <summary>After a deletion nothing of the content can be worked out: the salt is gone too.</summary>
    [Fact]
    public void A_deletion_leaves_no_salt()
    {
        Fill();
        Store.DoorOf(Role.Auditor).Erase(Store.Operator.Resolve("C1"), "retention schedule");

        Assert.Equal(0L, Ask($"select count(*) from assertion where detail is null and length(seal) <> {Seal.HashLength}"));
    }

    /// <summary>Replaced, ended, made again: of each row the last state counts, and the chain holds.</summary>
    [Fact]
    public void Rows_outside_the_ledger_change_through_the_gate_and_the_chain_holds()
    {
        Fill();
        var (one, two) = (Store.Operator.Resolve("C1"), Store.Operator.Resolve("C3"));
        Outside("calendar", "code,kind,from,to,name\n202,term,2025-09-01,2025-12-20,Autumn\n");
        Assert.Empty(Store.Operator.Set(Domain.Identifiers.LaCode.FromNumber(202), new Dictionary<string, string>
        {
            ["setting"] = "acknowledge",
            ["days"] = "3",
            ["unit"] = "working-day",
            ["from"] = "2099-01-04",
            ["why"] = "Agreed",
        }));
        Outside("gias", "URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code)\n100012,202,Another Name,01,1\n100013,202,New,01,1\n");
        Outside("gias-links", "URN,LinkURN,LinkType\n100012,100021,Predecessor\n");
        Assert.Empty(Store.Operator.Join(new JoinRecords(one, two, "the same after all")));
        Store.Operator.Tie(two, "visitor", Ties.Sent);
        Store.Operator.Untie(one, "visitor");
        Store.Operator.Tie(one, "visitor", Ties.Case | Ties.Address);
        Assert.Empty(Store.Operator.AddAccount("second", Role.Officer, Domain.Identifiers.LaCode.FromNumber(202), ""));
        Assert.Empty(Store.Operator.EndAccount("second"));

        Assert.Empty(Store.Operator.Verify().Findings);
        Assert.Equal(0L, Ask("select count(*) from tie where account = 'visitor' and kind = 2 and ended is null"));
    }

    /// <summary>The law may require one thing to go: content and salt of it go, also where it was said twice or withdrawn, and the rest stays.</summary>
    [Fact]
    public void A_chosen_assertion_is_deleted_and_the_chain_proves_it()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");
        Store.Operator.Rebuild(onlyStale: true);
        var before = Store.Operator.Read(child).Ledger.Lines;
        var registered = before.Single(line => line.What is Registered);

        Assert.Empty(Store.DoorOf(Role.Auditor).Erase(new EraseAssertions(child, [registered.Sequence], "a court's order; record 203-1 up to 99")));

        var report = Store.Operator.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Erased);
        Assert.Equal(before.Count - 1, Store.Operator.Read(child).Ledger.Lines.Count);
        Assert.Equal(0L, Ask("select count(*) from assertion where place = '100001'"));
        Assert.Equal(0L, Ask($"select count(*) from assertion where detail is null and length(seal) <> {Seal.HashLength}"));
        Sql($"update assertion set flags = 0, fact = null, first = null, until = null, area = null, place = null, kind = null, hours = null, detail = null, seal = {(Store.IsPostgres ? "sha256('')" : "zeroblob(32)")} where authority = 203");
        Assert.NotEmpty(Store.Operator.Verify().Findings); // what the basis says deletes nothing
    }

    [Fact]
    public void What_was_corrected_does_not_stand_again_by_a_deletion()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Store.Operator.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(new Registered(new(new(2019, 9, 2), new(2025, 7, 31)), "100001", SchoolKind.School, 25)));
        var lines = Store.Operator.Read(child).Ledger.Lines.Where(line => line.What is Registered).ToList();
        var (first, correction) = (lines.MinBy(line => line.At), lines.MaxBy(line => line.At));
        var auditor = Store.DoorOf(Role.Auditor);

        Assert.Equal("erase.again", Assert.Single(auditor.Erase(new EraseAssertions(child, [correction.Sequence], "an order"))).Code);
        Assert.Equal("basis.required", Assert.Single(auditor.Erase(new EraseAssertions(child, [correction.Sequence], " "))).Code);
        Assert.Equal("erase.none", Assert.Single(auditor.Erase(new EraseAssertions(child, [999], "an order"))).Code);
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Lead, "202").Erase(new EraseAssertions(child, [first.Sequence], "an order")));
        Assert.Empty(auditor.Erase(new EraseAssertions(child, [first.Sequence], "an order")));
        Assert.Empty(auditor.Erase(new EraseAssertions(child, [correction.Sequence], "an order")));
        Assert.Equal("erase.none", Assert.Single(auditor.Erase(new EraseAssertions(child, [correction.Sequence], "an order"))).Code);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void What_one_source_said_is_deleted_and_what_another_said_stays()
    {
        Fill();
        var (one, two) = (Store.Operator.Resolve("C1"), Store.Operator.Resolve("C2"));

        Assert.Empty(Store.DoorOf(Role.Auditor).Erase(two, "the list was sent without a lawful ground", onlyThisRecord: true));

        Assert.Equal(0L, Ask("select count(*) from record where source_id = 'C2'"));
        Assert.Equal(4, Store.Operator.Read(one).Ledger.Lines.Count);
        var report = Store.Operator.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(2, report.Erased);
    }

    [Fact]
    public void Each_act_leaves_one_entry_reads_and_refusals_too()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");
        var before = Ask("select count(*) from audit");

        Store.DoorOf(Role.Officer, "202").Read(child);
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Officer, "203").Read(child));
        Store.Operator.List("who is there");

        Assert.Equal(before + 3, Ask("select count(*) from audit"));
        var looks = Store.DoorOf(Role.Lead, "202", "lead").WhoLooked(child);
        Assert.Contains(looks, look => look is { Role: "officer", Outcome: AuditOutcome.Done, Purpose: "a test" });
        Assert.Contains(looks, look => look is { Role: "officer", Outcome: AuditOutcome.Refused });
    }

    [Fact]
    public void A_clock_that_jumps_back_does_not_take_the_chain_with_it()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");
        Store.Time.Advance(TimeSpan.FromHours(5));
        Store.Operator.Read(child);

        Store.Time.AdjustTime(CommandLine.Typed.Now.AddDays(-30));
        Store.Operator.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Unknown)));

        Assert.Empty(Store.Operator.Verify().Findings);
        var moments = Ask("select count(*) from audit a join audit b on a.authority = b.authority and b.n = a.n + 1 where b.at <= a.at");
        Assert.Equal(0L, moments);
    }

    [Fact]
    public void An_anchor_of_all_heads_is_taken_once_an_hour()
    {
        Fill();
        var child = Store.Operator.Resolve("C1");
        var before = Ask("select count(*) from anchor");
        Store.Operator.Read(child);
        Assert.Equal(before, Ask("select count(*) from anchor"));

        Store.Time.Advance(TimeSpan.FromMinutes(61));
        Store.Operator.Read(child);
        Store.Operator.Read(child);

        Assert.Equal(before + 1, Ask("select count(*) from anchor"));
    }

    private void Fill()
    {
        Store.Import(new("facts"), "C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10",
            "C1,registered,2019-09-02,2026-06-30,,100001,school,25,,2024-01-10", "C2,born,2015-05-04,,,,F,,,2024-01-10",
            "C2,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C3,resident,2019-09-01,,203,,confirmed,,,2024-01-10");
        var (one, two) = (Store.Operator.Resolve("C1"), Store.Operator.Resolve("C2"));
        Assert.Empty(Store.Operator.Join(new JoinRecords(one, two, "same birth certificate")));
        Store.Operator.Record(GateAction.RecordFacts, one, (_, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Known)));
        Assert.Empty(Store.Operator.AddAccount("root", Role.Administrator, default, ""));
        Store.Operator.Tie(one, "visitor", Ties.Case);
        Outside("calendar", "code,kind,from,to,name\n202,term,2025-09-01,2025-12-19,Autumn\n");
        Outside("gias", "URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code)\n100012,202,Made Up,01,1\n");
        Outside("gias-links", "URN,LinkURN,LinkType\n100012,100021,Successor\n");
    }

    /// <summary>Takes in a file that is no child's.</summary>
    private void Outside(string kind, string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var request = new Data.Intake.ImportRequest(kind);
        var outcome = kind switch
        {
            "calendar" => Store.Operator.ImportCalendar(stream, request with { Authority = Domain.Identifiers.LaCode.FromNumber(202) }, static _ => { }),
            "gias" => Store.Operator.ImportSchools(stream, request, static _ => { }),
            _ => Store.Operator.ImportSchoolLinks(stream, request, static _ => { }),
        };
        Assert.True(outcome.Accepted > 0, $"{kind}: nothing was taken in");
    }

    /// <summary>The check alone, which writes nothing of itself.</summary>
    private IReadOnlyList<string> Check()
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        session.WallOff();
        return new ChainVerifier(session, Store.Register.Id).Verify([]).Findings;
    }

    private List<string> Rows(string table)
    {
        if (table is "account" or "calendar" or "school" or "school_link" or "tie" or "setting")
        {
            return ["1 = 1"]; // one of each
        }

        if (table == "seal")
        {
            return ["sort = 'account'", "sort = 'calendar'", "sort = 'setting'", "sort = 'tie'"];
        }

        var key = table switch { "assertion" or "record" or "decision" or "source" => "id", "audit" => "authority * 1000 + n", "anchor" => "n", _ => "authority" };
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select {key} from {table}{(table == "chain" ? " where n > 0" : "")} order by 1";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add($"{key} = {reader.GetValue(0)}");
        }

        return table is "audit" or "assertion" ? [.. rows.Take(4)] : rows; // each entry costs a check of everything
    }

    private void Tamper(string table, string column, string row, bool forward)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        var (kind, key) = (KindOf(connection, table, column), row);
        if (key.StartsWith($"{column} = ", StringComparison.Ordinal) && !forward)
        {
            key = $"{column} = {long.Parse(key[(column.Length + 3)..], System.Globalization.CultureInfo.InvariantCulture) + 5000}";
        }
        else if (table == "audit" && column == "n" && !forward)
        {
            key = $"authority * 1000 + n = {long.Parse(key["authority * 1000 + n = ".Length..], System.Globalization.CultureInfo.InvariantCulture) + 5000}";
        }

        command.CommandText = $"update {table} set {column} = {Changed(column, kind, forward)} where {key}";
        command.ExecuteNonQuery();
    }

    private string Changed(string column, string kind, bool forward) => kind switch
    {
        "text" => forward ? $"{column} || 'x'" : Store.IsPostgres ? $"left({column}, -1)" : $"substr({column}, 1, length({column}) - 1)",
        "bytes" when Store.IsPostgres => $"set_byte({column}, 0, get_byte({column}, 0) # 1)",
        "bytes" => $"onroll_flip({column})",
        _ => forward ? $"{column} + {(column is "n" or "id" or "change" ? 5000 : 1)}" : $"{column} - {(column is "n" or "id" or "change" ? 5000 : 1)}",
    };

    private static string KindOf(DbConnection connection, string table, string column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select {column} from {table} where 1 = 0";
        using var reader = command.ExecuteReader();
        return reader.GetDataTypeName(0).ToUpperInvariant() switch { "TEXT" => "text", "BLOB" or "BYTEA" => "bytes", _ => "number" };
    }

    private void Sql(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Ask(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The database as somebody sees it who goes round the gate.</summary>
    private DbConnection Open()
    {
        if (Store.IsPostgres)
        {
            var postgres = new NpgsqlConnection(Store.Where);
            postgres.Open();
            return postgres;
        }

        var sqlite = new SqliteConnection($"Data Source={Store.Where}");
        sqlite.Open();
        sqlite.CreateFunction("onroll_flip", (byte[] bytes) =>
        {
            bytes[0] ^= 1;
            return bytes;
        });
        return sqlite;
    }
}
