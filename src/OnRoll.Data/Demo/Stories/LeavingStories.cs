namespace OnRoll.Data.Demo.Stories;

/// <summary>Children who are gone, or thought to be.</summary>
internal static class LeavingStories
{
    private const string Fact = "whereabouts";

    /// <summary>
    /// Stopped coming, and nobody knows where the child is. After twenty school days and joint enquiries the name is taken
    /// off; some are found here, some elsewhere, some not at all.
    /// </summary>
    public static void Vanished(Telling story)
    {
        var (missed, deleted) = Vanish(story);
        var found = story.AfterWait(deleted, 25, 100, 900);
        if (story.Chance.Percent(45))
        {
            story.During(missed, found.AddDays(-1), Fact, "unknown");
            story.Reason(story.Chance.Pick("unknown", "unknown", "not-recorded"), deleted, found);
            story.FindPlace(found, "application-awaiting");
            return;
        }

        story.Reason("unknown", deleted, found);
        story.During(missed, found, Fact, "unknown");
        story.SettleElsewhere(story.Chance.Pick(story.Neighbour(), "XSC"), found.AddDays(1), story.After(found, 5, 15));
    }

    /// <summary>As <see cref="Vanished"/>, and never found: counted until compulsory school age ends.</summary>
    public static void NeverFound(Telling story)
    {
        var (missed, deleted) = Vanish(story);
        story.During(missed, null, Fact, "unknown");
        story.Reason("unknown", deleted, deleted.AddYears(12));
    }

    /// <summary>The family said it was leaving the country; weeks or months later somebody there confirms it.</summary>
    public static void GoneAbroad(Telling story)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var confirmed = story.AfterWait(story.Day, 15, 60, 420);
        story.During(story.Day, confirmed.AddDays(-1), Fact, "believed-abroad");
        story.Reason("believed-moved-country", story.After(story.Day, 1, 10), confirmed);
        if (story.Chance.Percent(85))
        {
            story.During(confirmed, null, Fact, "confirmed-abroad");
        }
        else
        {
            story.During(confirmed, null, Fact, "known");
            story.FindPlace(confirmed, "moved-in-country");
        }
    }

    /// <summary>Thought to have moved to another authority, which answers at last.</summary>
    public static void GoneToAnotherAuthority(Telling story)
    {
        var elsewhere = story.Chance.Percent(20) ? story.Chance.Pick("838", "839", "895") : story.Neighbour();
        var confirmed = story.AfterWait(story.Day, 20, 65, 400);
        var believed = story.During(story.Day, confirmed.AddDays(-1), "resident", "believed", home: elsewhere);
        story.Reason("believed-moved-la", story.After(story.Day, 1, 10), confirmed);
        if (story.Chance.Percent(80))
        {
            story.SettleElsewhere(elsewhere, story.Day, confirmed);
            believed.To = confirmed.AddDays(-1);
            return;
        }

        story.LeaveRoll(story.Day.AddDays(-1));
        story.FindPlace(confirmed, "application-awaiting");
    }

    /// <summary>Away without leave, and two people say different things of where the child is.</summary>
    public static void SeenAndNotSeen(Telling story)
    {
        var roll = story.Roll;
        var gone = story.SchoolDay(story.Day);
        var back = story.SchoolDaysAfter(gone, story.Chance.Between(18, 60));
        var reported = story.SchoolDaysAfter(gone, 3);
        var until = story.WithinRoll(back.AddDays(-1));
        if (reported >= until)
        {
            return;
        }

        story.During(gone, until, "absent", "unauthorised", roll.Place);
        story.During(reported, until, Fact, "unknown");
        story.During(reported, until, Fact, story.Chance.Pick("believed-abroad", "known"));
    }

    private static (DateOnly Missed, DateOnly Deleted) Vanish(Telling story)
    {
        var place = story.Roll.Place;
        var gone = story.SchoolDay(story.Day);
        var deleted = story.SchoolDaysAfter(gone, story.Chance.Between(21, 45));
        story.LeaveRoll(deleted);
        story.During(gone, deleted, "absent", "unauthorised", place);
        return (story.SchoolDaysAfter(gone, story.Chance.Between(5, 9)), deleted);
    }
}
