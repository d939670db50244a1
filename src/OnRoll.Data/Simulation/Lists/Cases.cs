using System.Globalization;
using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>What an authority's older system holds of children it looks for, and what others told it of them.</summary>
internal static class Cases
{
    public static void Of(Part part, Area area, int number, Person person, Childhood child, Period? last, DateOnly today, Chance chance)
    {
        var since = (last?.To ?? today.AddDays(-60)).AddDays(1);
        if (child.On("home-education", today)?.Kind is "suitable" or "not-yet" || since > today)
        {
            return;
        }

        var opened = Earlier(since.AddDays(chance.Between(1, 20)), today);
        if (chance.Percent(85))
        {
            Case(part, area, number, person, child, last, opened, today, chance);
        }

        if (chance.Percent(45))
        {
            Referral(part, area, number, person, last, since, opened, chance);
        }
    }

    private static void Case(Part part, Area area, int number, Person person, Childhood child, Period? last, DateOnly opened, DateOnly today, Chance chance)
    {
        var copied = new Copied(person, chance, 30);
        var to = part.To($"caseload/{area.Code}.csv");
        var (reason, provision) = (child.On("reason", today), child.On("provision", today));
        to.Cell(part.Id("caseload", 'C', person, area, number, false)).Cell(chance.Percent(20) ? "" : copied.Upn).Cell(copied.Given).Cell(copied.Surname)
            .Cell(copied.Birth).Cell(copied.Sex).Cell(copied.Home.Address).Cell(copied.Home.Town).Cell(copied.Home.Postcode)
            .Cell(opened).Blank().Cell(reason?.Kind ?? "").Cell(reason?.From).Cell(child.On("whereabouts", today)?.Kind ?? "known")
            .Cell(last?.Place ?? "").Cell(last?.To).Cell(provision?.Kind ?? "").Cell(provision?.From)
            .Cell(provision?.Hours?.ToString("0.##", CultureInfo.InvariantCulture) ?? "").Cell($"officer-{chance.Between(1, 9)}").Blank().End();
    }

    private static void Referral(Part part, Area area, int number, Person person, Period? last, DateOnly since, DateOnly opened, Chance chance)
    {
        var copied = new Copied(person, chance, 40);
        var to = part.To("referrals.csv");
        to.Cell(part.Id("referrals", 'F', person, area, number, false));
        copied.Names(to);
        to.Cell(copied.Home.Address).Cell(copied.Home.Town).Cell(copied.Home.Postcode).Cell(chance.Percent(60) ? "" : copied.Upn)
            .Cell(opened).Cell(Earlier(since.AddDays(-chance.Between(0, 6)), opened))
            .Cell(chance.Pick("school", "health", "social-care", "police", "public", "housing"))
            .Cell($"referrer-{chance.Between(1, 99)}").Cell(chance.Pick("not at school", "no school place", "moved in", "not seen since", "seen in the daytime"))
            .Cell(last?.Place ?? "").Cell(area.Code).End();
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
