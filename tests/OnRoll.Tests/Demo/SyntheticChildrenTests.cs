using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OnRoll.Data.Demo;
using OnRoll.Data.Facts;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Schools;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Demo;

public sealed class SyntheticChildrenTests
{
    private static readonly DateOnly Today = new(2026, 1, 15);
    private static readonly SchoolRegister Schools = DemoSchools.Camden(_ => { });
    private static readonly ConcurrentDictionary<string, StatusSpans> Derived = new(StringComparer.Ordinal);
    private static readonly Lazy<SyntheticFiles> Made = new(() => Make(Today, 1));
    private static readonly Lazy<(FactsRead Facts, SchoolCalendars Calendars, List<Finding> Findings)> Read = new(() => ReadBack(Made.Value, Today));

    [Fact]
    public void The_same_seed_day_and_schools_give_the_same_bytes()
    {
        var again = Make(Today, 1);

        Assert.True(Made.Value.Facts.Span.SequenceEqual(again.Facts.Span));
        Assert.True(Made.Value.Calendar.Span.SequenceEqual(again.Calendar.Span));
    }

    [Fact]
    public void The_order_in_which_the_register_lists_schools_changes_nothing()
    {
        var shuffled = new SchoolRegister(Schools.Schools.Reverse(), Schools.Links);

        Assert.True(Made.Value.Facts.Span.SequenceEqual(SyntheticChildren.Of(shuffled, DemoSchools.Authority, Today, 1).Facts.Span));
    }

    /// <summary>The hashes stand here so that a change of what is made is seen; make them anew only on purpose.</summary>
    [Fact]
    public void What_is_made_has_not_changed_since_it_was_last_looked_at()
    {
        Assert.Equal("440C4A95ED37D913C56E6040867177677D9E5AC6654A29709C7796F6D4144E2D", Convert.ToHexString(SHA256.HashData(Made.Value.Facts.Span)));
        Assert.Equal("DE0516AE6A64C133FC5E0EA6BA5977063E6C6B09B9800728D4C5F31BA6984606", Convert.ToHexString(SHA256.HashData(Made.Value.Calendar.Span)));
    }

    [Fact]
    public void Another_seed_makes_other_children() => Assert.False(Made.Value.Facts.Span.SequenceEqual(Make(Today, 2).Facts.Span));

    [Fact]
    public void The_files_are_plain_text_with_line_feeds_and_ids_for_names()
    {
        var text = Encoding.UTF8.GetString(Made.Value.Facts.Span);
        var lines = text.TrimEnd('\n').Split('\n');

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('"', text);
        Assert.Equal("child,fact,from,to,authority,place,kind,hours,detail,known", lines[0]);
        Assert.Equal(Made.Value.Lines, lines.Length - 1);
        Assert.All(lines[1..], line => Assert.Matches("^SYN-202-[0-9]{5},[a-z-]+,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[0-9-]{10}$", line));
    }

    [Theory]
    [InlineData("2026-01-15", 1)]
    [InlineData("2026-11-23", 2)]
    [InlineData("2024-02-29", 3)]
    [InlineData("2027-08-31", 4)]
    public void Every_line_is_accepted_without_so_much_as_a_notice(string day, ulong seed)
    {
        var today = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        var (facts, calendars, findings) = ReadBack(Make(today, seed), today);

        Assert.Empty(findings);
        Assert.InRange(facts.Children.Count, 7000, 8500);
        Assert.Equal(0, facts.WithoutKnown);
        Assert.True(calendars.Find("")!.Known.Contains(today));
    }

    [Fact]
    public void About_six_thousand_are_of_school_years_and_nearly_all_are_on_a_register()
    {
        var situations = Read.Value.Facts.Children.Select(child => new Timeline(child.AsKnown(), Read.Value.Calendars).Child.On(Today)).ToList();
        var ofSchoolYears = situations.Where(on => on.History.BirthDay is { } birth && YearGroup.Of(birth, Today) is >= 0 and <= 11).ToList();

        Assert.InRange(ofSchoolYears.Count, 5500, 6500);
        Assert.InRange(ofSchoolYears.Count(on => on.IsRegistered), ofSchoolYears.Count * 96 / 100, ofSchoolYears.Count * 99 / 100);
    }

