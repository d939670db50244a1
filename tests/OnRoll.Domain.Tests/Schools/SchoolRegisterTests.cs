using System.Globalization;
using CsCheck;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Domain.Tests.Schools;

public sealed class SchoolRegisterTests
{
    private static readonly DateOnly Late = new(2030, 1, 1);

    [Fact]
    public void A_chain_is_followed_through_a_successor_of_the_same_name()
    {
        var register = Register(
            [Named(100575, "A school"), Named(100576, "Larkhall Primary Campus"), Named(152137, "Larkhall Primary Campus")],
            Link(100575, 100576, "Successor"), Link(100576, 152137, "Successor", "2025-10-01"));

        Assert.Equal([(100576, false), (152137, true)], Ends(register.SuccessorsOn(100575, new(2025, 10, 1))));
    }

    [Fact]
    public void A_link_that_lies_ahead_does_not_count_before_its_day()
    {
        var register = Register([Named(100576), Named(152137)], Link(100576, 152137, "Successor", "2025-10-01"));

        Assert.Empty(register.SuccessorsOn(100576, new(2025, 9, 30)));
        Assert.Equal([152137], Urns(register.SuccessorsOn(100576, new(2025, 10, 1))));
    }

    [Fact]
    public void A_link_without_a_day_counts_from_the_day_the_predecessor_closed()
    {
        var register = Register([Named(100016) with { Closed = new(2000, 8, 31) }, Named(132245)], Link(100016, 132245, "Successor"));

        Assert.Empty(register.SuccessorsOn(100016, new(2000, 8, 30)));
        Assert.Equal([132245], Urns(register.SuccessorsOn(100016, new(2000, 8, 31))));
    }

    [Fact]
    public void A_link_without_any_day_counts_from_long_ago()
    {
        var register = Register([Named(100248), Named(100249)], Link(100249, 100248, "Successor"));

        Assert.Equal([100248], Urns(register.SuccessorsOn(100249, new(1950, 1, 1))));
    }

    [Fact]
    public void One_row_of_the_two_is_enough_whichever_it_is()
    {
        var onlyLater = Register([Named(100093), Named(100096)], Link(100096, 100093, "Predecessor", "2012-02-01"));
        var onlyEarlier = Register([Named(100093), Named(100096)], Link(100093, 100096, "Successor", "2012-02-01"));

        Assert.Equal([100096], Urns(onlyLater.SuccessorsOn(100093, Late)));
        Assert.Equal([100093], Urns(onlyEarlier.PredecessorsOn(100096, Late)));
    }

    [Fact]
    public void Both_rows_make_one_succession_and_the_earlier_day_counts()
    {
        var register = Register([Named(100074), Named(100083)],
            Link(100074, 100083, "Predecessor", "2013-04-24"), Link(100083, 100074, "Successor", "2012-09-01") with { Line = 3 });

        Assert.Equal([100074], Urns(register.SuccessorsOn(100083, new(2012, 9, 1))));
        Assert.Empty(register.SuccessorsOn(100083, new(2012, 8, 31)));
        var finding = Assert.Single(register.Findings);
        Assert.Equal((Severity.Notice, 3L, "LinkEstablishedDate"), (finding.Severity, finding.Line, finding.Column));
    }

    [Fact]
    public void A_day_on_one_row_serves_for_the_blank_on_the_other()
    {
        var register = Register([Named(100012), Named(100021)],
            Link(100012, 100021, "Successor - merged"), Link(100021, 100012, "Predecessor - merged", "2021-08-31"));

        Assert.Empty(register.SuccessorsOn(100012, new(2021, 8, 30)));
        Assert.Equal([100021], Urns(register.SuccessorsOn(100012, new(2021, 8, 31))));
        Assert.Empty(register.Findings);
    }

    [Fact]
    public void Several_schools_can_become_one()
    {
        var register = Register([Named(100016), Named(100017), Named(132245)],
            Link(100016, 132245, "Successor"), Link(100017, 132245, "Successor - amalgamated"));

        Assert.Equal([100016, 100017], Urns(register.PredecessorsOn(132245, Late)));
    }

    [Fact]
    public void A_shared_sixth_form_is_no_succession()
    {
        var register = Register([Named(100050), Named(132838)], Link(100050, 132838, "Sixth Form Centre Link"));

        Assert.Empty(register.SuccessorsOn(100050, Late));
        Assert.Empty(register.PredecessorsOn(132838, Late));
        Assert.Single(register.Links);
    }

    [Fact]
    public void A_circle_ends_where_it_began()
    {
        var two = Register([Named(100001), Named(100002)], Link(100001, 100002, "Successor"), Link(100002, 100001, "Successor"));
        var three = Register([], Link(100003, 100001, "Successor"), Link(100001, 100002, "Successor"), Link(100002, 100004, "Successor"),
            Link(100004, 100001, "Successor"));

        Assert.Equal([(100002, true)], Ends(two.SuccessorsOn(100001, Late)));
        Assert.Equal([(100001, false), (100002, false), (100004, true)], Ends(three.SuccessorsOn(100003, Late)));
    }

