namespace OnRoll.Data.Demo.Stories;

/// <summary>What goes wrong in the record and is put right, and the one end nobody puts right.</summary>
internal static class RecordStories
{
    public static void Died(Telling story)
    {
        story.Child.EndAll(story.Day, story.Chance.Between(2, 10));
        story.Child.Say(new("died", story.Day, null, story.After(story.Day, 2, 10)));
    }

    /// <summary>Born on another day than the register first had: month and day changed places, or the year was wrong.</summary>
    public static void BornOnAnotherDay(Telling story)
    {
        var child = story.Child;
        var birth = child.Birth;
        var wrong = birth.Day <= 12 && birth.Day != birth.Month ? new DateOnly(birth.Year, birth.Day, birth.Month) : birth.AddYears(-1);
        child.IsBirthTold = true;
        child.Say(new("born", wrong, null, child.FirstHeardOf) { Kind = child.Sex });
        child.Say(new("born", birth, null, story.Day) { Kind = child.Sex });
    }

    /// <summary>A school sent a deletion for the wrong pupil, and put it right days or weeks later.</summary>
    public static void TakenOffByMistake(Telling story)
    {
        var roll = story.Roll;
        if (roll.LearntAfter > story.Day.DayNumber - roll.From.DayNumber)
        {
            return;
        }

        var mistake = new Told("registered", roll.From, story.Day, story.After(story.Day, 1, 5)) { Place = roll.Place, Kind = roll.Kind };
        var mended = story.After(mistake.Known, 3, 30);
        if (roll.To < mended)
        {
            return;
        }

        story.Child.Say(mistake);
        story.Child.Say(mistake with { To = null, Known = mended });
    }

    /// <summary>Reported missing by mistake for another child, and taken back.</summary>
    public static void ReportedByMistake(Telling story)
    {
        var line = new Told("whereabouts", story.Day, null, story.After(story.Day, 1, 6)) { Kind = "unknown" };
        story.Child.Say(line);
        story.Child.Say(line with { Known = story.After(line.Known, 2, 40), Detail = "withdrawn" });
    }
}
