using OnRoll.Data.Facts;
using OnRoll.Data.Schools;
using OnRoll.Data.Simulation;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Simulation;

public sealed class SyntheticEnglandTests
{
    private static readonly Moment Now = Moment.StartOf(new(2026, 11, 1));

    [Fact]
    public void The_same_seed_gives_the_same_bytes_however_many_threads_make_them()
    {
        using var one = England.Of(0.001m, threads: 1);
        using var two = England.Of(0.001m, threads: 2);

        Assert.Equal(one.Hashes(), two.Hashes());
    }

    [Fact]
    public void Another_seed_gives_other_bytes()
    {
        using var one = England.Of(0.0005m, seed: 1, factsOnly: true);
        using var two = England.Of(0.0005m, seed: 2, factsOnly: true);

        Assert.NotEqual(one.Hashes()["facts.csv"], two.Hashes()["facts.csv"]);
    }

    [Fact]
    public void The_readers_take_every_line_of_facts_calendar_schools_and_links()
    {
        using var england = England.Of(0.002m, factsOnly: true);
        List<Finding> findings = [];

        using var facts = england.Open("facts.csv");
        var read = FactsFile.Read(facts, Now, findings.Add);
        using var calendar = england.Open("calendar.csv");
        CalendarFile.Read(calendar, findings.Add);
        using var schools = england.Open("schools.csv");
        var register = SchoolFiles.Schools(schools, findings.Add).ToList();
        using var links = england.Open("schools-links.csv");
        var linked = SchoolFiles.Links(links, findings.Add).ToList();

        Assert.Empty(findings);
        Assert.Equal((england.Summary.Children, england.Summary.Facts, 0L), ((long)read.Children.Count, read.Accepted, read.WithoutKnown));
        Assert.Equal(england.Summary.Schools, register.Count(school => school.Status is SchoolStatus.Open));
        Assert.NotEmpty(linked);
        Assert.Equal(153, register.Select(school => school.Authority).Distinct().Count());
    }

    [Fact]
    public void Facts_are_in_order_of_authority_and_child_and_nothing_is_known_after_the_day_or_before_the_registers_began()
    {
        using var england = England.Of(0.001m, factsOnly: true);

        var rows = england.Rows("facts.csv").ToList();

        var children = rows.Select(row => row["child"]).ToList();
        Assert.Equal(children.Order(StringComparer.Ordinal), children);
        Assert.All(rows, row => Assert.True(string.CompareOrdinal(row["known"], "2016-10-01") >= 0 && string.CompareOrdinal(row["known"], "2026-10-01") <= 0));
        Assert.All(children, child => Assert.StartsWith("SYN-", child, StringComparison.Ordinal));
    }

    [Fact]
    public void One_authority_alone_is_as_it_is_among_all()
    {
        using var england = England.Of(0.001m, factsOnly: true);
        using var alone = new MemoryStream();

        SyntheticEngland.WriteFacts(alone, "330", new() { Scale = 0.001m });

        var lines = File.ReadLines(Path.Combine(england.Folder, "facts.csv")).Where(line => line.StartsWith("SYN-330-", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', ["child,fact,from,to,authority,place,kind,hours,detail,known", .. lines]) + "\n", System.Text.Encoding.UTF8.GetString(alone.ToArray()));
    }

    [Fact]
    public void Some_lines_are_late_some_are_put_right_and_some_taken_back()
    {
        using var england = England.Of(0.002m, factsOnly: true);

        var rows = england.Rows("facts.csv").ToList();

        Assert.Contains(rows, row => row["detail"] == "withdrawn");
        Assert.Contains(rows.Where(row => row["fact"] == "born").GroupBy(row => row["child"]), births => births.Select(row => row["from"]).Distinct().Count() > 1);
        Assert.Contains(rows, row => row["fact"] == "registered" && row["from"] == "2025-09-01" && string.CompareOrdinal(row["known"], "2025-09-30") > 0);
    }
}
