using OnRoll.Domain.Counting;

namespace OnRoll.Data.Demo;

/// <summary>The life of one synthetic child, future days included, from which the register's lines up to a day are cut.</summary>
/// <remarks>
/// Where a child lived is told from birth on: of a day without a residence nobody could say whether the child was in the area.
/// </remarks>
internal sealed class Childhood(string id, DateOnly birth, string sex)
{
    private readonly List<Period> periods = [];
    private readonly List<Told> told = [];

    public string Id { get; } = id;

    public DateOnly Birth { get; } = birth;

    /// <summary><c>F</c>, <c>M</c> or <c>U</c>.</summary>
    public string Sex { get; } = sex;

    /// <summary>The first day of the Reception year.</summary>
    public DateOnly Reception { get; } = new(YearGroup.AcademicYearOf(birth) + 5, 9, 1);

    /// <summary>The day on which the register first heard of the child.</summary>
    public DateOnly FirstHeardOf { get; set; }

    /// <summary>Whether something has befallen the child already: one story is enough for one life.</summary>
    public bool HasStory { get; set; }

    /// <summary>Whether a story tells of the birth itself, so that it is not told again.</summary>
    public bool IsBirthTold { get; set; }

    /// <summary>The year group on a day: 0 for Reception.</summary>
    public int YearOn(DateOnly day) => YearGroup.Of(Birth, day);

    /// <summary>The entry in a school's admission register that holds on a day; <c>null</c> when none does.</summary>
    public Period? RollOn(DateOnly day) => periods.FindLast(period => period.Fact == "registered" && period.Holds(day));

    public Period? HomeOn(DateOnly day) => periods.FindLast(period => IsHome(period) && period.Holds(day));

    /// <summary>Every residence there is, believed ones too.</summary>
    public IReadOnlyList<Period> Homes() => [.. periods.Where(period => period.Fact == "resident")];

    /// <summary>Every entry in a register, in the order in which they were made.</summary>
    public IEnumerable<Period> Rolls() => periods.Where(period => period.Fact == "registered");

    /// <summary>Everything that holds on a day, of one fact.</summary>
    public Period? On(string fact, DateOnly day) => periods.FindLast(period => period.Fact == fact && period.Holds(day));

    /// <summary>Gives a residence another authority until the day before a day.</summary>
    public void Divide(Period home, DateOnly first, string before)
    {
        var at = periods.IndexOf(home);
        if (home.To < first)
        {
            periods[at] = home.In(before, home.From, home.To);
            return;
        }

        periods[at] = home.In(before, home.From, first.AddDays(-1));
        periods.Insert(at + 1, home.In(home.Authority, first, home.To));
    }

    public void Add(Period period) => periods.Add(period);

    public void Say(Told line) => told.Add(line);

    /// <summary>Takes the name off the register at the end of a day, and off every later one.</summary>
    public void LeaveRoll(DateOnly lastDay, int learntAfter) => End(period => period.Fact == "registered", lastDay, learntAfter);

    /// <summary>Ends every confirmed residence at the end of a day.</summary>
    public void LeaveHome(DateOnly lastDay, int learntAfter) => End(IsHome, lastDay, learntAfter);

    /// <summary>Forgets all that was planned, for a child whose life turns out to have begun elsewhere.</summary>
    public void BeginAnew(DateOnly firstHeardOf)
    {
        periods.Clear();
        FirstHeardOf = firstHeardOf;
    }

    /// <summary>Ends everything that is still so.</summary>
    public void EndAll(DateOnly lastDay, int learntAfter) => End(static _ => true, lastDay, learntAfter);

    /// <summary>What the register had been told by the end of a day, in the order in which it was told.</summary>
    public IEnumerable<Told> Lines(DateOnly today)
    {
        List<Told> lines = IsBirthTold ? [] : [new("born", Birth, null, FirstHeardOf) { Kind = Sex }];
        lines.AddRange(periods.SelectMany(period => period.Lines(FirstHeardOf)));
        lines.AddRange(told);
        return lines.Where(line => line.Known <= today).OrderBy(line => line.Known);
    }

    private static bool IsHome(Period period) => period.Fact == "resident" && period.Kind.Length == 0;

    private void End(Predicate<Period> chosen, DateOnly lastDay, int learntAfter)
    {
        periods.RemoveAll(period => chosen(period) && period.From > lastDay);
        foreach (var period in periods.Where(period => chosen(period) && period.Holds(lastDay)))
        {
            period.To = lastDay;
            period.EndLearntAfter = learntAfter;
        }
    }
}
