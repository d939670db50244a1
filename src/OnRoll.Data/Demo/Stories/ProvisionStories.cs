namespace OnRoll.Data.Demo.Stories;

/// <summary>Children on no register who are taught, or are said to be, in another way.</summary>
internal static class ProvisionStories
{
    private const string Fact = "provision";

    public static void InCustody(Telling story)
    {
        var to = Leave(story, 40, 120, 260);
        story.During(story.Day, to, Fact, "custody", "secure setting", 25, story.Chance.Pick("", "suitable"));
        story.Attribute("youth-justice", story.Day);
        story.FindPlace(to, "application-awaiting");
    }

    /// <summary>A package under a plan; reviewed for most, not yet judged for some.</summary>
    public static void TaughtUnderAPlan(Telling story)
    {
        story.Attribute("ehcp", story.After(story.Day, -400, -30));
        story.LeaveRoll(story.Day.AddDays(-1));
        var judged = story.AfterWait(story.Day, 20, 70, 300);
        story.During(story.Day, judged.AddDays(-1), Fact, "eotas", "home", story.Chance.Between(12, 20));
        story.During(judged, story.After(judged, 200, 900), Fact, "eotas", "home", story.Chance.Between(12, 20), "suitable");
    }

    /// <summary>Taught in hospital, whose school keeps no register of its own for a short stay.</summary>
    public static void InHospital(Telling story)
    {
        var to = Leave(story, 25, 70, 200);
        story.Reason("physical-health", story.After(story.Day, 2, 12), to);
        story.During(story.After(story.Day, 2, 10), to, Fact, "hospital", "hospital", story.Chance.Between(5, 12), story.Chance.Pick("health", ""));
        story.FindPlace(to, "physical-health");
    }

    /// <summary>At a further education college before sixteen: full-time for most, a few hours for some.</summary>
    public static void AtCollege(Telling story)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var end = new DateOnly(story.Child.Reception.Year + 12, 7, 10);
        var hours = story.Chance.Percent(60) ? 25 : story.Chance.Between(8, 14);
        story.During(story.Day, end > story.Day ? end : story.Day, Fact, "fe", "local college", hours);
        if (hours < 25)
        {
            story.Reason("other", story.After(story.Day, 2, 12), end);
        }
    }

    /// <summary>In a setting that is nobody's registered school, until somebody looked into it.</summary>
    public static void InUnregisteredSetting(Telling story)
    {
        var to = Leave(story, 60, 180, 500);
        story.During(story.After(story.Day, 0, 15), to, Fact, "unregistered", "setting without registration", story.Chance.Pick(12, 18, 25));
        story.Reason("parental-decision", story.After(story.Day, 10, 30), to);
        story.FindPlace(to, "parental-decision");
    }

    /// <summary>A few hours of tuition while a school is looked for: not full-time, so missing education all the while.</summary>
    public static void OnlyTuition(Telling story)
    {
        var to = Leave(story, 30, 90, 300);
        story.During(story.After(story.Day, 4, 18), to, Fact, story.Chance.Pick("tuition", "online", "work-based"), "home", story.Chance.Between(4, 12));
        story.Reason("difficulty-accessing", story.After(story.Day, 2, 12), to);
        story.FindPlace(to, "difficulty-accessing");
    }

    private static DateOnly Leave(Telling story, int least, int usual, int most)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        return story.AfterWait(story.Day, least, usual, most);
    }
}
