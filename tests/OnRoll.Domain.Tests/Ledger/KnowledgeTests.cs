using CsCheck;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Ledger;

/// <summary>What was known at a moment never changes, and it does not matter in which order lines arrive.</summary>
public sealed class KnowledgeTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];

    [Fact]
    public void What_was_known_at_a_moment_never_changes_when_later_lines_arrive() => Seeds.Sample(seed =>
    {
        var lines = Numbered(seed);
        var random = new Random(seed);
        if (lines.Count == 0)
        {
            return;
        }

        var moment = lines[random.Next(lines.Count)].At;
        var then = Ledger(lines.Where(line => line.At <= moment));
        var now = Ledger(lines);

        Assert.Equal(AnswersOf(then.AsKnown()), AnswersOf(now.AsKnown(moment)));
    }, iter: 1500);

    [Fact]
    public void The_order_in_which_lines_arrive_does_not_matter() => Seeds.Sample(seed =>
    {
        var lines = Numbered(seed);
        var shuffled = lines.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(AnswersOf(Ledger(lines).AsKnown()), AnswersOf(Ledger(shuffled).AsKnown()));
    }, iter: 1500);

    [Fact]
    public void Few_lines_and_many_lines_are_folded_alike() => Seeds.Sample(seed =>
    {
        var lines = Numbered(seed);
        var repeated = Enumerable.Repeat(lines, 1 + (30 / Math.Max(1, lines.Count))).SelectMany(line => line).ToList();

        Assert.Equal(Ledger(lines).AsKnown().Standing, Ledger(repeated).AsKnown().Standing.Distinct());
    }, iter: 500);

    [Fact]
    public void A_correction_supersedes_from_its_own_known_on()
    {
        var ledger = Lines.Ledgers(Parse("C,registered,2025-09-01,,,100,,,,2025-09-03", "C,registered,2025-09-01,2025-10-10,,100,,,,2025-10-20"))[0];

        Assert.Null(Assert.Single(ledger.AsKnown(On("2025-10-19")).Standing).What.Held.Last);
        Assert.Equal(new(2025, 10, 10), Assert.Single(ledger.AsKnown(On("2025-10-20")).Standing).What.Held.Last);
        Assert.Empty(ledger.AsKnown(On("2025-09-02")).Standing);
    }

    [Fact]
    public void With_equal_known_the_later_in_the_file_counts()
    {
        var ledger = Lines.Ledgers(Parse("C,registered,2025-09-01,2025-12-01,,100,,,,2025-09-03", "C,registered,2025-09-01,2025-10-10,,100,,,,2025-09-03"))[0];

        Assert.Equal(new(2025, 10, 10), Assert.Single(ledger.AsKnown().Standing).What.Held.Last);
    }

    [Fact]
    public void A_line_taken_back_is_gone_and_what_it_superseded_stays_gone()
    {
        var ledger = Lines.Ledgers(Parse("C,exclusion,2025-09-01,,,100,permanent,,,2025-09-02", "C,exclusion,2025-09-01,2025-09-05,,100,permanent,,,2025-09-10", "C,exclusion,2025-09-01,,,100,permanent,,withdrawn,2025-09-20"))[0];

        Assert.Single(ledger.AsKnown(On("2025-09-19")).Standing);
        Assert.Empty(ledger.AsKnown(On("2025-09-20")).Standing);
    }

    [Fact]
    public void The_latest_known_birth_replaces_all_others()
    {
        var ledger = Lines.Ledgers(Parse("C,born,2015-03-01,,,,F,,,2020-01-01", "C,born,2016-03-01,,,,M,,,2021-01-01", "C,born,,,,,,,,2022-01-01"))[0];

        Assert.Equal(new Born(new(2015, 3, 1), Sex.Female), ledger.AsKnown(On("2020-06-01")).Birth);
        Assert.Equal(new Born(new(2016, 3, 1), Sex.Male), ledger.AsKnown(On("2021-06-01")).Birth);
        Assert.Null(ledger.AsKnown().BirthDay);
    }

    private static List<Recorded> Numbered(int seed) => [.. new RandomHistories(seed).Child("C").Select((line, i) => Lines.Read(line, i + 2))];

    private static ChildLedger Ledger(IEnumerable<Recorded> lines)
    {
        var ledger = new ChildLedger("C");
        foreach (var line in lines)
        {
            ledger.Add(line);
        }

        return ledger;
    }

    private static string AnswersOf(EducationHistory history)
    {
        if (history.Standing.Count == 0)
        {
            return "";
        }

        var timeline = new Timeline(history, SchoolCalendars.None);
        return string.Join('\n', Definitions.All.Where(definition => definition.Test is not null)
            .Select(definition => $"{definition.Id}: {string.Join(", ", timeline.Runs(definition.Test!))}"));
    }

    private static IEnumerable<OracleLine> Parse(params string[] lines) => lines.Select(OracleLine.Parse);

    private static Moment On(string day) => Moment.TryParse(day, out var moment) ? moment : throw new ArgumentException("Not a day", nameof(day));
}
