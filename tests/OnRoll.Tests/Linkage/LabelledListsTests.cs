using System.IO.Compression;
using OnRoll.Data.Linkage;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Linkage;

namespace OnRoll.Tests.Linkage;

/// <summary>How well persons are told apart, on lists of which it is known who is who (docs/DATA.md).</summary>
public sealed class LabelledListsTests
{
    [Theory]
    [InlineData("ukdev10k", "", 0.99, 0.99)]
    [InlineData("febrl3", "", 0.996, 0.999)]
    [InlineData("febrl4", "", 0.999, 0.999)]
    [InlineData("fake1000", "other1=email", 0.7, 0.8)]
    public void Pairs_are_found_and_what_is_called_likely_is(string list, string columns, double atHalf, double best)
    {
        var (result, isTrue, truth, _) = Linked(list, columns);
        var (found, right, top) = (0, 0, 0.0);
        foreach (var pair in result.Pairs.OrderByDescending(static pair => pair.Probability))
        {
            found++;
            right += isTrue(pair.One, pair.Other) ? 1 : 0;
            top = Math.Max(top, 2.0 * right / (found + truth));
        }

        var likely = result.Pairs.Where(static pair => pair.Probability >= 0.5).ToList();
        var half = 2.0 * likely.Count(pair => isTrue(pair.One, pair.Other)) / (likely.Count + truth);
        Assert.True(half >= atHalf && top >= best, $"F1 at one half {half:F4}, best {top:F4}");
    }

    [Fact]
    public void A_probability_means_what_it_says()
    {
        var (result, isTrue, _, _) = Linked("ukdev10k", "");
        var error = result.Pairs.GroupBy(static pair => (int)(pair.Probability * 10))
            .Sum(group => Math.Abs(group.Average(static pair => pair.Probability) - ((double)group.Count(pair => isTrue(pair.One, pair.Other)) / group.Count())) * group.Count()) / result.Pairs.Count;
        Assert.True(error <= 0.01, $"expected calibration error {error:F4}");
    }

    [Fact]
    public void Children_on_no_roll_are_found_among_those_who_are()
    {
        var (result, isTrue, _, table) = Linked("ukdev10k", "");
        var onRoll = new double[table.Count];
        foreach (var pair in result.Pairs)
        {
            var born = IsBirth(pair.One) ? pair.One : pair.Other;
            onRoll[born] = Math.Max(onRoll[born], pair.Probability);
        }

        var rolls = Enumerable.Range(0, table.Count).Where(i => !IsBirth(i)).ToList();
        var births = Enumerable.Range(0, table.Count).Where(IsBirth).OrderBy(i => onRoll[i]).ToList();
        var missing = births.Where(birth => !rolls.Exists(roll => isTrue(roll, birth))).ToHashSet();
        var (told, right, recall) = (0, 0, 0.0);
        foreach (var birth in births)
        {
            told++;
            right += missing.Contains(birth) ? 1 : 0;
            recall = right >= 0.9 * told ? (double)right / missing.Count : recall;
        }

        Assert.True(recall >= 0.995, $"recall {recall:F4} at a precision of 0.90");

        bool IsBirth(int i) => (table.Records[i].Marks & RecordMarks.RightSide) != RecordMarks.None;
    }

    [Fact]
    public void What_one_processor_finds_any_number_finds()
    {
        var (one, _, _, table) = Linked("febrl3", "");
        var (again, _, _, _) = Linked("febrl3", "");

        Assert.Equal(one.Pairs, again.Pairs);
        Assert.Equal(Clusters.Of(table, one, 0.9), Clusters.Of(table, again, 0.9));
    }

    private static (LinkResult Result, Func<int, int, bool> IsTrue, int Truth, LinkTable Table) Linked(string list, string columns)
    {
        var map = columns.Split('=') is [var ours, var theirs] ? new ColumnMap([(theirs, ours)], []) : ColumnMap.None;
        var findings = new List<Finding>();
        var (table, names) = LinkFiles.Read([() => Unpacked($"{list}.csv.gz")], map, columns.Length == 0 ? 0 : 1, [findings.Add]);
        Assert.DoesNotContain(findings, static finding => finding.Severity != Severity.Notice);
        using var labels = new StreamReader(Unpacked($"{list}.labels.csv.gz"));
        var entities = labels.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line => line.Trim().Split(',')).ToDictionary(static line => line[0], static line => line[1], StringComparer.Ordinal);
        var of = names.Select(name => entities[name.Id]).ToArray();
        var truth = Enumerable.Range(0, table.Count).GroupBy(i => of[i], StringComparer.Ordinal)
            .Sum(group => group.SelectMany((one, i) => group.Skip(i + 1).Where(other => table.AreComparable(one, other))).Count());
        return (Linking.Run(table), (one, other) => of[one] == of[other], truth, table);
    }

    private static GZipStream Unpacked(string file) => new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Linkage", "Data", file)), CompressionMode.Decompress);
}
