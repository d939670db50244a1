using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation.Stories;

/// <summary>Times without education, as long as the collection says that they last.</summary>
internal static class Spell
{
    /// <summary>Taken off a roll, and on another after a while; the reason recorded meanwhile, blank for none.</summary>
    public static Action<Telling> Of(string reason) => story =>
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        Wait(story, reason);
    };

    public static void FromAnotherAuthority(Telling story)
    {
        story.ComeFrom(story.Neighbour());
        Wait(story, "moved-in-la");
    }

    public static void FromAnotherCountry(Telling story)
    {
        story.ComeFrom(story.Chance.Pick("XXX", "XXX", "XXX", "XSC", "XWA", "XNI"));
        if (story.Chance.Percent(30))
        {
            story.Attribute(story.Chance.Pick("asylum-seeker", "refugee", "homeless"), story.After(story.Day, 1, 10));
        }

        Wait(story, "moved-in-country");
    }

    /// <summary>A place is offered early, and the parent takes long to accept it.</summary>
    public static void NotYetAccepted(Telling story)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var start = Start(story);
        var offered = story.Day.AddDays((start.DayNumber - story.Day.DayNumber) / 4);
        Place(story, offered, start, "offered-not-accepted", "offered-not-accepted");
    }

    /// <summary>Taught at home until that was found unsuitable, and then without a school for a while.</summary>
    public static void UnsuitableAtHome(Telling story)
    {
        var judged = story.Day;
        var begun = judged.AddDays(-story.Chance.Wait(40, 160, 500));
        if (story.Child.RollOn(begun) is { } roll && roll.From < begun && story.Child.FirstHeardOf < begun)
        {
            story.Child.LeaveRoll(begun.AddDays(-1), story.Chance.Between(1, 8));
            story.During(begun, judged.AddDays(-1), "home-education", "not-yet");
        }
        else
        {
            story.LeaveRoll(judged.AddDays(-1));
        }

        var start = Wait(story, "ehe-unsuitable");
        story.During(judged, start.AddDays(-1), "home-education", "unsuitable");
    }

    /// <summary>Said to have moved to another authority, which answers after a while.</summary>
    public static void BelievedElsewhere(Telling story)
    {
        var elsewhere = story.Neighbour();
        var confirmed = story.Day.AddDays(Days(story.Chance));
        var moved = story.Chance.Percent(75);
        story.During(story.Day, confirmed.AddDays(-1), "resident", "believed", home: elsewhere);
        Reason(story, "believed-moved-la", story.After(story.Day, 1, 8), confirmed.AddDays(-1));
        if (moved)
        {
            story.SettleElsewhere(elsewhere, story.Day, confirmed);
            return;
        }

        story.LeaveRoll(story.Day.AddDays(-1));
        Join(story, story.SchoolDay(story.After(confirmed, 1, 6)));
    }

    /// <summary>Said to have left the country; confirmed after a while, or come back.</summary>
    public static void BelievedAbroad(Telling story)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var confirmed = story.Day.AddDays(Days(story.Chance));
        story.During(story.Day, confirmed.AddDays(-1), "whereabouts", "believed-abroad");
        Reason(story, "believed-moved-country", story.After(story.Day, 1, 8), confirmed.AddDays(-1));
        if (story.Chance.Percent(85))
        {
            story.During(confirmed, null, "whereabouts", "confirmed-abroad");
            return;
        }

        story.During(confirmed, null, "whereabouts", "known");
        Join(story, story.SchoolDay(story.After(confirmed, 1, 6)));
    }

    /// <summary>Gone, and nobody knows where; found here or elsewhere after a while.</summary>
    public static void WhereaboutsUnknown(Telling story)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var found = story.Day.AddDays(Days(story.Chance));
        story.During(story.Day.AddDays(-story.Chance.Between(5, 30)), found.AddDays(-1), "whereabouts", "unknown");
        Reason(story, story.Chance.Percent(75) ? "unknown" : "not-recorded", story.After(story.Day, 0, 6), found.AddDays(-1));
        if (story.Chance.Percent(60))
        {
            Join(story, story.SchoolDay(story.After(found, 1, 6)));
        }
        else
        {
            story.SettleElsewhere(story.Chance.Percent(85) ? story.Neighbour() : "XSC", found, story.After(found, 1, 6));
        }
    }

    /// <summary>How many days a time without education lasts.</summary>
    /// <remarks>
    /// Drawn so that, with as many beginning every day, half of those who are missing on a day have been for 84 days or
    /// less: the bands of the collection, read as a survival curve.
    /// </remarks>
    public static int Days(Chance chance) => chance.Below(1000) switch
    {
        < 108 => chance.Between(2, 13),
        < 345 => chance.Between(14, 28),
        < 550 => chance.Between(29, 56),
        < 680 => chance.Between(57, 84),
        < 865 => chance.Between(85, 182),
        < 942 => chance.Between(183, 364),
        _ => chance.Percent(60) ? chance.Between(365, 650) : chance.Between(500, 1400),
    };

    private static DateOnly Start(Telling story) => story.SchoolDay(story.Day.AddDays(Days(story.Chance)));

    private static DateOnly Wait(Telling story, string reason)
    {
        var start = Start(story);
        var days = start.DayNumber - story.Day.DayNumber;
        var offered = start.AddDays(-Math.Clamp(days / 3, 1, 12));
        return Place(story, offered, start, reason, reason == "waiting-start" || !story.Chance.Percent(15) ? reason : "waiting-start");
    }

    private static DateOnly Place(Telling story, DateOnly offered, DateOnly start, string reason, string afterOffer)
    {
        var school = story.Schools.Ordinary(story.Child, start, story.Chance);
        var applied = story.Day.AddDays((offered.DayNumber - story.Day.DayNumber) / 3);
        story.During(applied, offered.AddDays(-1), "application", "submitted");
        if (offered < start)
        {
            story.Offer(offered, start, school.Place);
        }

        if (reason.Length > 0)
        {
            var changes = reason != afterOffer;
            Reason(story, reason, story.After(story.Day, 0, 3), (changes ? offered : start).AddDays(-1));
            if (changes)
            {
                Reason(story, afterOffer, offered, start.AddDays(-1));
            }
        }

        story.Join(school, start);
        return start;
    }

    private static void Join(Telling story, DateOnly first) =>
        story.Join(story.Schools.Ordinary(story.Child, first, story.Chance), first);

    /// <summary>Records the primary reason; for one child in twelve nobody does. Its end is learnt with the new school's roll.</summary>
    private static void Reason(Telling story, string slug, DateOnly from, DateOnly to)
    {
        if (from <= to && !story.Chance.Percent(8))
        {
            story.Child.Add(new("reason", from, to) { Kind = slug, LearntAfter = story.Chance.Between(0, 3), EndLearntAfter = story.Chance.Between(8, 14) });
        }
    }
}
