using System.Globalization;
using OnRoll.Data.Demo;
using OnRoll.Domain.Counting;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>Makes the children of an area: each has what is theirs from one stream of chance, and what is the family's from another.</summary>
/// <param name="isSmall">Whether so few are made that the numbers set aside for tests (999 and on) are enough for all.</param>
internal sealed class People(bool isSmall)
{
    private const long SmallRange = 500_000;
    private const long WideRange = 50_000_000;

    private static readonly string[] Doubled = ["british", "caribbean", "spanish", "portuguese", "ghanaian"];
    private readonly NameBook book = NameBook.Shared;

    /// <param name="ordinal">A number that no other child in England has.</param>
    public Person Of(Area area, int number, long ordinal, int household, DateOnly birth, string sex, SimulatedSchool near)
    {
        var family = area.Stream(Purpose.Household, household);
        var own = area.Stream(Purpose.Person, number);
        var (culture, bornAbroad) = book.Culture(area.IsLondon, family);
        var surname = book.Surname(culture, family);
        if (Doubled.Contains(culture) && family.Percent(culture is "spanish" or "portuguese" ? 60 : 6))
        {
            surname = $"{surname}{(culture is "spanish" or "portuguese" ? " " : "-")}{book.Surname(culture, family)}";
        }

        var mother = book.Forename(culture, "F", family);
        // Among some the mother keeps her own, and among some a daughter has another ending or name.
        var parentSurname = culture is "somali" or "eritrean" or "arabic" or "tamil" || family.Percent(18) ? book.Surname(culture, family) : surname;
        if (culture == "punjabi" && family.Percent(60))
        {
            surname = sex == "M" ? "Singh" : "Kaur";
        }
        else if (culture == "polish" && sex == "F" && surname.EndsWith("ski", StringComparison.Ordinal))
        {
            surname = $"{surname[..^1]}a";
        }

        var home = Home.Near(near, family);
        var phone = string.Create(CultureInfo.InvariantCulture, $"07700 900{family.Below(1000):D3}");
        var given = book.Forename(culture, sex, own);
        var middle = own.Percent(culture == "british" ? 60 : 25) ? book.Forename(culture, sex, own) : "";
        return new(area.ChildId(number), culture, birth, sex, given, middle == given ? "" : middle, surname, home,
            UpnOf(area, number, birth), NhsNumberOf(ordinal), mother, parentSurname, phone, own.Percent(bornAbroad));
    }

    private static string UpnOf(Area area, int number, DateOnly birth)
    {
        var year = (YearGroup.AcademicYearOf(birth) + 4) % 100;
        Span<char> body = stackalloc char[12];
        body.TryWrite(CultureInfo.InvariantCulture, $"{area.Code}{2000 + (number / 1000):D4}{year:D2}{number % 1000:D3}", out _);
        return string.Concat([Upn.CheckLetterOf(body)], body);
    }

    private string NhsNumberOf(long ordinal)
    {
        // A step without a common factor with the range scatters neighbours, and meets no number twice.
        var scattered = isSmall ? ordinal * 7919 % SmallRange : ordinal * 7919 % WideRange;
        for (var half = 0; ; half++)
        {
            var digits = (isSmall ? 999_000_000 : 900_000_000) + (scattered * 2) + half;
            var sum = 0L;
            for (var (rest, weight) = (digits, 2); rest > 0; rest /= 10, weight++)
            {
                sum += rest % 10 * weight;
            }

            var check = (11 - (sum % 11)) % 11;
            if (check < 10)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{digits}{check}");
            }
        }
    }
}
