using OnRoll.Data.Backup;
using OnRoll.Data.Store;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class UpgradeOnSqlite() : UpgradeTests(AnyRegister.OnSqlite);

public sealed class UpgradeOnPostgres(PostgresServer server) : UpgradeTests(() => AnyRegister.OnPostgres(server));

/// <summary>A register of an older version is brought up to date with a backup first, and keeps all it holds.</summary>
public abstract class UpgradeTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly string[] Lines = ["C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C2,resident,2019-09-01,,203,,confirmed,,,2024-01-10"];

    [Fact]
    public void An_upgrade_makes_a_backup_first_and_keeps_what_is_held()
    {
        Store.Import(new("facts"), Lines);
        using var folder = new Scratchpad();
        var backups = new List<(int Version, long Rows)>();

        var tooOld = Assert.Throws<StoreException>(() => Register.Open(Store.Where, Store.Time, Next("create table novelty (id integer)")));
        var (upgraded, before) = Register.CreateOrUpgrade(Store.Where, Store.Time, Next("create table novelty (id integer)"),
            (database, version) => backups.Add((version, BackupFile.Write(database, folder.Path, new Moment(Store.Time.GetUtcNow())))), isPractice: false);
        using (upgraded)
        {
            Assert.Equal(["C1", "C2"], new Data.Access.Gate(upgraded).For(new("tester", Domain.Access.Role.Operator), "a test").List("all").Select(child => child.Label));
        }

        Assert.Equal(StoreFault.TooOld, tooOld.Fault);
        Assert.Equal(Migrations.Known.Latest, before);
        Assert.Equal(before, Assert.Single(backups).Version);
        using var stream = File.OpenRead(folder.Path);
        Assert.Equal((2L, true), BackupFile.Verify(stream, Store.Time, []) is var report ? (report.Assertions, report.IsWhole) : default);
        Assert.Equal(StoreFault.TooNew, Assert.Throws<StoreException>(() => Register.Open(Store.Where, Store.Time)).Fault);
    }

    /// <summary>A register as version 1 left it, brought to this version by the steps that are released.</summary>
    [Fact]
    public void A_register_of_version_1_is_upgraded_with_a_backup_first_that_can_be_restored()
    {
        Store.Import(new("facts"), Lines);
        BackToVersion1();
        using var folder = new Scratchpad();
        var backups = new List<int>();

        var tooOld = Assert.Throws<StoreException>(() => Register.Open(Store.Where, Store.Time));
        var (upgraded, before) = Register.CreateOrUpgrade(Store.Where, Store.Time, (database, version) =>
        {
            BackupFile.Write(database, folder.Path, new Moment(Store.Time.GetUtcNow()));
            backups.Add(version);
        });
        upgraded.Dispose();

        Assert.Equal((StoreFault.TooOld, 1, 1), (tooOld.Fault, before, Assert.Single(backups)));
        Store.Reopen();
        Assert.Equal(["C1", "C2"], Store.Operator.List("all").Select(child => child.Label));
        Assert.Empty(Store.Operator.Staged());
        Assert.Empty(Store.Operator.Verify().Findings);
        var beside = $"{folder.Path}.db";
        using (var backup = File.OpenRead(folder.Path))
        {
            BackupFile.Restore(backup, beside, Store.Time);
        }

        using var restored = Register.Open(beside, Store.Time);
        Assert.Equal(["C1", "C2"], new Data.Access.Gate(restored).For(new("tester", Domain.Access.Role.Operator), "a test").List("all").Select(child => child.Label));
        Assert.Empty(new Data.Access.Gate(restored).For(new("tester", Domain.Access.Role.Operator), "a test").Staged());
    }

    [Fact]
    public void An_upgrade_that_fails_half_way_leaves_the_register_as_it_was()
    {
        Store.Import(new("facts"), Lines);

        Assert.Throws<StoreException>(() => Register.CreateOrUpgrade(Store.Where, Store.Time, Next("create table novelty (id integer); insert into nothing values (1)"), null, isPractice: false));

        Store.Reopen();
        Assert.Equal(2, Store.Operator.List("all").Count);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    /// <summary>Takes away what later versions brought.</summary>
    private void BackToVersion1()
    {
        using var session = Session.Begin(Store.Register.Database);
        session.Execute("drop index assertion_born");
        session.Execute("drop index assertion_registered");
        session.Execute("drop index account_authority");
        foreach (var index in new[] { "assertion_tied", "assertion_address", "assertion_put" })
        {
            session.Execute($"drop index {index}");
        }

        foreach (var table in new[] { "credential", "passkey", "login", "api_token", "protection_key", "draft", "idempotency", "contact_post", "attachment", "derived_case", "kept_filter", "setting", "edition" })
        {
            session.Execute($"drop table {table}");
        }

        session.Execute("drop table seal");
        session.Execute("alter table audit drop column others");
        session.Execute("drop index ownership_owner");
        session.Execute("drop table stage");
        session.Execute("drop table column_map");
        session.Execute("update register set value = '1' where key = 'schema'");
        session.Commit();
    }

    /// <summary>Accounts, ties and calendars of a version that did not seal them are sealed by the upgrade, and by the restoring of an old backup.</summary>
    [Fact]
    public void Rows_outside_the_ledger_are_covered_from_the_upgrade_on()
    {
        Store.Import(new("facts"), Lines);
        Sql("insert into account (name, role, authority, school, made) values ('root', 'administrator', 0, '', 1)",
            "insert into calendar (authority, id, code, kind, first, last, name) values (202, 900, '202', 'term', 1, 2, '')",
            "insert into tie (authority, record, account, kind, at) select authority, id, 'visitor', 1, 1 from record",
            "insert into school (urn, content) values (100012, '{}')");
        Assert.NotEmpty(Check());
        BackToVersion1();
        using var folder = new Scratchpad();
        Store.Register.Dispose();
        var (upgraded, before) = Register.CreateOrUpgrade(Store.Where, Store.Time, (database, _) => BackupFile.Write(database, folder.Path, new Moment(Store.Time.GetUtcNow())));
        upgraded.Dispose();
        Store.Reopen();

        Assert.Equal(1, before);
        Assert.Empty(Check());
        using (var stream = File.OpenRead(folder.Path))
        {
            Assert.Empty(BackupFile.Verify(stream, Store.Time, []).Findings);
        }

        Sql("update tie set kind = 4");
        Assert.NotEmpty(Check());
    }

    private IReadOnlyList<string> Check()
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        session.WallOff();
        return new Data.Audit.ChainVerifier(session, Store.Register.Id).Verify([]).Findings;
    }

    private void Sql(params string[] all)
    {
        using var session = Session.Begin(Store.Register.Database);
        foreach (var sql in all)
        {
            session.Execute(sql);
        }

        session.Commit();
    }

    /// <summary>The steps of this version, and one more.</summary>
    private static Migrations Next(string sql) => Migrations.Known.And(sql, sql);

    private sealed class Scratchpad : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;

        public string Path => System.IO.Path.Combine(folder, "before.backup");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
