using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

public sealed class SavedMapOnSqlite() : SavedMapTests(AnyRegister.OnSqlite);

public sealed class SavedMapOnPostgres(PostgresServer server) : SavedMapTests(() => AnyRegister.OnPostgres(server));

/// <summary>A map given once serves the next file of the same authority, source and kind, until it is turned off.</summary>
public abstract class SavedMapTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string Header = "Ref,forename,Family name,dob,opened,closed,Why,whereabouts";
    private const string Case = "9,Synthetic,Example,2012-07-08,2026-03-02,,Lost,unknown";

    private static readonly ColumnMap Map = new([("Ref", "case_id"), ("Family name", "surname"), ("Why", "reason")], [("Why", "Lost", "unknown"), ("Why", "Gone \"abroad\", é", "believed-moved-country")]);

    [Fact]
    public void A_caseload_is_read_by_the_map_kept_from_the_first()
    {
        var first = Take(Case, MapChoice.Of(Map));
        var next = Take("10,Synthetic,Example,2012-07-09,2026-03-02,,Lost,unknown", MapChoice.Saved);

        Assert.Equal((MapOrigin.Given, 1L, 0L), (first.Map.Origin, first.Import.NewRecords, first.Import.Rejected));
        Assert.Equal((MapOrigin.Saved, 1L, 0L, true), (next.Map.Origin, next.Import.NewRecords, next.Import.Rejected, next.Map.SavedAt is not null));
        Assert.Contains(Store.Operator.Read(Store.Operator.Resolve("10")).Ledger.AsKnown().All<ReasonRecorded>(), reason => reason.Reason.Slug == "unknown");
        Assert.Equal(("caseload", "caseload", "tester"), Assert.Single(Store.DoorOf(Role.Officer, "202").ColumnMaps(Code(202))) is var kept ? (kept.Source, kept.Kind, kept.By) : default);
    }

    [Fact]
    public void No_map_turns_it_off_and_a_dry_run_changes_nothing()
    {
        Take(Case, MapChoice.Of(Map), isDry: true);
        Assert.Empty(Store.Operator.ColumnMaps(Code(202)));
        Take(Case, MapChoice.Of(Map));

        var without = Take("case_id,forename,surname,dob,opened", "11,Synthetic,Example,2012-07-08,2026-03-02", MapChoice.None);

        Assert.Equal((MapOrigin.None, true, 1L), (without.Map.Origin, without.Map.Forgets, without.Import.NewRecords));
        Assert.True(Take(Case, MapChoice.Saved, refused: true).Import.IsRefused);
    }

    [Fact]
    public void A_map_serves_its_own_authority_source_and_kind_alone()
    {
        Take(Case, MapChoice.Of(Map));

        Assert.True(Take(Case, MapChoice.Saved, source: "old-system", refused: true).Import.IsRefused);
        Assert.True(Take(Case, MapChoice.Saved, authority: 203, refused: true).Import.IsRefused);
        Assert.Empty(Store.DoorOf(Role.Officer, "203").ColumnMaps(Code(203)));
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Officer, "203").ColumnMaps(Code(202)));
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.Analyst, "202").ColumnMaps(Code(202)));
    }

    /// <summary>A file under review is committed as it was read when it was staged, whatever map is kept by then.</summary>
    [Fact]
    public void A_staged_file_keeps_its_own_map()
    {
        using (var stream = Bytes(Header, Case))
        {
            Store.Operator.Stage(stream, "cases.csv", "caseload", new("caseload", Code(202), new DateOnly(2026, 10, 1)), MapChoice.Of(Map), static _ => { });
        }

        Take("case_id,forename,surname,dob,opened", "11,Synthetic,Example,2012-07-08,2026-03-02", MapChoice.None);

        var committed = Store.Operator.CommitStaged(1);

        Assert.Equal((1L, 0L), (committed.Records!.Import.NewRecords, committed.Records.Import.Rejected));
    }

    [Fact]
    public void A_map_is_kept_as_it_was()
    {
        foreach (var map in new[] { Map, ColumnMap.None, new([("reason", "surname"), ("Why", "reason")], [("reason", "x", "y"), ("Why", "z", "")]) })
        {
            var back = ColumnMapText.Read(ColumnMapText.Write(map));

            Assert.Equal(map.Columns, back.Columns);
            Assert.Equal(map.Words, back.Words);
            Assert.Equal(map.Meaning("reason", "lost"), back.Meaning("reason", "lost"));
        }

        Assert.Throws<FormatException>(() => ColumnMapText.Read("[]"));
    }

    private RecordsOutcome Take(string row, MapChoice map, int authority = 202, string source = "caseload", bool isDry = false, bool refused = false) => Take(Header, row, map, authority, source, isDry, refused);

    private RecordsOutcome Take(string header, string row, MapChoice map, int authority = 202, string source = "caseload", bool isDry = false, bool refused = false)
    {
        using var stream = Bytes(header, row);
        return Store.Operator.ImportRecords(stream, "caseload", new(source, Code(authority), new DateOnly(2026, 10, 1), isDry), map, finding => Assert.True(refused || finding.Severity is Severity.Notice, finding.In("file")));
    }

    private static LaCode Code(int number) => LaCode.FromNumber(number);

    private static MemoryStream Bytes(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
}
