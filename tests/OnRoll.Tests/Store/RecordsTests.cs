using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class RecordsOnSqlite() : RecordsTests(AnyRegister.OnSqlite);

public sealed class RecordsOnPostgres(PostgresServer server) : RecordsTests(() => AnyRegister.OnPostgres(server));

/// <summary>Files about children through the store: nothing twice, nothing closed by itself, who is who by strong identifiers alone.</summary>
public abstract class RecordsTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string RollHeader = "school,id,upn,given_name,surname,date_of_birth,sex,postcode,entry_date,leaving_date,enrolment";
    private const string ListHeader = "id,upn,nhs_number,given_name,surname,date_of_birth,sex,postcode,source";
    private const string Ann = "100012,p1,B801200005001,Synthetic,One,2015-05-04,F,NW1 1AA,2020-09-01,,C";
    private const string Ben = "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2019-09-01,,C";

    private static LaCode Camden => LaCode.FromNumber(202);

    [Fact]
    public void A_roll_goes_in_once_however_often_it_comes()
    {
        var first = Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);
        var again = Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);

        Assert.Equal((2L, 0L, 2L), (first.Import.Accepted, first.Import.Unchanged, first.Import.NewRecords));
        Assert.Equal((0L, 2L, 0L), (again.Import.Accepted, again.Import.Unchanged, again.Import.NewRecords));
        Assert.Equal([ReviewCategory.AlreadyHere, ReviewCategory.AlreadyHere], again.Review.Lines.Select(line => line.Category));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void A_pupil_gone_from_the_roll_becomes_a_question_and_the_register_goes_on_counting_the_name()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);

        var later = Take("roll", new(2026, 10, 8), RollHeader, Ann);

        var question = Assert.Single(later.Questions, question => question.Record is not null);
        Assert.Equal("NotOnThisRoll", question.Question);
        Assert.DoesNotContain("Synthetic", question.Words, StringComparison.Ordinal);
        Assert.Contains(Store.DoorOf(Role.Officer, "202").Findings(), finding => finding.Record == question.Record);
        Assert.Empty(Store.DoorOf(Role.Officer, "203").Findings());
        Assert.Contains(Store.Operator.Read(question.Record!.Value).Ledger.AsKnown().All<Registered>(), name => name.Held.IsOpen);
    }

    [Fact]
    public void Who_was_announced_as_leaving_is_not_asked_after()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);
        Take("leavers", new(2026, 10, 6), "school,id,upn,given_name,surname,date_of_birth,sex,postcode,last_day,ground,destination", "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2026-10-02,g,unknown");

        var later = Take("roll", new(2026, 10, 8), RollHeader, Ann);

        Assert.DoesNotContain(later.Questions, question => question.Record is not null);
    }

    [Fact]
    public void A_shared_sound_identifier_joins_and_a_birth_date_against_it_does_not()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);

        var list = Take("population", new(2026, 10, 2), ListHeader, "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health", "h2,P207000016049,,Synthetic,Other,2016-02-02,M,NW1 1AB,health");

        Assert.Equal(1, list.Joined);
        var child = Store.Operator.Read(Store.Operator.Resolve("p1"));
        Assert.Equal(2, child.Records.Count);
        Assert.Equal("rule: strong identifier", Assert.Single(Store.Operator.Decisions(child.Id)).By);
        Assert.Single(Store.Operator.Read(Store.Operator.Resolve("p2")).Records);
    }

    /// <summary>The same NHS number, and UPNs that differ: nobody is joined, and the outcome says so.</summary>
    [Fact]
    public void Identifiers_that_contradict_each_other_are_counted_and_join_nobody()
    {
        Take("population", new(2026, 10, 1), ListHeader, "h1,B801200005001,943 476 5919,Synthetic,One,,F,NW1 1AA,health", "h3,,401 023 2137,Synthetic,Three,2015-05-04,F,NW1 1AA,health");

        var other = Take("population", new(2026, 10, 2), ListHeader, "b1,P207000016049,943 476 5919,Synthetic,One,,F,NW1 1AA,births", "b3,,401 023 2137,Synthetic,Three,2016-05-04,F,NW1 1AA,births");

        Assert.Equal((0, 1, 1), (other.Joined, other.Vetoed, other.KeptApart));
        Assert.Single(Store.Operator.Read(Store.Operator.Resolve("b1")).Records);
    }

    /// <summary>A child counted as missing who is on a roll: closing is proposed, and nothing is closed by the roll.</summary>
    [Fact]
    public void A_roll_with_a_missing_child_on_it_proposes_to_close()
    {
        Take("population", new(2026, 9, 1), ListHeader + ",authority", "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health,202");

        var roll = Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);

        Assert.Equal([ReviewCategory.Close, ReviewCategory.New], roll.Review.Lines.Select(line => line.Category));
        Assert.Contains("a second person decide", roll.Review.Lines[0].Because, StringComparison.Ordinal);
        Assert.Equal(1, roll.Joined);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void A_roll_of_thirty_thousand_pupils_goes_in_and_comes_again_without_effect()
    {
        string[] lines = [RollHeader, .. Enumerable.Range(0, 30_000).Select(n => FormattableString.Invariant($"{100_100 + (n / 500)},s{n},,Synthetic,N{n},{new DateOnly(2011, 9, 1).AddDays(n % 3600):yyyy-MM-dd},F,NW1 1AA,2022-09-01,,C"))];

        var first = Take("roll", new(2026, 10, 1), lines);
        var again = Take("roll", new(2026, 10, 8), lines);

        Assert.Equal((30_000L, 30_000L, 0L), (first.Import.Accepted, first.Import.NewRecords, first.Import.Rejected));
        Assert.Equal((0L, 30_000L, 0L), (again.Import.Accepted, again.Import.Unchanged, again.Import.NewRecords));
        Assert.DoesNotContain(again.Questions, question => question.Record is not null);
        Assert.Equal(30_000L, Ask("select count(*) from roll_pupil"));
    }

    [Fact]
    public void What_a_person_parted_no_rule_joins_again()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann);
        Take("population", new(2026, 10, 2), ListHeader, "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health");
        var (one, other) = (Store.Operator.Resolve("p1"), Store.Operator.Resolve("h1"));
        Assert.Empty(Store.Operator.Part(one, new([other], [], AsIfNever: false, "twins, the number was copied")));

        var again = Take("population", new(2026, 10, 9), ListHeader, "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1ZZ,health");

        Assert.Equal(0, again.Joined);
        Assert.Single(Store.Operator.Read(one).Records);
    }

    [Fact]
    public void A_dry_run_reviews_every_row_and_writes_nothing()
    {
        using var stream = Bytes(RollHeader, Ann, "100012,p3,,Synthetic,Three,2014-13-01,M,NW1 1AB,2019-09-01,,C");

        var outcome = Store.Operator.ImportRecords(stream, "roll", new("roll", Camden, new DateOnly(2026, 10, 1), DryRun: true), MapChoice.None, static _ => { });

        Assert.Equal([ReviewCategory.New, ReviewCategory.Rejected], outcome.Review.Lines.Select(line => line.Category));
        Assert.Empty(Store.Operator.List("all"));
    }

    /// <summary>After a deletion nothing of the child stands in the last roll, the notices, the questions or what was derived.</summary>
    [Fact]
    public void A_deletion_reaches_rolls_notices_and_questions()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);
        Take("roll", new(2026, 10, 8), RollHeader, Ann);
        Store.Operator.Rebuild(onlyStale: true);
        var gone = Store.Operator.Resolve("p2");

        Assert.Empty(Store.Operator.Erase(gone, "retention schedule"));

        Assert.DoesNotContain(Store.Operator.Findings(), finding => finding.Record == gone);
        Assert.DoesNotContain(Take("roll", new(2026, 10, 15), RollHeader, Ann).Questions, question => question.Record is not null);
        Assert.Empty(Store.Operator.Verify().Findings);
        Assert.Empty(Store.Operator.Erase(Store.Operator.Resolve("p1"), "retention schedule"));
        Assert.Equal(0L, Ask("select count(*) from roll_pupil"));
    }

    [Fact]
    public void A_schools_office_sees_the_questions_of_its_own_school_alone()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);
        Take("roll", new(2026, 10, 8), RollHeader, Ann);

        Assert.Empty(Store.DoorOf(Role.SchoolOffice, "202", school: "100013").Findings());
        Assert.NotEmpty(Store.DoorOf(Role.SchoolOffice, "202", school: "100012").Findings());
    }

    /// <summary>That another authority keeps a record is all that is told: not which.</summary>
    [Fact]
    public void A_child_moved_in_is_said_to_be_known_and_nothing_more()
    {
        Take("roll", new(2026, 10, 1), RollHeader, Ann);
        using var stream = Bytes(ListHeader, "h1,B801200005001,,Synthetic,One,2015-05-04,F,NW1 1AA,health");

        var outcome = Store.DoorOf(Role.Officer, "203").ImportRecords(stream, "population", new("health", LaCode.FromNumber(203), new DateOnly(2026, 10, 2)), MapChoice.None, static _ => { });

        var line = Assert.Single(outcome.Review.Lines);
        Assert.Equal(ReviewCategory.MovedIn, line.Category);
        Assert.Null(line.Child);
        Assert.DoesNotContain("202-", line.Because, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Joined);
    }

    /// <summary>Whoever sends the file, the school's records and the questions about them are its authority's.</summary>
    [Fact]
    public void A_roll_sent_for_the_whole_country_meets_the_authoritys_own()
    {
        using (var schools = Bytes("URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code)", "100012,202,Made Up,01,1"))
        {
            Store.Operator.ImportSchools(schools, new("gias"), static _ => { });
        }

        Take("roll", new(2026, 10, 1), RollHeader, Ann, Ben);
        using var stream = Bytes(RollHeader, Ann);

        var later = Store.Operator.ImportRecords(stream, "roll", new("roll", Received: new DateOnly(2026, 10, 8)), MapChoice.None, static _ => { });

        Assert.Equal(0, later.Import.NewRecords);
        Assert.Contains(Store.DoorOf(Role.Officer, "202").Findings(), finding => finding.Record is not null);
    }

    [Fact]
    public void A_notice_of_the_day_of_a_roll_keeps_its_ground_and_destination()
    {
        Take("roll", new(2026, 10, 6), RollHeader, Ann, Ben);
        var notice = ("school,id,upn,given_name,surname,date_of_birth,sex,postcode,last_day,ground,destination", "100012,p2,P207000016049,Synthetic,Two,2014-01-15,M,NW1 1AB,2026-10-02,g,unknown");
        Take("leavers", new(2026, 10, 6), notice.Item1, notice.Item2);
        Take("leavers", new(2026, 10, 6), notice.Item1, notice.Item2);

        Assert.Equal(1L, Ask("select count(*) from stated where also like '%Unknown%'"));
    }

    [Fact]
    public void An_officer_does_not_change_the_national_list_of_schools()
    {
        using var schools = Bytes("URN,LA (code),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code)", "100012,202,Made Up,01,1");

        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Officer, "202").ImportSchools(schools, new("gias", Camden), static _ => { }));
        Assert.Empty(Store.Operator.Schools().Schools);
    }

    // A roll of 850 rows took 22 s: what each row means was read from spans of which all the register's were stale, by two questions for each of its records.
    [Fact]
    public void What_is_asked_of_the_database_does_not_grow_with_what_is_stale()
    {
        using var other = Another();
        BringStale(Store, 6);
        BringStale(other, 600);

        var (ofFew, ofMany) = (Questions(Store, TakeRoll), Questions(other, TakeRoll));
        var (countOfFew, countOfMany) = (Questions(Store, CountAll), Questions(other, CountAll));

        Assert.Equal(ofFew, ofMany);
        Assert.Equal(countOfFew, countOfMany);
    }

    // Children of three authorities, none of them derived yet.
    private static void BringStale(AnyRegister store, int children) => store.Import(new("facts"), [.. Enumerable.Range(0, children).SelectMany(i => new[]
    {
        $"C{i},born,2015-03-01,,,,F,,,",
        $"C{i},resident,2018-01-01,,{202 + (i % 3)},,,,,",
    })]);

    private static void TakeRoll(AnyRegister store)
    {
        using var stream = Bytes(RollHeader, Ann, Ben);
        store.Operator.ImportRecords(stream, "roll", new("roll", Camden, new DateOnly(2026, 10, 1)), MapChoice.None, static _ => { });
    }

    private static void CountAll(AnyRegister store)
    {
        var counted = store.Operator.Count(Definitions.Cme, [], null, SchoolCalendars.None, listsChildren: false, "how many", counts => counts.Snapshot(new(2026, 10, 1)));
        Assert.True(counted[0].True > 0);
    }

    private static long Questions(AnyRegister store, Action<AnyRegister> act)
    {
        var before = store.Register.Database.Questions;
        act(store);
        return store.Register.Database.Questions - before;
    }

    private long Ask(string sql)
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        return session.Number(sql) ?? 0;
    }

    private RecordsOutcome Take(string kind, DateOnly received, params string[] lines)
    {
        using var stream = Bytes(lines);
        return Store.Operator.ImportRecords(stream, kind, new(kind, Camden, received), MapChoice.None, static _ => { });
    }

    private static MemoryStream Bytes(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
