using OnRoll.Domain.Law;

namespace OnRoll.Data.Demo.Stories;

/// <summary>Children for whom no place was found, or not the one wanted.</summary>
internal static class PlaceStories
{
    /// <summary>The parent turned down the place offered, and took another later.</summary>
    public static void Declined(Telling story)
    {
        story.ComeFrom(story.Chance.Pick("XXX", story.Neighbour()));
        var applied = story.SchoolDay(story.After(story.Day, 3, 14));
        var offered = story.SchoolDaysAfter(applied, story.Chance.Between(8, 15));
        var declined = story.After(offered, 5, 14);
        var first = story.Schools.Ordinary(story.Child, offered, story.Chance);
        story.During(applied, offered.AddDays(-1), "application", "submitted");
        story.Offer(offered, story.After(declined, 3, 10), first.Place);
        var again = story.AfterWait(declined, 25, 90, 420);
        story.During(declined, again.AddDays(-1), "application", "declined", first.Place);
        story.AfterOffer(story.Day, again, story.SchoolDaysAfter(again, story.Chance.Between(5, 15)), "not-preference");
    }

    /// <summary>Every school named was full; the fair access panel found one.</summary>
    public static void Refused(Telling story)
    {
        story.ComeFrom(story.Chance.Pick("XXX", story.Neighbour()));
        var applied = story.SchoolDay(story.After(story.Day, 3, 14));
        var refused = story.SchoolDaysAfter(applied, story.Chance.Between(8, 20));
        var panel = story.AfterWait(refused, 20, 70, 300);
        story.During(applied, refused.AddDays(-1), "application", "submitted");
        story.During(refused, panel.AddDays(-1), "application", "refused", story.Schools.Ordinary(story.Child, refused, story.Chance).Place);
        story.AfterOffer(story.Day, panel, story.SchoolDaysAfter(panel, story.Chance.Between(5, 20)), "difficulty-accessing");
    }

    /// <summary>Nobody applied for Reception. Found from a list of births against rolls, after compulsory school age had begun.</summary>
    public static void NeverApplied(Telling story)
    {
        var child = story.Child;
        child.LeaveRoll(child.Reception.AddDays(-1), 0);
        var found = CompulsorySchoolAge.For(child.Birth).First.AddDays(story.Chance.Between(20, 60));
        child.FirstHeardOf = found;
        story.FindPlace(found, story.Chance.Pick("did-not-apply", "did-not-apply", "parental-decision"));
    }

    /// <summary>Left primary school in summer, refused the secondary school offered, and had none in September.</summary>
    /// <remarks>The story's day is the one on which a place is found at last.</remarks>
    public static void NoSecondarySchool(Telling story)
    {
        var september = new DateOnly(story.Child.Reception.Year + 7, 9, 1);
        story.LeaveRoll(september.AddDays(-1));
        var offered = story.SchoolDay(story.Day < september.AddDays(15) ? september.AddDays(15) : story.Day);
        story.AfterOffer(september, story.SchoolDay(september.AddDays(3)), offered, "not-preference");
    }

    /// <summary>Taken off the register after a quarrel with the school.</summary>
    public static void TakenOutInAnger(Telling story) => TakenOut(story, 20, 75, 380,
        story.Chance.Pick("dissatisfaction-general", "dissatisfaction-general", "parental-decision", "other"));

    /// <summary>Taken off the register by a parent who will not name another school; an attendance order is contested.</summary>
    public static void ContestsAnOrder(Telling story) => TakenOut(story, 60, 160, 520, "challenging-order");

    /// <summary>Too ill or too anxious for the school the child was at.</summary>
    public static void TakenOutForHealth(Telling story)
    {
        TakenOut(story, 30, 95, 460, story.Chance.Pick("mental-health", "mental-health", "physical-health"));
        if (story.Chance.Percent(40))
        {
            var from = story.After(story.Day, 15, 40);
            story.During(from, story.After(from, 20, 80), "provision", story.Chance.Pick("tuition", "online"), "home", story.Chance.Between(4, 12));
        }
    }

    /// <summary>Has a plan, and waits for a special school that can meet it.</summary>
    public static void WaitsForSpecialSchool(Telling story)
    {
        story.Attribute("ehcp", story.After(story.Day, -200, -20));
        story.LeaveRoll(story.Day.AddDays(-1));
        var offered = story.SchoolDay(story.AfterWait(story.Day, 40, 130, 560));
        story.AfterOffer(story.Day, story.SchoolDay(story.After(story.Day, 3, 20)), offered,
            story.Chance.Pick("dissatisfaction-send", "difficulty-accessing"), story.Schools.Special(story.Child, offered, story.Chance));
    }

    private static void TakenOut(Telling story, int least, int usual, int most, string reason)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var settled = story.SchoolDay(story.AfterWait(story.Day, least, usual, most));
        var applied = story.SchoolDay(settled.AddDays(-14));
        story.AfterOffer(story.Day, applied, settled, reason);
    }
}
