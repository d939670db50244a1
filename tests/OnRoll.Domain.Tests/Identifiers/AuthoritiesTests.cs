using System.Globalization;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

public class AuthoritiesTests
{
    [Theory]
    [InlineData("2009-03-31", 150)]
    [InlineData("2009-04-01", 152)]
    [InlineData("2009-04-02", 152)]
    [InlineData("2013-04-01", 152)]
    [InlineData("2014-06-01", 152)]
    [InlineData("2019-03-31", 152)]
    [InlineData("2019-04-01", 151)]
    [InlineData("2019-04-02", 151)]
    [InlineData("2020-04-01", 151)]
    [InlineData("2021-03-31", 151)]
    [InlineData("2021-04-01", 152)]
    [InlineData("2021-04-02", 152)]
    [InlineData("2023-03-31", 152)]
    [InlineData("2023-04-01", 153)]
    [InlineData("2023-04-02", 153)]
    [InlineData("2025-05-01", 153)]
    [InlineData("2026-09-01", 153)]
    public void The_number_of_authorities_changes_with_each_reorganisation(string day, int count)
    {
        Assert.Equal(count, Authorities.On(Day(day)).Count);
    }

    [Theory]
    [InlineData("820", "2009-03-31", "820")]
    [InlineData("820", "2009-04-01", "822 823")]
    [InlineData("820", "2009-04-02", "822 823")]
    [InlineData("875", "2009-03-31", "875")]
    [InlineData("875", "2009-04-01", "895 896")]
    [InlineData("875", "2026-09-01", "895 896")]
    [InlineData("835", "2019-03-31", "835")]
    [InlineData("835", "2019-04-01", "838 839")]
    [InlineData("835", "2019-04-02", "838 839")]
    [InlineData("836", "2019-03-31", "836")]
    [InlineData("836", "2019-04-01", "839")]
    [InlineData("836", "2019-04-02", "839")]
    [InlineData("837", "2019-03-31", "837")]
    [InlineData("837", "2019-04-01", "839")]
    [InlineData("928", "2021-03-31", "928")]
    [InlineData("928", "2021-04-01", "940 941")]
    [InlineData("928", "2021-04-02", "940 941")]
    [InlineData("909", "2023-03-31", "909")]
    [InlineData("909", "2023-04-01", "942 943")]
    [InlineData("909", "2023-04-02", "942 943")]
    [InlineData("202", "2026-09-01", "202")]
    [InlineData("202", "1999-01-01", "202")] // before the list begins: as on its first day
    [InlineData("840", "2009-03-31", "840")] // the county of Durham kept its number
    [InlineData("838", "2019-03-31", "")] // not begun
    [InlineData("999", "2026-09-01", "")]
    [InlineData("XSC", "2026-09-01", "")]
    public void The_area_of_an_authority_passes_to_its_successors_on_the_day(string code, string day, string expected)
    {
        var successors = Authorities.SuccessorsOn(Code(code), Day(day));

        Assert.Equal(expected, Codes(successors));
    }

    [Theory]
    [InlineData("822", "2009-03-31", "820")]
    [InlineData("823", "2009-03-31", "820")]
    [InlineData("895", "2009-03-31", "875")]
    [InlineData("896", "2009-04-01", "896")]
    [InlineData("838", "2019-03-31", "835")]
    [InlineData("838", "2019-04-01", "838")]
    [InlineData("839", "2019-03-31", "835 836 837")]
    [InlineData("839", "2019-04-01", "839")]
    [InlineData("839", "2001-01-01", "835 836 837")]
    [InlineData("940", "2021-03-31", "928")]
    [InlineData("941", "2021-03-31", "928")]
    [InlineData("942", "2023-03-31", "909")]
    [InlineData("943", "2023-03-31", "909")]
    [InlineData("943", "2023-04-02", "943")]
    [InlineData("909", "2023-04-01", "")] // ended
    [InlineData("XWA", "2023-04-01", "")]
    public void An_authority_has_its_predecessors_before_it_began(string code, string day, string expected)
    {
        var predecessors = Authorities.PredecessorsOn(Code(code), Day(day));

        Assert.Equal(expected, Codes(predecessors));
    }

