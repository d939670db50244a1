using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Tests.Store;

namespace OnRoll.Tests.Simulation;

/// <summary>From one end to the other: a small England's lists go into a register, and who was held for whom is compared with the truth beside them.</summary>
[Trait("Speed", "slow")]
public sealed class ListsIntoRegisterTests
{
    private const int Rolls = 12;

    [Fact]
    public void Nobody_is_joined_with_another_and_whoever_shares_a_sound_number_in_one_authority_is_joined()
    {
        using var england = England.Of(0.0005m, seed: 7);
        using var store = AnyRegister.OnSqlite();
        TakeAllIn(england, store);

        var (records, joins) = Held(store);
        var person = england.Rows("truth.csv").DistinctBy(row => row["id"]).ToDictionary(row => row["id"], row => row["person"], StringComparer.Ordinal); // ids begin with their list's letter

        Assert.True(joins.Count > 1000, $"{joins.Count} joins prove nothing");
        Assert.All(joins, pair => Assert.Equal(person[records[pair.One].Id], person[records[pair.Other].Id]));
        var joined = joins.SelectMany(pair => new[] { (records[pair.One].Id, records[pair.Other].Id), (records[pair.Other].Id, records[pair.One].Id) }).ToHashSet();
        var health = england.Rows("health.csv").Where(row => row["nhs_number"].Length > 0).ToDictionary(row => row["nhs_number"]);
        var expected = england.Rows("births.csv").Where(row => health.TryGetValue(row["nhs_number"], out var known) && known["authority"] == row["authority"] && known["date_of_birth"] == row["date_of_birth"])
            .Select(row => (row["id"], health[row["nhs_number"]]["id"])).ToList();
        Assert.True(expected.Count > 1000, $"{expected.Count} to be found prove nothing");
        Assert.All(expected, pair => Assert.Contains(pair, joined));
        Assert.Empty(store.Operator.Verify().Findings);
    }

    private static void TakeAllIn(England england, AnyRegister store)
    {
        using (var schools = england.Open("schools.csv"))
        {
            store.Operator.ImportSchools(schools, new("gias"), static _ => { });
        }

        var rolls = Directory.GetFiles(Path.Combine(england.Folder, "rolls")).OrderByDescending(path => new FileInfo(path).Length).ThenBy(path => path, StringComparer.Ordinal).Take(Rolls).Select(path => Path.GetFileName(path)).ToList();
        foreach (var (file, kind, day) in rolls.Select(file => ($"rolls-before/{file}", "roll", new DateOnly(2026, 9, 24))).Concat(rolls.Select(file => ($"rolls/{file}", "roll", new DateOnly(2026, 10, 1))))
            .Append(("births.csv", "population", new DateOnly(2026, 10, 1))).Append(("health.csv", "population", new DateOnly(2026, 10, 1))).Append(("referrals.csv", "referrals", new DateOnly(2026, 10, 1))))
        {
            using var stream = england.Open(file);
            var taken = store.Operator.ImportRecords(stream, kind, new(Path.GetFileNameWithoutExtension(file), Received: day), MapChoice.Saved, static _ => { });
            Assert.True(taken.Import.Accepted + taken.Import.Unchanged > 0, file);
            Assert.True(taken.Import.Rejected * 50 <= taken.Import.Accepted + taken.Import.Unchanged, $"{file}: {taken.Import.Rejected} rejected");
        }
    }

    /// <summary>Each record by its number, and the pairs that the rule joined.</summary>
    private static (Dictionary<long, (string Source, string Id)> Records, List<(long One, long Other)> Joins) Held(AnyRegister store)
    {
        using var session = Session.Begin(store.Register.Database, writes: false);
        var records = session.List("select r.id, s.name, r.source_id from record r join source s on s.id = r.source", row => (row.GetInt64(0), (row.GetString(1), row.GetString(2)))).ToDictionary(row => row.Item1, row => row.Item2);
        return (records, session.List("select left_record, right_record from decision", row => (row.GetInt64(0), row.GetInt64(1))));
    }
}
