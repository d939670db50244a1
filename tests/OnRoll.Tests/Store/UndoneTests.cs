using OnRoll.Data.Access;
using OnRoll.Data.Counting;
using OnRoll.Data.Intake;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

public sealed class UndoneOnSqlite() : UndoneTests(AnyRegister.OnSqlite);

public sealed class UndoneOnPostgres(PostgresServer server) : UndoneTests(() => AnyRegister.OnPostgres(server));

/// <summary>Joining the wrong records and parting them again leaves the register as if they had never been joined. The bulk of the operations is in the domain's tests.</summary>
public abstract class UndoneTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const int Operations = 400;
    private const int Records = 12;
    private const int People = 5;
    private const int Looks = 8;
    private static readonly string[] Areas = ["202", "203", "330"];
    private static readonly DateOnly Day = new(2025, 11, 10);

    /// <summary>Four hundred random joins, writes, files, partings and takings-back against a twin that never saw the wrong ones; counts are compared on the way.</summary>
    [Fact]
    public void The_register_equals_one_in_which_the_wrong_joins_never_were()
    {
        var random = new Random(436);
        using var twin = Another();
        var (ids, moments) = (Fill(Store), new List<Moment>());
        Assert.Equal(ids, Fill(twin));
        for (var i = 0; i < Operations; i++)
        {
            Tick(twin);
            Step(random, ids, twin);
            if (i % (Operations / Looks) == Operations / Looks - 1)
            {
                moments.Add(new(Store.Time.GetUtcNow()));
                CountsAgree(ids, [moments[^1]]);
            }

            if (i == Operations / 2)
            {
                Store.Operator.Rebuild(onlyStale: false);
            }
        }

        PartAllThatIsWrong(random, ids, twin);

        Assert.Equal(Shown(twin, ids), Shown(Store, ids));
        Assert.Equal(Counted(twin, null), Counted(Store, null));
        CountsAgree(ids, moments);
        var before = moments.Select(moment => Counted(Store, moment)).ToList();
        Store.Operator.Rebuild(onlyStale: false);
        Assert.Equal(before, moments.Select(moment => Counted(Store, moment)));
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void Before_a_join_there_were_two_children_between_join_and_parting_one_and_after_it_two()
    {
        var ids = Fill(Store);
        var door = Store.Operator;
        var moments = new List<Moment>();
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        moments.Add(new(Store.Time.GetUtcNow()));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(door.Join(new(ids[0], ids[3], "same name")));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        moments.Add(new(Store.Time.GetUtcNow()));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(door.Part(ids[0], new([ids[3]], [], AsIfNever: false, "twins")));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        moments.Add(new(Store.Time.GetUtcNow()));

        Assert.Equal([1, 2, 1], moments.Select(moment => door.Read(ids[0], asKnown: moment).Records.Count));
        Assert.Equal([Records, Records - 1, Records], moments.Select(moment => Total(moment)));
        CountsAgree(ids, moments);
        Assert.Equal("join.not-same", Assert.Single(door.Join(new(ids[0], ids[3], "same name"))).Code);
        Assert.Empty(door.TakeBack(ids[0], ids[3], "not twins after all"));
        Assert.Empty(door.Join(new(ids[0], ids[3], "same certificate")));

        int Total(Moment moment) => Count(Store, moment, []).Sum(row => row.True + row.Unknown);
    }

    /// <summary>Join and parting stand in the chains of two authorities; when the clock jumped back between them, the parting seemed the earlier and was forgotten.</summary>
    [Fact]
    public void What_was_decided_last_counts_though_the_clock_jumped_back()
    {
        var ids = Fill(Store);
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[1], "same name")));
        Store.Time.AdjustTime(Store.Time.GetUtcNow().AddHours(-3));

        Assert.Empty(Store.Operator.Part(ids[1], new([ids[1]], [], AsIfNever: false, "twins")));

        Assert.Equal([ids[0]], Store.Operator.Read(ids[0]).Records);
        Assert.Equal("join.not-same", Assert.Single(Store.Operator.Join(new(ids[0], ids[1], "same name"))).Code);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void Sound_numbers_that_differ_veto_a_join_unless_the_birth_date_agrees()
    {
        var ids = Fill(Store);
        Numbered(ids[0], "9434765919");
        Numbered(ids[5], "9434765870"); // born on the same day as the first
        Numbered(ids[1], "9434765870");

        Assert.Equal("join.identifiers", Assert.Single(Store.Operator.Join(new(ids[0], ids[1], "same name"))).Code);
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[5], "same name")));

        void Numbered(RecordId record, string number) => Store.Operator.Record(GateAction.RecordIdentity, record,
            (_, now) => Decision.Record(new Identified(new(now.Day), IdentifierScheme.NhsNumber, number)));
    }

    /// <summary>A date of birth that its source corrected was wrong, and lifts no veto: neither for a person nor for a rule. When the rule went by every date ever recorded, one slip was enough.</summary>
    [Fact]
    public void A_birth_date_that_was_corrected_lifts_no_veto_for_people_or_rules()
    {
        const string Header = "id,upn,nhs_number,given_name,surname,date_of_birth,sex,postcode,source";
        List("a", new(2026, 10, 1), "h1,B801200005001,9434765919,Synthetic,One,2015-05-04,F,NW1 1AA,health");
        List("a", new(2026, 10, 8), "h1,B801200005001,9434765919,Synthetic,One,2014-01-15,F,NW1 1AA,health");

        var outcome = List("b", new(2026, 10, 9), "b1,B801200005001,9434765870,Synthetic,One,2015-05-04,F,NW1 1AA,births");

        Assert.Equal(0, outcome.Joined);
        var (one, other) = (Store.Operator.Resolve("h1"), Store.Operator.Resolve("b1"));
        Assert.Equal("join.identifiers", Assert.Single(Store.Operator.Join(new(one, other, "same name"))).Code);
        List("a", new(2026, 10, 15), "h1,B801200005001,9434765919,Synthetic,One,2015-05-04,F,NW1 1AA,health");
        Assert.Empty(Store.Operator.Join(new(one, other, "the date was right after all")));

        RecordsOutcome List(string source, DateOnly received, string line)
        {
            Store.Time.Advance(TimeSpan.FromMinutes(1));
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{Header}\n{line}\n"));
            return Store.Operator.ImportRecords(stream, "population", new(source, Domain.Identifiers.LaCode.FromNumber(202), received), MapChoice.None, static _ => { });
        }
    }

    /// <summary>Of a child of two records the date of each counts: the one that spoke last does not silence the other.</summary>
    [Fact]
    public void Each_record_of_a_child_speaks_for_its_own_birth_date()
    {
        var ids = Fill(Store);
        Numbered(ids[0], "9434765919");
        Numbered(ids[5], "9434765870"); // born on the same day as the first
        Assert.Empty(Store.Operator.Join(new(ids[0], ids[1], "same name"))); // born on another day, and known last

        Assert.Empty(Store.Operator.Join(new(ids[0], ids[5], "same certificate")));

        void Numbered(RecordId record, string number) => Store.Operator.Record(GateAction.RecordIdentity, record,
            (_, now) => Decision.Record(new Identified(new(now.Day), IdentifierScheme.NhsNumber, number)));
    }

    private static int PersonOf(List<RecordId> ids, RecordId record) => ids.IndexOf(record) % People;

    private void Step(Random random, List<RecordId> ids, AnyRegister twin)
    {
        var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
        var isRight = PersonOf(ids, one) == PersonOf(ids, other);
        switch (random.Next(6))
        {
            case 0 or 1:
                if (Store.Operator.Join(new(one, other, "same")).Count == 0 && isRight)
                {
                    Assert.Empty(twin.Operator.Join(new(one, other, "same")));
                }

                break;
            case 2 when !isRight && Store.Operator.Read(one).Records.Contains(other):
                Part(random, ids, one);
                break;
            case 2 when !isRight:
                Store.Operator.HoldApart(one, other, "two children");
                break;
            case 3 when !isRight && !Store.Operator.Read(one).Records.Contains(other):
                Store.Operator.TakeBack(one, other, "cannot be said");
                break;
            case 4:
                var line = $"c{ids.IndexOf(one)},whereabouts,{Day.AddDays(-random.Next(300)):yyyy-MM-dd},,,,{(random.Next(2) == 0 ? "known" : "confirmed-abroad")},,,";
                Store.Import(new("facts"), line);
                twin.Import(new("facts"), line);
                break;
            default:
                Tick(twin); // what was read to get here moved one chain's clock on
                Say(random, one, twin);
                break;
        }
    }

    private void Say(Random random, RecordId record, AnyRegister twin)
    {
        var first = Day.AddDays(-random.Next(400));
        Assertion what = random.Next(2) == 0 ? new Registered(new(first, first.AddDays(random.Next(200))), "100002", SchoolKind.School, null) : new HomeEducated(new(first, first.AddDays(random.Next(200))), HomeEducation.Suitable);
        foreach (var store in new[] { Store, twin })
        {
            store.Operator.Record(GateAction.RecordFacts, record, (_, _) => Decision.Record(what));
        }
    }

    private void Part(Random random, List<RecordId> ids, RecordId record)
    {
        var child = Store.Operator.Read(record).Records;
        List<RecordId> apart = [.. child.Where(each => PersonOf(ids, each) == PersonOf(ids, record))];
        Assert.Empty(Store.Operator.Part(record, new(apart, [], AsIfNever: random.Next(2) == 0, "two children")));
    }

    private void PartAllThatIsWrong(Random random, List<RecordId> ids, AnyRegister twin)
    {
        foreach (var record in ids)
        {
            Tick(twin);
            if (Store.Operator.Read(record).Records.Any(other => PersonOf(ids, other) != PersonOf(ids, record)))
            {
                Part(random, ids, record);
            }
        }
    }

    /// <summary>Both clocks go on together, past the last entry of any chain: what is written at once is known from the same moment.</summary>
    private void Tick(AnyRegister twin)
    {
        Store.Time.Advance(TimeSpan.FromSeconds(10));
        twin.Time.Advance(TimeSpan.FromSeconds(10));
    }

    /// <summary>What is counted from kept spans and marks is what a fresh derivation of the children as they were joined then gives.</summary>
    private void CountsAgree(List<RecordId> ids, IEnumerable<Moment> moments)
    {
        foreach (var moment in moments)
        {
            var children = ids.Select(id => Store.Operator.Read(id, asKnown: moment)).DistinctBy(child => child.Id).Select(child => child.Ledger).ToList();
            foreach (var definition in SpanRows.Kept)
            {
                var fresh = new Counts(StatusSpans.Derive(definition, children, SchoolCalendars.None, moment), [Dimension.Authority, Dimension.Weeks], moment);
                var days = new[] { Day.AddDays(-200), Day.AddDays(-20), Day };

                var counted = Store.Operator.Count(definition, [Dimension.Authority, Dimension.Weeks], moment, SchoolCalendars.None, listsChildren: false, "how many", counts => counts.Series(days));

                Assert.Equal(fresh.Series(days).Select(Words), counted.Select(Words));
            }
        }
    }

    private static List<string> Counted(AnyRegister store, Moment? asKnown) => [.. Count(store, asKnown, [Dimension.Authority, Dimension.Weeks]).Select(Words)];

    private static IReadOnlyList<StockRow> Count(AnyRegister store, Moment? asKnown, IReadOnlyList<Dimension> by) =>
        store.Operator.Count(Definitions.Cme, by, asKnown, SchoolCalendars.None, listsChildren: false, "how many", counts => counts.Series([Day]));

    private static string Words(StockRow row) => $"{row.On:O} {string.Join('/', row.Group)} {row.True} {row.Unknown}";

    /// <summary>Each child with its records, all lines and every answer.</summary>
    private static List<string> Shown(AnyRegister store, List<RecordId> ids) =>
    [
        .. ids.Select(id => store.Operator.Read(id)).DistinctBy(child => child.Id).Select(child =>
            $"{string.Join('+', child.Records)}: {Answer.Of(new(child.Ledger.AsKnown(), SchoolCalendars.None), Definitions.Cme, Day).Result} "
            + string.Join("; ", child.Ledger.Lines.Select(line => $"{line.What} {line.At.Microseconds}").Order(StringComparer.Ordinal))),
    ];

    /// <summary>Children on no register, of several people in several authorities, born on a day of their person.</summary>
    private static List<RecordId> Fill(AnyRegister store)
    {
        store.Import(new("facts"), [.. Enumerable.Range(0, Records).SelectMany(i => new[]
        {
            $"c{i},born,2014-05-0{1 + (i % People)},,,,F,,,2024-01-10", $"c{i},resident,2019-09-01,,{Areas[i % Areas.Length]},,confirmed,,,2024-01-10",
        })]);
        store.Operator.Rebuild(onlyStale: true);
        return [.. Enumerable.Range(0, Records).Select(i => store.Operator.Resolve($"c{i}"))];
    }
}
