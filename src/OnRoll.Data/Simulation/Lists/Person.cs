using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>A made-up child as the child truly is, from whom every record is copied, well or badly.</summary>
internal sealed record Person(string Id, string Culture, DateOnly Birth, string Sex, string Given, string Middle, string Surname, Home Home,
    string Upn, string NhsNumber, string ParentGiven, string ParentSurname, string Phone, bool BornAbroad)
{
    public bool IsTwin { get; init; }

    public bool IsMover { get; init; }
}

/// <summary>An address. The postcode is made up within the sector of a real school.</summary>
internal sealed record Home(string Address, string Town, string Postcode)
{
    private static readonly string[] First = ["Willow", "Station", "Church", "Victoria", "Mill", "Park", "Oak", "Queen's", "Albert", "Maple", "Chapel", "Meadow", "Beech", "Hawthorn", "Elm", "Priory", "Lime", "Rowan", "Grange", "York"];
    private static readonly string[] Last = ["Road", "Street", "Close", "Avenue", "Lane", "Way", "Drive", "Crescent", "Gardens", "Court", "Terrace", "Grove"];
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";

    public static Home Near(SimulatedSchool school, Chance chance)
    {
        var number = chance.Between(1, 180);
        var street = $"{chance.Pick(First)} {chance.Pick(Last)}";
        var address = chance.Percent(15) ? $"Flat {chance.Between(1, 40)}, {number} {street}" : $"{number} {street}";
        var sector = school.Postcode.Length > 4 ? school.Postcode[..^2] : "";
        return new(address, school.Town, sector.Length == 0 ? "" : $"{sector}{Letters[chance.Below(Letters.Length)]}{Letters[chance.Below(Letters.Length)]}");
    }
}
