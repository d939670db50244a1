using OnRoll.Domain.Identifiers;

namespace OnRoll.Tests.Simulation;

/// <summary>The lists of names agree with the truth beside them, and what has a check digit bears it.</summary>
public sealed class ListsTests : IDisposable
{
    private static readonly string[] Plain = ["births.csv", "health.csv", "leavers.csv", "joiners.csv", "referrals.csv"];

    private readonly England england = England.Of(0.002m);

    [Fact]
    public void The_truth_knows_every_record_of_every_list_once()
    {
        var truth = england.Rows("truth.csv").Select(row => (row["list"], row["id"])).ToList();

        var records = Files().SelectMany(file => england.Rows(file).Select(row => (List(file), row[file.StartsWith("caseload", StringComparison.Ordinal) ? "case_id" : "id"]))).ToList();

        Assert.Equal(truth.Count, truth.Distinct().Count());
        Assert.Equal(truth.Order(), records.Order());
        Assert.Equal(england.Summary.Records, records.Count);
    }

    /// <summary>What one sender calls a child tells nothing of what another does; two schools are two senders.</summary>
    [Fact]
    public void Ids_of_two_senders_do_not_give_away_who_is_who()
    {
        var truth = england.Rows("truth.csv").ToList();

        var given = truth.GroupBy(row => (Tail: row["id"][^10..], Person: row["person"])).Where(same => same.Select(row => row["id"]).Distinct().Count() > 1);
        var shared = truth.GroupBy(row => row["id"]).Where(same => same.Select(row => row["list"]).Distinct().Count() > 1).SelectMany(same => same.Select(row => row["list"])).Distinct();

        Assert.Empty(given);
        Assert.Subset(new HashSet<string> { "rolls", "rolls-before", "joiners", "leavers" }, shared.ToHashSet());
    }

    /// <summary>A school calls a pupil the same from week to week, or every roll would be one of strangers.</summary>
    [Fact]
    public void A_pupil_who_stayed_has_the_same_number_on_both_rolls()
    {
        var person = england.Rows("truth.csv").Where(row => row["list"] is "rolls" or "rolls-before").ToLookup(row => (row["list"], row["id"]), row => row["person"]);
        Dictionary<(string School, string Person), string> On(string list) => Files().Where(file => file.StartsWith($"{list}/", StringComparison.Ordinal)).SelectMany(file => england.Rows(file))
            .ToDictionary(row => (row["school"], person[(list, row["id"])].Single()), row => row["id"]);
        var (before, now) = (On("rolls-before"), On("rolls"));

        var stayed = now.Keys.Where(before.ContainsKey).ToList();

        Assert.True(stayed.Count > 1000);
        Assert.All(stayed, pupil => Assert.Equal(before[pupil], now[pupil]));
    }

    [Fact]
    public void Notices_come_from_schools_that_have_a_number() =>
        Assert.All(england.Rows("leavers.csv").Concat(england.Rows("joiners.csv")), row => Assert.Matches("^[0-9]{6}$", row["school"]));

    [Fact]
    public void Nhs_numbers_are_sound_are_of_no_person_and_belong_to_one_child_each()
    {
        var person = england.Rows("truth.csv").Where(row => row["list"] == "health").ToDictionary(row => row["id"], row => row["person"]);
        var rows = england.Rows("health.csv").Where(row => row["nhs_number"].Length > 0).ToList();

        Assert.All(rows, row => Assert.True(NhsNumber.TryParse(row["nhs_number"], out _, out _)));
        Assert.All(rows, row => Assert.StartsWith("999", row["nhs_number"], StringComparison.Ordinal));
        Assert.Equal(rows.Count, rows.Select(row => row["nhs_number"]).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => person[row["id"]]).Distinct().Count());
    }

    [Fact]
    public void Most_upns_are_sound_and_some_are_wrong_temporary_or_missing()
    {
        var upns = Files().Where(file => file.StartsWith("rolls/", StringComparison.Ordinal)).SelectMany(file => england.Rows(file)).Select(row => row["upn"]).ToList();

        var sound = upns.Count(upn => Upn.TryParse(upn, out var read, out _) && read.Kind is UpnKind.Permanent);

        Assert.InRange((double)sound / upns.Count, 0.97, 0.999);
        Assert.Contains("", upns);
        Assert.Contains(upns, upn => Upn.TryParse(upn, out var read, out _) && read.Kind is UpnKind.Temporary);
        Assert.Contains(upns, upn => upn.Length > 0 && !Upn.TryParse(upn, out _, out _));
    }

    [Fact]
    public void Some_children_are_on_no_roll_and_some_left_within_the_week()
    {
        var truth = england.Rows("truth.csv").ToList();
        var now = truth.Where(row => row["list"] == "rolls").Select(row => row["person"]).ToHashSet();
        var before = truth.Where(row => row["list"] == "rolls-before").Select(row => row["person"]).ToHashSet();

        Assert.Contains(truth, row => row["list"] == "health" && row["on_roll"] == "no" && !now.Contains(row["person"]));
        Assert.Contains(before, person => !now.Contains(person));
        Assert.Contains(now, person => !before.Contains(person));
        Assert.Contains(england.Rows("births.csv"), row => row["given_name"] == "Baby");
    }

    public void Dispose() => england.Dispose();

    private static string List(string file) => file.Split('/', '.')[0];

    private IEnumerable<string> Files() => [.. Plain.Where(file => File.Exists(Path.Combine(england.Folder, file))), .. new[] { "rolls", "rolls-before", "caseload" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(england.Folder, folder))).Select(path => Path.GetRelativePath(england.Folder, path))];
}
