using OnRoll.Domain.Counting;

namespace OnRoll.Data.Demo;

/// <summary>Decides what happens to whom, and when: so many stories of each kind a year, each to a child of a fitting year group.</summary>
internal sealed class Storyteller(Population population, SchoolPlaces schools, DemoCalendar calendar, string authority, DateOnly today, ulong seed)
{
    /// <summary>The number of children that the rates of stories are given for.</summary>
    private const int Standard = 6000;
    private const int Tries = 400;

    private int told;

    public void TellAll()
    {
        // A year before the first that can be asked of, so that its first day already has children who wait.
        var first = new DateOnly(YearGroup.AcademicYearOf(today) - Population.YearsOfHistory, 9, 1);
        var days = today.DayNumber - first.DayNumber + 1;
        var children = population.OfSchoolYears;
        for (var kind = 0; kind < Story.All.Count; kind++)
        {
            var story = Story.All[kind];
            var chance = new Chance(seed, Population.Stream(3, kind));
            var lately = ((story.Lately * children) + (Standard / 2)) / Standard;
            for (var number = 0; number < lately; number++)
            {
                Tell(story, today.AddDays(-chance.Between(story.LeastDaysAgo, story.MostDaysAgo)), chance);
            }

            var count = chance.Whole(story.PerYear * days / 365 * children, Standard);
            for (var number = 0; number < count; number++)
            {
                // Spread over the years with a little disorder, so that no year is empty of them.
                var from = (int)((long)days * number / count);
                Tell(story, first.AddDays(Math.Min(days - 1, from + chance.Below((days / count) + 1))), chance);
            }
        }
    }

    private void Tell(Story story, DateOnly wanted, Chance chance)
    {
        var day = story.OnAnyDay ? wanted : calendar.UpTo(wanted);
        for (var attempt = 0; attempt < Tries && population.Children.Count > 0; attempt++)
        {
            var child = chance.Pick(population.Children);
            if (!child.HasStory && child.YearOn(day) >= story.FirstYear && child.YearOn(day) <= story.LastYear && IsHere(child, day))
            {
                child.HasStory = true;
                story.Tell(new(child, day, authority, new(seed, Population.Stream(4, told++)), schools, calendar.Days, new RoundLondon()));
                return;
            }
        }
    }

    /// <summary>Whether the child lives here and has been at one school here for long enough to have a past.</summary>
    private bool IsHere(Childhood child, DateOnly day) =>
        child.HomeOn(day)?.Authority == authority && child.RollOn(day) is { Kind: not "special" } roll && roll.From.AddDays(20) <= day && child.FirstHeardOf < day;
}
