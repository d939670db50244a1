using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;

namespace OnRoll.Tests.Store;

/// <summary>Files on which nobody decided in time.</summary>
public abstract class LapsedFilesTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Camden = LaCode.FromNumber(202);

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    [Fact]
    public void A_file_waits_thirty_days_and_then_is_neither_shown_nor_taken_in_and_its_bytes_are_gone()
    {
        var file = Stage();
        Assert.Equal(new DateOnly(2025, 12, 10), Officer.WaitsUntil(file));

        Store.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(file.Number, Assert.Single(Officer.Staged()).Number);
        Assert.Empty(Officer.LapsedFiles());

        Store.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("stage.lapsed", Assert.Single(Officer.CommitStaged(file.Number).Problems).Code);
        Assert.Empty(Officer.Staged());
        Assert.Equal((file.Number, StageState.Lapsed), Assert.Single(Officer.LapsedFiles()) is var lapsed ? (lapsed.Number, lapsed.State) : default);
        Assert.Equal(0, Number("select count(*) from stage where content is not null or review is not null"));
        Assert.Equal(1, Number("select count(*) from audit where selection = 'lapsed'"));
        Assert.Equal("stage.lapsed", Assert.Single(Officer.DiscardStaged(file.Number, "late")).Code);
        Assert.Empty(Store.DoorOf(Role.Officer, "206", "neighbour").LapsedFiles());
        Assert.Empty(Store.Operator.Verify().Findings);
        Assert.NotEqual(file.Number, Stage().Number); // sent again, it is another file
    }

    [Fact]
    public void How_long_is_the_authoritys_to_say_for_files_sent_from_then_on()
    {
        var before = Stage();
        Assert.Empty(Store.DoorOf(Role.Lead, "202", "lead").Set(default, new Dictionary<string, string>
        {
            ["setting"] = LocalSetting.FileWaits,
            ["days"] = "5",
            ["unit"] = "calendar-day",
            ["from"] = "2025-11-11",
            ["why"] = "Agreed",
        }));
        Store.Time.Advance(TimeSpan.FromDays(2));
        var after = Stage("P2");

        Store.Time.Advance(TimeSpan.FromDays(6));

        Assert.Equal(before.Number, Assert.Single(Officer.Staged()).Number);
        Assert.Equal(after.Number, Assert.Single(Officer.LapsedFiles()).Number);
    }

    private StagedFile Stage(string id = "P1")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"id,given_name,surname,date_of_birth,referred_on\n{id},Ada,Testling,2015-03-01,2025-11-03\n"));
        return Officer.Stage(stream, "referrals.csv", "referrals", new("a test", Camden), MapChoice.None, static _ => { }).File!;
    }

    private long? Number(string sql)
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        session.WallOff();
        return session.Number(sql);
    }
}

public sealed class LapsedFilesOnSqlite() : LapsedFilesTests(AnyRegister.OnSqlite);

public sealed class LapsedFilesOnPostgres(PostgresServer server) : LapsedFilesTests(() => AnyRegister.OnPostgres(server));