    [Fact]
    public void Two_ways_to_one_school_are_no_circle()
    {
        var register = Register([], Link(100001, 100002, "Successor"), Link(100001, 100003, "Successor"),
            Link(100002, 100004, "Successor"), Link(100003, 100004, "Successor"));

        Assert.Equal([(100002, false), (100004, true), (100003, false)], Ends(register.SuccessorsOn(100001, Late)));
    }

    [Fact]
    public void A_link_to_a_school_that_is_not_held_is_kept_and_reported()
    {
        var register = Register([Named(100096)], Link(100096, 126575, "Predecessor") with { Line = 35 });

        var met = Assert.Single(register.PredecessorsOn(100096, Late));
        Assert.Equal((126575, null), (met.Urn, met.School));
        var finding = Assert.Single(register.Findings);
        Assert.Equal((Severity.Notice, 35L, "LinkURN"), (finding.Severity, finding.Line, finding.Column));
    }

    [Theory]
    [InlineData(100001, 100009, "LinkURN")]
    [InlineData(100009, 100001, "URN")]
    [InlineData(100008, 100009, "")]
    public void The_end_of_a_link_that_is_not_held_is_named(int from, int to, string column) =>
        Assert.Equal(column, Assert.Single(Register([Named(100001)], Link(from, to, "Successor")).Findings).Column);

    [Fact]
    public void A_chain_as_long_as_the_register_is_walked_in_one_go()
    {
        var links = Enumerable.Range(100000, 100_000).Select(urn => Link(urn, urn + 1, "Successor"));
        var register = new SchoolRegister([], links);

        var met = register.SuccessorsOn(100000, Late);

        Assert.Equal(100_000, met.Count);
        Assert.Equal(200000, Assert.Single(met, school => school.IsEnd).Urn);
    }

    [Fact]
    public void Whatever_the_links_everyone_met_is_met_once_and_the_other_way_leads_back() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Bool).Array[0, 30].Sample(pairs =>
        {
            var register = new SchoolRegister([], pairs.Where(pair => pair.Item1 != pair.Item2)
                .Select(pair => Link(100000 + pair.Item1, 100000 + pair.Item2, pair.Item3 ? "Successor" : "Predecessor")));
            for (var urn = 100000; urn < 100008; urn++)
            {
                var met = Urns(register.SuccessorsOn(urn, Late));
                Assert.Equal(met.Distinct(), met);
                Assert.DoesNotContain(urn, met);
                Assert.All(met, other => Assert.Contains(urn, Urns(register.PredecessorsOn(other, Late))));
                Assert.True(met.Length == 0 || register.SuccessorsOn(urn, Late).Any(school => school.IsEnd));
            }
        });

    [Fact]
    public void A_laestab_is_the_school_that_was_open_on_the_day()
    {
        var before = Named(100187) with
        {
            Authority = "203",
            EstablishmentNumber = "4295",
            Status = SchoolStatus.Closed,
            Opened = School.LongAgo,
            Closed = new(2014, 7, 31),
        };
        var after = Named(141163) with { Authority = "203", EstablishmentNumber = "4295", Opened = new(2014, 8, 1) };
        var register = Register([before, after]);

        Assert.Equal([before], register.WithLaestab("203", "4295", new(2014, 7, 31)));
        Assert.Equal([after], register.WithLaestab("203", "4295", new(2014, 8, 1)));
        Assert.Empty(register.WithLaestab("203", "4296", new(2014, 8, 1)));
    }

    [Fact]
    public void A_laestab_of_former_days_is_found_too()
    {
        var moved = Named(113000) with { PreviousAuthority = "835", PreviousEstablishmentNumber = "2001", Authority = "838" };

        Assert.Equal([moved], Register([moved]).OnceWithLaestab("835", "2001"));
    }

    [Fact]
    public void An_authority_has_the_schools_open_on_the_day_and_then_those_that_may_be()
    {
        var perhaps = Named(100010) with { Authority = "202", Status = SchoolStatus.NotStated };
        var open = Named(100012) with { Authority = "202" };
        var closed = Named(100011) with { Authority = "202", Status = SchoolStatus.Closed, Closed = new(2021, 8, 31) };
        var register = Register([perhaps, closed, open, Named(100000) with { Authority = "201" }]);

        Assert.Equal([open, perhaps], register.InAuthority("202", new(2024, 1, 1)));
    }

    [Fact]
    public void Of_a_setting_that_nobody_registered_nothing_is_known()
    {
        var register = Register([]);

        Assert.Null(register.Find(999999));
        Assert.Equal(Tri.Unknown, register.IsOpen(999999, Late));
    }

    private static SchoolRegister Register(School[] schools, params SchoolLink[] links) => new(schools, links);

    private static School Named(int urn, string name = "A school") => new() { Urn = urn, Name = name, Status = SchoolStatus.Open };

    private static SchoolLink Link(int from, int to, string words, string? day = null)
    {
        var (kind, manner) = SchoolLink.KindOf(words);
        return new(from, to, "", kind, manner, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), words);
    }

    private static int[] Urns(IEnumerable<ChainedSchool> met) => [.. met.Select(school => school.Urn)];

    private static (int, bool)[] Ends(IEnumerable<ChainedSchool> met) => [.. met.Select(school => (school.Urn, school.IsEnd))];
}
