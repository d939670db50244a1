using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation;

/// <summary>What schools report at the end of a term of a child who came to notice: the hours a week truly attended.</summary>
internal static class TermReports
{
    private const int MostDaysAfter = 900;

    /// <param name="day">The day on which the child came to notice.</param>
    public static void Tell(England england, Childhood child, DateOnly day, Chance chance)
    {
        if (chance.Percent(20))
        {
            return; // not every school sends them
        }

        foreach (var (first, last) in england.Terms)
        {
            if (first < day || last > day.AddDays(MostDaysAfter) || child.RollOn(first) is not { } roll || !roll.Holds(last))
            {
                continue;
            }

            var hours = chance.Percent(88) ? chance.Between(25, 29) : chance.Between(8, 24);
            child.Say(new("attendance", first, last, last.AddDays(chance.Between(2, 20))) { Place = roll.Place, Hours = hours });
        }
    }
}