    [Theory]
    [InlineData("2026-01-15")]
    [InlineData("2025-05-15")]
    [InlineData("2024-10-03")]
    [InlineData("2023-01-19")]
    public void About_one_in_a_hundred_is_missing_education_on_any_day(string day)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.InRange(Snapshot("DEF-1", on).True, 45, 75);
        Assert.InRange(Snapshot("DEF-1", on, Moment.StartOf(on.AddDays(1))).True, 45, 75);
    }

    [Fact]
    public void Most_wait_for_less_than_twelve_weeks_and_some_for_more_than_a_year()
    {
        var spans = Spans("DEF-1");
        var byLength = new Counts(spans, [Dimension.Weeks]).Snapshot(Today).ToDictionary(row => row.Group[0], row => row.True);

        Assert.Equal(LengthBand.Count, byLength.Count);
        Assert.InRange(byLength.Take(4).Sum(band => band.Value), byLength.Values.Sum() / 2, byLength.Values.Sum() * 9 / 10);
        Assert.InRange(byLength["Over 52 weeks"], 2, 15);
    }

    [Fact]
    public void In_a_year_four_times_as_many_are_missing_as_on_a_day()
    {
        var spans = Spans("DEF-1");
        var flow = Assert.Single(new Counts(spans, []).Flow(Today.AddYears(-1).AddDays(1), Today));

        Assert.InRange(flow.Ever, 3 * flow.Closing, 6 * flow.Closing);
        Assert.InRange(flow.New - flow.Ended, -20, 25);
    }

    [Theory]
    [InlineData("DEF-1")]
    [InlineData("DEF-3")]
    [InlineData("DEF-4")]
    [InlineData("DEF-5")]
    [InlineData("DEF-6")]
    [InlineData("DEF-8")]
    [InlineData("DEF-9")]
    [InlineData("DEF-12")]
    [InlineData("DEF-14")]
    [InlineData("DEF-15")]
    [InlineData("DEF-16")]
    [InlineData("DEF-18")]
    public void Every_definition_has_children_true_and_children_unknown_today(string definition)
    {
        var (isTrue, isUnknown) = Snapshot(definition, Today);

        Assert.True(isTrue > 1, $"{isTrue} true");
        Assert.True(isUnknown > 1, $"{isUnknown} unknown");
    }

    [Fact]
    public void The_reason_is_recorded_for_most_and_not_for_all()
    {
        var spans = Spans("DEF-1");
        var byReason = new Counts(spans, [Dimension.Reason]).Snapshot(Today);
        var without = byReason.Where(row => row.Group[0].Length == 0).Sum(row => row.True);

        Assert.InRange(without, 3, byReason.Sum(row => row.True) / 3);
        Assert.True(byReason.Count > 10);
    }

    [Fact]
    public void Nothing_is_known_before_it_was_so_or_after_today()
    {
        Assert.All(Lines(), line =>
        {
            Assert.True(line.At.Day <= Today, line.What.Words);
            Assert.True(line.What is Born { Day: null } || line.What.Held.First <= line.At.Day, line.What.Words);
        });
    }

    [Fact]
    public void Only_an_offer_and_a_plan_for_a_timetable_know_their_last_day_beforehand()
    {
        var ahead = Lines().Where(line => line.What.Held.Last > line.At.Day).ToList();

        Assert.All(ahead, line => Assert.True(line.What is Applied { Kind: ApplicationKind.Offered } or Timetabled, line.What.Words));
        Assert.Contains(ahead, line => line.What is Timetabled);
    }

    [Fact]
    public void Every_kind_of_fact_is_there_several_times()
    {
        // Given every line ever told.
        var told = Lines().Select(line => (line.What.Slot.Fact, line.What.Slot.Kind)).GroupBy(slot => slot).ToDictionary(group => group.Key, group => group.Count());

        // Then each word of the file format that says something of its own has been used.
        Assert.All(
            [
                .. Enum.GetValues<ProvisionKind>().Select(kind => (Fact.Provision, Slugs.Provision.Of(kind))),
                .. Enum.GetValues<AbsenceKind>().Where(kind => kind is not AbsenceKind.Authorised).Select(kind => (Fact.Absent, Slugs.Absence.Of(kind))),
                .. Enum.GetValues<HomeEducation>().Select(kind => (Fact.HomeEducation, Slugs.HomeEducation.Of(kind))),
                .. Enum.GetValues<Whereabouts>().Select(kind => (Fact.Whereabouts, Slugs.Whereabouts.Of(kind))),
                .. Enum.GetValues<ExclusionKind>().Select(kind => (Fact.Exclusion, Slugs.Exclusion.Of(kind))),
                .. Enum.GetValues<ApplicationKind>().Select(kind => (Fact.Application, Slugs.Application.Of(kind))),
                (Fact.Registered, "pru"), (Fact.Registered, "special"), (Fact.Resident, "believed"), (Fact.Timetable, ""), (Fact.Attendance, ""), (Fact.Died, ""),
                .. new[] { "ehcp", "sen-support", "cin", "cp", "lac", "grt", "young-parent", "uasc" }.Select(name => (Fact.Attribute, name)),
            ],
            slot => Assert.True(told.GetValueOrDefault(slot) > 1, $"{slot}: {told.GetValueOrDefault(slot)}"));
    }

    [Fact]
    public void The_record_has_its_mistakes()
    {
        var children = Read.Value.Facts.Children;

        Assert.True(Lines().Count(line => line.Withdraws) > 5);
        Assert.True(children.Count(child => child.Lines.Any(line => line.What is Born { Day: null })) > 3);
        Assert.True(children.Count(child => child.Lines.Where(line => line.What is Born { Day: not null }).Select(line => line.What).Distinct().Count() > 1) > 3);
        Assert.True(children.Count(child => new Timeline(child.AsKnown(), Read.Value.Calendars).Child.On(Today).Whereabouts.IsContradictory) > 1);
        Assert.All(["836", "909", "928"], code => Assert.True(
            Lines().Count(line => line.What is Resident { IsConfirmed: true } home && home.Authority.ToString() == code) > 1, code));
    }

    [Fact]
    public void Some_schools_have_days_of_their_own()
    {
        var calendars = Read.Value.Calendars;

        Assert.Equal(6, calendars.Codes.Count);
        Assert.All(calendars.Codes, code => Assert.True(
            calendars.Find(code)!.Between(new(2022, 9, 1), new(2026, 7, 31)) < calendars.Find("")!.Between(new(2022, 9, 1), new(2026, 7, 31))));
        Assert.All(Enumerable.Range(2022, 5), year => Assert.InRange(calendars.Find("")!.Between(new(year, 9, 1), new(year + 1, 8, 31)), 183, 194));
    }

    [Fact]
    public void Fewer_can_be_asked_for_and_an_authority_without_schools_has_none()
    {
        var few = SyntheticChildren.Of(Schools, DemoSchools.Authority, Today, 1, percentOfPupils: 4);
        var none = SyntheticChildren.Of(Schools, "206", Today, 1);

        Assert.InRange(few.Children, 600, 900);
        Assert.Equal((0, 0), (none.Children, none.Lines));
        Assert.Empty(ReadBack(few, Today).Findings);
    }

    private static SyntheticFiles Make(DateOnly today, ulong seed) => SyntheticChildren.Of(Schools, DemoSchools.Authority, today, seed);

    private static IEnumerable<Recorded> Lines() => Read.Value.Facts.Children.SelectMany(child => child.Lines);

    private static (FactsRead Facts, SchoolCalendars Calendars, List<Finding> Findings) ReadBack(SyntheticFiles files, DateOnly today)
    {
        List<Finding> findings = [];
        using var calendar = new MemoryStream(files.Calendar.ToArray());
        using var facts = new MemoryStream(files.Facts.ToArray());
        var calendars = CalendarFile.Read(calendar, findings.Add);
        return (FactsFile.Read(facts, Moment.StartOf(today), findings.Add), calendars, findings);
    }

    private static StatusSpans Spans(string definition) => Derived.GetOrAdd(definition,
        id => StatusSpans.Derive(Definitions.Find(id)!, Read.Value.Facts.Children, Read.Value.Calendars));

    private static (int True, int Unknown) Snapshot(string definition, DateOnly day, Moment? asKnown = null)
    {
        var spans = asKnown is null ? Spans(definition)
            : StatusSpans.Derive(Definitions.Find(definition)!, Read.Value.Facts.Children, Read.Value.Calendars, asKnown);
        var row = Assert.Single(new Counts(spans, []).Snapshot(day));
        return (row.True, row.Unknown);
    }
}
