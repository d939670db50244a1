using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class LedgerOnSqlite() : LedgerTests(AnyRegister.OnSqlite);

public sealed class LedgerOnPostgres(PostgresServer server) : LedgerTests(() => AnyRegister.OnPostgres(server));

/// <summary>What goes into the ledger comes out of it, once, and for those who may see it.</summary>
public abstract class LedgerTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly ImportRequest FromFacts = new("facts");

    private static readonly string[] Two =
    [
        "C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10",
        "C1,registered,2019-09-02,2026-06-30,,100001,school,,,2024-01-10", "C2,born,2012-11-20,,,,M,,,2024-01-10",
        "C2,resident,2019-09-01,,203,,confirmed,,,2024-01-10", "C2,provision,2025-09-01,,,a centre,tuition,12.50,suitable,",
    ];

    [Fact]
    public void A_file_taken_in_is_there_when_another_process_looks()
    {
        var outcome = Store.Import(FromFacts, Two);
        Store.Reopen();

        var children = Store.Operator.List("all");

        Assert.Equal((6L, 0L, 0L, 2L), (outcome.Accepted, outcome.Unchanged, outcome.Rejected, outcome.NewRecords));
        Assert.Equal(["C1", "C2"], children.Select(child => child.Label));
        Assert.Equal("202-1", children[0].Id.ToString());
        Assert.Equal(new Provided(new(new(2025, 9, 1)), ProvisionKind.Tuition, "a centre", 12.5m, Judgement.Suitable), children[1].Ledger.Lines[2].What);
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        Store.Import(FromFacts, Two);

        var again = Store.Import(FromFacts, Two);

        Assert.Equal((0L, 6L, 0L), (again.Accepted, again.Unchanged, again.NewRecords));
        Assert.Equal(6, Store.Operator.List("all").Sum(child => child.Ledger.Lines.Count));
    }

    /// <summary>A statement, its correction, and the statement again: three lines of one file, none of them new the second time.</summary>
    [Fact]
    public void A_file_that_goes_back_on_its_own_correction_is_matched_line_for_line()
    {
        string[] lines = ["C1,whereabouts,2025-01-06,,,,unknown,,,2025-01-07", "C1,whereabouts,2025-01-06,2025-01-09,,,unknown,,,2025-01-07", "C1,whereabouts,2025-01-06,,,,unknown,,,2025-01-07"];
        Store.Import(FromFacts, lines);

        var again = Store.Import(FromFacts, [.. lines, "C1,whereabouts,2025-01-06,2025-01-10,,,unknown,,,2025-01-07"]);

        Assert.Equal((1L, 3L), (again.Accepted, again.Unchanged));
    }

    [Fact]
    public void A_childs_id_belongs_to_its_source()
    {
        Store.Import(FromFacts, Two);
        Store.Import(new("another"), Two[0]);

        var labels = Store.Operator.List("all").Select(child => child.Label);

        Assert.Equal(["C2", "another/C1", "facts/C1"], labels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_dry_run_and_a_file_refused_for_one_line_leave_nothing_behind()
    {
        var dry = Store.Import(FromFacts with { DryRun = true }, Two);
        var refused = Store.Import(FromFacts with { AllOrNothing = true }, [.. Two, "C3,born,2015-13-01,,,,,,,"]);

        Assert.Equal((6L, 2L), (dry.Accepted, dry.NewRecords));
        Assert.Equal((0L, 1L), (refused.Accepted, refused.Rejected));
        Assert.Empty(Store.Operator.List("all"));
    }

    [Fact]
    public void What_an_officer_records_stands_beside_the_file_and_is_known_from_then_on()
    {
        Store.Import(FromFacts, Two);
        var child = Store.Operator.Resolve("C1");
        Store.Time.Advance(TimeSpan.FromDays(1));

        var decision = Store.DoorOf(Role.Officer, "202").Record(GateAction.RecordFacts, child,
            (history, now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Unknown)));
        var seen = Store.DoorOf(Role.Officer, "202").Read(child);

        Assert.False(decision.IsRefused);
        Assert.Equal(4, seen.Ledger.Lines.Count);
        Assert.Equal(3, seen.Ledger.AsKnown(Moment.StartOf(new(2025, 11, 11))).Standing.Count);
        Assert.Equal(4, seen.Ledger.AsKnown(new Moment(Store.Time.GetUtcNow())).Standing.Count);
    }

    [Fact]
    public void An_officer_who_writes_on_what_another_has_changed_is_told()
    {
        Store.Import(FromFacts, Two);
        var child = Store.Operator.Resolve("C1");
        var door = Store.DoorOf(Role.Officer, "202");
        var seen = door.Read(child).Version;
        door.Record(GateAction.RecordFacts, child, Gone, seen);

        Assert.Throws<StaleHistoryException>(() => door.Record(GateAction.RecordFacts, child, Gone, seen));
        Assert.Equal(4, door.Read(child).Ledger.Lines.Count);

        static Decision Gone(EducationHistory history, Moment now) => Decision.Record(new WhereaboutsReported(new(now.Day), Whereabouts.Unknown));
    }

    [Fact]
    public void Another_authoritys_officer_learns_nothing_not_even_that_the_child_is_there()
    {
        Store.Import(FromFacts, Two);
        var child = Store.Operator.Resolve("C1");
        var none = RecordId.TryParse("202-999", out var id) ? id : default;
        var door = Store.DoorOf(Role.Officer, "203");

        var hidden = Assert.Throws<GateClosedException>(() => door.Read(child));
        var absent = Assert.Throws<GateClosedException>(() => door.Read(none));

        Assert.Equal(absent.Message, hidden.Message);
        Assert.Equal(["C2"], door.List("all").Select(each => each.Label));
        Assert.Throws<GateClosedException>(() => door.Resolve("C1"));
    }

    [Fact]
    public void Answers_from_the_register_are_those_from_the_file()
    {
        Store.Import(FromFacts, Two);
        var day = new DateOnly(2026, 9, 1);

        var answers = Store.Operator.List("all").Select(child => Answer.Of(new(child.Ledger.AsKnown(), SchoolCalendars.None), Definitions.Cme, day).Result);

        Assert.Equal([Tri.True, Tri.True], answers);
    }
}
