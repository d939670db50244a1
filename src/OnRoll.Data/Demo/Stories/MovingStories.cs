namespace OnRoll.Data.Demo.Stories;

/// <summary>Children who come into the area, and those who are known to have left it.</summary>
internal static class MovingStories
{
    public static void FromAnotherAuthority(Telling story)
    {
        story.ComeFrom(story.Neighbour());
        story.FindPlace(story.After(story.Day, 2, 20), "moved-in-la");
    }

    public static void FromAnotherCountry(Telling story)
    {
        story.ComeFrom(story.Chance.Pick("XXX", "XXX", "XXX", "XSC", "XWA", "XNI"));
        if (story.Chance.Percent(30))
        {
            story.Attribute(story.Chance.Pick("asylum-seeker", "refugee", "homeless"), story.After(story.Day, 1, 10));
        }

        story.FindPlace(story.After(story.Day, 3, 30), "moved-in-country");
    }

    /// <summary>Arrived without papers: no date of birth until an assessment settles one, and few hours at school to begin with.</summary>
    public static void AloneAndOfUnknownAge(Telling story)
    {
        story.ComeFrom("XXX");
        var settled = story.AfterWait(story.Day, 90, 200, 700);
        story.Child.IsBirthTold = true;
        story.Child.Say(new("born", null, null, story.Child.FirstHeardOf) { Kind = story.Child.Sex });
        story.Child.Say(new("born", story.Child.Birth, null, settled) { Kind = story.Child.Sex });
        story.Attribute("uasc", story.After(story.Day, 0, 3));
        story.Attribute("lac", story.After(story.Day, 0, 5));
        var start = story.FindPlace(story.After(story.Day, 2, 8), "moved-in-country");
        if (story.Chance.Percent(90))
        {
            story.During(start, story.After(start, 60, 260), "timetable", "", hours: story.Chance.Between(10, 16));
        }
    }

    /// <summary>Moved to another authority, which answered within days.</summary>
    public static void ToAnotherAuthority(Telling story) =>
        story.SettleElsewhere(story.Neighbour(), story.Day, story.After(story.Day, 4, 18));

    /// <summary>Moved in with a place already offered, for a day some weeks off.</summary>
    public static void OfferedForLater(Telling story)
    {
        story.ComeFrom(story.Chance.Pick("XXX", story.Neighbour(), story.Neighbour()));
        var applied = story.SchoolDay(story.After(story.Day, 1, 6));
        var offered = story.SchoolDaysAfter(applied, story.Chance.Between(3, 8));
        story.AfterOffer(story.Day, applied, offered, "waiting-start", leastNotice: 12, mostNotice: 34);
    }
}
