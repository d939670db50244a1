namespace OnRoll.Data.Demo.Stories;

/// <summary>Children who are sent out of school, for days or for good.</summary>
internal static class ExclusionStories
{
    public static void Suspended(Telling story)
    {
        var from = story.SchoolDay(story.Day);
        var days = story.Chance.Wait(1, 4, 10);
        var to = story.WithinRoll(story.SchoolDaysAfter(from.AddDays(-1), days));
        if (to < from)
        {
            return;
        }

        story.During(from, to, "exclusion", "suspension", story.Roll.Place);
        if (days > 5 && story.Chance.Percent(60))
        {
            var sixth = story.SchoolDaysAfter(from.AddDays(-1), 6);
            if (sixth <= to)
            {
                story.During(sixth, to, "provision", "ap", story.Schools.ReferralUnit(story.Child, sixth, story.Chance).Place, 25);
            }
        }
    }

    /// <summary>Full-time education from the sixth day, and the unit's register when the governors have upheld it.</summary>
    public static void ExcludedForGood(Telling story)
    {
        var (from, deleted, unit) = Exclude(story, 18, 30);
        var sixth = story.SchoolDaysAfter(from.AddDays(-1), 6);
        story.During(sixth, deleted, "provision", "ap", unit.Place, 25);
        story.Join(unit, story.SchoolDaysAfter(deleted, 1));
    }

    /// <summary>No education from the sixth day, and none for weeks after the name was taken off.</summary>
    public static void ExcludedAndLeftWaiting(Telling story)
    {
        var (_, deleted, unit) = Exclude(story, 18, 40);
        story.LeaveRoll(deleted);
        var start = story.SchoolDay(story.AfterWait(deleted, 15, 60, 200));
        story.Reason(story.Chance.Pick("excluded", "difficulty-accessing", "other"), deleted.AddDays(1), start.AddDays(-1));
        story.Join(unit, start);
    }

    /// <summary>A place at a referral unit for a time, instead of an exclusion; not full-time for everybody.</summary>
    public static void PlacedInUnit(Telling story)
    {
        var roll = story.Roll;
        var from = story.SchoolDay(story.Day);
        var to = story.WithinRoll(story.SchoolDaysAfter(from, story.Chance.Wait(60, 120, 300)));
        var unit = story.Schools.ReferralUnit(story.Child, from, story.Chance);
        if (to <= from || unit.Place == roll.Place)
        {
            return;
        }

        story.Join(unit, from);
        if (story.Chance.Percent(35))
        {
            story.During(from, to, "timetable", "", unit.Place, story.Chance.Between(12, 20));
        }

        var back = story.SchoolDaysAfter(to, 1);
        story.Join(story.Schools.Ordinary(story.Child, back, story.Chance), back);
    }

    private static (DateOnly From, DateOnly Deleted, SchoolPlace Unit) Exclude(Telling story, int leastDays, int mostDays)
    {
        var roll = story.Roll;
        var from = story.SchoolDay(story.Day);
        var deleted = story.SchoolDaysAfter(from, story.Chance.Between(leastDays, mostDays));
        story.LeaveRoll(deleted);
        if (story.Child.RollOn(deleted) is null)
        {
            // The school year turned meanwhile; the name stays where it was until it is taken off.
            story.Child.Add(new("registered", roll.To!.Value.AddDays(1), deleted) { Place = roll.Place, Kind = roll.Kind, LearntAfter = 3, EndLearntAfter = 2 });
        }

        story.During(from, deleted, "exclusion", "permanent", roll.Place);
        return (from, deleted, story.Schools.ReferralUnit(story.Child, deleted, story.Chance));
    }
}
