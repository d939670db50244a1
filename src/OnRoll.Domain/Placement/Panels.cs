using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Placement;

/// <summary>The panels that cases are put to.</summary>
public enum PanelKind : byte
{
    /// <summary>Places children by the fair access protocol: School Admissions Code 2021, section 3.</summary>
    FairAccess = 0,

    /// <summary>Looks at children missing education of whom the team needs others' help.</summary>
    MissingEducation,
}

/// <summary>What a panel came to.</summary>
public enum PanelOutcome : byte
{
    Agreed = 0,
    NotAgreed,

    /// <summary>It will look at the case on another day.</summary>
    Deferred,

    /// <summary>The case no longer needed the panel.</summary>
    Withdrawn,
}

/// <summary>The case is put on the agenda of a panel.</summary>
/// <param name="Key">The panel and its day: what is put twice on one day to the same meeting stands once.</param>
/// <param name="Meets">The day on which the panel meets.</param>
/// <param name="Ask">What the panel is asked.</param>
public sealed record PutToPanel(DateOnly On, string Key, string By, PanelKind Panel, DateOnly Meets, string Ask) : CaseEntry(On, Key, By)
{
    public override string Words => $"Put to the {Panels.NameOf(Panel)} of {Meets:d MMMM yyyy}";

    public override string Text => Ask;
}

/// <summary>The panel decided.</summary>
public sealed record PanelDecided(DateOnly On, string Key, string By, PanelKind Panel, DateOnly Meets, PanelOutcome Outcome, string Why) : CaseEntry(On, Key, By)
{
    public override string Words => $"The {Panels.NameOf(Panel)} of {Meets:d MMMM yyyy}: {Panels.NameOf(Outcome)}";

    public override string Text => Why;
}

/// <summary>A case on the agenda of a panel.</summary>
/// <param name="Decision">What came of it; <c>null</c> while nothing has.</param>
public sealed record PanelItem(PanelKind Panel, DateOnly Meets, string Ask, string By, CaseEntry? Decision);

/// <summary>Which agendas a case stands on.</summary>
public static class Panels
{
    public static string NameOf(PanelKind panel) => panel switch
    {
        PanelKind.FairAccess => "fair access panel",
        _ => "children missing education panel",
    };

    public static string NameOf(PanelOutcome outcome) => outcome switch
    {
        PanelOutcome.Agreed => "agreed",
        PanelOutcome.NotAgreed => "not agreed",
        PanelOutcome.Deferred => "deferred",
        _ => "withdrawn",
    };

    /// <summary>The key under which a case is put to a meeting.</summary>
    public static string KeyOf(PanelKind panel, DateOnly meets) => $"{Spelling.Of(panel)} {meets:yyyy-MM-dd}";

    /// <summary>The agendas a case stands or stood on, the earliest put first. Put to another day before the panel decided, it stands on that day alone.</summary>
    /// <remarks>A step of fair access taken on the panel's day or later is the fair access panel's decision.</remarks>
    public static IReadOnlyList<PanelItem> Of(CaseFile file)
    {
        var items = new List<PanelItem>();
        foreach (var entry in file.Log.Select(line => line.Entry))
        {
            switch (entry)
            {
                case PutToPanel put:
                    items.RemoveAll(item => item.Panel == put.Panel && (item.Decision is null || item.Meets == put.Meets));
                    items.Add(new(put.Panel, put.Meets, put.Ask, put.By, null));
                    break;
                case PanelDecided decided:
                    Decide(items, item => item.Panel == decided.Panel && item.Meets == decided.Meets, decided);
                    break;
                case FairAccessTaken step:
                    Decide(items, item => item.Panel is PanelKind.FairAccess && item.Meets <= step.On && item.Decision is null or FairAccessTaken, step);
                    break;
            }
        }

        return items;
    }

    /// <summary>What waits for a panel.</summary>
    public static IEnumerable<PanelItem> Waiting(CaseFile file) => file.IsOpen ? Of(file).Where(item => item.Decision is null) : [];

    private static void Decide(List<PanelItem> items, Predicate<PanelItem> which, CaseEntry decision)
    {
        if (items.FindLastIndex(which) is >= 0 and var place)
        {
            items[place] = items[place] with { Decision = decision };
        }
    }
}
