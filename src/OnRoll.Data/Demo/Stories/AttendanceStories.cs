namespace OnRoll.Data.Demo.Stories;

/// <summary>Children on a register who are not at school, or not for all of the week.</summary>
internal static class AttendanceStories
{
    /// <summary>A reduced timetable agreed for six weeks, which ran on: the first line gave an end, and a later one took it away.</summary>
    public static void PartTimeThatRanOver(Telling story)
    {
        var from = story.SchoolDay(story.Day);
        var (place, hours) = (story.Roll.Place, story.Chance.Between(8, 18));
        var planned = story.WithinRoll(from.AddDays(41));
        var to = story.WithinRoll(story.AfterWait(from, 60, 140, 400));
        if (to <= from)
        {
            return;
        }

        var line = new Told("timetable", from, planned, story.After(from, 1, 6)) { Place = place, Hours = hours };
        story.Child.Say(line);
        if (to > planned)
        {
            story.Child.Say(line with { To = null, Known = story.After(planned, 2, 15) });
            story.Child.Say(line with { To = to, Known = story.After(to, 16, 20) });
        }
    }

    /// <summary>Away without leave for ten school days and more, and then back.</summary>
    public static void StaysAway(Telling story) => Away(story, "unauthorised", 11, 30, 75);

    public static void Sick(Telling story)
    {
        if (Away(story, "sick", 8, 30, 120) is not (var from, var to))
        {
            return;
        }

        var fifteenth = story.SchoolDaysAfter(from, 15);
        if (fifteenth < to && story.Chance.Percent(65))
        {
            story.During(fifteenth, to, "provision", story.Chance.Pick("tuition", "online", "hospital"), "home", story.Chance.Between(5, 12), "health");
        }
    }

    /// <summary>Travels with the family for its trade.</summary>
    public static void Travels(Telling story)
    {
        story.Attribute("grt", story.After(story.Day, -300, -30));
        Away(story, "mobile", 20, 50, 110);
    }

    /// <summary>Comes to school on some days, over months; hours are those truly attended.</summary>
    public static void ComesLittle(Telling story)
    {
        var from = story.SchoolDay(story.Day);
        var to = story.WithinRoll(story.AfterWait(from, 60, 150, 420));
        if (to > from)
        {
            story.During(from, to, "attendance", "", story.Roll.Place, story.Chance.Percent(65) ? story.Chance.Between(0, 10) : story.Chance.Between(13, 19));
        }
    }

    /// <summary>Expects or has a child of her own: a reduced timetable about the birth.</summary>
    public static void YoungParent(Telling story)
    {
        story.Attribute("young-parent", story.Day);
        var from = story.SchoolDay(story.Day);
        var to = story.WithinRoll(story.After(from, 100, 250));
        if (to > from)
        {
            story.During(from, to, "timetable", "", story.Roll.Place, story.Chance.Between(6, 14));
        }
    }

    private static (DateOnly From, DateOnly To)? Away(Telling story, string kind, int least, int usual, int most)
    {
        var from = story.SchoolDay(story.Day);
        var to = story.WithinRoll(story.SchoolDaysAfter(from, story.Chance.Wait(least, usual, most)));
        if (to <= from)
        {
            return null;
        }

        story.During(from, to, "absent", kind, story.Roll.Place);
        return (from, to);
    }
}
