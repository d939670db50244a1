using System.Globalization;
using OnRoll.Data.Demo;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>A person as somebody wrote the person down: mostly well, now and then not.</summary>
internal sealed class Copied
{
    private static readonly string[] Near = ["aeiou", "bpd", "ckq", "mn", "sz", "vw", "iy", "lr"];

    public Copied(Person person, Chance chance, int faultsPerThousand)
    {
        (Given, Middle, Surname, Birth, Sex, Upn) = (person.Given, person.Middle, person.Surname, person.Birth, person.Sex, person.Upn);
        Home = person.Home;
        if (chance.Below(1000) < faultsPerThousand * 2)
        {
            Given = NameBook.Shared.Variant(Given, chance) ?? (chance.Percent(30) ? Typo(Given, chance) : Given);
        }

        if (chance.Below(1000) < faultsPerThousand)
        {
            Surname = Surname.AsSpan().IndexOfAny('-', ' ') is > 0 and var at && chance.Percent(60) ? Surname[..at] : Typo(Surname, chance);
        }

        if (chance.Below(1000) < faultsPerThousand / 2)
        {
            Birth = Birth.Day <= 12 && Birth.Day != Birth.Month ? new(Birth.Year, Birth.Day, Birth.Month) : Birth.AddDays(chance.Pick(-1, 1, 10, -10));
        }

        if (chance.Below(1000) < faultsPerThousand)
        {
            Middle = "";
        }
        else if (chance.Below(1000) < faultsPerThousand * 3 && Middle.Length > 0)
        {
            Middle = Middle[..1];
        }

        if (chance.Below(1000) < faultsPerThousand / 8)
        {
            Sex = "U";
        }

        if (chance.Below(1000) < faultsPerThousand)
        {
            Upn = chance.Below(4) switch { 0 => "", 1 => Wrong(Upn), _ => Temporary(Upn, chance) };
        }
    }

    public string Given { get; set; }

    public string Middle { get; private set; }

    public string Surname { get; set; }

    public DateOnly Birth { get; private set; }

    public string Sex { get; private set; }

    public string Upn { get; set; }

    public Home Home { get; set; }

    /// <summary>Given name, middle names, surname, date of birth and sex.</summary>
    public void Names(CsvBytes to) => to.Cell(Given).Cell(Middle).Cell(Surname).Cell(Birth).Cell(Sex);

    /// <summary>The address in four columns.</summary>
    public void Address(CsvBytes to) => to.Cell(Home.Address).Blank().Cell(Home.Town).Cell(Home.Postcode);

    private static string Wrong(string upn) => $"{(upn[0] == 'A' ? 'B' : 'A')}{upn.AsSpan(1)}";

    private static string Temporary(string upn, Chance chance)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{upn.AsSpan(1, 11)}{Domain.Identifiers.Upn.Letters[chance.Below(23)]}");
        return Domain.Identifiers.Upn.CheckLetterOf(body) + body;
    }

    private static string Typo(string name, Chance chance)
    {
        if (name.Length < 4)
        {
            return name;
        }

        var at = chance.Between(1, name.Length - 2);
        if (!char.IsLetter(name[at]) || !char.IsLetter(name[at + 1]))
        {
            return name;
        }

        return chance.Below(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => $"{name.AsSpan(0, at)}{char.ToLowerInvariant(name[at + 1])}{char.ToLowerInvariant(name[at])}{name.AsSpan(at + 2)}",
            _ => Array.Find(Near, group => group.Contains(name[at], StringComparison.Ordinal)) is { } group
                ? $"{name.AsSpan(0, at)}{group[chance.Below(group.Length)]}{name.AsSpan(at + 1)}" : name.Remove(at, 1),
        };
    }
}
