using System.Globalization;
using System.Reflection;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Law;

namespace OnRoll.Domain.Tests.Law;

/// <summary>What must hold of every dated rule, whatever it says.</summary>
public sealed class LawBookTests
{
    public static TheoryData<string> Ids => [.. LawBook.All.Select(rule => rule.Id)];

    [Fact]
    public void No_two_rules_share_an_id()
    {
        var ids = LawBook.All.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_families_together_are_the_book()
    {
        var families = Enum.GetValues<LawFamily>().SelectMany(LawBook.Rules);

        Assert.Equal(LawBook.All, families);
        Assert.All(Enum.GetValues<LawFamily>(), family => Assert.NotEmpty(LawBook.Title(family)));
    }

    [Fact]
    public void No_rule_of_the_domain_is_forgotten()
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var types = typeof(LawBook).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters).ToList();
        var found = types.SelectMany(type => type.GetFields(statics))
            .Where(field => typeof(IDatedRule).IsAssignableFrom(field.FieldType) || typeof(IEnumerable<IDatedRule>).IsAssignableFrom(field.FieldType))
            .Select(field => field.GetValue(null))
            .SelectMany(value => value is IEnumerable<IDatedRule> many ? many : [(IDatedRule)value!]);

        Assert.All(found, rule => Assert.Same(rule, LawBook.Find(rule.Id)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_found_by_its_id_and_says_what_it_is(string id)
    {
        var rule = LawBook.Find(id.ToLowerInvariant());

        Assert.NotNull(rule);
        Assert.NotEmpty(rule.Title);
        Assert.All(rule.Lines, line =>
        {
            Assert.NotEmpty(line.Value);
            Assert.DoesNotContain("OnRoll.", line.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", line.Value, StringComparison.Ordinal);
            Assert.NotEmpty(line.Source.Instrument);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_no_version_before_the_first_day(string id)
    {
        var rule = LawBook.Find(id)!;
        if (rule.Lines.FirstOrDefault() is not { Source: not null } first)
        {
            Assert.Null(rule.LineOn(new(2026, 12, 31)));
            return;
        }

        Assert.Null(rule.LineOn(first.From.AddDays(-1)));
        Assert.Equal(first, rule.LineOn(first.From));
        Assert.Equal(first, rule.LineOn(first.To == first.From ? first.From : first.From.AddDays(1)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_version_runs_to_the_day_before_the_next(string id)
    {
        var rule = LawBook.Find(id)!;
        var lines = rule.Lines.ToList();
        foreach (var (earlier, later) in lines.Zip(lines.Skip(1)))
        {
            Assert.Equal(later.From.AddDays(-1), earlier.To);
            Assert.Equal(earlier, rule.LineOn(later.From.AddDays(-1)));
            Assert.Equal(later, rule.LineOn(later.From));
            Assert.Equal(later.To == later.From ? earlier : later, rule.LineOn(later.To == later.From ? earlier.From : later.From.AddDays(1)));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_last_version_ends_with_its_last_day_or_not_at_all(string id)
    {
        var rule = LawBook.Find(id)!;
        if (rule.Lines.LastOrDefault() is not { Source: not null } last)
        {
            return;
        }

        if (last.To is { } end)
        {
            Assert.Equal(last, rule.LineOn(end));
            Assert.Null(rule.LineOn(end.AddDays(1)));
        }

        Assert.Equal(last.To is null ? last : null, rule.LineOn(DateOnly.MaxValue));
    }

    [Fact]
    public void Only_what_waits_for_a_day_has_no_version()
    {
        var waiting = LawBook.All.Where(rule => !rule.Lines.Any()).Select(rule => rule.Id);

        Assert.Equal(["DEF-16", "D28", "CWSA-s4", "CWSA-s37", "CWSA-s37-pilot", "CWSA-s38", "CWSA-s39", "CWSA-s42"], waiting);
    }

    [Theory]
    [InlineData("D04", "2024-08-19", "REG-8")]
    [InlineData("D08", "2016-09-01", "REG-2")]
    [InlineData("D08", "2024-08-19", "REG-2")]
    [InlineData("D18", "2025-01-01", "SAO-1")]
    [InlineData("D19", "2025-01-01", "SAO-4")]
    [InlineData("D20", "2021-09-01", "ADM-15")]
    [InlineData("D21", "2021-09-01", "ADM-FAP-20")]
    public void A_clock_gives_the_time_that_its_rule_allows(string clock, string text, string duty)
    {
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rule = (DatedRule<Duty>)LawBook.Find(duty)!;

        Assert.Equal(rule.On(day)?.Value.Limit?.Count, ClockRules.Find(clock)!.Limit.On(day)?.Value.Days);
        Assert.Equal(rule.On(day.AddDays(-1))?.Value.Limit?.Count, ClockRules.Find(clock)!.Limit.On(day.AddDays(-1))?.Value.Days);
    }

    [Theory]
    [InlineData("D10", "2006-09-01", 'f')]
    [InlineData("D10", "2024-08-19", 'h')]
    [InlineData("D11", "2016-09-01", 'h')]
    [InlineData("D11", "2024-08-19", 'i')]
    public void A_clock_gives_the_days_that_its_ground_counts(string clock, string text, char letter)
    {
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        Assert.Equal(DeletionGrounds.Find(letter, day)!.On(day)!.SchoolDays, ClockRules.Find(clock)!.Limit.On(day)?.Value.Days);
    }
}
