using System.Globalization;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Tests.Identifiers;

/// <summary>The real list has no chain yet; this one, of places that do not exist, has: 901 → 902 and 903, 903 → 904.</summary>
public class AuthorityListTests
{
    private const string Header = "code,gss_code,name,region_code,region_name,from,to\n";

    private const string Places = Header + """
        901,E10000901,Old County,E12000001,North East,2009-01-01,2027-03-31
        902,E06000902,East,E12000001,North East,2027-04-01,
        903,E06000903,"West, the ""far"" one",E12000001,North East,2027-04-01,2028-03-31
        904,E06000904,New West,E12000001,North East,2028-04-01,
        """;

    private const string Handovers = """
        code,successor,from,note
        901,903,2027-04-01,"west, all of it"
        901,902,2027-04-01,
        903,904,2028-04-01,all
        """;

    private static readonly AuthorityList List = Read(Places, Handovers);

    [Theory]
    [InlineData("901", "2027-03-31", "901")]
    [InlineData("901", "2027-04-01", "902 903")]
    [InlineData("901", "2028-03-31", "902 903")]
    [InlineData("901", "2028-04-01", "902 904")]
    [InlineData("903", "2028-04-01", "904")]
    [InlineData("904", "2027-04-01", "")]
    public void Successors_are_followed_through_as_many_changes_as_there_were(string code, string day, string expected)
    {
        Assert.Equal(expected, Codes(List.SuccessorsOn(Code(code), Day(day))));
    }

    [Theory]
    [InlineData("904", "2028-04-01", "904")]
    [InlineData("904", "2028-03-31", "903")]
    [InlineData("904", "2027-04-01", "903")]
    [InlineData("904", "2027-03-31", "901")]
    [InlineData("902", "2027-03-31", "901")]
    [InlineData("901", "2027-04-01", "")]
    public void Predecessors_are_followed_in_the_same_way(string code, string day, string expected)
    {
        Assert.Equal(expected, Codes(List.PredecessorsOn(Code(code), Day(day))));
    }

    [Fact]
    public void Quoted_values_keep_their_commas_and_quotes()
    {
        Assert.Equal("West, the \"far\" one", List.Find(Code("903"))!.Name);
    }

    [Theory]
    [InlineData("90,E10000901,Short,E12000001,North East,2009-01-01,")]
    [InlineData("901,E10000901,No region")]
    [InlineData("901,E10000901,Not a date,E12000001,North East,01/04/2009,")]
    [InlineData("901,E10000901,\"Not closed,E12000001,North East,2009-01-01,")]
    [InlineData("902,E06000902,East,E12000001,North East,2009-01-01,\n901,E06000901,West,E12000001,North East,2009-01-01,")]
    [InlineData("901,E06000902,New,E12000001,North East,2019-04-01,\n901,E10000901,Old,E12000001,North East,2009-01-01,2019-03-31")]
    [InlineData("901,E06000901,East,E12000001,North East,2009-01-01,\n902,E06000901,West,E12000001,North East,2009-01-01,")]
    public void A_list_that_cannot_be_read_is_refused(string line)
    {
        Assert.Throws<InvalidDataException>(() => Read(Header + line, "code,successor,from,note"));
    }

    [Theory]
    [InlineData("901,999,2027-04-01,")]
    [InlineData("999,902,2027-04-01,")]
    [InlineData("901,902,2027-04-02,")]
    [InlineData("902,904,2028-04-01,")]
    public void A_succession_that_does_not_fit_the_list_is_refused(string line)
    {
        Assert.Throws<InvalidDataException>(() => Read(Places, "code,successor,from,note\n" + line));
    }

    [Fact]
    public void A_list_too_long_for_one_byte_is_refused_and_never_counted_wrongly()
    {
        string Lines(int count) => Header + string.Join('\n',
            Enumerable.Range(100, count).Select(number => $"{number},E06000{number},Place {number},E12000001,North East,2009-01-01,"));

        Assert.Equal(256, Read(Lines(251), "header").IndexCount);
        Assert.Throws<OverflowException>(() => Read(Lines(252), "header"));
    }

    private static AuthorityList Read(string authorities, string successions) =>
        AuthorityList.Read(new StringReader(authorities), new StringReader(successions));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LaCode Code(string text) =>
        LaCode.TryParse(text, out var code, out _) ? code : throw new ArgumentException("No code", nameof(text));

    private static string Codes(IEnumerable<Authority> authorities) => string.Join(' ', authorities.Select(authority => authority.Code));
}
