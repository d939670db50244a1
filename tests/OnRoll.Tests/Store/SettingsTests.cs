using OnRoll.Data.Access;
using OnRoll.Data.Backup;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

/// <summary>An authority's own settings in the store: who may, what they change, that they are sealed and can be asked as known.</summary>
public abstract class SettingsTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Camden = LaCode.FromNumber(202);

    private Door Lead => Store.DoorOf(Role.Lead, "202", "lead");

    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private DateOnly Today => new Moment(Store.Time.GetUtcNow()).Day;

    [Fact]
    public void A_setting_is_audited_sealed_and_kept_through_a_backup()
    {
        Set(Lead, "review-amber", "10", 1);

        var found = Officer.Settings(Camden).On(LocalSetting.Find("review-amber")!, Today.AddDays(1));
        Assert.Equal((10, "lead", "Agreed"), (found.Limit.Days, found.Chosen!.By, found.Chosen.Why));
        Assert.Empty(Store.Operator.Verify().Findings);
        var folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "register.backup");
            BackupFile.Write(Store.Register.Database, file, new Moment(Store.Time.GetUtcNow()));
            using (var stream = File.OpenRead(file))
            {
                BackupFile.Restore(stream, Path.Combine(folder, "again.db"), Store.Time);
            }

            using var again = Data.Store.Register.Open(Path.Combine(folder, "again.db"), Store.Time);
            Assert.Equal(10, new Gate(again).For(new("lead", Role.Lead, Camden), "a test").Settings(Camden).On(LocalSetting.Find("review-amber")!, Today.AddDays(1)).Limit.Days);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Another_authority_keeps_its_own()
    {
        Set(Lead, "acknowledge", "4", 1);

        Assert.Equal(4, Lead.Settings(Camden).On(LocalSetting.Find("acknowledge")!, Today.AddDays(1)).Limit.Days);
        Assert.Empty(Lead.Settings(LaCode.FromNumber(206)).Chosen);
        Assert.Throws<GateClosedException>(() => Lead.Set(LaCode.FromNumber(206), Given("acknowledge", "4", 1)));
        Assert.Empty(Store.Operator.Set(LaCode.FromNumber(206), Given("acknowledge", "5", 1)));
        Assert.Equal("authority.required", Assert.Single(Store.Operator.Set(default, Given("acknowledge", "5", 1))).Code);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Inspector)]
    [InlineData(Role.SchoolOffice)]
    [InlineData(Role.Auditor)]
    public void Others_may_not_set_and_the_attempt_is_audited(Role role)
    {
        Assert.Throws<GateClosedException>(() => Store.DoorOf(role, "202", "other", "100001").Set(default, Given("acknowledge", "4", 1)));
        Assert.Empty(Lead.Settings(Camden).Chosen);
    }

    [Fact]
    public void What_runs_is_not_changed_what_begins_later_is_and_as_known_is_answered_as_it_was()
    {
        var before = Accepted("Ada");
        var due = Review(before);
        Set(Lead, $"review-{RankOf(before)}", "2", 1);

        Assert.Equal(due, Review(before));
        Store.Time.Advance(TimeSpan.FromDays(1));
        var after = Accepted("Ben");
        Assert.Equal(Today.AddDays(2), Review(after).Due);
        Assert.Contains("own setting", Review(after).Because, StringComparison.Ordinal);
        Assert.Equal(Today.AddDays(2), Officer.Cases(new()).Cases.Single(each => each.Line.Record == after).Line.Due);

        // Set to begin on a day, and changed for that day before it comes: as known in between it is as it was set first.
        Set(Lead, $"review-{RankOf(after)}", "5", 2);
        Store.Time.Advance(TimeSpan.FromMinutes(5));
        var between = new Moment(Store.Time.GetUtcNow());
        Store.Time.Advance(TimeSpan.FromMinutes(5));
        Set(Lead, $"review-{RankOf(after)}", "9", 2);
        Assert.Equal([9, 5], new Moment?[] { null, between }.Select(at => Lead.Settings(Camden).AsKnown(at).On(LocalSetting.Find($"review-{RankOf(after)}")!, Today.AddDays(2)).Limit.Days));
    }

    private DueItem Review(Domain.Ledger.RecordId child) => Officer.OpenCase(child).Due.Single(item => item.Id == "D25");

    private string RankOf(Domain.Ledger.RecordId child) => Spelling.Of(Officer.OpenCase(child).Ranking.Rank);

    private Domain.Ledger.RecordId Accepted(string given)
    {
        var answers = new Dictionary<string, string>(Web.WebSite.Referral(given));
        var record = Officer.Refer(answers).Record;
        Assert.False(Officer.Do(Acts.Find("decide-referral")!, record, new Dictionary<string, string> { ["outcome"] = "accepted", ["why"] = "Ours" }).IsRefused);
        return record;
    }

    private void Set(Door door, string setting, string days, int from) => Assert.Empty(door.Set(default, Given(setting, days, from)));

    private Dictionary<string, string> Given(string setting, string days, int from) => new()
    {
        ["setting"] = setting,
        ["days"] = days,
        ["unit"] = "calendar-day",
        ["why"] = "Agreed",
        ["from"] = Today.AddDays(from).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };
}

public sealed class SettingsOnSqlite() : SettingsTests(AnyRegister.OnSqlite);

public sealed class SettingsOnPostgres(PostgresServer server) : SettingsTests(() => AnyRegister.OnPostgres(server));
