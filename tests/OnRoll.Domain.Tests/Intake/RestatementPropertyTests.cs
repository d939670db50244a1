using CsCheck;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Intake;

/// <summary>Rolls of one child at one school, in whatever order they arrive.</summary>
public sealed class RestatementPropertyTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly string[] Surnames = ["Quillon", "Quist", "Quaid"];
    private static readonly string[] Numbers = ["B801200005001", "D320412312001", "not-a-upn"];
    private static readonly Gen<int> Seeds = Gen.Int[1, int.MaxValue];

    [Fact]
    public void Rolls_taken_in_any_order_end_in_the_same_history() => Seeds.Sample(seed =>
    {
        var random = new Random(seed);
        var rolls = Rolls(random);
        var shuffled = rolls.ToArray();
        random.Shuffle(shuffled);

        Assert.Equal(Days(Taken(rolls)), Days(Taken(shuffled)));
    }, iter: 400);

    [Fact]
    public void A_roll_taken_again_adds_nothing() => Seeds.Sample(seed =>
    {
        var random = new Random(seed);
        var rolls = Rolls(random);
        random.Shuffle(rolls);
        var register = Taken(rolls);

        Assert.All(rolls, roll => Assert.Empty(register.Take(roll)));
    }, iter: 300);

    [Fact]
    public void On_the_day_of_a_roll_the_history_says_what_the_roll_says() => Seeds.Sample(seed =>
    {
        var random = new Random(seed);
        var rolls = Rolls(random);
        random.Shuffle(rolls);
        var history = Taken(rolls).Now;

        Assert.All(rolls, roll =>
        {
            Assert.All(roll.Says.OfType<Named>(), said => Assert.Equal(said.Name, Assert.Single(On<Named>(history, roll.AsOf)).Name));
            Assert.All(roll.Says.OfType<Addressed>(), said => Assert.Equal(said.Address, Assert.Single(On<Addressed>(history, roll.AsOf)).Address));
            Assert.Equal(roll.Says.OfType<Identified>().Select(said => said.Value), On<Identified>(history, roll.AsOf).Where(borne => borne.Kind is IdentifierScheme.Upn).Select(borne => borne.Value));
        });
        Assert.Equal(rolls.MaxBy(roll => roll.AsOf)!.Says.OfType<Born>(), history.All<Born>());
    }, iter: 300);

    private static Statement[] Rolls(Random random)
    {
        var days = Enumerable.Range(0, 200).ToArray();
        random.Shuffle(days);
        var (firstEntry, firstLast) = (Start.AddDays(-random.Next(1, 300)), Start.AddDays(random.Next(20, 90)));
        var (secondEntry, secondLast) = (firstLast.AddDays(random.Next(1, 40)), firstLast.AddDays(random.Next(60, 120)));
        return [.. days.Take(random.Next(1, 7)).Order().Select(number =>
        {
            var day = Start.AddDays(number);
            var (entry, last) = day < secondEntry ? (firstEntry, firstLast) : (secondEntry, secondLast);
            var isSaid = day > last || random.Next(3) == 0;
            var leaving = !isSaid ? "" : day > last ? $"{last:yyyy-MM-dd}" : $"{day.AddDays(random.Next(30)):yyyy-MM-dd}";
            return Sheet.OfRolls(day).Read($"school=100012;id=17;given_name=Zeph;surname={Pick(Surnames)};date_of_birth=2015-03-0{random.Next(1, 3)};sex=F;upn={Pick(Numbers)};"
                + $"address_1={random.Next(1, 4)} Elm Row;entry_date={entry:yyyy-MM-dd};leaving_date={leaving};enrolment=C;authority=20{random.Next(1, 4)}")!;
        })];

        string Pick(string[] values) => values[random.Next(values.Length)];
    }

    private static Register Taken(IEnumerable<Statement> rolls)
    {
        var register = new Register();
        foreach (var roll in rolls)
        {
            register.Take(roll);
        }

        return register;
    }

    /// <summary>What is so on each day, whatever pieces it is made of.</summary>
    private static IEnumerable<string> Days(Register register)
    {
        var history = register.Now;
        for (var day = Start.AddDays(-10); day < Start.AddDays(250); day = day.AddDays(1))
        {
            yield return $"{day:yyyy-MM-dd} {string.Join(", ", On<Assertion>(history, day).Select(What).Distinct().Order(StringComparer.Ordinal))}";
        }
    }

    private static string What(Assertion assertion) => (assertion with { Held = new(Start) }).ToString()!;

    private static IEnumerable<T> On<T>(EducationHistory history, DateOnly day)
        where T : Assertion => history.All<T>().Where(assertion => assertion is not Born && assertion.Held.Contains(day));
}
