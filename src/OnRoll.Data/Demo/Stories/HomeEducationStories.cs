namespace OnRoll.Data.Demo.Stories;

/// <summary>Children whose parents say that they educate them at home.</summary>
internal static class HomeEducationStories
{
    private const string Fact = "home-education";

    /// <summary>Found suitable after some months, and for half of the children for good.</summary>
    public static void Suitable(Telling story)
    {
        var judged = Begin(story, 40, 110, 240);
        if (story.Chance.Percent(50))
        {
            story.During(judged, null, Fact, "suitable");
            return;
        }

        var back = story.SchoolDay(story.After(judged, 150, 900));
        story.During(judged, back.AddDays(-1), Fact, "suitable");
        story.Join(story.Schools.Ordinary(story.Child, back, story.Chance), back);
    }

    /// <summary>Found unsuitable: missing education from then until a school takes the child.</summary>
    public static void Unsuitable(Telling story)
    {
        var judged = Begin(story, 30, 80, 200);
        Fail(story, judged);
    }

    /// <summary>Letters stay unanswered, and at last the education is held unsuitable.</summary>
    public static void NoAnswer(Telling story)
    {
        var silent = Begin(story, 30, 60, 120);
        var judged = story.AfterWait(silent, 30, 80, 260);
        story.During(silent, judged.AddDays(-1), Fact, "no-response");
        Fail(story, judged);
    }

    /// <summary>Two officers judge the same visit differently, and weeks pass until one judgement is taken back.</summary>
    public static void JudgedTwoWays(Telling story)
    {
        var judged = Begin(story, 20, 45, 60);
        var settled = story.AfterWait(judged, 55, 90, 200);
        story.During(judged, null, Fact, "suitable");
        var other = new Told(Fact, judged, null, story.After(judged, 3, 12)) { Kind = "unsuitable" };
        story.Child.Say(other);
        story.Child.Say(other with { Known = settled, Detail = "withdrawn" });
    }

    /// <summary>The school takes the name off when it has the parent's letter.</summary>
    /// <returns>The day on which the authority has judged.</returns>
    private static DateOnly Begin(Telling story, int least, int usual, int most)
    {
        story.LeaveRoll(story.Day.AddDays(-1));
        var judged = story.AfterWait(story.Day, least, usual, most);
        story.During(story.Day, judged.AddDays(-1), Fact, "not-yet");
        return judged;
    }

    private static void Fail(Telling story, DateOnly judged)
    {
        var applied = story.SchoolDay(story.AfterWait(judged, 15, 50, 330));
        var start = story.AfterOffer(judged, applied, story.SchoolDaysAfter(applied, story.Chance.Between(6, 15)), "ehe-unsuitable");
        story.During(judged, start.AddDays(-1), Fact, "unsuitable");
    }
}
