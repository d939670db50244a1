namespace OnRoll.Data.Demo;

/// <summary>The way through school from the day a child joins one: to its last year, on to the next, to the end of Year 11.</summary>
internal sealed class Enrolment(SchoolPlaces schools)
{
    /// <summary>Enters the name in a school's register, and in those of the schools that will follow.</summary>
    public void Begin(Childhood child, SchoolPlace school, DateOnly from, Chance chance)
    {
        while (true)
        {
            var last = LastDay(child, school);
            if (last < from)
            {
                return; // beyond school age
            }

            // One upload of the new school's roll tells the register of both ends, so that no day between them looks missed.
            var learntAfter = chance.Percent(8) ? chance.Between(15, 40) : chance.Between(2, 12);
            child.Add(new("registered", from, last)
            {
                Place = school.Place,
                Kind = school.Kind == "school" ? "" : school.Kind,
                LearntAfter = learntAfter,
                EndLearntAfter = chance.Between(2, 12),
            });
            if (child.RollOn(from.AddDays(-1)) is { } before)
            {
                before.EndLearntAfter = learntAfter + 1;
            }

            from = last.AddDays(1);
            if (child.YearOn(from) > 11)
            {
                return;
            }

            school = school.Kind == "special" ? schools.Special(child, from, chance) : schools.Ordinary(child, from, chance, school.Place);
        }
    }

    /// <summary>The day before a child changes school within the area, and all that follows from it.</summary>
    public void Move(Childhood child, DateOnly first, Chance chance)
    {
        if (child.RollOn(first) is { } roll)
        {
            child.LeaveRoll(first.AddDays(-1), 0);
            Begin(child, schools.Ordinary(child, first, chance, roll.Place), first, chance);
        }
    }

    private static DateOnly LastDay(Childhood child, SchoolPlace school)
    {
        var grown = new DateOnly(child.Reception.Year + Math.Min(11, school.LastYear) + 1, 8, 31);
        return school.Closed < grown ? school.Closed.Value : grown;
    }
}
