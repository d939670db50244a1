using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Casework;

/// <summary>How soon a child is to be looked to.</summary>
public enum Rank : byte
{
    Green = 0,
    Amber,
    Red,
}

/// <summary>One dated fact that weighs in a rank.</summary>
/// <param name="Points">What it adds; <c>null</c>: by itself it makes the rank red.</param>
public sealed record RankFactor(string Words, int? Points);

/// <summary>A rank with what it rests on, and what a person made of it.</summary>
/// <param name="Computed">What the facts come to.</param>
/// <param name="Set">What a person set it to, and why; <c>null</c>: nobody did.</param>
public sealed record Ranking(Rank Computed, int Score, IReadOnlyList<RankFactor> Factors, Ranked? Set)
{
    /// <summary>The rank that counts: a person's, where one set it.</summary>
    public Rank Rank => Set?.Rank ?? Computed;
}

/// <summary>Ranks a child from dated facts, explained factor by factor.</summary>
/// <remarks>
/// Practice, where law is silent: the weights are ours, after the groups that statutory guidance names as vulnerable. It orders a
/// list; it says nothing about a family.
/// </remarks>
public static class Ranks
{
    private const int RedFrom = 60;
    private const int AmberFrom = 30;
    private const int LongUnknown = 20;

    private static readonly (string Attribute, string Words)[] Alarms =
    [
        ("cp", "child protection plan"), ("lac", "looked after"), ("uasc", "unaccompanied and seeking asylum"), ("missing-report", "reported missing"),
        ("exploitation", "exploitation feared"), ("forced-marriage", "forced marriage feared"), ("fgm", "female genital mutilation feared"),
        ("radicalisation", "radicalisation feared"),
    ];

    private static readonly (string Attribute, string Words, int Points)[] Weights =
    [
        ("cin", "child in need", 30), ("early-help", "early help", 30), ("ehcp", "education, health and care plan", 15),
        ("sen-support", "SEN support", 8), ("young-parent", "young parent or pregnant", 10),
    ];

    public static string NameOf(Rank rank) => rank switch
    {
        Rank.Red => "Red",
        Rank.Amber => "Amber",
        _ => "Green",
    };

    /// <param name="timeline">The child as known now, all of it: a fact that may not be shown weighs all the same.</param>
    /// <param name="siblingsMissing">How many other children of the family or household are missing education on the day.</param>
    public static Ranking Of(Timeline timeline, CaseFile file, DateOnly day, int siblingsMissing = 0)
    {
        var situation = timeline.Child.On(day);
        var factors = new List<RankFactor>();
        factors.AddRange(Alarms.Where(alarm => situation.Attribute(alarm.Attribute) is not null).Select(alarm => new RankFactor(alarm.Words, null)));
        factors.AddRange(Weights.Where(weight => situation.Attribute(weight.Attribute) is not null).Select(weight => new RankFactor(weight.Words, weight.Points)));
        if (situation.Whereabouts.Latest is { Kind: Whereabouts.Unknown } unknown)
        {
            factors.Add(new("whereabouts unknown", 30));
            if (CountedDays.Working.NthFrom(unknown.Held.First, LongUnknown + 1) is { } long20 && long20 <= day)
            {
                factors.Add(new("whereabouts unknown for more than 20 working days", 20));
            }
        }

        if (file.Hold is not null)
        {
            factors.Add(new("a safeguarding hold", null));
        }

        if (file.Episodes > 1)
        {
            factors.Add(new("missing education before", 15));
        }

        if (siblingsMissing > 0)
        {
            factors.Add(new("a brother, sister or child of the household missing education too", 10));
        }

        if (timeline.History.All<Excluded>().Any(exclusion => exclusion.Held.First <= day))
        {
            factors.Add(new("excluded before", 10));
        }

        if (Waiting(timeline, day) is { } waiting)
        {
            factors.Add(waiting);
        }

        var score = factors.Sum(factor => factor.Points ?? 0);
        var rank = factors.Exists(factor => factor.Points is null) || score >= RedFrom ? Rank.Red : score >= AmberFrom ? Rank.Amber : Rank.Green;
        return new(rank, score, factors, file.RankSet);
    }

    private static RankFactor? Waiting(Timeline timeline, DateOnly day)
    {
        var (result, run) = timeline.RunAt(Definitions.Cme.Test!, day);
        var weeks = result is Tri.True && run is { } days ? (day.DayNumber - days.First.DayNumber) / 7 : 0;
        return weeks switch
        {
            > 52 => new("missing education for more than 52 weeks", 30),
            > 26 => new("missing education for more than 26 weeks", 20),
            > 12 => new("missing education for more than 12 weeks", 10),
            _ => null,
        };
    }
}
