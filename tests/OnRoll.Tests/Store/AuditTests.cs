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
        .. Of("audit", "n", "at", "account", "role", "action", "subject", "purpose", "outcome", "selection", "count", "change", "records", "decisions", "assertions", "digest", "hash"),
        .. Of("anchor", "n", "at", "heads", "hash"), .. Of("chain", "n", "hash"),
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
        _ => forward ? $"{column} + {(column is "n" or "id" ? 5000 : 1)}" : $"{column} - {(column is "n" or "id" ? 5000 : 1)}",
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
