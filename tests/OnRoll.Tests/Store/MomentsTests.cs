using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

public sealed class MomentsOnSqlite() : MomentsTests(AnyRegister.OnSqlite);

public sealed class MomentsOnPostgres(PostgresServer server) : MomentsTests(() => AnyRegister.OnPostgres(server));

/// <summary>What was said last of a child counts, whichever of its records it was said of and however the clock jumps.</summary>
public abstract class MomentsTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly DateOnly First = new(2025, 1, 6);
    private static readonly DateOnly[] Ends = [new(2025, 3, 3), new(2025, 4, 4), new(2025, 5, 5)];

    /// <summary>The chain of one authority was an hour ahead when the clock went back; what was then said by way of the other's record seemed the older.</summary>
    [Fact]
    public void What_is_said_by_way_of_another_authoritys_record_after_the_clock_went_back_counts()
    {
        var ids = Fill(2);
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[1], "the same")));
        Store.Time.Advance(TimeSpan.FromHours(1));
        Say(ids[0], Ends[0]);
        Store.Time.AdjustTime(Store.Time.GetUtcNow().AddHours(-3));

        Say(ids[1], Ends[1]);

        Assert.Equal(Ends[1], Said(ids[0]));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void What_was_said_last_counts_however_the_clock_jumps(int seed)
    {
        var random = new Random(seed);
        var ids = Fill(6);
        for (var i = 0; i < 60; i++)
        {
            Store.Time.AdjustTime(Store.Time.GetUtcNow().AddMinutes(random.Next(-300, 300)));
            var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
            var end = Ends[random.Next(Ends.Length)];
            switch (random.Next(5))
            {
                case 0 when !Store.Operator.Read(one).Records.Contains(other):
                    Assert.Empty(Store.Operator.Join(new(one, other, "the same")));
                    Assert.Contains(other, Store.Operator.Read(one).Records);
                    break;
                case 1 when Store.Operator.Read(one).Records.Count > 1:
                    Assert.Empty(Store.Operator.Part(one, new([one], [], AsIfNever: true, "twins")));
                    Assert.Equal([one], Store.Operator.Read(one).Records);
                    break;
                case 2:
                    Store.Import(new("facts"), $"c{ids.IndexOf(one)},registered,{First:yyyy-MM-dd},{end:yyyy-MM-dd},,100001,school,,,");
                    break; // the same line again is held already and says nothing new
                default:
                    Say(one, end);
                    Assert.Equal(end, Said(one));
                    break;
            }
        }

        Assert.Empty(Store.Operator.Verify().Findings);
        using var session = Session.Begin(Store.Register.Database, writes: false);
        session.WallOff();
        Assert.Equal(0, session.Number("select count(*) from assertion a join audit u on u.authority = a.authority and u.change = a.change where a.known > u.at"));
        Assert.Equal(0, session.Number("select count(*) from decision d join audit u on u.authority = d.authority and u.change = d.change where d.at > u.at"));
    }

    [Fact]
    public void A_file_taken_in_after_the_clock_went_back_says_the_last_word()
    {
        var ids = Fill(1);
        Store.Time.Advance(TimeSpan.FromHours(1));
        Say(ids[0], Ends[0]);
        Store.Time.AdjustTime(Store.Time.GetUtcNow().AddHours(-3));

        Store.Import(new("facts"), $"c0,registered,{First:yyyy-MM-dd},{Ends[1]:yyyy-MM-dd},,100001,school,,,");

        Assert.Equal(Ends[1], Said(ids[0]));
    }

    /// <summary>Two who write about the same children of three authorities by way of different records, and a third who joins and parts them, do not wait for one another for ever.</summary>
    [Fact]
    public async Task Writers_by_way_of_different_records_do_not_wait_in_a_ring()
    {
        var ids = Fill(6);
        async Task Writer(int seed) => await Task.Run(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 25; i++)
            {
                var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
                if (random.Next(3) == 0)
                {
                    Store.Operator.Join(new(one, other, "the same"));
                }
                else if (random.Next(3) == 0)
                {
                    Store.Operator.Part(one, new([one], [], AsIfNever: true, "twins"));
                }
                else
                {
                    Say(one, Ends[random.Next(Ends.Length)]);
                }
            }
        }, TestContext.Current.CancellationToken);

        await Task.WhenAll(Writer(1), Writer(2), Writer(3));

        Assert.Empty(Store.Operator.Verify().Findings);
    }

    private void Say(RecordId record, DateOnly end) =>
        Store.Operator.Record(GateAction.RecordFacts, record, (_, _) => Decision.Record(new Registered(new(First, end), "100001", SchoolKind.School, null)));

    /// <summary>The last day of the one entry that stands.</summary>
    private DateOnly Said(RecordId record) => Assert.Single(Store.Operator.Read(record).Ledger.AsKnown().All<Registered>()).Held.Until;

    private List<RecordId> Fill(int count)
    {
        string[] areas = ["202", "203", "330"];
        Store.Import(new("facts"), [.. Enumerable.Range(0, count).Select(i => $"c{i},resident,2019-09-01,,{areas[i % areas.Length]},,confirmed,,,2024-01-10")]);
        return [.. Enumerable.Range(0, count).Select(i => Store.Operator.Resolve($"c{i}"))];
    }
}