    [Theory]
    [InlineData("390", "Gateshead", "E08000020", "E08000037", "2013-04-01")]
    [InlineData("929", "Northumberland", "E06000048", "E06000057", "2013-04-01")]
    [InlineData("825", "Buckinghamshire", "E10000002", "E06000060", "2020-04-01")]
    [InlineData("815", "North Yorkshire", "E10000023", "E06000065", "2023-04-01")]
    [InlineData("933", "Somerset", "E10000027", "E06000066", "2023-04-01")]
    [InlineData("370", "Barnsley", "E08000016", "E08000038", "2025-05-01")]
    [InlineData("373", "Sheffield", "E08000019", "E08000039", "2025-05-01")]
    [InlineData("840", "County Durham", "E10000010", "E06000047", "2009-04-01")]
    [InlineData("908", "Cornwall", "E10000005", "E06000052", "2009-04-01")]
    public void A_new_area_code_is_no_new_authority(string code, string name, string before, string after, string day)
    {
        var changes = Day(day);

        var authority = Authorities.Find(Code(code))!;

        Assert.Equal(name, authority.Name);
        Assert.Null(authority.InForce.Last);
        Assert.Same(authority, Authorities.ByGss(before, changes.AddDays(-1)));
        Assert.Null(Authorities.ByGss(after, changes.AddDays(-1)));
        Assert.Null(Authorities.ByGss(before, changes));
        Assert.Same(authority, Authorities.ByGss(after, changes));
        Assert.Same(authority, Authorities.ByGss(after, changes.AddDays(1)));
    }

    [Theory]
    [InlineData("E06000058", "2019-03-31", null)]
    [InlineData("E06000058", "2019-04-01", "839")]
    [InlineData("E10000009", "2019-03-31", "835")]
    [InlineData("E10000009", "2019-04-01", null)]
    [InlineData("E10000006", "2023-03-31", "909")]
    [InlineData("E10000006", "2023-04-01", null)]
    [InlineData("e09000007", "2026-09-01", "202")]
    [InlineData("E09000007", "1999-01-01", "202")]
    [InlineData("E06000053", "2009-03-31", null)]
    [InlineData("E06000053", "2009-04-01", "420")]
    [InlineData("E99999999", "2026-09-01", null)]
    [InlineData("", "2026-09-01", null)]
    public void An_authority_is_found_by_the_area_code_of_the_day(string gss, string day, string? code)
    {
        Assert.Equal(code, Authorities.ByGss(gss, Day(day))?.Code.ToString());
    }

    [Theory]
    [InlineData("801", "Bristol, City of", "South West", "E12000009")]
    [InlineData("839", "Bournemouth, Christchurch and Poole", "South West", "E12000009")]
    [InlineData("810", "Kingston upon Hull, City of", "Yorkshire and The Humber", "E12000003")]
    [InlineData("884", "Herefordshire, County of", "West Midlands", "E12000005")]
    [InlineData("202", "Camden", "London", "E12000007")]
    [InlineData("420", "Isles of Scilly", "South West", "E12000009")]
    public void An_authority_has_its_name_and_region(string code, string name, string region, string regionCode)
    {
        var authority = Authorities.Find(Code(code))!;

        Assert.Equal((name, region, regionCode), (authority.Name, authority.RegionName, authority.RegionCode));
        Assert.Equal($"{code} {name}", authority.ToString());
    }

    [Fact]
    public void Every_authority_that_ended_has_successors_that_began_the_day_after_and_know_it()
    {
        var ended = Authorities.All.Where(authority => authority.InForce.Last is not null).ToList();

        Assert.Equal("820 835 836 837 875 909 928", Codes(ended));
        foreach (var authority in ended)
        {
            Assert.NotEmpty(authority.Successors);
            Assert.All(authority.Successors, successor =>
            {
                Assert.Equal(authority.InForce.Last!.Value.AddDays(1), successor.InForce.First);
                Assert.Contains(authority, successor.Predecessors);
            });
        }
    }

