using OnRoll.Domain.Time;

namespace OnRoll.Data.Demo;

/// <summary>One story being told of one child: what stories say, in the words of the facts file.</summary>
/// <param name="day">The day on which the story begins.</param>
/// <param name="round">What lies round the area.</param>
internal sealed class Telling(Childhood child, DateOnly day, string authority, Chance chance, SchoolPlaces schools, CountedDays schoolDays, Surroundings round)
{
    private const string AnyPlace = "";

    public Childhood Child => child;

    public DateOnly Day => day;

    public string Authority => authority;

    public Chance Chance => chance;

    public SchoolPlaces Schools => schools;

    /// <summary>The register entry of the day on which the story begins.</summary>
    public Period Roll => child.RollOn(day) ?? throw new InvalidOperationException($"{child.Id} is on no register on {day:yyyy-MM-dd}");

    /// <summary>Some calendar days after a day.</summary>
    public DateOnly After(DateOnly from, int least, int most) => from.AddDays(chance.Between(least, most));

    /// <summary>The end of a wait such as <see cref="Chance.Wait"/> draws.</summary>
    public DateOnly AfterWait(DateOnly from, int least, int usual, int most) => from.AddDays(chance.Wait(least, usual, most));

    /// <summary>The first school day from a day on.</summary>
    public DateOnly SchoolDay(DateOnly from) => schoolDays.NthFrom(from, 1) ?? from;

    /// <summary>The nth school day after a day.</summary>
    public DateOnly SchoolDaysAfter(DateOnly from, int n) => schoolDays.NthAfter(from, n) ?? from.AddDays(n * 7 / 5);

    /// <summary>The earlier of a day and the last on the register entry of the day.</summary>
    public DateOnly WithinRoll(DateOnly to) => Roll.To < to ? Roll.To.Value : to;

    /// <summary>Says that something was so from a day to a day, to be learnt a few days after each.</summary>
    /// <param name="to"><c>null</c> if it never ends.</param>
    public Period During(DateOnly from, DateOnly? to, string fact, string kind, string place = AnyPlace, decimal? hours = null,
        string detail = "", string home = "")
    {
        var period = new Period(fact, from, to)
        {
            Kind = kind,
            Place = place,
            Hours = hours,
            Detail = detail,
            Authority = home,
            LearntAfter = chance.Between(1, 9),
            EndLearntAfter = chance.Between(1, 9),
        };
        child.Add(period);
        return period;
    }

    public void Attribute(string name, DateOnly from, DateOnly? to = null) => During(from, to, "attribute", name);

    /// <summary>Records the primary reason while the child misses education; for one child in eight nobody does.</summary>
    public void Reason(string slug, DateOnly from, DateOnly to)
    {
        if (from <= to && !chance.Percent(12))
        {
            child.Add(new("reason", from, to) { Kind = slug, LearntAfter = chance.Between(0, 4), EndLearntAfter = chance.Between(0, 6) });
        }
    }

    /// <summary>Takes the name off the register at the end of a day, learnt by the deletion return.</summary>
    public void LeaveRoll(DateOnly lastDay) => child.LeaveRoll(lastDay, chance.Between(1, 6));

    public void Join(SchoolPlace school, DateOnly first)
    {
        child.LeaveRoll(first.AddDays(-1), 1);
        new Enrolment(schools).Begin(child, school, first, chance);
    }

    /// <summary>An application is made, a place is offered, the child starts.</summary>
    /// <param name="from">The day from which the parent may apply.</param>
    /// <param name="reason">Recorded until the offer; after it, for some, that the child waits to start.</param>
    /// <returns>The first day at school.</returns>
    public DateOnly FindPlace(DateOnly from, string reason, SchoolPlace? wanted = null)
    {
        var applied = SchoolDay(After(from, 1, 14));
        // The Admissions Code: an answer within 10 school days if possible, 15 at the most. Some take longer all the same.
        return AfterOffer(from, applied, SchoolDaysAfter(applied, chance.Wait(5, 15, 45)), reason, wanted);
    }

    /// <summary>A place applied for is offered on a day, and the child starts.</summary>
    /// <returns>The first day at school.</returns>
    public DateOnly AfterOffer(DateOnly missingFrom, DateOnly applied, DateOnly offered, string reason, SchoolPlace? wanted = null, int leastNotice = 2, int mostNotice = 10)
    {
        offered = offered > applied ? offered : SchoolDaysAfter(applied, 3);
        var school = wanted ?? schools.Ordinary(child, offered, chance);
        var start = SchoolDaysAfter(offered, chance.Between(leastNotice, mostNotice));
        if (child.YearOn(start) != child.YearOn(offered))
        {
            school = school.Takes(child, start) ? school : schools.Ordinary(child, start, chance);
        }

        During(applied, offered.AddDays(-1), "application", "submitted");
        Offer(offered, start, school.Place);
        var changes = chance.Percent(40) && reason is "moved-in-la" or "moved-in-country" or "application-awaiting";
        Reason(reason, After(missingFrom, 0, 4), changes ? offered.AddDays(-1) : start.AddDays(-1));
        if (changes)
        {
            Reason("waiting-start", offered, start.AddDays(-1));
        }

        Join(school, start);
        return start;
    }

    /// <summary>A place is offered for a start to come: the last day of the offer is known from its first.</summary>
    public void Offer(DateOnly offered, DateOnly start, string place) =>
        child.Say(new("application", offered, start.AddDays(-1), After(offered, 0, 3)) { Kind = "offered", Place = place });

    /// <summary>The child turns out to have lived elsewhere until the day before the story's, and to live here since.</summary>
    /// <param name="from">The code of the authority or country.</param>
    public void ComeFrom(string from)
    {
        child.BeginAnew(After(day, 2, 20));
        During(child.Birth, day.AddDays(-1), "resident", "", home: from);
        During(day, null, "resident", "", home: authority);
        if (!from.StartsWith('X') && child.Reception < day)
        {
            During(child.Reception, day.AddDays(-1), "registered", "", round.School(from, child, day.AddDays(-1), chance));
        }
    }

    /// <summary>The child is found to have lived since a day in another authority, and to be at school there.</summary>
    /// <param name="from">The first day there.</param>
    /// <param name="confirmed">The day on which that authority said so.</param>
    public void SettleElsewhere(string elsewhere, DateOnly from, DateOnly confirmed)
    {
        var after = confirmed.DayNumber - from.DayNumber;
        child.LeaveHome(from.AddDays(-1), after + 1);
        child.LeaveRoll(from.AddDays(-1), Math.Min(after + 1, 6));
        child.Add(new("resident", from, null) { Authority = elsewhere, LearntAfter = after });
        if (!elsewhere.StartsWith('X'))
        {
            child.Add(new("registered", from, new(child.Reception.Year + 12, 8, 31)) { Place = round.School(elsewhere, child, from, chance), LearntAfter = after, EndLearntAfter = 20 });
        }
    }

    /// <summary>An authority near by, other than this one.</summary>
    public string Neighbour() => round.Neighbour(authority, chance);
}
