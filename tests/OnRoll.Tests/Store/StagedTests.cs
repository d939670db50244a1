using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Backup;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class StagedOnSqlite() : StagedTests(AnyRegister.OnSqlite);

public sealed class StagedOnPostgres(PostgresServer server) : StagedTests(() => AnyRegister.OnPostgres(server));

/// <summary>Review before commit: what was shown goes in, what changed since is held back, and nothing is lost or goes in twice.</summary>
public abstract class StagedTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string RollHeader = "school,id,upn,given_name,surname,date_of_birth,sex,postcode,entry_date,leaving_date,enrolment";
    private const string ListHeader = "id,upn,nhs_number,given_name,surname,date_of_birth,sex,postcode,source";
    private const string Ann = "100012,p1,B801200005001,Synthetic,One,2015-05-04,F,NW1 1AA,2020-09-01,,C";
    private const string Ben = "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2019-09-01,,C";
    private const string Bad = "100012,p3,,Synthetic,Three,2014-13-01,M,NW1 1AB,2019-09-01,,X";
    private const string AnnListed = "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health";

    private static LaCode Camden => LaCode.FromNumber(202);

    private Door Officer => Store.DoorOf(Role.Officer, "202");

    [Fact]
    public void A_staged_file_waits_with_its_review_and_nothing_of_it_is_in()
    {
        var staged = Stage("roll", RollHeader, Ann, Ben, Bad);

        Assert.Equal(new(2, 0, 0, 0, 1), staged.File!.Counts);
        Assert.Equal((1L, 1L), (staged.File.Number, staged.Rejected));
        Assert.Empty(Store.Operator.List("all"));
        var waiting = Assert.Single(Officer.Staged());
        Assert.Equal(("roll.csv", "roll", "roll", Camden, new DateOnly(2026, 10, 1), "tester", StageState.Waits), (waiting.Name, waiting.Kind, waiting.Source, waiting.Authority, waiting.Received, waiting.By, waiting.State));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes(RollHeader, Ann, Ben, Bad).ToArray())), waiting.Digest);
        Assert.Equal(staged.Review.Lines, Officer.StagedReview(1).Review.Lines);
    }

    [Fact]
    public void What_was_shown_goes_in_as_if_it_had_been_imported()
    {
        using var other = Another();
        using var direct = Bytes(RollHeader, Ann, Ben, Bad);
        other.Operator.ImportRecords(direct, "roll", new("roll", Camden, new DateOnly(2026, 10, 1)), MapChoice.Saved, static _ => { });
        Stage("roll", RollHeader, Ann, Ben, Bad);

        var committed = Officer.CommitStaged(1);

        Assert.Empty(committed.Problems);
        Assert.Equal((2L, 0L, 1L, 2L), (committed.Records!.Import.Accepted, committed.Records.Import.Unchanged, committed.Records.Import.Rejected, committed.Records.Import.NewRecords));
        Assert.Null(committed.Remainder);
        Assert.Equal(Facts(other), Facts(Store));
        Assert.Empty(Officer.Staged());
        Assert.Equal(0L, Ask("select count(*) from stage where content is not null or review is not null"));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_row_that_changed_since_it_was_shown_is_held_back_and_stays_staged()
    {
        Stage("roll", RollHeader, Ann, Ben);
        Import("population", "health", ListHeader, AnnListed); // now a child who is on no roll bears Ann's UPN

        var committed = Officer.CommitStaged(1);

        var held = Assert.Single(committed.Held);
        Assert.Equal((2L, ReviewCategory.New, ReviewCategory.Close), (held.Now.Line, held.Then!.Category, held.Now.Category));
        Assert.Equal((1L, 1L), (committed.Records!.Import.Accepted, committed.Records.Import.NewRecords));
        Assert.Equal((2L, 1L, new ReviewCounts(0, 0, 0, 1, 0)), (committed.Remainder!.Number, committed.Remainder.From, committed.Remainder.Counts));
        Assert.Equal([2L], Officer.StagedReview(2).Review.Lines.Select(line => line.Line));
        Assert.DoesNotContain("Synthetic", held.Because + held.Now.Because, StringComparison.Ordinal);

        var rest = Officer.CommitStaged(2);

        Assert.Equal((1L, 1, 0L), (rest.Records!.Import.Accepted, rest.Records.Joined, rest.Records.Import.Rejected));
        Assert.Null(rest.Remainder);
        Assert.Equal(2, Store.Operator.Read(Store.Operator.Resolve("p1")).Records.Count);
        Assert.Equal(2L, Ask("select count(*) from roll_pupil"));
        Assert.Empty(Officer.Staged());
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    /// <summary>Of a pupil whose row was held back the roll says neither that the pupil is there nor gone.</summary>
    [Fact]
    public void A_pupil_whose_row_is_held_back_is_not_asked_after_as_gone()
    {
        Import("roll", "roll", RollHeader, Ben);
        Stage("roll", new DateOnly(2026, 10, 8), RollHeader, Ann, Ben);
        Assert.Equal("erase.staged", Assert.Single(Store.Operator.Erase(Store.Operator.Resolve("p2"), "retention schedule")).Code);
        using (var elsewhere = Bytes(ListHeader, "x1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health"))
        {
            Store.Operator.ImportRecords(elsewhere, "population", new("health", LaCode.FromNumber(203), new DateOnly(2026, 10, 2)), MapChoice.Saved, static _ => { });
        }

        var committed = Officer.CommitStaged(1);

        Assert.Equal(ReviewCategory.MovedIn, Assert.Single(committed.Held).Now.Category);
        Assert.Null(committed.Held[0].Now.Child); // another authority's record is not named
        Assert.DoesNotContain(committed.Records!.Questions, question => question.Record is not null);
        using var next = Bytes(RollHeader, Ben);
        var later = Store.Operator.ImportRecords(next, "roll", new("roll", Camden, new DateOnly(2026, 10, 15)), MapChoice.Saved, static _ => { });
        Assert.DoesNotContain(later.Questions, question => question.Question == "NotOnThisRoll");
    }

    /// <summary>Where every row of a school was held back, its roll is compared and kept when they go in.</summary>
    [Fact]
    public void A_roll_all_of_which_was_held_back_is_the_last_roll_once_it_goes_in()
    {
        Stage("roll", RollHeader, Ann);
        Import("population", "health", ListHeader, AnnListed);
        Assert.Equal((0L, 1), Officer.CommitStaged(1) is var first ? (first.Records!.Import.Accepted, first.Held.Count) : default);
        Officer.CommitStaged(2);

        using var next = Bytes(RollHeader, Ben);
        var later = Store.Operator.ImportRecords(next, "roll", new("roll", Camden, new DateOnly(2026, 10, 15)), MapChoice.Saved, static _ => { });

        Assert.Contains(later.Questions, question => question.Question == "NotOnThisRoll" && question.Record == Store.Operator.Resolve("p1"));
    }

    [Fact]
    public void Nothing_goes_in_twice_nor_after_it_was_discarded()
    {
        Stage("roll", RollHeader, Ann);
        Stage("roll", RollHeader, Ben);
        Assert.Equal("why.required", Assert.Single(Officer.DiscardStaged(2, " ")).Code);
        Assert.Empty(Officer.DiscardStaged(2, "sent by mistake"));
        Officer.CommitStaged(1);

        Assert.Equal("stage.committed", Assert.Single(Officer.CommitStaged(1).Problems).Code);
        Assert.Equal("stage.committed", Assert.Single(Officer.DiscardStaged(1, "late")).Code);
        Assert.Equal("stage.discarded", Assert.Single(Officer.CommitStaged(2).Problems).Code);
        Assert.Equal("stage.discarded", Assert.Single(Officer.DiscardStaged(2, "again")).Code);
        Assert.Single(Store.Operator.List("all"));
        var discarded = Officer.StagedReview(2);
        Assert.Equal((StageState.Discarded, "sent by mistake", "tester", 0), (discarded.File.State, discarded.File.Why, discarded.File.DecidedBy, discarded.Review.Lines.Count));
    }

    [Fact]
    public void Another_authoritys_file_is_answered_like_one_that_is_not_there()
    {
        Stage("roll", RollHeader, Ann);
        var stranger = Store.DoorOf(Role.Officer, "203");

        var sentences = new Action[] { () => stranger.CommitStaged(1), () => stranger.CommitStaged(99), () => stranger.DiscardStaged(1, "mine"), () => stranger.StagedReview(1), () => Officer.CommitStaged(99) }
            .Select(act => Assert.Throws<GateClosedException>(act).Message).Distinct();

        Assert.Equal("no such staged file, or not one of this account's authority", Assert.Single(sentences));
        Assert.Empty(stranger.Staged());
        Assert.Single(Officer.Staged());
        Assert.True(Ask("select count(*) from audit where outcome = 1 and subject = 'stage 1' and authority = 203") == 3, "a refusal is not in the audit");
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.SeniorOfficer)]
    [InlineData(Role.SchoolOffice)]
    [InlineData(Role.Administrator)]
    public void Who_may_not_import_may_not_stage(Role role)
    {
        Stage("roll", RollHeader, Ann);
        var door = Store.DoorOf(role, role is Role.Administrator ? "" : "202", school: "100012");
        using var stream = Bytes(RollHeader, Ben);

        Assert.Throws<GateClosedException>(() => door.Stage(stream, "roll.csv", "roll", new("roll", Camden), MapChoice.Saved, static _ => { }));
        Assert.Throws<GateClosedException>(() => door.Staged());
        Assert.Throws<GateClosedException>(() => door.StagedReview(1));
        Assert.Throws<GateClosedException>(() => door.CommitStaged(1));
        Assert.Throws<GateClosedException>(() => door.DiscardStaged(1, "no"));
    }

    [Fact]
    public void The_same_bytes_staged_again_wait_once()
    {
        Stage("roll", RollHeader, Ann);

        var again = Stage("roll", RollHeader, Ann);

        Assert.True(again.WaitedAlready);
        Assert.Equal(1, again.File!.Number);
        Assert.Single(Officer.Staged());
    }

    [Fact]
    public void What_waits_is_in_a_backup()
    {
        Stage("roll", RollHeader, Ann);
        var folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;
        var backup = Path.Combine(folder, "all.backup");
        BackupFile.Write(Store.Register.Database, backup, new Moment(Store.Time.GetUtcNow()));
        using (var stream = File.OpenRead(backup))
        {
            BackupFile.Restore(stream, Path.Combine(folder, "restored.db"), Store.Time);
        }

        using (var restored = Register.Open(Path.Combine(folder, "restored.db"), Store.Time))
        {
            Assert.Equal(1, new Gate(restored).For(new("tester", Role.Officer, Camden), "a test").CommitStaged(1).Records!.Import.NewRecords);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A staged file is decided in the transaction that takes it in: a failure on the way leaves it waiting, whole.</summary>
    [Fact]
    public void A_commit_that_fails_on_the_way_leaves_the_file_waiting_and_nothing_in()
    {
        Stage("roll", RollHeader, Ann, Ben);
        Run(Store.IsPostgres
            ? "create function stop() returns trigger language plpgsql as 'begin raise exception ''stopped''; end'; create trigger stop before insert on file for each row execute function stop()"
            : "create trigger stop before insert on file begin select raise(abort, 'stopped'); end");

        Assert.Throws<StoreException>(() => Officer.CommitStaged(1));

        Assert.Empty(Store.Operator.List("all"));
        Assert.Equal(StageState.Waits, Assert.Single(Officer.Staged()).State);
        Run(Store.IsPostgres ? "drop trigger stop on file" : "drop trigger stop");
        Assert.Equal(2, Officer.CommitStaged(1).Records!.Import.NewRecords);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public async Task Two_who_commit_at_once_take_the_file_in_once()
    {
        Stage("roll", RollHeader, Ann, Ben);
        using var elsewhere = Register.Open(Store.Where, Store.Time);
        var other = new Gate(elsewhere).For(new("other", Role.Officer, Camden), "a test");

        var outcomes = await Task.WhenAll(Task.Run(() => Officer.CommitStaged(1)), Task.Run(() => other.CommitStaged(1)));

        Assert.Equal(2, Assert.Single(outcomes, outcome => outcome.Problems.Count == 0).Records!.Import.NewRecords);
        Assert.Equal("stage.committed", Assert.Single(outcomes.SelectMany(outcome => outcome.Problems)).Code);
        Assert.Equal(1L, Ask("select count(*) from file"));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_file_for_the_whole_country_waits_for_whoever_may_have_the_whole_country()
    {
        using var stream = Bytes(ListHeader + ",authority", AnnListed + ",202", "h2,,,Synthetic,Two,2015-05-05,F,NW1 1AA,health,203");
        Store.Operator.Stage(stream, "list.csv", "population", new("health", Received: new DateOnly(2026, 10, 1)), MapChoice.Saved, static _ => { });

        Assert.Empty(Officer.Staged());
        Assert.Throws<GateClosedException>(() => Officer.CommitStaged(1));
        Assert.Null(Assert.Single(Store.Operator.Staged()).Authority);
        Assert.Equal(2, Store.Operator.CommitStaged(1).Records!.Import.NewRecords);
        Assert.Single(Officer.List("own"));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_refused_file_a_dry_run_and_all_or_nothing_keep_nothing()
    {
        foreach (var (lines, request) in new (string[], ImportRequest)[]
        {
            (["nothing,of,ours", "1,2,3"], new("roll", Camden)), ([RollHeader, Ann], new("roll", Camden, DryRun: true)), ([RollHeader, Ann, Bad], new("roll", Camden, AllOrNothing: true)),
        })
        {
            using var stream = Bytes(lines);
            Assert.Null(Officer.Stage(stream, "roll.csv", "roll", request, MapChoice.Saved, static _ => { }).File);
        }

        Assert.Empty(Officer.Staged());
        Assert.Throws<GateClosedException>(() => Officer.Stage(Bytes(RollHeader, Ann), "roll.csv", "roll", new("roll", LaCode.FromNumber(203)), MapChoice.Saved, static _ => { }));
    }

    /// <summary>What becomes of a sheet in the store is what it was.</summary>
    [Fact]
    public void A_review_is_kept_as_it_was()
    {
        var sheet = new ReviewSheet([
            new(2, ReviewCategory.New, null, default, Domain.Tri.Unknown, "no record"), new(3, ReviewCategory.Close, "202-1", Camden, Domain.Tri.True, "missing, \u00e9"),
            new(4, ReviewCategory.MovedIn, "203-9", LaCode.FromNumber(203), Domain.Tri.False, ""), new(5, ReviewCategory.Rejected, null, default, Domain.Tri.Unknown, "fault")]);

        var back = StageRows.UnpackSheet(StageRows.PackSheet(sheet));

        Assert.Equal(sheet.Lines, back.Lines);
        Assert.Equal(sheet.Fingerprint, back.Fingerprint);
    }

    private static List<string> Facts(AnyRegister store) => [.. store.Operator.List("all").SelectMany(child => child.Ledger.Lines.Select(line => $"{child.Label} {line.What}")).Order(StringComparer.Ordinal)];

    private StageOutcome Stage(string kind, params string[] lines) => Stage(kind, new DateOnly(2026, 10, 1), lines);

    private StageOutcome Stage(string kind, DateOnly received, params string[] lines)
    {
        using var stream = Bytes(lines);
        return Officer.Stage(stream, $"{kind}.csv", kind, new(kind, Camden, received), MapChoice.Saved, static _ => { });
    }

    private void Import(string kind, string source, params string[] lines)
    {
        using var stream = Bytes(lines);
        Store.Operator.ImportRecords(stream, kind, new(source, Camden, new DateOnly(2026, 10, 1)), MapChoice.Saved, static _ => { });
    }

    private long Ask(string sql)
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        return session.Number(sql) ?? 0;
    }

    private void Run(string sql)
    {
        using var session = Session.Begin(Store.Register.Database);
        session.Execute(sql);
        session.Commit();
    }

    private static MemoryStream Bytes(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