    [Fact]
    public void Every_authority_that_began_after_the_list_has_predecessors_and_every_other_has_none()
    {
        Assert.Equal(new DateOnly(2009, 1, 1), Authorities.FirstDay);
        Assert.All(Authorities.All, authority =>
            Assert.Equal(authority.InForce.First > Authorities.FirstDay, authority.Predecessors.Count > 0));
    }

    [Fact]
    public void The_area_codes_of_an_authority_follow_one_another_without_gap_to_its_end()
    {
        Assert.All(Authorities.All, authority =>
        {
            for (var i = 1; i < authority.GssCodes.Count; i++)
            {
                Assert.Equal(authority.GssCodes[i - 1].Span.Last!.Value.AddDays(1), authority.GssCodes[i].Span.First);
            }

            Assert.Equal(authority.InForce.Last, authority.GssCodes[^1].Span.Last);
            Assert.True(authority.Code.ToString() == "420" || authority.GssCodes[0].Span.First == authority.InForce.First);
        });
    }

    [Fact]
    public void No_area_code_belongs_to_two_authorities()
    {
        var codes = Authorities.All.SelectMany(authority => authority.GssCodes).Select(gss => gss.Code).ToList();

        Assert.Equal(172, codes.Count);
        Assert.Equal(172, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^E(06|08|09|10)[0-9]{6}$", code));
    }

    [Fact]
    public void There_are_nine_regions_each_with_one_code_and_one_name()
    {
        var regions = Authorities.All.Select(authority => (authority.RegionCode, authority.RegionName)).Distinct().ToList();

        Assert.Equal(9, regions.Count);
        Assert.Equal(9, regions.Select(region => region.RegionCode).Distinct().Count());
    }

    [Fact]
    public void On_every_day_of_change_the_area_of_England_is_handed_on_whole()
    {
        foreach (var day in Authorities.All.Select(authority => authority.InForce.First).Where(day => day > Authorities.FirstDay).Distinct())
        {
            var before = Authorities.On(day.AddDays(-1));

            var after = before.SelectMany(authority => Authorities.SuccessorsOn(authority.Code, day)).Distinct();

            Assert.Equal(Codes(Authorities.On(day)), Codes(after.OrderBy(authority => authority.Code)));
        }
    }

    [Fact]
    public void Every_code_has_an_index_of_its_own_in_one_byte_and_nought_is_none()
    {
        var codes = Authorities.All.Select(authority => authority.Code).Concat(LaCode.Outside.ToArray()).ToList();

        var indexes = codes.ConvertAll(code => (int)Authorities.IndexOf(code));

        Assert.Equal(Enumerable.Range(1, 164), indexes);
        Assert.Equal(165, Authorities.IndexCount);
        Assert.All(codes, code => Assert.Equal(code, Authorities.At(Authorities.IndexOf(code))));
        Assert.Equal(0, Authorities.IndexOf(default));
        Assert.Equal(0, Authorities.IndexOf(Code("999")));
        Assert.True(Authorities.At(0).IsNone);
        Assert.Throws<IndexOutOfRangeException>(() => Authorities.At(165));
    }

    [Fact]
    public void Codes_for_outside_England_and_no_code_are_no_authority()
    {
        Assert.All(LaCode.Outside.ToArray(), code => Assert.Null(Authorities.Find(code)));
        Assert.Null(Authorities.Find(default));
        Assert.Null(Authorities.Find(Code("999")));
        Assert.All(Authorities.All, authority => Assert.True(authority.Code.IsEngland));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LaCode Code(string text) =>
        LaCode.TryParse(text, out var code, out _) ? code : throw new ArgumentException("No code", nameof(text));

    private static string Codes(IEnumerable<Authority> authorities) => string.Join(' ', authorities.Select(authority => authority.Code));
}
